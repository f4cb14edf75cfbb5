"""How the program is: whether it may be sent requests, and what waits in it."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

import structlog

from bot.clock import SharedClock, SystemClock
from bot.pulse import Pulse
from bot.settings import Settings
from dialog.channel import Channel
from dialog.messages import ChannelName
from scheduler import watching
from scheduler.metrics import CLOCK_WRONG
from storage import health, migrate
from storage.engine import Database

log = structlog.get_logger()


async def readiness(database: Database, pulse: Pulse, *, is_open: bool) -> dict[str, bool]:
    """Say for each part whether it does its work; a balancer sends nothing to one that is not.

    Asks the database each time, so that a process that is cut off from it says so.
    """
    stored = await asyncio.wrap_future(database.read(_stored, database))
    return {**stored, **pulse.beating(), "open": is_open}


async def measure(
    database: Database,
    channels: Mapping[ChannelName, Channel],
    settings: Settings,
    now: Callable[[], datetime],
) -> None:
    """Bring the gauges of what waits up to date."""
    names, tier = tuple(channels), settings.whatsapp_tier
    await asyncio.wrap_future(database.read(watching.measure, database, names, tier, now()))


async def agree_on_time(database: Database, clock: SharedClock) -> None:
    """Tell the same time as every other process on this database."""
    wrong = await asyncio.wrap_future(database.read(clock.ask_again))
    log.debug("clock.agreed", wrong_by_seconds=wrong.total_seconds())
    CLOCK_WRONG.set((SystemClock().now() - clock.now()).total_seconds())


def _stored(database: Database) -> dict[str, bool]:
    if not health.answers(database):
        return {"database": False, "tables": False}
    return {"database": True, "tables": migrate.is_current(database)}
