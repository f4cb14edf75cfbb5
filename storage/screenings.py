"""Screenings and who waits for the midwife after them; nothing is ever deleted."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.register import Unknown
from domain.screening import Observed
from domain.screening.records import (
    Screening,
    ScreeningChange,
    ScreeningSaving,
    ScreeningTask,
)
from storage import audit
from storage.inserting import insert
from storage.tables.screening import screening, screening_task

WAITING, TAKEN = "waiting", "taken"


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a screening and give its number."""
    return insert(connection, screening, **columns)


def one(connection: sa.Connection, screening_id: int, zone: ZoneInfo) -> Screening:
    """Give one screening, withdrawn or not, or raise Unknown."""
    query = sa.select(screening).where(screening.c.id == screening_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"screening {screening_id}")
    return _screening(row, zone)


def of_resident(
    connection: sa.Connection, resident_id: int, zone: ZoneInfo
) -> tuple[Screening, ...]:
    """List the screenings of somebody that stand, oldest first."""
    query = (
        sa.select(screening)
        .where(screening.c.resident_id == resident_id, screening.c.withdrawn_at.is_(None))
        .order_by(screening.c.on, screening.c.id)
    )
    return tuple(_screening(row, zone) for row in connection.execute(query).mappings())


def between(
    connection: sa.Connection, posyandu_id: int, first: date, last: date, zone: ZoneInfo
) -> tuple[Screening, ...]:
    """List what stands of a posyandu from one day to another, in order of saving."""
    query = (
        sa.select(screening)
        .where(
            screening.c.posyandu_id == posyandu_id,
            screening.c.on >= first,
            screening.c.on <= last,
            screening.c.withdrawn_at.is_(None),
        )
        .order_by(screening.c.id)
    )
    return tuple(_screening(row, zone) for row in connection.execute(query).mappings())


def withdraw(connection: sa.Connection, ids: Iterable[int], at: datetime | None) -> None:
    """Let screenings stand no longer; None lets them stand again."""
    query = screening.update().where(screening.c.id.in_(list(ids)))
    connection.execute(query.values(withdrawn_at=at))


def add_task(connection: sa.Connection, **columns: object) -> int:
    """Let somebody wait for the midwife, and give the number."""
    return insert(connection, screening_task, **columns)


def task(connection: sa.Connection, task_id: int) -> ScreeningTask:
    """Give one who waits for the midwife, or raise Unknown."""
    query = sa.select(screening_task).where(screening_task.c.id == task_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"screening task {task_id}")
    return ScreeningTask(
        id=row["id"],
        resident_id=row["resident_id"],
        screening_id=row["screening_id"],
        on=row["on"],
        urgency=row["urgency"],
        is_private=row["is_private"],
        status=row["status"],
        sent_by=row["sent_by"],
    )


def take(connection: sa.Connection, task_id: int, *, by: int, at: datetime) -> None:
    """Note who looks after somebody."""
    connection.execute(
        screening_task.update()
        .where(screening_task.c.id == task_id)
        .values(status=TAKEN, taken_by=by, taken_at=at)
    )


def task_of(
    connection: sa.Connection, resident_id: int, on: date, *, is_private: bool
) -> tuple[int, int] | None:
    """Give number and urgency of the task of somebody and a day."""
    query = (
        sa.select(screening_task.c.id, screening_task.c.urgency)
        .where(
            screening_task.c.resident_id == resident_id,
            screening_task.c.on == on,
            screening_task.c.is_private.is_(is_private),
        )
        .order_by(screening_task.c.urgency.desc(), screening_task.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else (row.id, row.urgency)


def last_change(
    connection: sa.Connection, person_id: int, since: datetime
) -> ScreeningChange | None:
    """Give a person's latest save of a screening that was not taken back."""
    row = audit.last_of(connection, person_id, tuple(ScreeningSaving), since=since)
    if row is None:
        return None
    detail = row["detail"]
    return ScreeningChange(
        id=row["id"],
        saving=ScreeningSaving(row["action"]),
        resident=detail["resident"],
        added=detail.get("added", []),
        withdrawn=detail.get("withdrawn", []),
    )


def all_stand(connection: sa.Connection, ids: Iterable[int]) -> bool:
    """Tell whether every one of these still stands."""
    query = sa.select(screening.c.id).where(
        screening.c.id.in_(list(ids)), screening.c.withdrawn_at.is_not(None)
    )
    return connection.execute(query).first() is None


def _screening(row: sa.RowMapping, zone: ZoneInfo) -> Screening:
    return Screening(
        id=row["id"],
        resident_id=row["resident_id"],
        posyandu_id=row["posyandu_id"],
        on=row["on"],
        observed=Observed.from_json(row["observed"]),
        source=row["source"],
        recorded_by=row["recorded_by"],
        recorded_at_local=row["recorded_at"].astimezone(zone).time(),
        stands=row["withdrawn_at"] is None,
    )
