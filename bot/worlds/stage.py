"""A stage: a village in a database of its own, a clock that is moved, and phones on paper."""

import secrets
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.worlds.cast import Cast, Seat
from bot.worlds.line import Delivered, OpenLine
from bot.worlds.load import load
from bot.worlds.shape import World, WorldError
from bot.worlds.wire import PaperLine
from dialog.messages import Attachment, AttachmentKind, ChannelName, Incoming
from dialog.transcript.parts import Said
from handlers.commands import watched
from scheduler import ticks
from storage import directory, founding
from storage.engine import Connection, Database

TYPING = timedelta(seconds=30)
"""People need a while for every message."""
RECENTLY = timedelta(minutes=10)
TELEGRAM = ChannelName.TELEGRAM
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
        line: OpenLine | None = None,
        neighbours: Sequence[World] = (),
    ) -> None:
        self.world = world
        self._neighbours = neighbours
        self.zone = world.zone
        self.names = world.names
        self.now = at.replace(tzinfo=self.zone) if at.tzinfo is None else at
        self.channel = channel
        self.in_group = in_group
        self.dealt: deque[str] = deque()
        self.silent: set[Seat] = set()
        """Officers whose last message is as old as a given says; the others write every day."""
        self.last_seat: Seat | None = None
        """Who wrote last."""
        self.done: list[object] = []
        """The commands that the last message led to."""
        self.before_hearing: list[Callable[[str], bool]] = []
        """What happens just before somebody writes; each tells whether it is done."""
        self._messages = 0
        self._shown: dict[Seat, list[Delivered]] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="sapa-")
        self.database = Database(f"sqlite:///{Path(self._folder.name) / 'world.db'}")
        founding.create_tables(self.database)
        try:
            self._load()
        except WorldError:
            self._let_go()
            raise
        self.cast = Cast(village_id=self.village_id, channel=channel)
        self.line = (line or partial(PaperLine, stops_at_defects=stops_at_defects))(self)

    def _load(self) -> None:
        with self.database.writer.begin() as connection:
            self.village_id = load(connection, self.world, now=self.now, channel=self.channel)
            for world in self._neighbours:
                load(connection, world, now=self.now, channel=self.channel)
            self.officers = {
                Seat(channel=ChannelName(one.channel), address=one.address)
                for one in directory.addresses(connection)
                if one.channel == self.channel
            }

    def close(self) -> None:
        """Let the line, the database and its file go."""
        self.line.close()
        self._let_go()

    def _let_go(self) -> None:
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
        self.before_hearing = [act for act in self.before_hearing if not act(said.speaker)]
        message = self._incoming(said)
        if message is None:
            return []
        self.last_seat = Seat(channel=message.channel, address=message.address)
        self._share_contact(said.speaker, message)
        self.done.clear()
        token = watched.set(self.done)
        try:
            self.receive(message)
        finally:
            watched.reset(token)
        return self.deliver()

    def _share_contact(self, label: str, message: Incoming) -> None:
        """Let somebody who was invited by number share it at START: Telegram tells no numbers."""
        with self.database.reader.connect() as connection:
            invited = self.cast.invited_seat(connection, label)
            owner = directory.owner(connection, message.channel, message.address)
        if invited != self.last_seat or owner is not None or message.channel is not TELEGRAM:
            return
        contact = Attachment(
            kind=AttachmentKind.CONTACT, phone=f"+{message.address}", is_own_contact=True
        )
        shared = replace(message, text="", tapped=None, group=None, attachment=contact)
        self.receive(replace(shared, external_id=self.next_message_id()))
        self.deliver()

    def receive(self, message: Incoming) -> None:
        """Let something come in, and be handled."""
        self.line.bring(message)

    def move(self, to: datetime, *, stride: timedelta = timedelta(0)) -> list[Delivered]:
        """Move the clock to a local moment, stopping wherever something is due.

        With a stride the stops lie at least so far apart: what is due is then caught up, as after
        a pause of the service.
        """
        target = to.replace(tzinfo=self.zone)
        found: list[Delivered] = []
        while self.now < target:
            earliest = self.now + stride
            with self.database.writer.begin() as connection:
                stops = ticks.moments(connection, self.now, target)
            self.now = next((stop for stop in stops if stop >= earliest), target)
            self.line.tick()
            found.extend(self.deliver())
        return found

    def next_message_id(self) -> str:
        """Give the provider's id of a message that comes in."""
        self._messages += 1
        return f"in-{self._messages}"

    def hear_officers(self, connection: Connection) -> None:
        """Let the officers have written lately, as they do every day."""
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
        found = self.line.deliver()
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
            for number, button in enumerate(shown.buttons, 1):
                if _same(button.label, label) or label == str(number):
                    return replace(
                        message,
                        tapped=button.payload,
                        text=button.label,
                        reply_to=shown.provider_id,
                    )
        return replace(message, tapped=label, text=label)


def _same(one: str, other: str) -> bool:
    return one.casefold().strip() == other.casefold().strip()
