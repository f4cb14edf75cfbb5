"""What waits, measured each time somebody reads the metrics."""

from collections.abc import Collection
from datetime import datetime

from dialog.messages import ChannelName
from scheduler import metrics
from scheduler.rates import RATES
from scheduler.tier import PERIOD
from storage import pacing, tier
from storage.engine import Connection, Database, DatabaseError
from storage.watching import load_of


def measure(
    database: Database, channels: Collection[ChannelName], most_first: int, now: datetime
) -> None:
    """Set the gauges from the database; when it does not answer, only that is told.

    Args:
        database: what every process shares: each tells the same, so take the highest.
        channels: those that are switched on.
        most_first: how many people WhatsApp lets us write to first in 24 hours; 0 for no limit.
        now: the present moment.
    """
    try:
        with database.reader.connect() as connection:
            _measure_load(connection, now)
            for channel in channels:
                _measure_pace(connection, channel, now)
            used = tier.begun(connection, ChannelName.WHATSAPP, now - PERIOD)
    except DatabaseError:
        metrics.DATABASE.set(0)
        return
    metrics.DATABASE.set(1)
    metrics.TIER_USED.set(used)
    metrics.TIER_LEFT.set(max(0, most_first - used) if most_first else float("inf"))


def _measure_load(connection: Connection, now: datetime) -> None:
    load = load_of(connection, now)
    metrics.DUE.clear()
    metrics.QUEUE_AGE.clear()
    for queue in load.due:
        metrics.DUE.labels(queue.channel, queue.kind).set(queue.number)
        age = (now - queue.since).total_seconds()
        metrics.QUEUE_AGE.labels(queue.channel, queue.kind).set(age)
    for state, number in load.open_messages.items():
        metrics.OUTBOX.labels(state).set(number)
    for state, number in load.inbox.items():
        metrics.INBOX.labels(state).set(number)
    waiting = (now - load.inbox_since).total_seconds() if load.inbox_since else 0.0
    metrics.INBOX_AGE.set(waiting)


def _measure_pace(connection: Connection, channel: ChannelName, now: datetime) -> None:
    pace, name = pacing.pace_of(connection, channel), str(channel)
    metrics.RATE_LIMIT.labels(name).set(RATES[channel].per_second)
    metrics.IN_FLIGHT.labels(name).set(pacing.in_flight(connection, channel, now))
    is_halted = pace.is_silent(now) or pace.takes_only_answers(now)
    metrics.HALTED.labels(name).set(is_halted)
