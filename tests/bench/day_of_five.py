"""How long a cadre waits for an answer while five of one posyandu write at once, over the wire."""

import asyncio
from pathlib import Path

from bench.databases import Source
from bench.figures import Figure, at_most, quantile

# Found beside the acceptance tests: the same day, with nothing going wrong.
from five_at_work import everybody_works, pick_up
from five_cadres import found
from running import running

GOAL_SECONDS = 1.0


def measure(sources: dict[str, Source], folder: Path) -> list[Figure]:
    """Measure on each database: five people who never pause, so some twenty messages a second.

    The seconds are real ones; the pace a provider allows for one person runs faster.
    """
    return [
        at_most(
            f"an answer on a day of five cadres, {name}, p95",
            quantile(asyncio.run(_waits(source.fresh(), folder / f"five_{name}")), 0.95),
            "s",
            GOAL_SECONDS,
        )
        for name, source in sources.items()
    ]


async def _waits(url: str, folder: Path) -> list[float]:
    """Live through the day and give every wait in seconds, by all five phones."""
    folder.mkdir()
    cadres = []
    async with running(folder, lambda connection: cadres.extend(found(connection)), url=url) as it:
        phones = await pick_up(it, cadres)
        await everybody_works(phones)
        return [waited for phone in phones for waited in phone.waits]
