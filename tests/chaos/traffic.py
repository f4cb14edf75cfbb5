"""What people write and what the service says first, as fast as the program keeps up with."""

import asyncio
import random
from collections import defaultdict
from dataclasses import dataclass, field

from bench.busy_village import Cadre
from chaos.village import Family, Size, announce, remind

from dialog.messages import ChannelName
from simulator import Message, Simulator
from simulator.clock import Clock
from storage.engine import Database

UNANSWERED = 150
"""So many lines on each channel may wait for their answer before the next are written."""
BURST = 3
"""So many lines one cadre writes at once, at most."""
LOOK_SECONDS = 0.05
REMINDED_AT_ONCE = 50

Answered = tuple[str, str]
"""The address of a cadre, and the name of a child."""


@dataclass
class Traffic:
    """The cadres' lines and their answers, the announcements and the reminders of one run."""

    simulator: Simulator
    database: Database
    clock: Clock
    chance: random.Random
    size: Size
    cadres: list[Cadre]
    families: list[Family]
    written: dict[Answered, Message] = field(default_factory=dict)
    waiting: dict[str, set[Answered]] = field(default_factory=lambda: defaultdict(set))
    """The lines of each channel that have no answer yet."""
    announcements: list[int] = field(default_factory=list)
    accepted: int = 0
    """How many messages the providers have accepted, whatever they are."""

    async def flow(self) -> None:
        """Let everybody write and everything be said; returns when all of it has begun."""
        async with asyncio.TaskGroup() as group:
            for channel in ChannelName:
                group.create_task(self._write(channel))
            group.create_task(self._announce_and_remind())

    async def watch(self) -> None:
        """Count what the providers accept, until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(LOOK_SECONDS)

    def look(self) -> None:
        """Count what the providers accepted since the last look."""
        for message in self.simulator.ground.chats.accepted_since(self.accepted):
            self.accepted += 1
            if (line := answer_in(message)) is not None:
                self.waiting[message.channel].discard(line)

    @property
    def progress(self) -> float:
        """Tell which part of all messages was accepted."""
        return self.accepted / self.size.messages

    async def _write(self, channel: ChannelName) -> None:
        """Write every line of a channel's cadres, some of them in a burst."""
        cadres = [cadre for cadre in self.cadres if cadre.channel is channel]
        unwritten = {cadre.address: 0 for cadre in cadres}
        while cadres:
            self.chance.shuffle(cadres)
            for cadre in cadres:
                await self._has_room(channel)
                first = unwritten[cadre.address]
                last = min(first + self.chance.randint(1, BURST), self.size.lines)
                unwritten[cadre.address] = last
                for number in range(first, last):
                    await self._line(cadre, number)
            cadres = [each for each in cadres if unwritten[each.address] < self.size.lines]

    async def _line(self, cadre: Cadre, number: int) -> None:
        message = await self.simulator.person_sends(
            str(cadre.channel), cadre.address, text=cadre.line(number)
        )
        line = cadre.address, cadre.children[number]
        self.written[line] = message
        self.waiting[str(cadre.channel)].add(line)

    async def _has_room(self, channel: ChannelName) -> None:
        while len(self.waiting[str(channel)]) >= UNANSWERED:
            await asyncio.sleep(LOOK_SECONDS)

    async def _announce_and_remind(self) -> None:
        """Announce and remind part by part while the run goes on."""
        parts = [
            self.families[start : start + REMINDED_AT_ONCE]
            for start in range(0, len(self.families), REMINDED_AT_ONCE)
        ]
        steps = [("remind", part) for part in parts]
        for number in range(self.size.announcements):
            steps.insert(number * len(steps) // self.size.announcements, ("announce", number))
        for done, (what, which) in enumerate(steps):
            while self.progress < 0.8 * done / len(steps):
                await asyncio.sleep(LOOK_SECONDS)
            await asyncio.to_thread(self._begin, what, which)

    def _begin(self, what: str, which) -> None:
        with self.database.writer.begin() as connection:
            if what == "remind":
                remind(connection, which)
            else:
                self.announcements.append(announce(connection, which + 1, self.clock.now()))


def answer_in(message: Message) -> Answered | None:
    """Read which child a result is about; None for any other message."""
    if not message.text.startswith("✅ "):
        return None
    return message.address, message.text.removeprefix("✅ ").partition(",")[0]
