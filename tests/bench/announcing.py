"""An announcement to 30,000 people: planning it, and the answers that leave beside it."""

import asyncio
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from bench.databases import Source
from bench.figures import Figure, at_least, at_most, quantile
from bench.many_readers import NINE, address_of, announce, settle

from bot.clock import MovableClock
from bot.templates import Templates
from bot.worlds.wire import PaperChannel
from dialog.channel import Accepted
from dialog.messages import Bubble, ChannelName
from scheduler import broadcasts as planner
from scheduler.pictures import Pictures
from scheduler.rates import RATES
from scheduler.sender import Sender
from scheduler.taking import Policy
from storage import outbox
from storage.engine import Database
from storage.tables.people import address
from storage.tables.talk import outbox as letters

READERS = 30_000
SECONDS = 8
ANSWER_EVERY = 0.2
PROVIDER_SECONDS = 0.1
"""How long a provider takes to answer a request."""


def measure(sources: dict[str, Source]) -> list[Figure]:
    """Plan on each database, then send for a while at each provider's real rate."""
    return [figure for name, source in sources.items() for figure in _measure(name, source)]


def _measure(name: str, source: Source) -> list[Figure]:
    figures = []
    for channel in (ChannelName.WHATSAPP, ChannelName.TELEGRAM):
        database = Database(source.fresh())
        with database.writer.begin() as connection:
            village = settle(connection, READERS, str(channel))
            announce(connection, village)
        steps = _plan(database)
        if channel is ChannelName.WHATSAPP:
            what = f"{READERS:,} letters planned, {name}"
            figures.append(at_most(what, sum(steps), "s", 2))
            figures.append(at_most(f"longest step of it, {name}", max(steps) * 1_000, "ms", 250))
        figures += asyncio.run(_sent(name, channel, database))
        database.close()
    return figures


def _plan(database: Database) -> list[float]:
    """Plan as the program does; give what each transaction took."""
    steps = []
    begun = perf_counter()
    with database.writer.begin() as connection:
        planner.plan(connection, NINE)
    is_left = True
    while is_left:
        steps.append(perf_counter() - begun)
        begun = perf_counter()
        with database.writer.begin() as connection:
            is_left = planner.write_some(connection, NINE)
    return steps


class _Line(PaperChannel):
    """A provider that takes its time, and notes when each request came."""

    def __init__(self, name: ChannelName) -> None:
        super().__init__(name)
        object.__setattr__(self, "came", {})

    async def send(self, outgoing) -> Accepted:
        """Answer after a while."""
        self.came[outgoing.outbox_id] = perf_counter()
        await asyncio.sleep(PROVIDER_SECONDS)
        return await super().send(outgoing)


async def _sent(name: str, channel: ChannelName, database: Database) -> list[Figure]:
    clock, line = MovableClock(NINE), _Line(channel)
    sender = Sender(
        database=database,
        channels={channel: line},
        policy=Policy(owner="bench", default_zone=ZoneInfo("Asia/Jakarta"), templates=Templates()),
        now=clock.now,
        pictures=Pictures(database=database, drawer=None, folder=Path(), now=clock.now),
    )
    running = asyncio.create_task(sender.run())
    written = await _answer(sender, channel, database, clock)
    sender.stop()
    await running
    waits = [line.came[message] - at for message, at in written.items() if message in line.came]
    if len(waits) < len(written):
        raise RuntimeError(f"{len(written) - len(waits)} answers did not leave")
    times = sorted(line.came.values())
    rate = (len(times) - 1) / (times[-1] - times[0])
    share = 100 * rate / RATES[channel].per_second
    return [
        at_least(f"of the rate used, {channel}, {name}", share, "%", 98),
        at_most(f"an answer beside it, {channel}, {name}, p95", quantile(waits, 0.95), "s", 1),
    ]


async def _answer(
    sender: Sender, channel: ChannelName, database: Database, clock: MovableClock
) -> dict[int, float]:
    """Write answers while the announcement goes out; give when each was written."""
    written: dict[int, float] = {}
    for number in range(int(SECONDS / ANSWER_EVERY)):
        await asyncio.sleep(ANSWER_EVERY)
        person = READERS - number
        queued = database.write(_queue, database, channel, person, clock.now())
        message = await asyncio.wrap_future(queued)
        written[message] = perf_counter()
        sender.wake()
    await asyncio.sleep(1)
    return written


def _queue(database: Database, channel: ChannelName, person: int, now) -> int:
    letter = outbox.Letter(
        key=f"reply:{person}",
        person_id=person,
        channel=channel,
        address=address_of(person, str(channel)),
        kind="reply",
        bubble=Bubble(text="Sudah dicatat, Bu."),
    )
    with database.writer.begin() as connection:
        # Whoever is answered has just written, so WhatsApp takes free text.
        connection.execute(
            address.update().where(address.c.person_id == person).values(last_inbound_at=now)
        )
        outbox.queue(connection, letter, now)
        query = sa.select(letters.c.id).where(letters.c.key == letter.key)
        return connection.execute(query).scalar_one()
