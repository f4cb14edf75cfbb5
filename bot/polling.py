"""Telegram without a public address: updates are asked for, and kept before the next are."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from bot.channels.telegram import Telegram
from storage import inbox
from storage.engine import DatabaseError

log = structlog.get_logger()

PAUSE_SECONDS = 1.0
Keep = Callable[[inbox.Arrival], Awaitable[None]]


async def keep_polling(telegram: Telegram, keep: Keep, now: Callable[[], datetime]) -> None:
    """Keep every update, for ever."""
    async for received in telegram.poll():
        await _keep_at_last(keep, inbox.arrival(received.event, now()))
        if received.receipt:
            await telegram.acknowledge(received.receipt)


async def _keep_at_last(keep: Keep, arrival: inbox.Arrival) -> None:
    """Keep what was fetched: Telegram forgets it when the next is asked for."""
    while True:
        try:
            return await keep(arrival)
        except DatabaseError as error:
            log.warning("polling.database_unavailable", error=type(error).__name__)
            await asyncio.sleep(PAUSE_SECONDS)
