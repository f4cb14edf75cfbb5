"""The WhatsApp channel: webhooks in, messages out, through Twilio."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import structlog
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.rest import Client

from bot.channels.media import Media
from bot.channels.twilio_http import AsyncHttp, Servers, SyncHttp, only_while
from bot.channels.twilio_media import passing_address, sealed_reference
from bot.channels.whatsapp_codes import refusal
from bot.channels.whatsapp_content import shape_of, variables, wording
from bot.channels.whatsapp_forms import PREFIX, STATUSES, read_message, read_report
from bot.channels.whatsapp_signature import is_signed, mac, sealed_id
from dialog.channel import (
    PLAIN_TEXT_LENGTH,
    Accepted,
    Capabilities,
    DeliveryStatus,
    Event,
    FoundMessage,
    NotAuthenticError,
    NotSentError,
    Outgoing,
    Received,
    Refusal,
    RefusedError,
    UncertainError,
    UnreadableError,
    WebhookRequest,
)
from dialog.messages import Bubble, ChannelName, Incoming
from dialog.splitting import numbered

log = structlog.get_logger()

CAPABILITIES = Capabilities(
    text_length=PLAIN_TEXT_LENGTH,
    buttons=3,
    button_length=20,
    rows=10,
    row_length=24,
    has_window=True,
    can_be_asked=True,
    most_in_flight=32,
)
STATUS_PATH = "/webhook/whatsapp/status"
SERVER_ERROR = 500
_MOST_VALID_SECONDS = 36_000
_LOOK_BACK = 100
_LARGEST_PAGE = 1_000


@dataclass(frozen=True, kw_only=True)
class Account:
    """The Twilio account and the number that sends."""

    sid: str
    tokens: tuple[str, ...]
    """The auth token in use, then the other one while they are exchanged."""
    sender: str
    servers: Servers


class WhatsApp:
    """One WhatsApp sender at Twilio."""

    name = ChannelName.WHATSAPP
    capabilities = CAPABILITIES

    def __init__(
        self,
        *,
        account: Account,
        public_url: str,
        content_sids: Mapping[str, str],
        media: Media,
        now: Callable[[], datetime],
    ) -> None:
        self._account = account
        self._public_url = public_url
        self._contents = dict(content_sids)
        self._media = media
        self._now = now
        self._http: AsyncHttp | None = None
        self._client: Any = None

    async def start(self) -> None:
        """Open the connections and learn which contents exist at Twilio."""
        self._http = AsyncHttp(self._account.servers)
        self._client = Client(self._account.sid, self._account.tokens[0], http_client=self._http)
        found = await asyncio.to_thread(contents_at_twilio, self._account)
        self._contents = found | self._contents
        log.info("whatsapp.contents", count=len(self._contents))

    async def stop(self) -> None:
        """Close the connections."""
        if self._http:
            await self._http.close()

    def read(self, request: WebhookRequest) -> Received | None:
        """Read a signed message or status."""
        form = _form(request.body)
        if not self._is_authentic(request, form):
            raise NotAuthenticError
        try:
            event = self._event(request, form)
        except KeyError as error:
            raise UnreadableError(str(error)) from None
        return Received(event=event) if event else None

    async def acknowledge(self, receipt: str) -> None:
        """Do nothing: the answer to the webhook was enough."""

    def wording(self, outgoing: Outgoing) -> str:
        """Give the text as Twilio's list of messages will show it."""
        if outgoing.template:
            return outgoing.template.text
        if self._content(outgoing):
            return wording(outgoing.bubble)
        return _text(outgoing.bubble)

    async def send(self, outgoing: Outgoing) -> Accepted:
        """Send a template, an interactive message or a text."""
        content = self._content(outgoing)
        try:
            return await self._create(outgoing, content or self._plain(outgoing))
        except RefusedError as error:
            if not content or outgoing.template or error.refusal is not Refusal.CONTENT:
                raise
        log.warning("whatsapp.buttons_refused", message=outgoing.outbox_id)
        return await self._create(outgoing, self._plain(outgoing))

    async def find(self, address: str, since: datetime) -> Sequence[FoundMessage]:
        """List what Twilio accepted for an address since then, oldest first."""
        try:
            # A message still queued has no date_sent, so only the address can filter.
            listed = await self._client.messages.list_async(
                to=PREFIX + address, limit=_LOOK_BACK, page_size=_LOOK_BACK
            )
        except (TwilioException, NotSentError) as error:
            raise UncertainError(type(error).__name__) from error
        found = [_found(each) for each in listed if each.direction != "inbound"]
        return sorted(
            (each for each in found if each.created_at >= since), key=lambda each: each.created_at
        )

    async def missed(self, since: datetime) -> Sequence[Incoming]:
        """List what people wrote since then, oldest first: Twilio does not send it twice."""
        try:
            listed = await self._client.messages.list_async(
                to=PREFIX + self._account.sender, date_sent_after=since, page_size=_LARGEST_PAGE
            )
        except (TwilioException, NotSentError) as error:
            raise UncertainError(type(error).__name__) from error
        return [_missed(each) for each in reversed(listed) if each.direction == "inbound"]

    async def passed_on(self, query: Mapping[str, str]) -> tuple[bytes, str] | None:
        """Fetch a file of a person that is being passed on, with its type; None for any other."""
        reference = sealed_reference(self._account.tokens, query)
        if reference is None or self._http is None:
            return None
        return await self._http.fetch(reference, (self._account.sid, self._account.tokens[0]))

    def _event(self, request: WebhookRequest, form: Mapping[str, str]) -> Event | None:
        if request.path != STATUS_PATH:
            return read_message(form, self._now())
        query = dict(parse_qsl(request.query))
        return read_report(form, sealed_id(self._account.tokens, query))

    def _is_authentic(self, request: WebhookRequest, form: Mapping[str, str]) -> bool:
        query = f"?{request.query}" if request.query else ""
        url = f"{self._public_url}{request.path}{query}"
        is_ours = form.get("AccountSid") == self._account.sid
        return is_ours and is_signed(self._account.tokens, url, form, request.headers)

    def _content(self, outgoing: Outgoing) -> dict[str, Any] | None:
        """Give the content for a template or for buttons; None when plain text has to do."""
        if outgoing.template:
            filled = outgoing.template
            sid = self._contents.get(filled.name)
            if sid is None:
                raise RefusedError(Refusal.CONFIGURATION, f"no content {filled.name}")
            return _filled(sid, dict(enumerate(filled.variables, 1)))
        bubble = outgoing.bubble
        has_file = bool(bubble.picture or bubble.document)
        shape = None if outgoing.as_text or has_file else shape_of(bubble)
        sid = self._contents.get(shape.name) if shape else None
        return _filled(sid, variables(bubble, shape)) if shape and sid else None

    def _plain(self, outgoing: Outgoing) -> dict[str, Any]:
        bubble = outgoing.bubble
        text = _text(bubble)
        if len(text) > PLAIN_TEXT_LENGTH:
            raise RefusedError(Refusal.OUR_FAULT, "too_long")
        message: dict[str, Any] = {"body": text}
        url = self._media_url(bubble)
        return message | {"media_url": [url]} if url else message

    def _media_url(self, bubble: Bubble) -> str | None:
        own = bubble.picture or bubble.document
        if own and self._media.file(own.media_id or ""):
            return self._media.url(own.media_id or "")
        thing = bubble.forwarded
        if thing and thing.reference.startswith("http"):
            return passing_address(self._public_url, self._account.tokens[0], thing.reference)
        return None

    async def _create(self, outgoing: Outgoing, message: Mapping[str, Any]) -> Accepted:
        options = dict(message)
        if outgoing.valid_seconds is not None:
            options["validity_period"] = max(1, min(outgoing.valid_seconds, _MOST_VALID_SECONDS))
        try:
            with only_while(outgoing.is_still_ours):
                created = await self._client.messages.create_async(
                    to=PREFIX + outgoing.address,
                    from_=PREFIX + self._account.sender,
                    status_callback=self._callback(outgoing),
                    **options,
                )
        except TwilioRestException as error:
            if error.status >= SERVER_ERROR:
                raise UncertainError(str(error.status)) from error
            raise RefusedError(refusal(str(error.code)), str(error.code)) from error
        except TwilioException as error:
            # An answer that can't be read is no proof that nothing was accepted.
            raise UncertainError(type(error).__name__) from error
        return Accepted(provider_id=created.sid)

    def _callback(self, outgoing: Outgoing) -> str:
        number, attempt = outgoing.outbox_id, outgoing.attempt
        seal = mac(self._account.tokens[0], number, attempt)
        return f"{self._public_url}{STATUS_PATH}?id={number}&try={attempt}&mac={seal}"


def contents_at_twilio(account: Account) -> dict[str, str]:
    """List the contents at Twilio by name; none when Twilio does not answer."""
    http = SyncHttp(account.servers)
    client = Client(account.sid, account.tokens[0], http_client=http)
    try:
        return {content.friendly_name: content.sid for content in client.content.v1.contents.list()}
    except (TwilioException, OSError) as error:
        log.warning("whatsapp.contents_unknown", error=type(error).__name__)
        return {}
    finally:
        http.close()


def _form(body: bytes) -> dict[str, str]:
    text = body.decode("utf-8", "replace")
    return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=200))


def _filled(sid: str, values: Mapping[Any, str]) -> dict[str, Any]:
    named = {str(number): value for number, value in values.items()}
    return {"content_sid": sid, "content_variables": json.dumps(named, ensure_ascii=False)}


def _text(bubble: Bubble) -> str:
    text = numbered(bubble)
    thing = bubble.forwarded
    if thing and not thing.reference.startswith("http"):
        return f"{text}\n\n(Kirimannya tidak bisa diteruskan ke sini.)".strip()
    return text


def _found(message: Any) -> FoundMessage:  # noqa: ANN401 - the library has no types
    return FoundMessage(
        provider_id=message.sid,
        text=message.body or "",
        created_at=message.date_created,
        status=STATUSES.get(str(message.status), DeliveryStatus.QUEUED),
    )


def _missed(message: Any) -> Incoming:  # noqa: ANN401 - the library has no types
    return Incoming(
        channel=ChannelName.WHATSAPP,
        external_id=message.sid,
        address=message.from_.removeprefix(PREFIX),
        sent_at=message.date_created,
        text=message.body or "",
    )
