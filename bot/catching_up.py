"""What was written on WhatsApp while nobody listened: Twilio does not send it again."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from bot.channels.whatsapp import WhatsApp
from dialog.channel import UncertainError
from dialog.messages import ChannelName
from storage import inbox, missed
from storage.engine import Database

log = structlog.get_logger()

LONGEST_MISSED = timedelta(days=2)


async def fetch_missed(
    whatsapp: WhatsApp,
    database: Database,
    keep: Callable[[inbox.Arrival], Awaitable[None]],
    *,
    now: datetime,
    before: timedelta,
) -> None:
    """Fetch what came since the list was last fetched, and `before` that: lists lag behind."""
    asking = database.write(_fetched_until, database, whatsapp.name, now)
    since = max(await asyncio.wrap_future(asking) - before, now - LONGEST_MISSED)
    try:
        found = await whatsapp.missed(since)
    except UncertainError:
        log.warning("app.missed_unknown")
        return
    # Side by side, so that many are kept with one commit; their order stays.
    await asyncio.gather(*(keep(inbox.arrival(message, now)) for message in found))
    await asyncio.wrap_future(database.write(_keep_fetched, database, whatsapp.name, now))
    log.info("app.missed_fetched", count=len(found))


def _fetched_until(database: Database, channel: ChannelName, now: datetime) -> datetime:
    with database.writer.begin() as connection:
        return missed.fetched_until(connection, channel, now)


def _keep_fetched(database: Database, channel: ChannelName, until: datetime) -> None:
    with database.writer.begin() as connection:
        missed.keep_fetched(connection, channel, until)
