"""The moments at which something kept is due: a clock that is moved stops there."""

from datetime import datetime

import sqlalchemy as sa

from storage import red_findings, red_screenings
from storage.tables.events import event_guest
from storage.tables.people import invitation
from storage.tables.safety import alarm
from storage.tables.talk import outbox
from storage.tables.village import broadcast, posyandu_day

_COLUMNS = (
    outbox.c.not_before,
    broadcast.c.send_at,
    broadcast.c.report_at,
    posyandu_day.c.ask_to_close_at,
    invitation.c.send_at,
    alarm.c.repeat_at,
    event_guest.c.held_until,
)


def between(connection: sa.Connection, start: datetime, end: datetime) -> set[datetime]:
    """Give every such moment after `start` and before `end`."""
    found: set[datetime] = set()
    for column in _COLUMNS:
        query = sa.select(column).where(column > start, column < end).distinct()
        found.update(connection.execute(query).scalars())
    red = red_findings.moments(connection, start, end)
    return found | red | red_screenings.moments(connection, start, end)
