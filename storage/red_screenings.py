"""Screenings with a danger sign that were not sent to the midwife yet."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from domain.screening import Urgency
from storage.red_findings import LOOKS_BACK, SENT_AFTER
from storage.tables.health import midwife_task
from storage.tables.safety import alarm
from storage.tables.screening import screening

ALARM_HOLDS = timedelta(hours=12)
"""After an alarm, figures of the same illness tell the midwife nothing new by themselves."""


@dataclass(frozen=True, kw_only=True)
class RedScreening:
    """A screening with a danger sign that waits to be sent."""

    screening: int
    resident: int
    posyandu: int
    on: date
    cadre: int
    due_at: datetime


def due(connection: sa.Connection, now: datetime) -> list[RedScreening]:
    """List those that must go to the midwife by themselves now."""
    return _unsent(connection, now - LOOKS_BACK, now)


def moments(connection: sa.Connection, start: datetime, end: datetime) -> set[datetime]:
    """Give the moments after `start` up to `end` at which one of them becomes due."""
    return {waiting.due_at for waiting in _unsent(connection, start, end)}


def _unsent(connection: sa.Connection, start: datetime, end: datetime) -> list[RedScreening]:
    sent = sa.exists().where(
        midwife_task.c.resident_id == screening.c.resident_id,
        midwife_task.c.on == screening.c.on,
        midwife_task.c.is_private.is_(False),
        midwife_task.c.urgency >= int(Urgency.NOW),
    )
    alarmed_at = (
        sa.select(sa.func.max(alarm.c.raised_at))
        .where(alarm.c.resident_id == screening.c.resident_id)
        .scalar_subquery()
    )
    query = (
        sa.select(screening, alarmed_at.label("alarmed_at"))
        .where(
            screening.c.withdrawn_at.is_(None),
            screening.c.recorded_by.is_not(None),
            screening.c.recorded_at > start - SENT_AFTER,
            screening.c.recorded_at <= end - SENT_AFTER,
            ~sent,
        )
        .order_by(screening.c.id)
    )
    return [
        RedScreening(
            screening=row.id,
            resident=row.resident_id,
            posyandu=row.posyandu_id,
            on=row.on,
            cadre=row.recorded_by,
            due_at=row.recorded_at + SENT_AFTER,
        )
        for row in connection.execute(query)
        if row.computed.get("urgency") == int(Urgency.NOW) and not _is_known(row)
    ]


def _is_known(row: sa.Row[Any]) -> bool:
    """Tell whether an alarm was raised for the person shortly before the figures were kept."""
    return row.alarmed_at is not None and row.alarmed_at > row.recorded_at - ALARM_HOLDS
