"""Messages of which nobody knows whether they arrived: asked about before they are repeated."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

import structlog

from dialog.channel import Channel, DeliveryStatus, FoundMessage, UncertainError
from dialog.messages import ChannelName
from scheduler.metrics import SETTLED
from storage import fencing, outbox, outgoing
from storage.engine import Connection, Database
from storage.outbox import Queued

log = structlog.get_logger()

GRACE = timedelta(seconds=60)
"""Longer than our own time limit and the slowest answer together: nothing is on its way still."""
CLOCK_SKEW = timedelta(seconds=5)
MOST_TRIES_UNASKED = 6
"""Of every kind, refusals for going too fast too: lost is worse than doubled, and each is rare."""


async def settle_old(
    database: Database,
    channels: Mapping[ChannelName, Channel],
    now: datetime,
    in_flight: Collection[int] = (),
) -> int:
    """Settle what has been under way for too long; returns how many messages.

    Args:
        database: where the outbox is.
        channels: those that are switched on.
        now: the present moment.
        in_flight: the messages this process is sending at this moment.
    """
    old = await asyncio.wrap_future(database.read(_old, database, now - GRACE))
    waiting = [message for message in old if message.id not in in_flight]
    for message in waiting:
        channel = channels.get(message.channel)
        if channel is not None:
            await _settle(database, channel, message, now)
    return len(waiting)


async def _settle(database: Database, channel: Channel, message: Queued, now: datetime) -> None:
    found: Sequence[FoundMessage] = ()
    if channel.capabilities.can_be_asked and message.provider_id is None:
        try:
            since = (message.started_at or now) - CLOCK_SKEW
            found = await channel.find(message.address, since)
        except UncertainError:
            log.info("settling.no_answer", message=message.id)
            return
    can_be_asked = channel.capabilities.can_be_asked
    result = await asyncio.wrap_future(
        database.write(_note, database, message, found, can_be_asked, now)
    )
    SETTLED.labels(str(message.channel), result).inc()
    log.info("settling.settled", message=message.id, result=result)


def _old(database: Database, before: datetime) -> list[Queued]:
    with database.reader.begin() as connection:
        return outgoing.under_way(connection, before)


def _note(
    database: Database,
    asked_about: Queued,
    found: Sequence[FoundMessage],
    can_be_asked: bool,  # noqa: FBT001 - runs on another thread
    now: datetime,
) -> str:
    with database.writer.begin() as connection:
        # Another process may have settled it, and sent it again, while the provider was asked.
        message = fencing.still_sending(connection, asked_about)
        if message is None:
            return "settled_meanwhile"
        if message.provider_id is not None:
            outbox.advance(connection, message.id, DeliveryStatus.SENT, now)
            return "sent"
        if can_be_asked:
            return _note_found(connection, message, found, now)
        return _repeat_or_give_up(connection, message, now)


def _note_found(
    connection: Connection, message: Queued, found: Sequence[FoundMessage], now: datetime
) -> str:
    """Bind the oldest message of the provider with our text that belongs to no other row."""
    taken = outgoing.bound(connection, [each.provider_id for each in found])
    ours = _words(message.rendered)
    match = next(
        (each for each in found if each.provider_id not in taken and _words(each.text) == ours),
        None,
    )
    if match is None:
        outbox.requeue(connection, message.id, now)
        return "queued_again"
    outbox.bind(connection, message.id, match.provider_id)
    outbox.advance(connection, message.id, DeliveryStatus.SENT, now)
    return "found"


def _repeat_or_give_up(connection: Connection, message: Queued, now: datetime) -> str:
    """Send again what does no harm twice: never a broadcast."""
    if message.kind == "broadcast" or message.attempts >= MOST_TRIES_UNASKED:
        outbox.uncertain(connection, message.id)
        return "uncertain"
    outbox.requeue(connection, message.id, now)
    return "queued_again"


def _words(text: str) -> list[str]:
    return text.split()
