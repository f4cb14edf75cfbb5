"""One Twilio account with one WhatsApp sender: what it accepted, and what became of it."""

import random
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Literal
from urllib.parse import urlencode

from simulator.chats import Kind, Message, Status
from simulator.ground import Ground
from simulator.post import Answer
from simulator.twilio.content import Content, Rendered
from simulator.twilio.people import PREFIX, People, Person
from simulator.twilio.rules import UNDELIVERED
from simulator.twilio.signature import signature
from simulator.twilio.statuses import Ladder, Step

WINDOW: Final = timedelta(hours=24)
API_VERSION: Final = "2010-04-01"
RANK: Final[Mapping[str, int]] = {
    "accepted": 0, "queued": 0, "sent": 1, "delivered": 2, "read": 3, "failed": 4, "undelivered": 4,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Record:
    """A message as the Messages resource knows it, in or out."""

    sid: str
    to: str
    from_: str
    body: str
    direction: Literal["inbound", "outbound-api"]
    status: str
    created: datetime
    sent: datetime | None = None
    error: int | None = None
    media: tuple[str, ...] = ()
    callback: str = ""
    chat: str = ""


class TwilioAccount:
    """The account's state; `tier_cap` is how many people it may write to first in 24 hours."""

    def __init__(
        self,
        ground: Ground,
        *,
        sid: str,
        auth_token: str,
        sender: str,
        webhook: str,
        open_directory: bool,
        chance: random.Random,
    ) -> None:
        self.ground = ground
        self.sid = sid
        self.auth_token = auth_token
        self.sender = sender
        self.webhook = webhook
        self.people = People(open_directory=open_directory)
        self.records: dict[str, Record] = {}
        self._sids_to: defaultdict[str, list[str]] = defaultdict(list)
        self.contents: dict[str, Content] = {}
        self.opt_outs: set[str] = set()
        self.approves_at_once = True
        self.filters_keywords = False
        self.tier_cap: int | None = None
        self.last_inbound: dict[str, datetime] = {}
        self.ladder = Ladder(self._take, self._call_back, chance)
        self._initiated: dict[str, datetime] = {}

    # The window and the tier

    def window_is_open(self, number: str) -> bool:
        """Tell whether the person wrote within the last 24 hours."""
        last = self.last_inbound.get(number)
        return last is not None and self.ground.now() - last < WINDOW

    def exceeds_tier(self, number: str) -> bool:
        """Count a person written to first, and tell whether the cap forbids it."""
        now = self.ground.now()
        self._initiated = {n: at for n, at in self._initiated.items() if now - at < WINDOW}
        if self.tier_cap is None or number in self._initiated:
            return False
        if len(self._initiated) >= self.tier_cap:
            return True
        self._initiated[number] = now
        return False

    # Messages out

    def accept(
        self,
        *,
        to: str,
        person: Person | None,
        rendered: Rendered,
        template: str,
        failure: int | None,
        form: Mapping[str, str],
    ) -> Record:
        """Accept a message; it reaches the phone or fails soon after."""
        chat = person.number if person else to.removeprefix(PREFIX)
        record = Record(
            sid=("MM" if rendered.media else "SM") + uuid.uuid4().hex,
            to=to,
            from_=PREFIX + self.sender,
            body=rendered.text,
            direction="outbound-api",
            status="accepted" if form.get("MessagingServiceSid") else "queued",
            created=self.ground.now(),
            media=rendered.media,
            callback=form.get("StatusCallback", ""),
            chat=chat,
        )
        self.keep(record)
        self.ground.chats.add(_shown(record, rendered, template, form))
        if failure is not None:
            self._fail(record.sid, failure)
        elif rendered.media:
            fetch = partial(self._fetch_media, record.sid, rendered.media[0])
            self.ground.lanes.put(("media", chat), fetch)
        else:
            self.ladder.climb(record.sid, self.ground.now())
        return record

    def keep(self, record: Record) -> None:
        """Keep a new record."""
        self.records[record.sid] = record
        self._sids_to[record.to].append(record.sid)

    def newest_records(self, to: str | None) -> Iterator[Record]:
        """Give what is still kept, to one address or to all, newest first."""
        sids = self._sids_to[to] if to else list(self.records)
        return (self.records[sid] for sid in reversed(sids) if sid in self.records)

    def change(self, record: Record) -> None:
        """Put a changed record in the place of the old one, unless that was deleted."""
        if record.sid in self.records:
            self.records[record.sid] = record

    def _fail(self, sid: str, code: int) -> None:
        status: Status = "undelivered" if code in UNDELIVERED else "failed"
        self.ladder.step(sid, status, self.ground.now(), code)

    async def _fetch_media(self, sid: str, url: str) -> None:
        answer = await self.ground.poster.fetch(url)
        if not answer.ok:
            self._fail(sid, 63019)
            return
        name = answer.file_name or url.partition("?")[0].rpartition("/")[2]
        file = self.ground.files.add(answer.body, answer.content_type, name)
        record = self.records[sid]
        message = self.ground.chats.find("whatsapp", record.chat, sid)
        if message is not None:
            kind = kind_of(answer.content_type)
            shown = replace(message, file=file.id, file_name=name, kind=kind)
            self.ground.chats.change(shown)
        self.change(replace(record, media=(file.id,)))
        self.ladder.climb(sid, self.ground.now())

    # Statuses

    def _take(self, step: Step) -> bool:
        """Carry a step out; a status never falls back."""
        record = self.records.get(step.sid)
        if record is None or RANK[step.status] <= RANK.get(record.status, 0):
            return False
        sent = record.sent or self.ground.now()
        self.change(replace(record, status=step.status, error=step.error, sent=sent))
        message = self.ground.chats.find("whatsapp", record.chat, step.sid)
        if message is not None:
            self.ground.chats.change(replace(message, status=step.status, error=step.error))
        return True

    def _call_back(self, step: Step) -> None:
        record = self.records[step.sid]
        if not record.callback:
            return
        fields = {
            "MessageSid": step.sid,
            "SmsSid": step.sid,
            "MessageStatus": step.status,
            "SmsStatus": step.status,
            "To": record.to,
            "From": record.from_,
            "AccountSid": self.sid,
            "ApiVersion": API_VERSION,
            "ChannelPrefix": "whatsapp",
            "ChannelInstallSid": "XE" + "0" * 32,
        }
        if step.error is not None:
            fields["ErrorCode"] = str(step.error)
            fields["ChannelStatusMessage"] = f"Error {step.error}"
        if step.status in {"delivered", "read"}:
            fields["EventType"] = step.status.upper()
        report = partial(self._report, record.callback, fields)
        self.ground.lanes.put(("status", step.sid), report)

    async def _report(self, url: str, fields: Mapping[str, str]) -> None:
        await self.post(url, fields)

    # Webhooks

    async def post(self, url: str, fields: Mapping[str, str]) -> bool:
        """Post a signed form and tell whether it was taken; only a lost connection is retried."""
        target = url.partition("#")[0]
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "User-Agent": "TwilioProxy/1.1",
            "X-Twilio-Signature": signature(self.auth_token, target, fields),
            "I-Twilio-Idempotency-Token": str(uuid.uuid4()),
        }
        body = urlencode(fields).encode()
        answer = await self.ground.poster.post(target, body=body, headers=headers)
        if not answer.connected:
            answer = await self.ground.poster.post(target, body=body, headers=headers)
        self._note(fields["MessageSid"], answer)
        return answer.ok

    def _note(self, sid: str, answer: Answer) -> None:
        if not answer.ok:
            self.ground.failed_webhooks.append(f"twilio {sid}: {answer.status}")
        if b"<Message" in answer.body:
            problem = ("replies inside the answer to a webhook are not played",)
            self.ground.record("whatsapp", "webhook answer", problem)


def kind_of(content_type: str) -> Kind:
    """Return what a phone makes of a file."""
    major = content_type.partition("/")[0]
    if content_type == "image/webp":
        return "sticker"
    kinds: dict[str, Kind] = {"image": "image", "audio": "audio", "video": "video"}
    return kinds.get(major, "document")


def _shown(record: Record, rendered: Rendered, template: str, form: Mapping[str, str]) -> Message:
    return Message(
        id=record.sid,
        channel="whatsapp",
        address=record.chat,
        by="bot",
        at=record.created,
        kind="image" if rendered.media else "text",
        text=rendered.text,
        buttons=rendered.buttons,
        list_label=rendered.list_label,
        template=template,
        status="queued",
        monotonic=time.monotonic(),
        request=dict(form),
    )
