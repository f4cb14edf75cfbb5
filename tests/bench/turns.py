"""How fast messages are answered: from a kept row to the committed reply."""

import asyncio
import multiprocessing
from collections.abc import Callable
from time import perf_counter

from bench.busy_village import MORNING, Cadre, settle
from bench.databases import Source
from bench.figures import Figure, at_least, at_most, quantile
from bench.quiet import quiet_log

import bot.app
from bot.app import build
from bot.clock import MovableClock
from bot.settings import Settings
from dialog.messages import Incoming
from handlers.inbox_worker import work_once
from storage import inbox
from storage.engine import Database

POSYANDU = 40
WARM = 100
REPLICAS = 2
"""On PostgreSQL one process for each core, as a district would run it."""
TURNS = 1_200
OFFERED_PER_SECOND = 50
OFFERED_SECONDS = 8


def measure(sources: dict[str, Source]) -> list[Figure]:
    """Measure full speed and the delay at a steady rate on each database."""
    figures = []
    for name, source in sources.items():
        figures += _at_full_speed(name, source.fresh())
        figures.append(_at_a_steady_rate(name, source.fresh()))
    return figures


def _at_full_speed(name: str, url: str) -> list[Figure]:
    """Let the program's own workers empty an inbox that was filled beforehand."""
    database = Database(url)
    cadres = _settled(database)
    lines = [line(cadres, number) for number in range(TURNS + WARM)]
    with database.writer.begin() as connection:
        inbox.accept(connection, [inbox.arrival(each, MORNING) for each in lines])
    database.close()
    seconds, took = _emptied(url, 1 if database.is_sqlite else REPLICAS)
    return [
        at_least(_what(name), TURNS / seconds, "/s", 300),
        _delay(f"one turn, {name}, p50", took, 0.5),
        _delay(f"one turn, {name}, p99", took, 0.99),
    ]


def _what(name: str) -> str:
    return f"turns, {name}" if name == "SQLite" else f"turns, {name}, {REPLICAS} replicas"


def _emptied(url: str, replicas: int) -> tuple[float, list[float]]:
    """Let replicas of the program empty the inbox; give the seconds, and those of each turn."""
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(replicas + 1)
    told = context.Queue()
    processes = [
        context.Process(target=_work_until_empty, args=(url, WARM // replicas, start, told))
        for _ in range(replicas)
    ]
    for process in processes:
        process.start()
    start.wait()
    begin = perf_counter()
    took = [seconds for _ in processes for seconds in told.get()]
    seconds = perf_counter() - begin
    for process in processes:
        process.join()
    return seconds, took


def _work_until_empty(url: str, warm: int, start, told) -> None:
    """Work as one replica does, on the thread of its database."""
    quiet_log()
    database = Database(url)
    took: list[float] = []

    def one() -> bool:
        begin = perf_counter()
        has_worked = work_once(database, lambda: MORNING, lambda: "000000")
        took.append(perf_counter() - begin)
        return has_worked

    async def work() -> None:
        while await asyncio.wrap_future(database.write(one)):
            pass

    for _ in range(warm):
        one()
    took.clear()
    start.wait()
    asyncio.run(work())
    told.put(took)
    database.close()


def _at_a_steady_rate(name: str, url: str) -> Figure:
    """Offer messages to the running program and note when each is answered."""
    database = Database(url)
    cadres = _settled(database)
    _warm_up(database, cadres)
    delays = asyncio.run(_offered(database, cadres))
    database.close()
    wanted = OFFERED_PER_SECOND * OFFERED_SECONDS
    if len(delays) != wanted:
        raise RuntimeError(f"{len(delays)} of {wanted} messages were answered")
    delay = quantile(delays, 0.99) * 1_000
    return at_most(f"delay at {OFFERED_PER_SECOND}/s, {name}, p99", delay, "ms", 50)


def _warm_up(database: Database, cadres: list[Cadre]) -> None:
    """Answer some messages first: the very first waits for the word lists to be read."""
    with database.writer.begin() as connection:
        lines = [line(cadres, number) for number in range(WARM)]
        inbox.accept(connection, [inbox.arrival(each, MORNING) for each in lines])
    while work_once(database, lambda: MORNING, lambda: "000000"):
        pass


async def _offered(database: Database, cadres: list[Cadre]) -> list[float]:
    app = build(Settings(_env_file=None), MovableClock(MORNING), database)
    answered: list[float] = []
    with _noting(answered):
        async with app.running():
            begun = await _offer(app, cadres)
            while len(answered) < len(begun):
                await asyncio.sleep(0.05)
    # Nothing overtakes here: one cadre's message is over before her next one comes.
    return [end - begin for begin, end in zip(begun, sorted(answered), strict=True)]


async def _offer(app: bot.app.App, cadres: list[Cadre]) -> list[float]:
    begun = []
    start = perf_counter()
    waiting = set()
    for number in range(OFFERED_PER_SECOND * OFFERED_SECONDS):
        await asyncio.sleep(max(0.0, start + number / OFFERED_PER_SECOND - perf_counter()))
        begun.append(perf_counter())
        arrived = inbox.arrival(line(cadres, WARM + number), app.clock.now())
        waiting.add(asyncio.create_task(app._accept(arrived)))
    await asyncio.gather(*waiting)
    return begun


class _noting:  # noqa: N801 (reads as a word in a with line)
    """Note when the program has committed each answer."""

    def __init__(self, answered: list[float]) -> None:
        self._answered = answered
        self._real: Callable[..., bool] = bot.app.work_once

    def __enter__(self) -> None:
        bot.app.work_once = self._work_once

    def __exit__(self, *_error: object) -> None:
        bot.app.work_once = self._real

    def _work_once(self, *arguments) -> bool:
        has_worked = self._real(*arguments)
        if has_worked:
            self._answered.append(perf_counter())
        return has_worked


def line(cadres: list[Cadre], number: int) -> Incoming:
    """Write the next report: every cadre in turn, every child once."""
    cadre = cadres[number % len(cadres)]
    return Incoming(
        channel=cadre.channel,
        external_id=f"SM{number:032x}",
        address=cadre.address,
        sent_at=MORNING,
        text=cadre.line(number // len(cadres)),
    )


def _settled(database: Database) -> list[Cadre]:
    with database.writer.begin() as connection:
        return settle(connection, posyandu=POSYANDU)


def _delay(what: str, took: list[float], part: float) -> Figure:
    return Figure(what=what, measured=f"{quantile(took, part) * 1_000:.1f} ms")
