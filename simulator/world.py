"""The whole simulator: both providers, the people with their phones, and the truth of delivery."""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from simulator.chats import Channel, Kind, Message, Phone
from simulator.checks import Specifications, Violation
from simulator.clock import Clock
from simulator.faults import Faults
from simulator.ground import Ground, Webhook, lay_ground
from simulator.media import File, sample
from simulator.telegram.account import TelegramAccount
from simulator.telegram.objects import User
from simulator.twilio import inbound
from simulator.twilio.account import TwilioAccount
from simulator.twilio.people import Person


class Simulator:
    """Both providers in one place, all in memory, for one event loop."""

    def __init__(
        self,
        ground: Ground,
        telegram: TelegramAccount,
        twilio: TwilioAccount,
        *,
        zone: ZoneInfo,
        bot_name: str,
    ) -> None:
        self.ground = ground
        self.telegram = telegram
        self.twilio = twilio
        self.zone = zone
        self.bot_name = bot_name
        self.phones: list[Phone] = []

    @classmethod
    def create(
        cls,
        *,
        clock: Clock,
        telegram_token: str,
        twilio_account_sid: str,
        twilio_auth_token: str,
        whatsapp_sender: str,
        telegram_webhook: Webhook | None = None,
        whatsapp_webhook: str = "",
        public_url: str = "",
        phones: Sequence[Phone] = (),
        specs: Path | None = None,
        zone: str = "Asia/Jakarta",
        bot_name: str = "Sapa Posyandu",
        seed: int = 1,
        open_directory: bool = False,
    ) -> "Simulator":
        """Build a simulator; `specs` is the folder of specifications to hold requests against.

        `open_directory` lets every well-formed number be on WhatsApp; else only those added are.
        """
        ground = lay_ground(
            clock, public_url=public_url, seed=seed, specifications=Specifications.load(specs)
        )
        telegram = TelegramAccount(
            ground, token=telegram_token, name=bot_name, webhook=telegram_webhook
        )
        twilio = TwilioAccount(
            ground,
            sid=twilio_account_sid,
            auth_token=twilio_auth_token,
            sender=whatsapp_sender,
            webhook=whatsapp_webhook,
            open_directory=open_directory,
            chance=random.Random(seed),  # noqa: S311 - repeatable disorder, not secrets
        )
        simulator = cls(ground, telegram, twilio, zone=ZoneInfo(zone), bot_name=bot_name)
        for phone in phones:
            simulator.add_phone(phone)
        return simulator

    # People

    def add_phone(self, phone: Phone) -> None:
        """Let a person exist, with a phone on the page."""
        self.phones.append(phone)
        if phone.channel == "whatsapp":
            self.add_whatsapp(phone.address, name=phone.name)
        else:
            self.add_telegram(
                int(phone.address),
                name=phone.name,
                contact_number=phone.contact_number,
                started=phone.started,
            )

    def add_whatsapp(self, number: str, *, name: str = "", hides_number: bool = False) -> None:
        """Let a person be on WhatsApp, without a phone on the page."""
        self.twilio.people.put(
            Person(number=number, name=name or number, hides_number=hides_number)
        )

    def add_telegram(
        self, user_id: int, *, name: str = "", contact_number: str = "", started: bool = False
    ) -> None:
        """Let a person be on Telegram, without a phone on the page."""
        self.telegram.put_user(
            User(
                id=user_id,
                name=name or str(user_id),
                contact_number=contact_number,
                started=started,
            )
        )

    # What people do

    async def person_sends(self, channel: Channel, address: str, *, text: str) -> Message:
        """Type a text; its webhook goes out in the background, in order."""
        if channel == "whatsapp":
            return inbound.writes(self.twilio, self._person(address), text)
        return self.telegram.person_types(self.telegram.user(address), text)

    async def person_sends_file(
        self,
        channel: Channel,
        address: str,
        *,
        kind: Kind,
        content: bytes = b"",
        content_type: str = "",
        name: str = "",
        caption: str = "",
    ) -> Message:
        """Send a photo, voice note, document, sticker or card; without content a made-up one."""
        file = self._file(kind, content, content_type, name)
        if channel == "whatsapp":
            return inbound.sends_file(self.twilio, self._person(address), kind, file, caption)
        user = self.telegram.user(address)
        if kind == "contact":
            return self.telegram.person_shares_contact(user, "+6281200009999", owner=None)
        return self.telegram.person_sends_file(user, kind, file, caption)

    async def person_sends_location(
        self, channel: Channel, address: str, *, latitude: float, longitude: float, label: str = ""
    ) -> Message:
        """Send a place on the map."""
        if channel == "whatsapp":
            return inbound.sends_location(
                self.twilio,
                self._person(address),
                latitude=latitude,
                longitude=longitude,
                label=label,
            )
        place = {"location": {"latitude": latitude, "longitude": longitude}}
        return self.telegram.person_writes(self.telegram.user(address), place)

    async def person_taps(
        self, channel: Channel, address: str, *, label: str, message_id: str = ""
    ) -> None:
        """Tap a button or list item, or a key of a Telegram keyboard.

        Without a message it is the newest one that offers the label. Raises LookupError when
        the phone shows no such button.
        """
        if channel == "telegram" and not message_id and await self._presses_key(address, label):
            return
        message = self._offering(channel, address, label, message_id)
        button = next(b for b in message.buttons if b.label == label)
        if channel == "whatsapp":
            inbound.taps(self.twilio, self._person(address), message, button)
        elif not button.url:
            user = self.telegram.user(address)
            self.telegram.person_taps(user, message.id, button.payload)

    async def person_starts(self, address: str, payload: str = "") -> Message:
        """Press START on Telegram, coming from a link with a payload or not."""
        return await self.person_sends("telegram", address, text=f"/start {payload}".strip())

    async def person_shares_contact(
        self, address: str, *, number: str = "", is_own: bool = True
    ) -> Message:
        """Share a contact on Telegram: the person's own number, or somebody else's."""
        user = self.telegram.user(address)
        owner = user.id if is_own else None
        return self.telegram.person_shares_contact(user, number or user.contact_number, owner)

    async def person_blocks(self, channel: Channel, address: str, *, blocked: bool = True) -> None:
        """Block the bot, or let it in again."""
        if channel == "whatsapp":
            inbound.blocks(self.twilio, self._person(address), blocked=blocked)
        else:
            self.telegram.person_blocks(self.telegram.user(address), blocked=blocked)

    async def person_reads(self, channel: Channel, address: str) -> None:
        """Open the chat; on WhatsApp the bot hears that its messages were read."""
        if channel == "whatsapp":
            inbound.reads(self.twilio, self._person(address))

    def leave_whatsapp(self, number: str) -> None:
        """Let a number be no longer on WhatsApp."""
        self.twilio.people.put(replace(self._person(number), is_active=False))

    # What happened

    def messages(self, channel: Channel, address: str) -> tuple[Message, ...]:
        """Return what a phone shows, oldest first."""
        return self.ground.chats.shown_to(channel, address)

    @property
    def log(self) -> tuple[Message, ...]:
        """Return every message the providers accepted from the bot, in order: the truth."""
        return self.ground.chats.accepted()

    @property
    def violations(self) -> tuple[Violation, ...]:
        """Return what did not fit the providers' specifications."""
        return tuple(self.ground.violations)

    @property
    def faults(self) -> Faults:
        """Return the faults now set."""
        return self.ground.faults

    async def settle(self) -> None:
        """Wait until every webhook and callback under way has been delivered."""
        await self.ground.lanes.settle()

    async def wait_until(self, is_so: Callable[[], bool], *, seconds: float = 5.0) -> None:
        """Wait for something to become true of the phones; TimeoutError when it does not."""
        listener = self.ground.events.listen()
        try:
            async with asyncio.timeout(seconds):
                if is_so():
                    return
                async for _ in listener.changes():
                    if is_so():
                        return
        finally:
            self.ground.events.leave(listener)

    # Time

    async def move_clock(self, when: datetime) -> None:
        """Move the clock forward and let what became due happen; ValueError for the past."""
        if when < self.ground.now():
            raise ValueError("the clock only moves forward")
        await self.ground.clock.move_to(when)
        self.advance()
        self.ground.events.tell("clock")

    async def skip(self, span: timedelta) -> None:
        """Move the clock forward by a span."""
        await self.move_clock(self.ground.now() + span)

    def advance(self) -> None:
        """Take the steps of messages whose time has come by the clock."""
        self.twilio.ladder.advance(self.ground.now())

    async def close(self) -> None:
        """Let go of waiting pages and polls, and drop what is still under way."""
        self.ground.events.close()
        self.telegram.updates.release()
        await self.ground.lanes.close()
        await self.ground.poster.close()

    def _person(self, address: str) -> Person:
        person = self.twilio.people.find(address)
        if person is None:
            raise LookupError(f"nobody has the number {address}")
        return person

    def _file(self, kind: Kind, content: bytes, content_type: str, name: str) -> File:
        made_up = sample(kind)
        return self.ground.files.add(
            content or made_up.content, content_type or made_up.content_type, name or made_up.name
        )

    def _offering(self, channel: Channel, address: str, label: str, message_id: str) -> Message:
        for message in reversed(self.messages(channel, address)):
            fits = message.id == message_id if message_id else message.by == "bot"
            if fits and any(button.label == label for button in message.buttons):
                return message
        raise LookupError(f"no button {label!r}")

    async def _presses_key(self, address: str, label: str) -> bool:
        user = self.telegram.user(address)
        key = next((k for row in user.keyboard for k in row if k.label == label), None)
        if key is None:
            return False
        if key.asks_contact:
            await self.person_shares_contact(address)
        else:
            await self.person_sends("telegram", address, text=label)
        return True
