"""When the service speaks first: every tick looks for what is due and queues it once.

All of it is idempotent: what was queued is known by its meaning (the outbox key), so any number
of processes may tick, and a tick that was missed is caught up by the next one.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from scheduler import (
    action_items,
    after_vaccines,
    alarms,
    broadcasts,
    diarrhoea,
    events,
    following_up,
    invitations,
    lapses,
    newcomer_rounds,
    posyandu_mornings,
    reconciling,
    red_findings,
    reminders,
    retention,
    unclosed_days,
    unreached,
    village_digests,
)
from storage import moments as stored_moments
from storage.engine import Connection

LOCAL_HOURS = (7, 8, 9, 16)
"""The hours of day at which planners have something to say."""
HOURS_UTC = frozenset((hour - ahead) % 24 for hour in LOCAL_HOURS for ahead in (7, 8, 9))
"""The same in Indonesia's three zones, WIB, WITA and WIT."""

Planner = Callable[[Connection, datetime], None]

PLANNERS: tuple[Planner, ...] = (
    lapses.plan,
    alarms.plan,
    red_findings.plan,
    invitations.plan,
    reminders.plan,
    reconciling.go_on,
    posyandu_mornings.plan,
    after_vaccines.plan,
    unclosed_days.plan,
    # before announcements in general: an invitation has words of its own
    events.plan,
    broadcasts.plan,
    following_up.plan,
    action_items.plan,
    newcomer_rounds.plan,
    unreached.plan,
    village_digests.plan,
    diarrhoea.plan,
)


DAILY: tuple[Planner, ...] = (retention.plan, reconciling.begin)
"""What is done once in a night, because it looks at whole tables."""


def tick(connection: Connection, now: datetime) -> None:
    """Queue everything that is due at this moment."""
    for plan in PLANNERS:
        plan(connection, now)


def moments(connection: Connection, start: datetime, end: datetime) -> list[datetime]:
    """List the moments after `start` up to `end` at which a clock that is moved must stop."""
    hour = start.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    stops = {end}
    while hour < end:
        if hour.astimezone(UTC).hour in HOURS_UTC:
            stops.add(hour)
        hour += timedelta(hours=1)
    stops.update(stored_moments.between(connection, start, end))
    return sorted(stops)
