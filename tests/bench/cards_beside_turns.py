"""How long a turn takes while growth cards are drawn beside it, and while nothing is drawn."""

import asyncio
from time import perf_counter

import sqlalchemy as sa
from bench.busy_village import MORNING, Cadre, settle
from bench.databases import Source
from bench.figures import Figure, quantile
from bench.turns import line

from documents.drawing import Drawer
from documents.growth_card import svg, usual_chart
from handlers.cards import whole_card
from handlers.inbox_worker import work_once
from storage import inbox
from storage.engine import Database
from storage.tables.people import child

POSYANDU = 40
WARM = 60
QUIET_TURNS = 600
CARDS = 100
EVERY_SECONDS = 0.02
"""Fifty messages a second: as many as come in on the busiest morning."""
GOAL = 2.0


def measure(sources: dict[str, Source]) -> list[Figure]:
    """Measure on each database; quiet and busy in the same run."""
    return [_measured(name, source.fresh()) for name, source in sources.items()]


def _measured(name: str, url: str) -> Figure:
    database = Database(url)
    with database.writer.begin() as connection:
        cadres = settle(connection, posyandu=POSYANDU)
    quiet, busy = asyncio.run(_both(database, cadres))
    database.close()
    ratio = busy / quiet
    return Figure(
        what=f"one turn, {name}, p99 while {CARDS} cards are drawn",
        measured=f"{busy * 1_000:.1f} ms",
        floor=f"{quiet * 1_000:.1f} ms (nothing drawn)",
        ratio=ratio,
        goal=f"ratio <= {GOAL:g}",
        is_met=ratio <= GOAL,
    )


async def _both(database: Database, cadres: list[Cadre]) -> tuple[float, float]:
    drawer = Drawer()
    numbers = iter(range(1_000_000))

    async def turn() -> float:
        arrived = inbox.arrival(line(cadres, next(numbers)), MORNING)
        with database.writer.begin() as connection:
            inbox.accept(connection, [arrived])
        begin = perf_counter()
        await asyncio.wrap_future(
            database.write(work_once, database, lambda: MORNING, lambda: "000000")
        )
        return perf_counter() - begin

    async def at_a_steady_rate(is_over) -> list[float]:
        took: list[float] = []
        start = perf_counter()
        while not is_over(len(took)):
            await asyncio.sleep(max(0.0, start + len(took) * EVERY_SECONDS - perf_counter()))
            took.append(await turn())
        return took

    try:
        await drawer.draw(await _ordered(database))
        await at_a_steady_rate(lambda count: count >= WARM)
        quiet = await at_a_steady_rate(lambda count: count >= QUIET_TURNS)
        drawing = asyncio.create_task(_draw_all(database, drawer))
        busy = await at_a_steady_rate(lambda _count: drawing.done())
        await drawing
    finally:
        drawer.close()
    return quantile(quiet, 0.99), quantile(busy, 0.99)


async def _draw_all(database: Database, drawer: Drawer) -> None:
    for _ in range(CARDS):
        await drawer.draw(await _ordered(database))


async def _ordered(database: Database) -> str:
    return await asyncio.wrap_future(database.read(_svg, database))


def _svg(database: Database) -> str:
    with database.reader.connect() as connection:
        first = connection.execute(sa.select(sa.func.min(child.c.id))).scalar_one()
        card = whole_card(connection, first, MORNING)
    return svg(card, usual_chart(card))
