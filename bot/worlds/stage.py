"""A stage: a village in a database of its own, a clock that is moved, and phones on paper."""

import secrets
import tempfile
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.templates import templates
from bot.worlds.cast import Cast, Seat
from bot.worlds.load import load
from bot.worlds.shape import World, WorldError
from bot.worlds.wire import Delivered, Wire
from dialog.messages import Bubble, ChannelName, Incoming
from dialog.transcript.parts import Said
from handlers import inbox_worker
from handlers.commands import watched
from scheduler import ticks
from storage import directory, founding, inbox
from storage.engine import Connection, Database

TYPING = timedelta(seconds=30)
"""People need a while for every message."""
RECENTLY = timedelta(minutes=10)
MENTION = "@posyandu_bot"
GROUP = "-100200300"


class Stage:
    """Everything that happens between people and the service, in one process, without a network.

    Used as a context manager: the database is a file that goes away at the end.
    """

    def __init__(
        self,
        world: World,
        *,
        at: datetime,
        channel: ChannelName,
        in_group: bool = False,
        stops_at_defects: bool = False,
    ) -> None:
        self.world = world
        self.zone = world.zone
        self.names = world.names
        self.now = at.replace(tzinfo=self.zone) if at.tzinfo is None else at
        self.channel = channel
        self.in_group = in_group
        self.stops_at_defects = stops_at_defects
        self.wire = Wire(zone=self.zone)
        self.dealt: deque[str] = deque()
        self.silent: set[Seat] = set()
        """Officers whose last message is as old as a given says; the others write every day."""
        self.last_seat: Seat | None = None
        """Who wrote last."""
        self.done: list[object] = []
        """The commands that the last message led to."""
        self._messages = 0
        self._shown: dict[Seat, list[Delivered]] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="sapa-")
        self.database = Database(f"sqlite:///{Path(self._folder.name) / 'world.db'}")
        founding.create_tables(self.database)
        try:
            self._load()
        except WorldError:
            self.close()
            raise
        self.cast = Cast(village_id=self.village_id, channel=channel)

    def _load(self) -> None:
        with self.database.writer.begin() as connection:
            self.village_id = load(connection, self.world, now=self.now, channel=self.channel)
            self.officers = {
                Seat(channel=ChannelName(one.channel), address=one.address)
                for one in directory.addresses(connection)
                if one.channel == self.channel
            }

    def close(self) -> None:
        """Let the database and its file go."""
        self.database.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def local(self) -> datetime:
        """The local moment."""
        return self.now.astimezone(self.zone)

    def deal(self, codes: Iterable[str]) -> None:
        """Let these six digits be drawn next, in order."""
        self.dealt.extend(codes)

    def draw_code(self) -> str:
        """Draw six digits: those dealt out, then by chance."""
        return self.dealt.popleft() if self.dealt else f"{secrets.randbelow(1_000_000):06}"

    def say(self, said: Said) -> list[Delivered]:
        """Let somebody write or tap, and give what is delivered because of it."""
        if self._messages:
            self._let_time_pass()
        self._messages += 1
        message = self._incoming(said)
        if message is None:
            return []
        self.last_seat = Seat(channel=message.channel, address=message.address)
        self.done.clear()
        token = watched.set(self.done)
        try:
            self.receive(message)
        finally:
            watched.reset(token)
        return self.deliver()

    def receive(self, message: Incoming) -> None:
        """Take a message in and handle it, a transaction each, as the service does."""
        with self.database.writer.begin() as connection:
            inbox.accept(connection, [inbox.arrival(message, self.now)])
        if self.stops_at_defects:
            self._handle_or_stop()
        while inbox_worker.work_once(self.database, lambda: self.now, self.draw_code):
            pass
        # Nothing may be kept in memory between two messages.
        self.database.writer.dispose()

    def _handle_or_stop(self) -> None:
        """Handle the message without the service's patience, to see where a defect is."""
        with self.database.writer.begin() as connection:
            taken = inbox.claim_next(connection)
            if taken is not None:
                inbox_worker.handle(connection, taken, self.now, self.draw_code)
                inbox.done(connection, taken.id)

    def move(self, to: datetime) -> list[Delivered]:
        """Move the clock to a local moment, stopping wherever something is due."""
        target = to.replace(tzinfo=self.zone)
        found: list[Delivered] = []
        while self.now < target:
            with self.database.writer.begin() as connection:
                self.now = ticks.moments(connection, self.now, target)[0]
                ticks.tick(connection, self.now)
            found.extend(self.deliver())
        return found

    def next_message_id(self) -> str:
        """Give the provider's id of a message that comes in."""
        self._messages += 1
        return f"in-{self._messages}"

    def _hear_officers(self, connection: Connection) -> None:
        for seat in self.officers - self.silent:
            directory.last_heard(connection, seat.channel, seat.address, self.now - RECENTLY)

    def _let_time_pass(self) -> None:
        """Move on by a moment's typing, never past something that is due."""
        later = self.now + TYPING
        with self.database.writer.begin() as connection:
            due = ticks.moments(connection, self.now, later + timedelta(hours=1))[0]
        self.now = min(later, max(self.now, due - timedelta(seconds=1)))

    def deliver(self) -> list[Delivered]:
        """Deliver what is due now."""
        with self.database.writer.begin() as connection:
            if not directory.is_anything_due(connection, self.now):
                return []
            self._hear_officers(connection)
            found = self.wire.deliver(connection, self.now)
        for each in found:
            seat = Seat(channel=each.channel, address=each.address)
            self._shown.setdefault(seat, []).append(each)
        return found

    def _incoming(self, said: Said) -> Incoming | None:
        with self.database.writer.begin() as connection:
            seat = (
                self.cast.other_number(said.number)
                if said.number
                else self.cast.seat(connection, said.speaker)
            )
        message = Incoming(
            channel=seat.channel,
            external_id=f"in-{self._messages}",
            address=seat.address,
            sent_at=self.now,
            text=said.text,
            attachment=said.attachment,
            profile_name="",
        )
        if said.tapped is not None:
            return self._tap(message, seat, said.tapped)
        if self.in_group:
            return self._in_group(message)
        return message

    def _in_group(self, message: Incoming) -> Incoming | None:
        """Hear only what names the service, as Telegram's groups do."""
        if MENTION not in message.text and not message.text.startswith("/"):
            return None
        return replace(message, text=message.text.replace(MENTION, "").strip(), group=GROUP)

    def _tap(self, message: Incoming, seat: Seat, label: str) -> Incoming:
        """Find the latest message with such a button, and tap it as its channel does."""
        for shown in reversed(self._shown.get(seat, [])):
            tapped = (
                _template_button(shown.template, label)
                if shown.template is not None
                else _button(shown.bubble, label)
            )
            if tapped is not None:
                return replace(message, tapped=tapped, text=label, reply_to=shown.provider_id)
        return replace(message, tapped=label, text=label)


def _template_button(name: str, label: str) -> str | None:
    return next((id_ for id_, shown in templates()[name].buttons if _same(shown, label)), None)


def _button(bubble: Bubble, label: str) -> str | None:
    for number, choice in enumerate(bubble.choices, 1):
        if _same(choice.label, label) or label == str(number):
            return f"{bubble.token}:{choice.id}"
    return None


def _same(one: str, other: str) -> bool:
    return one.casefold().strip() == other.casefold().strip()
