"""Danger signs that were told, until a midwife answers."""

from datetime import datetime

import sqlalchemy as sa

from domain.family_register import Alarm
from domain.register import Unknown
from storage.inserting import insert
from storage.tables.people import person
from storage.tables.safety import alarm
from storage.tables.village import village


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep an alarm and give its number."""
    return insert(connection, alarm, **columns)


def one(connection: sa.Connection, alarm_id: int) -> Alarm:
    """Give one alarm, or raise Unknown."""
    row = connection.execute(sa.select(alarm).where(alarm.c.id == alarm_id)).mappings().first()
    if row is None:
        raise Unknown(f"alarm {alarm_id}")
    return _alarm(row)


def _alarm(row: sa.RowMapping) -> Alarm:
    return Alarm(
        id=row["id"],
        person_id=row["person_id"],
        child_id=row["child_id"],
        resident_id=row["resident_id"],
        kind=row["kind"],
        signs=tuple(row["signs"]),
        words=row["words"],
        raised_at=row["raised_at"],
        answered_by=row["answered_by"],
    )


def waiting_in(connection: sa.Connection, village_id: int) -> Alarm | None:
    """Give the latest alarm of a village that nobody has answered."""
    first = sa.select(sa.func.min(village.c.id)).scalar_subquery()
    query = (
        sa.select(alarm)
        .join(person, alarm.c.person_id == person.c.id)
        .where(
            alarm.c.answered_at.is_(None),
            sa.func.coalesce(person.c.village_id, first) == village_id,
        )
        .order_by(alarm.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return _alarm(row) if row else None


def answered(connection: sa.Connection, alarm_id: int, *, at: datetime, by: int) -> bool:
    """Note who looks after an alarm; False when somebody did before."""
    taken = connection.execute(
        alarm.update()
        .where(alarm.c.id == alarm_id, alarm.c.answered_at.is_(None))
        .values(answered_at=at, answered_by=by, repeat_at=None)
    )
    return taken.rowcount == 1


def to_repeat(connection: sa.Connection, now: datetime) -> list[tuple[Alarm, int]]:
    """List the alarms nobody has answered and whose time to be repeated has come, and how often."""
    query = (
        sa.select(alarm)
        .where(alarm.c.answered_at.is_(None), alarm.c.repeat_at <= now)
        .order_by(alarm.c.id)
    )
    return [(_alarm(row), row["repeats"]) for row in connection.execute(query).mappings()]


def repeated(connection: sa.Connection, alarm_id: int, next_at: datetime | None) -> None:
    """Note that an alarm was repeated, and when it is next."""
    connection.execute(
        alarm.update()
        .where(alarm.c.id == alarm_id)
        .values(repeats=alarm.c.repeats + 1, repeat_at=next_at)
    )
