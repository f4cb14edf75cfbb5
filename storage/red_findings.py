"""Weighings with a red finding: gizi buruk, a red ribbon or oedema, not sent to the midwife yet."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from domain.people import DayStatus
from storage.tables.health import midwife_task, weighing
from storage.tables.village import posyandu_day

SENT_AFTER = timedelta(minutes=10)
"""A cadre has so long to send a red finding before it goes by itself (ux section 8)."""
LOOKS_BACK = timedelta(hours=2)
"""How far back a tick that was late looks; what is older was settled on the day."""


@dataclass(frozen=True, kw_only=True)
class RedFinding:
    """A weighing with a red finding that waits to be sent."""

    weighing: int
    child: int
    on: date
    cadre: int
    due_at: datetime


def due(connection: sa.Connection, now: datetime) -> list[RedFinding]:
    """List the findings that must go to the midwife by themselves now."""
    return _unsent(connection, now - LOOKS_BACK, now)


def moments(connection: sa.Connection, start: datetime, end: datetime) -> set[datetime]:
    """Give the moments after `start` up to `end` at which one of them becomes due."""
    return {finding.due_at for finding in _unsent(connection, start, end)}


def _unsent(connection: sa.Connection, start: datetime, end: datetime) -> list[RedFinding]:
    sent = sa.exists().where(
        midwife_task.c.child_id == weighing.c.child_id, midwife_task.c.on == weighing.c.weighed_on
    )
    query = (
        sa.select(weighing)
        .join(posyandu_day, weighing.c.day_id == posyandu_day.c.id)
        .where(
            posyandu_day.c.status == DayStatus.OPEN,
            weighing.c.withdrawn_at.is_(None),
            weighing.c.recorded_by.is_not(None),
            weighing.c.recorded_at > start - SENT_AFTER,
            weighing.c.recorded_at <= end - SENT_AFTER,
            ~sent,
        )
        .order_by(weighing.c.id)
    )
    return [
        RedFinding(
            weighing=row.id,
            child=row.child_id,
            on=row.weighed_on,
            cadre=row.recorded_by,
            due_at=row.recorded_at + SENT_AFTER,
        )
        for row in connection.execute(query)
        if row.computed.get("is_severe")
    ]
