"""A line of real wires: both providers played over HTTP, and the whole program between them."""

import asyncio
import re
import secrets
import socket
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from phone_screen import buttons, shown

from bot import app, templates
from bot.demo import serving_web
from bot.settings import Settings
from bot.worlds.line import Delivered, Setting
from dialog.channel import DeliveryStatus
from dialog.messages import AttachmentKind, ChannelName, Incoming
from dialog.wire import bubble_from_json
from simulator import Message, Simulator, Webhook, serving
from simulator.checks import Specifications
from storage import outbox
from storage.outbox import Queued
from storage.tables.people import address
from storage.tables.talk import outbox as letters

WHATSAPP, TELEGRAM = ChannelName.WHATSAPP, ChannelName.TELEGRAM
BOT_ID, ACCOUNT, SENDER = 7_000_001, "AC" + "0" * 32, "+6281200000999"
PACE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(seconds=20)
"""No provider's rate lets one message wait longer than this."""
MOST_PAUSES = 60
HEARD_FOR = timedelta(hours=6)
"""Officers write every day: often enough for WhatsApp's 24 hours."""
EVERYBODY = sa.select(address.c.channel, address.c.address, address.c.last_inbound_at)
FILES = {
    AttachmentKind.VOICE: "audio",
    AttachmentKind.PHOTO: "image",
    AttachmentKind.VIDEO: "video",
    AttachmentKind.STICKER: "sticker",
    AttachmentKind.DOCUMENT: "document",
    AttachmentKind.CONTACT: "contact",
}
OUR_NUMBER = re.compile(r"[?&]id=(\d+)")


@dataclass
class AtProviders:
    """What outlives one conversation at the providers: contents made there, and the rules."""

    specifications: Specifications
    contents: dict = field(default_factory=dict)


class StageClock:
    """The stage's clock, for the program and for the providers."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def now(self) -> datetime:
        """Give the stage's moment."""
        return self._setting.now.astimezone(UTC)

    async def move_to(self, when: datetime) -> None:
        """Refuse: the stage alone moves its clock."""
        raise NotImplementedError(when)


class ProvidersLine:
    """Everything people do travels as a webhook, everything they see came by a provider.

    The event loop runs only while something is under way, so the stage's clock stands still
    between two lines of a conversation.
    """

    tells_commands = False

    def __init__(self, setting: Setting, *, at_providers: AtProviders) -> None:
        self.failures: list[str] = []
        """What a provider accepted and could not deliver, to numbers that are not cut."""
        self._setting = setting
        self._providers, self._program = AsyncExitStack(), AsyncExitStack()
        self._runner = asyncio.Runner()
        self._seen = 0
        self._heard_at: datetime | None = None
        self._cut: set[str] = set()
        self._runner.run(self._start(at_providers))

    async def _start(self, at_providers: AtProviders) -> None:
        listening = socket.create_server(("127.0.0.1", 0))
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        public_url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        secret, token = secrets.token_urlsafe(24), f"{BOT_ID}:{secrets.token_urlsafe(24)}"
        auth_token = secrets.token_hex(16)
        clock = StageClock(self._setting)
        self.simulator = Simulator.create(
            clock=clock,
            telegram_token=token,
            twilio_account_sid=ACCOUNT,
            twilio_auth_token=auth_token,
            whatsapp_sender=SENDER,
            telegram_webhook=Webhook(url=f"{public_url}/webhook/telegram", secret=secret),
            whatsapp_webhook=f"{public_url}/webhook/whatsapp",
            open_directory=True,
        )
        self.simulator.ground.specifications = at_providers.specifications
        self.simulator.twilio.contents = at_providers.contents
        url = await self._providers.enter_async_context(serving(self.simulator))
        database = self._setting.database
        settings = Settings(
            _env_file=None,
            database_url=str(database.url),
            public_url=public_url,
            telegram_mode="webhook",
            telegram_token=token,
            telegram_secret=secret,
            telegram_username="sapa_bot",
            telegram_base_url=f"{url}/telegram",
            twilio_account_sid=ACCOUNT,
            twilio_auth_token=auth_token,
            twilio_api_url=url,
            twilio_content_url=url,
            whatsapp_sender=SENDER,
            whatsapp_tier=0,
            media_dir=Path(database.url.database).parent,
            village_zone=self._setting.zone.key,
        )
        if not at_providers.contents:
            await asyncio.to_thread(templates.push, settings)
        self._app = app.build(
            settings, clock, database, draw_code=self._setting.draw_code, sleep=_no_sleep
        )
        await self._program.enter_async_context(serving_web(self._app, listening))

    def close(self) -> None:
        """Stop the program and the providers, side by side: each takes its time to stop."""
        with self._runner:
            self._runner.run(self._stop())

    async def _stop(self) -> None:
        await asyncio.gather(self._program.aclose(), self._providers.aclose())

    def bring(self, message: Incoming) -> None:
        """Let the person do it on the phone, and the service answer."""
        if message.channel is TELEGRAM:
            self._meet_on_telegram(message.address)
        self._introduce()
        self._runner.run(self._act(message))

    def tick(self) -> None:
        """Let the scheduler's tick happen now."""
        self._introduce()
        self._runner.run(self._app.tick())

    def deliver(self) -> list[Delivered]:
        """Send what is due, as fast as the providers allow, and look at the phones."""
        if self._waiting() or self._is_sending():
            self._introduce()
            self._runner.run(self._exchange_at_pace())
        fresh = self.simulator.log[self._seen :]
        self._seen += len(fresh)
        found = [self._delivered(message) for message in fresh if self._has_arrived(message)]
        return sorted(found, key=lambda each: not each.is_reply)

    def cut(self, address: str) -> None:
        """Let a number be no longer on WhatsApp."""
        self.simulator.leave_whatsapp(address)
        self._cut.add(address)

    def let_read(self, messages: Sequence[Queued]) -> None:
        """Let the recipients open their chats; Telegram never tells, so it is noted."""
        for message in messages:
            if message.channel is WHATSAPP:
                self._let_be_on_whatsapp(message.address, tells_reading=True)
                self._runner.run(self.simulator.person_reads("whatsapp", message.address))
                continue
            with self._setting.database.writer.begin() as connection:
                outbox.advance(connection, message.id, DeliveryStatus.READ, self._setting.now)
        self._runner.run(self._exchange())

    async def _act(self, message: Incoming) -> None:
        who = (str(message.channel), message.address)
        sent = message.attachment
        if message.tapped is not None and message.reply_to is not None:
            message_id = message.reply_to.rpartition(":")[2]
            await self.simulator.person_taps(*who, label=message.text, message_id=message_id)
        elif sent is None:
            await self.simulator.person_sends(*who, text=message.text)
        elif sent.is_own_contact:
            await self.simulator.person_shares_contact(message.address, number=sent.phone)
        elif sent.kind is AttachmentKind.LOCATION:
            await self.simulator.person_sends_location(*who, latitude=-8.6, longitude=115.2)
        else:
            await self.simulator.person_sends_file(
                *who, kind=FILES[sent.kind], name=sent.name, caption=message.text
            )
        await self._exchange()

    async def _exchange(self) -> None:
        """Let webhooks, work, sending and reports follow each other until all is quiet."""
        accepted = -1
        while len(self.simulator.log) != accepted:
            accepted = len(self.simulator.log)
            await self.simulator.settle()
            await self._app.quiet_down()

    async def _exchange_at_pace(self) -> None:
        """Exchange everything; a rate that lets messages wait moves the stage's clock on."""
        planned = self._waiting(until=LONGEST_PAUSE) - self._waiting()
        for _pause in range(MOST_PAUSES):
            await self._exchange()
            if not self._waiting(until=LONGEST_PAUSE) - planned:
                return
            self._setting.now += PACE
        raise AssertionError("messages wait for ever")

    def _waiting(self, until: timedelta = timedelta()) -> set[tuple[int, datetime]]:
        query = sa.select(letters.c.id, letters.c.not_before).where(
            letters.c.state == outbox.QUEUED, letters.c.not_before <= self._setting.now + until
        )
        with self._setting.database.reader.connect() as connection:
            return {(row.id, row.not_before) for row in connection.execute(query)}

    def _is_sending(self) -> bool:
        query = sa.select(sa.exists().where(letters.c.state == outbox.SENDING))
        with self._setting.database.reader.connect() as connection:
            return bool(connection.execute(query).scalar())

    def _introduce(self) -> None:
        """Let the providers know who has written to the service, and when last."""
        if self._heard_at is None or self._setting.now - self._heard_at > HEARD_FOR:
            self._heard_at = self._setting.now
            with self._setting.database.writer.begin() as connection:
                self._setting.hear_officers(connection)
        with self._setting.database.reader.connect() as connection:
            rows = connection.execute(EVERYBODY).all()
        for channel, at, heard_at in rows:
            if channel == TELEGRAM:
                self._meet_on_telegram(at)
                continue
            self._let_be_on_whatsapp(at)
            if heard_at is not None:
                self.simulator.twilio.last_inbound[at] = heard_at
            else:
                self.simulator.twilio.last_inbound.pop(at, None)

    def _let_be_on_whatsapp(self, number: str, *, tells_reading: bool = False) -> None:
        """Let a number be on WhatsApp; who tells of reading is told by a report alone."""
        people = self.simulator.twilio.people
        person = people.find(number)
        if person.sends_read_receipts is not tells_reading:
            people.put(replace(person, sends_read_receipts=tells_reading))

    def _meet_on_telegram(self, number: str) -> None:
        try:
            self.simulator.telegram.user(number)
        except KeyError:
            self.simulator.add_telegram(int(number), started=True)

    def _has_arrived(self, message: Message) -> bool:
        if not message.is_shown and message.address not in self._cut:
            self.failures.append(f"{message.channel} {message.address}: {message.error}")
        return message.is_shown or message.address in self._cut

    def _delivered(self, message: Message) -> Delivered:
        row = self._letter(message)
        return Delivered(
            outbox_id=row["id"],
            person_id=row["person_id"],
            channel=ChannelName(message.channel),
            address=message.address,
            kind=row["kind"],
            shown=shown(message, bubble_from_json(row["bubble"])),
            buttons=buttons(message),
            template=message.template or None,
            provider_id=_provider_id(message),
            at=self._setting.now,
        )

    def _letter(self, message: Message) -> Mapping:
        """Find what was meant to be sent by what the provider got."""
        number = OUR_NUMBER.search(message.request.get("StatusCallback", ""))
        is_it = (
            letters.c.id == int(number[1])
            if number
            else letters.c.provider_id == _provider_id(message)
        )
        with self._setting.database.reader.connect() as connection:
            return connection.execute(sa.select(letters).where(is_it)).mappings().one()


def _provider_id(message: Message) -> str:
    return message.id if message.channel == "whatsapp" else f"{message.address}:{message.id}"


async def _no_sleep(_seconds: float) -> None:
    """Let the others go on: the pace is the stage clock's."""
    await asyncio.sleep(0)
