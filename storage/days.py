"""Posyandu and their days: the rule, what was moved, what is open."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from domain.people import DayStatus, Posyandu, PosyanduDay
from domain.posyandu_days import DayRule
from domain.register import Unknown
from storage import due, rows
from storage.inserting import insert
from storage.tables.health import attendance_reply
from storage.tables.people import guardian
from storage.tables.village import hamlet, posyandu, posyandu_day

_POSYANDU = sa.select(posyandu, hamlet.c.name.label("hamlet_name")).join(
    hamlet, posyandu.c.hamlet_id == hamlet.c.id, isouter=True
)
_DAYS = sa.select(posyandu_day).where(posyandu_day.c.posyandu_id == sa.bindparam("posyandu_id"))
"""Built once: building a statement costs three times as much as running it."""
MONTHS_AHEAD = 14


def one(connection: sa.Connection, posyandu_id: int) -> Posyandu:
    """Give one posyandu, or raise Unknown."""
    row = connection.execute(_POSYANDU.where(posyandu.c.id == posyandu_id)).mappings().first()
    if row is None:
        raise Unknown(f"posyandu {posyandu_id}")
    return rows.posyandu(row)


def of_village(connection: sa.Connection, village_id: int) -> tuple[Posyandu, ...]:
    """List the posyandu of a village, in the order they were added."""
    query = _POSYANDU.where(posyandu.c.village_id == village_id).order_by(posyandu.c.id)
    return tuple(rows.posyandu(row) for row in connection.execute(query).mappings())


def next_day(connection: sa.Connection, posyandu_id: int, on_or_after: date) -> PosyanduDay:
    """Give the next day of a posyandu that is not over, moved days included."""
    upcoming = _around(connection, posyandu_id, on_or_after - timedelta(days=62), MONTHS_AHEAD + 2)
    return min((d for d in upcoming if d.held_on >= on_or_after), key=lambda day: day.held_on)


def between(
    connection: sa.Connection, posyandu_id: int, first: date, last: date
) -> tuple[PosyanduDay, ...]:
    """List the days a posyandu is held within a span, moved and added ones included."""
    months = (last.year - first.year) * 12 + last.month - first.month
    found = _around(connection, posyandu_id, first - timedelta(days=62), months + 6)
    return tuple(
        sorted((d for d in found if first <= d.held_on <= last), key=lambda day: day.held_on)
    )


def _around(
    connection: sa.Connection, posyandu_id: int, start: date, months: int
) -> list[PosyanduDay]:
    """List the days of the rule in some months, moved or not, and every day kept beside it."""
    rule = DayRule.parse(one(connection, posyandu_id).day_rule)
    kept = {day.planned_on: day for day in _kept(connection, posyandu_id)}
    planned = [rule.on(month.year, month.month) for month in _months(start, months)]
    by_the_rule = [by_rule(posyandu_id, on) for on in planned if on not in kept]
    return [*kept.values(), *by_the_rule]


def by_number(connection: sa.Connection, day_id: int) -> PosyanduDay:
    """Give a day that was opened or moved, or raise Unknown."""
    query = sa.select(posyandu_day).where(posyandu_day.c.id == day_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"day {day_id}")
    return rows.posyandu_day(row)


def by_rule(posyandu_id: int, planned_on: date) -> PosyanduDay:
    """Describe a day that nobody has opened or moved."""
    return PosyanduDay(
        id=None,
        posyandu_id=posyandu_id,
        planned_on=planned_on,
        held_on=planned_on,
        status=DayStatus.PLANNED,
    )


def planned_in(connection: sa.Connection, posyandu_id: int, month: date) -> PosyanduDay:
    """Give the day that the rule puts in a month, moved or not."""
    rule = DayRule.parse(one(connection, posyandu_id).day_rule)
    planned = rule.on(month.year, month.month)
    known = {day.planned_on: day for day in _kept(connection, posyandu_id)}
    return known.get(planned) or by_rule(posyandu_id, planned)


def with_status(
    connection: sa.Connection, posyandu_id: int, *statuses: DayStatus
) -> PosyanduDay | None:
    """Give the latest day in one of these states."""
    found = [day for day in _kept(connection, posyandu_id) if day.status in statuses]
    return max(found, key=lambda day: day.held_on, default=None)


def on(connection: sa.Connection, posyandu_id: int, held_on: date) -> PosyanduDay | None:
    """Give the day that is held on a date, if it is one of this posyandu."""
    day = next_day(connection, posyandu_id, held_on)
    return day if day.held_on == held_on else None


def open_now(
    connection: sa.Connection, day: PosyanduDay, *, by: int, at: datetime, ask_at: datetime
) -> int:
    """Open a day and give its number."""
    if day.held_on != day.planned_on:
        due.touch_posyandu(connection, day.posyandu_id)
    columns = {
        "status": DayStatus.OPEN,
        "opened_by": by,
        "opened_at": at,
        "ask_to_close_at": ask_at,
    }
    if day.id is not None:
        connection.execute(
            posyandu_day.update()
            .where(posyandu_day.c.id == day.id)
            .values(held_on=day.held_on, **columns)
        )
        return day.id
    return insert(
        connection,
        posyandu_day,
        posyandu_id=day.posyandu_id,
        planned_on=day.planned_on,
        held_on=day.held_on,
        **columns,
    )


def close(connection: sa.Connection, day_id: int, *, by: int, at: datetime) -> None:
    """Close a day; nobody is asked about it any more."""
    connection.execute(
        posyandu_day.update()
        .where(posyandu_day.c.id == day_id)
        .values(status=DayStatus.CLOSED, closed_by=by, closed_at=at, ask_to_close_at=None)
    )


def reopen(connection: sa.Connection, day_id: int, *, ask_at: datetime) -> None:
    """Open a closed day again; who closed it before is in the audit."""
    connection.execute(
        posyandu_day.update()
        .where(posyandu_day.c.id == day_id)
        .values(status=DayStatus.OPEN, closed_by=None, closed_at=None, ask_to_close_at=ask_at)
    )


def closed_by(connection: sa.Connection, day_id: int) -> int | None:
    """Tell who closed a day."""
    query = sa.select(posyandu_day.c.closed_by).where(posyandu_day.c.id == day_id)
    return connection.execute(query).scalar()


def approve(connection: sa.Connection, day_id: int) -> None:
    """Let the midwife's approval stand for a day."""
    connection.execute(
        posyandu_day.update().where(posyandu_day.c.id == day_id).values(status=DayStatus.APPROVED)
    )


def move(connection: sa.Connection, day: PosyanduDay, held_on: date) -> int:
    """Hold a planned day on another date."""
    due.touch_posyandu(connection, day.posyandu_id)
    if day.id is not None:
        connection.execute(
            posyandu_day.update().where(posyandu_day.c.id == day.id).values(held_on=held_on)
        )
        return day.id
    return insert(
        connection,
        posyandu_day,
        posyandu_id=day.posyandu_id,
        planned_on=day.planned_on,
        held_on=held_on,
        status=DayStatus.PLANNED,
    )


def add(connection: sa.Connection, posyandu_id: int, on: date, **columns: object) -> int:
    """Keep one more day beside those of the rule and give its number."""
    due.touch_posyandu(connection, posyandu_id)
    return insert(
        connection,
        posyandu_day,
        posyandu_id=posyandu_id,
        planned_on=on,
        held_on=on,
        status=DayStatus.PLANNED,
        **columns,
    )


def ask_to_close_at(connection: sa.Connection, day_id: int, at: datetime | None) -> None:
    """Set when the cadre is asked next whether the day may be closed."""
    connection.execute(
        posyandu_day.update().where(posyandu_day.c.id == day_id).values(ask_to_close_at=at)
    )


def coming_to(connection: sa.Connection, posyandu_id: int, held_on: date) -> frozenset[int]:
    """Name the families that said they come."""
    query = (
        sa.select(guardian.c.family_id)
        .join(attendance_reply, attendance_reply.c.person_id == guardian.c.person_id)
        .where(
            attendance_reply.c.posyandu_id == posyandu_id,
            attendance_reply.c.held_on == held_on,
            attendance_reply.c.answer == "coming",
            guardian.c.until.is_(None),
        )
    )
    return frozenset(connection.execute(query).scalars())


def _kept(connection: sa.Connection, posyandu_id: int) -> tuple[PosyanduDay, ...]:
    found = connection.execute(_DAYS, {"posyandu_id": posyandu_id})
    return tuple(rows.posyandu_day(row) for row in found.mappings())


def _months(start: date, count: int) -> list[date]:
    first = start.replace(day=1)
    return [
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
        for n in range(count)
    ]


def to_be_closed(
    connection: sa.Connection, now: datetime
) -> tuple[tuple[PosyanduDay, datetime], ...]:
    """List the open days about which a cadre is to be asked by now, and since when."""
    query = sa.select(posyandu_day).where(
        posyandu_day.c.status == DayStatus.OPEN, posyandu_day.c.ask_to_close_at <= now
    )
    return tuple(
        (rows.posyandu_day(row), row["ask_to_close_at"])
        for row in connection.execute(query).mappings()
    )
