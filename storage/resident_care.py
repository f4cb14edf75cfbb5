"""Those who are no under-fives on the midwife's list, and what she found of them."""

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa

from domain.register import Unknown
from domain.screening.records import ResidentResult, ScreeningTask
from storage.inserting import insert
from storage.tables.health import examination, midwife_task
from storage.tables.people import resident

WAITING = "waiting"
_PRESENT = resident.c.left_on.is_(None)


def add_task(connection: sa.Connection, **columns: object) -> int:
    """Let somebody wait for the midwife, and give the number."""
    return insert(connection, midwife_task, reasons={}, status=WAITING, **columns)


def task(connection: sa.Connection, task_id: int) -> ScreeningTask:
    """Give one who waits for the midwife, or raise Unknown."""
    query = sa.select(midwife_task).where(
        midwife_task.c.id == task_id, midwife_task.c.resident_id.is_not(None)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"task {task_id} of a resident")
    return _task(row)


def task_of(
    connection: sa.Connection, resident_id: int, on: date, *, is_private: bool
) -> ScreeningTask | None:
    """Give the most urgent task of somebody and a day."""
    query = (
        sa.select(midwife_task)
        .where(
            midwife_task.c.resident_id == resident_id,
            midwife_task.c.on == on,
            midwife_task.c.is_private.is_(is_private),
        )
        .order_by(midwife_task.c.urgency.desc(), midwife_task.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return None if row is None else _task(row)


def open_tasks(
    connection: sa.Connection, posyandu_ids: tuple[int, ...]
) -> tuple[ScreeningTask, ...]:
    """List those some posyandu serve who wait to be seen, the first sent first."""
    query = (
        sa.select(midwife_task)
        .join(resident, midwife_task.c.resident_id == resident.c.id)
        .where(
            midwife_task.c.status == WAITING,
            resident.c.posyandu_id.in_(posyandu_ids),
            _PRESENT,
        )
        .order_by(midwife_task.c.id)
    )
    return tuple(_task(row) for row in connection.execute(query).mappings())


def overdue_candidates(
    connection: sa.Connection, sent_before: datetime
) -> list[tuple[ScreeningTask, int]]:
    """List what others may know, waits since before a moment and was not told of, with posyandu."""
    query = (
        sa.select(midwife_task, resident.c.posyandu_id.label("posyandu_id"))
        .join(resident, midwife_task.c.resident_id == resident.c.id)
        .where(
            midwife_task.c.status == WAITING,
            midwife_task.c.is_private.is_(False),
            midwife_task.c.sent_at <= sent_before,
            midwife_task.c.overdue_told_at.is_(None),
            _PRESENT,
        )
        .order_by(midwife_task.c.id)
    )
    return [(_task(row), row["posyandu_id"]) for row in connection.execute(query).mappings()]


def accept(connection: sa.Connection, task_id: int, *, by: int, at: datetime) -> bool:
    """Note who looks after somebody; False when that was noted before."""
    noted = connection.execute(
        midwife_task.update()
        .where(midwife_task.c.id == task_id, midwife_task.c.accepted_at.is_(None))
        .values(accepted_at=at, accepted_by=by)
    )
    return noted.rowcount > 0


def settle(connection: sa.Connection, resident_id: int, at: datetime) -> tuple[ScreeningTask, ...]:
    """Let nothing of somebody wait any more: the midwife has seen them; give what it was."""
    query = sa.select(midwife_task).where(
        midwife_task.c.resident_id == resident_id, midwife_task.c.status == WAITING
    )
    found = tuple(_task(row) for row in connection.execute(query).mappings())
    _end(connection, resident_id, status="seen", seen_at=at)
    return found


def close(connection: sa.Connection, resident_id: int) -> None:
    """Let nothing of somebody wait any more, though nobody was seen."""
    _end(connection, resident_id, status="closed")


def _end(connection: sa.Connection, resident_id: int, **values: object) -> None:
    connection.execute(
        midwife_task.update()
        .where(midwife_task.c.resident_id == resident_id, midwife_task.c.status == WAITING)
        .values(**values)
    )


def _task(row: sa.RowMapping) -> ScreeningTask:
    return ScreeningTask(
        id=row["id"],
        resident_id=row["resident_id"],
        screening_id=row["screening_id"],
        on=row["on"],
        urgency=row["urgency"],
        is_private=row["is_private"],
        is_accepted=row["accepted_at"] is not None,
        status=row["status"],
        sent_by=row["sent_by"],
    )


def add_result(connection: sa.Connection, **columns: object) -> int:
    """Keep what the midwife found of somebody and give the number."""
    return insert(connection, examination, **columns)


def result(connection: sa.Connection, result_id: int) -> ResidentResult:
    """Give one result, or raise Unknown."""
    query = sa.select(examination).where(
        examination.c.id == result_id, examination.c.resident_id.is_not(None)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"result {result_id} of a resident")
    return _result(row)


def latest_results(
    connection: sa.Connection, posyandu_ids: tuple[int, ...]
) -> Mapping[int, ResidentResult]:
    """Give the latest result of each that some posyandu serve, by resident."""
    query = (
        sa.select(examination)
        .join(resident, examination.c.resident_id == resident.c.id)
        .where(resident.c.posyandu_id.in_(posyandu_ids), _PRESENT)
        .order_by(examination.c.on, examination.c.id)
    )
    return {row["resident_id"]: _result(row) for row in connection.execute(query).mappings()}


def controls_on(
    connection: sa.Connection, days: tuple[date, ...]
) -> list[tuple[ResidentResult, int]]:
    """List the controls arranged for some days that no later result has settled, with posyandu."""
    later = examination.alias()
    settled = sa.exists().where(
        later.c.resident_id == examination.c.resident_id, later.c.id > examination.c.id
    )
    query = (
        sa.select(examination, resident.c.posyandu_id.label("posyandu_id"))
        .join(resident, examination.c.resident_id == resident.c.id)
        .where(examination.c.control_on.in_(days), ~settled, _PRESENT)
        .order_by(examination.c.id)
    )
    return [(_result(row), row["posyandu_id"]) for row in connection.execute(query).mappings()]


def _result(row: sa.RowMapping) -> ResidentResult:
    return ResidentResult(
        id=row["id"],
        resident_id=row["resident_id"],
        on=row["on"],
        by=row["recorded_by"],
        care=row["findings"].get("care", ""),
        control_on=row["control_on"],
        is_private=row["is_private"],
    )
