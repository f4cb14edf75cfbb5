"""What the service does by itself, every half minute and once in a night, batch by batch."""

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog

from dialog.messages import ChannelName
from scheduler import broadcasts, reconciling, reminders, ticks
from storage import pacing
from storage.engine import Database

log = structlog.get_logger()


async def plan(database: Database, now: datetime, written: Callable[[], None]) -> None:
    """Queue what the service says first; messages are answered between the batches."""
    while await asyncio.wrap_future(database.write(_look_ahead, database, now)):
        pass
    for planner in ticks.PLANNERS:
        await asyncio.wrap_future(database.write(_plan, database, planner, now))
    while await asyncio.wrap_future(database.write(_write_letters, database, now)):
        written()
    written()


async def clean_up(
    database: Database, now: Callable[[], datetime], is_stopping: Callable[[], bool]
) -> None:
    """Do what is done once in a night."""
    for planner in ticks.DAILY:
        await asyncio.wrap_future(database.write(_plan, database, planner, now()))
    while not is_stopping() and await asyncio.wrap_future(
        database.write(_reconcile, database, now())
    ):
        pass


async def moments(database: Database, start: datetime, end: datetime) -> list[datetime]:
    """List when something is due between two moments."""
    return await asyncio.wrap_future(database.read(_moments, database, start, end))


async def keep_tier(database: Database, most: int) -> None:
    """Let conversations know how many people WhatsApp lets us write to first in a day."""
    await asyncio.wrap_future(database.write(_keep_tier, database, most))


def _keep_tier(database: Database, most: int) -> None:
    with database.writer.begin() as connection:
        pacing.keep_tier(connection, ChannelName.WHATSAPP, most)


def _look_ahead(database: Database, now: datetime) -> bool:
    """Do one batch of the children something was changed for; tell whether there are more."""
    with database.writer.begin() as connection:
        return reminders.look_ahead(connection, now)


def _write_letters(database: Database, now: datetime) -> bool:
    """Write one batch of an announcement's letters; tell whether there may be more."""
    with database.writer.begin() as connection:
        return broadcasts.write_some(connection, now)


def _reconcile(database: Database, now: datetime) -> bool:
    """Do one batch of the nightly look at every child; tell whether there are more."""
    with database.writer.begin() as connection:
        reconciling.go_on(connection, now)
        return reconciling.is_going_on(connection)


def _plan(database: Database, planner: ticks.Planner, now: datetime) -> None:
    """Let a planner plan in a transaction of its own: none can stop the others."""
    try:
        with database.writer.begin() as connection:
            planner(connection, now)
    except Exception:  # a defect in one planner must not stop reminders or messages
        log.exception("tick.failed", planner=planner.__module__)


def _moments(database: Database, start: datetime, end: datetime) -> list[datetime]:
    with database.reader.connect() as connection:
        return ticks.moments(connection, start, end)
