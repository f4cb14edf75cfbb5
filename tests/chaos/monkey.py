"""The monkey: from a seed, what happens to the replicas and to the providers, and when."""

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import sqlalchemy as sa
from chaos.haste import ANSWER_SECONDS, GRACE_SECONDS
from chaos.replicas import Replica
from chaos.traffic import Traffic

from simulator import Fault, Simulator
from simulator.twilio.statuses import CallbackFaults
from storage import outbox
from storage.engine import Database
from storage.tables.talk import outbox as messages

LAST_EVENT = 0.85
"""The part of the messages after which no event is begun."""
LOOK_SECONDS = 0.05
CHANNELS = ("whatsapp", "telegram")
WEATHER = ("refuse", "accept_then_error", "lose_answer", "hang", "too_many", "slow")
LIKELY = (0.02, 0.05, 0.1)
ON_SQLITE = {"kill": 5, "stop": 1, "pause": 3, "sleep": 1, "lock": 2}
ON_POSTGRESQL = {"kill": 6, "stop": 1, "pause": 3, "sleep": 3, "cut": 3, "freeze": 3}
"""How often each event comes, beside the others."""
SECONDS = {
    "kill": (0.0, 2.0),
    "stop": (0.0, 1.0),
    "pause": (0.2, 1.0),
    "sleep": (GRACE_SECONDS + 1.5, GRACE_SECONDS + 4.0),  # longer than the lease and the grace
    "cut": (0.5, 6.0),
    "freeze": (1.0, 8.0),
    "lock": (0.5, 4.0),
}


@dataclass
class Monkey:
    """Disturbs one run; `unknown` are the Telegram messages under way when it struck."""

    simulator: Simulator
    database: Database
    replicas: list[Replica]
    traffic: Traffic
    chance: random.Random
    count: int
    done: Counter[str] = field(default_factory=Counter)
    unknown: set[int] = field(default_factory=set)

    async def play(self) -> None:
        """Do every event when its part of the messages has left; returns when all have ended."""
        likely = ON_SQLITE if self.database.is_sqlite else ON_POSTGRESQL
        kinds = _spread(likely, self.count, self.chance)
        async with asyncio.TaskGroup() as group:
            for number, kind in enumerate(kinds):
                await self._until(LAST_EVENT * (number + 1) / self.count)
                self._change_weather()
                replica = await self._undisturbed()
                replica.is_disturbed = True
                seconds = self.chance.uniform(*SECONDS[kind])
                group.create_task(self._disturb(replica, kind, seconds))
        self._clear_up()

    async def _until(self, progress: float) -> None:
        while self.traffic.progress < progress:
            await asyncio.sleep(LOOK_SECONDS)

    async def _undisturbed(self) -> Replica:
        while not (free := [each for each in self.replicas if not each.is_disturbed]):
            await asyncio.sleep(LOOK_SECONDS)
        return self.chance.choice(free)

    async def _disturb(self, replica: Replica, kind: str, seconds: float) -> None:
        disturb: dict[str, Callable[[Replica, float], Awaitable[None]]] = {
            "kill": self._kill,
            "stop": self._stop,
            "pause": self._pause,
            "sleep": self._pause,
            "cut": self._cut,
            "freeze": self._freeze,
            "lock": self._lock,
        }
        self.done[kind] += 1
        await disturb[kind](replica, seconds)
        replica.is_disturbed = False

    async def _kill(self, replica: Replica, seconds: float) -> None:
        await replica.kill()
        await self._note_unknown()
        await asyncio.sleep(seconds)
        await replica.start()

    async def _stop(self, replica: Replica, seconds: float) -> None:
        """Stop it in order, as an upgrade does: nothing stays unknown."""
        await replica.stop()
        await asyncio.sleep(seconds)
        await replica.start()

    async def _pause(self, replica: Replica, seconds: float) -> None:
        replica.pause()
        await self._note_unknown()
        await asyncio.sleep(seconds)
        replica.resume()

    async def _cut(self, replica: Replica, seconds: float) -> None:
        replica.line.cut()
        await self._note_unknown()
        await asyncio.sleep(seconds)
        await self._note_unknown()
        replica.line.mend()

    async def _freeze(self, replica: Replica, seconds: float) -> None:
        replica.line.freeze()
        await self._note_unknown()
        await asyncio.sleep(seconds)
        await self._note_unknown()
        replica.line.mend()

    async def _lock(self, _replica: Replica, seconds: float) -> None:
        """Let somebody else hold the database, as a copy or a slow disk does."""
        await self._note_unknown()
        await asyncio.to_thread(_hold, self.database.url.database, seconds, self._wait_in_thread())

    def _wait_in_thread(self) -> Callable[[float], None]:
        loop = asyncio.get_running_loop()
        return lambda seconds: asyncio.run_coroutine_threadsafe(
            asyncio.sleep(seconds), loop
        ).result()

    async def _note_unknown(self) -> None:
        """Keep which Telegram messages are under way: whether they arrived nobody may learn."""
        self.unknown |= await asyncio.to_thread(_under_way, self.database)

    def _change_weather(self) -> None:
        """Draw anew what goes wrong at the providers until the next event."""
        self.simulator.faults.clear()
        for channel in CHANNELS:
            for kind in self.chance.sample(WEATHER, self.chance.randint(0, 3)):
                fault = Fault(
                    channel=channel,
                    kind=kind,
                    times=None,
                    probability=self.chance.choice(LIKELY),
                    status=self.chance.choice((500, 502, 503)),
                    seconds=self.chance.uniform(0.1, ANSWER_SECONDS * 1.4),
                )
                self.simulator.faults.add(fault)
        self.simulator.twilio.ladder.faults = CallbackFaults(
            order=self.chance.choice(("in order", "reversed", "shuffled")),
            doubled=self.chance.random() < 0.3,
            silent=self.chance.random() < 0.2,
        )

    def _clear_up(self) -> None:
        self.simulator.faults.clear()
        self.simulator.twilio.ladder.faults = CallbackFaults()
        self.simulator.ground.poster.is_quiet = True


def _spread(likely: dict[str, int], count: int, chance: random.Random) -> list[str]:
    """Draw the kinds of events: each at least once, when there are enough."""
    kinds = list(likely)[:count]
    kinds += chance.choices(list(likely), list(likely.values()), k=count - len(kinds))
    chance.shuffle(kinds)
    return kinds


def _under_way(database: Database) -> set[int]:
    is_under_way = messages.c.state == outbox.SENDING, messages.c.channel == "telegram"
    with database.reader.begin() as connection:
        return set(connection.execute(sa.select(messages.c.id).where(*is_under_way)).scalars())


def _hold(file: str, seconds: float, wait: Callable[[float], None]) -> None:
    connection = sqlite3.connect(file, timeout=30, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        wait(seconds)
        connection.execute("ROLLBACK")
    finally:
        connection.close()
