"""The Telegram channel: updates in, messages out, through python-telegram-bot as transport only."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from hmac import compare_digest
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.media import Media
from bot.channels.telegram_errors import sorted_error
from bot.channels.telegram_updates import ALLOWED_UPDATES, message_reference, read_update
from dialog.channel import (
    SHARE_CONTACT,
    Accepted,
    Capabilities,
    FoundMessage,
    NotAuthenticError,
    Outgoing,
    Received,
    Refusal,
    RefusedError,
    UnreadableError,
    WebhookRequest,
)
from dialog.messages import Attachment, AttachmentKind, Bubble, ChannelName, Choice

log = structlog.get_logger()

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header
CAPABILITIES = Capabilities(
    text_length=4_096,
    buttons=3,
    button_length=20,
    rows=10,
    row_length=96,
    has_window=False,
    can_be_asked=False,
    most_in_flight=8,
)
CALLBACK_BYTES = 64
ONE_ROW_LETTERS = 24
"""Labels together no longer than this stand side by side on a small telephone."""

# httpx slows down with every open connection (encode/httpx issue 3215): keep few.
_CONNECTIONS = 10
_SECONDS = 10.0
_POLL_SECONDS = 25
_PAUSE_SECONDS = 3.0


class Telegram:
    """One bot."""

    name = ChannelName.TELEGRAM
    capabilities = CAPABILITIES

    def __init__(
        self,
        *,
        token: str,
        secret: str,
        username: str,
        media: Media,
        now: Callable[[], datetime],
        base_url: str = "https://api.telegram.org",
    ) -> None:
        self._bot_id = token.partition(":")[0]
        self._secret = secret
        self._username = username
        self._media = media
        self._now = now
        self._polling = _requests(1)
        self.bot = Bot(
            token,
            base_url=f"{base_url}/bot",
            base_file_url=f"{base_url}/file/bot",
            request=_requests(_CONNECTIONS),
            get_updates_request=self._polling,
        )

    async def start(self) -> None:
        """Ask the server who we are, when that is not set."""
        await self.bot.initialize()
        self._username = self._username or self.bot.username

    async def stop(self) -> None:
        """Close the connections."""
        await self.bot.shutdown()

    async def set_webhook(self, url: str) -> None:
        """Tell Telegram where to send updates."""
        await self.bot.set_webhook(
            url, secret_token=self._secret, allowed_updates=list(ALLOWED_UPDATES)
        )

    async def complaint(self, webhook: str) -> str:
        """Say what is wrong with the bot, or nothing; `webhook` is where updates should go."""
        try:
            await self.start()
            found = await self.bot.get_webhook_info()
        except TelegramError as error:
            return f"Telegram refused: {type(error).__name__}"
        finally:
            await self.stop()
        if found.url != webhook:
            return "updates go to another address: start sapa serve once to set it"
        if found.last_error_message:
            return f"Telegram could not deliver: {found.last_error_message}"
        return ""

    def read(self, request: WebhookRequest) -> Received | None:
        """Read an update whose secret is right."""
        given = request.headers.get(SECRET_HEADER, "")
        if not self._secret or not compare_digest(given.encode(), self._secret.encode()):
            raise NotAuthenticError
        try:
            values = json.loads(request.body)
        except ValueError:
            raise UnreadableError from None
        return self._read(values)

    async def poll(self) -> AsyncIterator[Received]:
        """Fetch updates for those without a public address.

        An update is confirmed to Telegram only after the caller asks for the next one.
        """
        await self.bot.delete_webhook()
        offset: int | None = None
        while True:
            for values in await self._fetch(offset):
                offset = values["update_id"] + 1
                try:
                    received = self._read(values)
                except UnreadableError:
                    log.warning("telegram.unreadable", update_id=values["update_id"])
                    continue
                if received:
                    yield received

    async def acknowledge(self, receipt: str) -> None:
        """Stop a tapped button from spinning."""
        try:
            await self.bot.answer_callback_query(receipt)
        except BadRequest:
            log.debug("telegram.tap_too_old")
        except TelegramError as error:
            log.info("telegram.tap_unanswered", error=type(error).__name__)

    def wording(self, outgoing: Outgoing) -> str:
        """Give the text; Telegram has no list to compare it with."""
        return outgoing.bubble.text

    async def send(self, outgoing: Outgoing) -> Accepted:
        """Send one bubble."""
        markup = _markup(outgoing.bubble)
        try:
            message = await self._send(int(outgoing.address), outgoing.bubble, markup)
        except TelegramError as error:
            raise sorted_error(error) from error
        return Accepted(provider_id=message_reference(message.chat_id, message.message_id))

    async def find(self, address: str, since: datetime) -> Sequence[FoundMessage]:  # noqa: ARG002
        """Find nothing: Telegram can't be asked."""
        return ()

    def _read(self, values: Any) -> Received | None:  # noqa: ANN401 - foreign JSON
        try:
            update = Update.de_json(values, self.bot)
            return read_update(
                update, bot_id=self._bot_id, username=self._username, now=self._now()
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            raise UnreadableError from None

    async def _fetch(self, offset: int | None) -> Sequence[dict[str, Any]]:
        """Fetch updates as they are, so that one of an unknown shape does not hide the others."""
        query = urlencode(
            {
                "timeout": _POLL_SECONDS,
                "allowed_updates": json.dumps(ALLOWED_UPDATES),
                **({} if offset is None else {"offset": offset}),
            }
        )
        try:
            answer = await self._polling.retrieve(
                f"{self.bot.base_url}/getUpdates?{query}", read_timeout=_POLL_SECONDS + _SECONDS
            )
        except (NetworkError, RetryAfter) as error:
            log.info("telegram.poll_failed", error=type(error).__name__)
            await asyncio.sleep(_PAUSE_SECONDS)
            return ()
        updates: Sequence[dict[str, Any]] = json.loads(answer)["result"]
        return updates

    async def _send(self, chat: int, bubble: Bubble, markup: Any) -> Message:  # noqa: ANN401
        picture = self._media.file(bubble.picture.media_id or "") if bubble.picture else None
        if picture:
            return await self.bot.send_photo(
                chat, picture.read_bytes(), caption=bubble.text, reply_markup=markup
            )
        if bubble.document and (file := self._media.file(bubble.document.media_id or "")):
            return await self.bot.send_document(
                chat,
                file.read_bytes(),
                filename=bubble.document.name,
                caption=bubble.text or None,
                reply_markup=markup,
            )
        if bubble.forwarded:
            return await self._forward(chat, bubble, bubble.forwarded)
        if len(bubble.text) > CAPABILITIES.text_length:
            raise RefusedError(Refusal.OUR_FAULT, "too_long")
        return await self.bot.send_message(
            chat, bubble.text, reply_markup=markup, link_preview_options=_preview(bubble)
        )

    async def _forward(self, chat: int, bubble: Bubble, thing: Attachment) -> Message:
        caption = bubble.text or None
        # A voice note of the other channel is a web address that only its provider can open.
        if not thing.reference or thing.reference.startswith("http"):
            return await self.bot.send_message(chat, without_attachment(bubble))
        match thing.kind:
            case AttachmentKind.VOICE:
                return await self.bot.send_voice(chat, thing.reference, caption=caption)
            case AttachmentKind.PHOTO:
                return await self.bot.send_photo(chat, thing.reference, caption=caption)
            case AttachmentKind.VIDEO:
                return await self.bot.send_video(chat, thing.reference, caption=caption)
            case AttachmentKind.DOCUMENT:
                return await self.bot.send_document(chat, thing.reference, caption=caption)
            case _:
                return await self.bot.send_message(chat, without_attachment(bubble))


def without_attachment(bubble: Bubble) -> str:
    """Write a bubble whose attachment can't be passed on."""
    return f"{bubble.text}\n\n(Kirimannya tidak bisa diteruskan ke sini.)".strip()


def _preview(bubble: Bubble) -> LinkPreviewOptions | None:
    """Keep Telegram from opening the address of a child's page for a preview."""
    return LinkPreviewOptions(is_disabled=True) if bubble.page is not None else None


def _markup(bubble: Bubble) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if not bubble.choices:
        return None
    if any(choice.id == SHARE_CONTACT for choice in bubble.choices):
        return _contact_keyboard(bubble.choices)
    buttons = [_button(bubble, choice) for choice in bubble.choices]
    letters = sum(len(choice.label) for choice in bubble.choices)
    if bubble.list_title is None and letters <= ONE_ROW_LETTERS:
        return InlineKeyboardMarkup([buttons])
    return InlineKeyboardMarkup([[button] for button in buttons])


def _button(bubble: Bubble, choice: Choice) -> InlineKeyboardButton:
    data = f"{bubble.token}:{choice.id}"
    if len(data.encode()) > CALLBACK_BYTES:
        raise RefusedError(Refusal.OUR_FAULT, "callback_data_too_long")
    label = f"{choice.label} | {choice.description}" if choice.description else choice.label
    return InlineKeyboardButton(label, callback_data=data)


def _contact_keyboard(choices: Sequence[Choice]) -> ReplyKeyboardMarkup:
    rows = [[KeyboardButton(c.label, request_contact=c.id == SHARE_CONTACT)] for c in choices]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)


def _requests(connections: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=_SECONDS,
        write_timeout=_SECONDS,
        connect_timeout=_SECONDS,
        pool_timeout=_SECONDS,
    )
