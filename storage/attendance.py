"""What families answered to reminders, and whom reminders go to."""

from datetime import date, datetime

import sqlalchemy as sa

from domain.people import DayStatus
from storage.joining import agreed, wants_messages
from storage.tables.columns import UtcTime
from storage.tables.due import reminder_pause
from storage.tables.health import absence, attendance_reply, weighing
from storage.tables.people import child, family, guardian
from storage.tables.village import posyandu, posyandu_day, village


def keep_answer(
    connection: sa.Connection,
    *,
    person_id: int,
    posyandu_id: int,
    held_on: date,
    answer: str,
    reason: str,
    at: datetime,
) -> None:
    """Keep an answer; a later one replaces an earlier one."""
    same = sa.and_(
        attendance_reply.c.person_id == person_id,
        attendance_reply.c.posyandu_id == posyandu_id,
        attendance_reply.c.held_on == held_on,
    )
    connection.execute(attendance_reply.delete().where(same))
    connection.execute(
        attendance_reply.insert().values(
            person_id=person_id,
            posyandu_id=posyandu_id,
            held_on=held_on,
            answer=answer,
            reason=reason,
            answered_at=at,
        )
    )


def answer_of(connection: sa.Connection, person_id: int, posyandu_id: int, held_on: date) -> str:
    """Give a person's answer for a day, or nothing."""
    query = sa.select(attendance_reply.c.answer).where(
        attendance_reply.c.person_id == person_id,
        attendance_reply.c.posyandu_id == posyandu_id,
        attendance_reply.c.held_on == held_on,
    )
    return connection.execute(query).scalar() or ""


def coming_people(connection: sa.Connection, posyandu_id: int, held_on: date) -> list[int]:
    """List the people who said they come."""
    query = (
        sa.select(attendance_reply.c.person_id)
        .where(
            attendance_reply.c.posyandu_id == posyandu_id,
            attendance_reply.c.held_on == held_on,
            attendance_reply.c.answer == "coming",
        )
        .order_by(attendance_reply.c.person_id)
    )
    return list(connection.execute(query).scalars())


def days_around(
    connection: sa.Connection, first: date, last: date
) -> dict[tuple[int, str], list[tuple[int, date]]]:
    """Give posyandu and days that somebody answered for or was counted on, by village and zone."""
    kept = sa.select(posyandu_day.c.posyandu_id, posyandu_day.c.held_on).where(
        posyandu_day.c.held_on.between(first, last), posyandu_day.c.status != DayStatus.PLANNED
    )
    answered = sa.select(attendance_reply.c.posyandu_id, attendance_reply.c.held_on).where(
        attendance_reply.c.held_on.between(first, last)
    )
    both = sa.union(kept, answered).subquery()
    query = (
        sa.select(village.c.id, village.c.time_zone, both.c.posyandu_id, both.c.held_on)
        .join(posyandu, posyandu.c.id == both.c.posyandu_id)
        .join(village, village.c.id == posyandu.c.village_id)
        .order_by(both.c.posyandu_id)
    )
    found: dict[tuple[int, str], list[tuple[int, date]]] = {}
    for village_id, zone, posyandu_id, held_on in connection.execute(query):
        found.setdefault((village_id, zone), []).append((posyandu_id, held_on))
    return found


def absent_without_answer(
    connection: sa.Connection, posyandu_id: int, held_on: date, day_ends_at: datetime
) -> list[tuple[int, int]]:
    """List who is asked after which child: not weighed that month, nothing said, joined before."""
    answered = sa.select(attendance_reply.c.id).where(
        attendance_reply.c.person_id == guardian.c.person_id,
        attendance_reply.c.posyandu_id == posyandu_id,
        attendance_reply.c.held_on == held_on,
    )
    seen = sa.select(weighing.c.id).where(
        weighing.c.child_id == child.c.id,
        weighing.c.weighed_on >= held_on.replace(day=1),
        weighing.c.withdrawn_at.is_(None),
    )
    excused = sa.select(absence.c.id).where(
        absence.c.child_id == child.c.id,
        absence.c.on == held_on,
        absence.c.withdrawn_at.is_(None),
    )
    query = _guarded(posyandu_id).where(
        ~answered.exists(),
        ~seen.exists(),
        ~excused.exists(),
        guardian.c.since < sa.bindparam("day_ends_at", day_ends_at, UtcTime),
    )
    return [(row.person_id, row.child_id) for row in connection.execute(query)]


def _guarded(posyandu_id: int) -> sa.Select[tuple[int, int]]:
    paused = sa.select(reminder_pause.c.child_id).where(reminder_pause.c.child_id == child.c.id)
    return (
        sa.select(guardian.c.person_id, child.c.id.label("child_id"))
        .join(family, guardian.c.family_id == family.c.id)
        .join(child, child.c.family_id == family.c.id)
        .where(
            child.c.posyandu_id == posyandu_id,
            child.c.left_on.is_(None),
            child.c.frozen_at.is_(None),
            guardian.c.until.is_(None),
            agreed(),
            wants_messages(),
            ~paused.exists(),
        )
        .order_by(guardian.c.person_id, child.c.born_on.desc(), child.c.id)
    )


def was_held(connection: sa.Connection, posyandu_id: int, held_on: date) -> bool:
    """Tell whether anybody was weighed at a posyandu's day."""
    query = (
        sa.select(weighing.c.id)
        .join(posyandu_day, weighing.c.day_id == posyandu_day.c.id)
        .where(
            posyandu_day.c.posyandu_id == posyandu_id,
            posyandu_day.c.held_on == held_on,
            weighing.c.withdrawn_at.is_(None),
        )
        .limit(1)
    )
    return connection.execute(query).first() is not None


def is_released(connection: sa.Connection, weighing_id: int) -> bool:
    """Tell whether the midwife approved the day of a weighing."""
    query = (
        sa.select(posyandu_day.c.status)
        .join(weighing, weighing.c.day_id == posyandu_day.c.id)
        .where(weighing.c.id == weighing_id)
    )
    return connection.execute(query).scalar() == "approved"
