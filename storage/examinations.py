"""What midwives found, and the referrals it answers."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from domain.examinations import Examined
from domain.register import Unknown
from storage.inserting import insert
from storage.tables.health import examination, midwife_task


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a result and give its number."""
    return insert(connection, examination, **columns)


def one(connection: sa.Connection, examination_id: int) -> Examined:
    """Give one result, or raise Unknown."""
    query = sa.select(examination).where(examination.c.id == examination_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"examination {examination_id}")
    return of_row(row)


def of_row(row: sa.RowMapping) -> Examined:
    """Read a result."""
    found: dict[str, Any] = row["findings"]
    return Examined(
        id=row["id"],
        child_id=row["child_id"],
        on=row["on"],
        by=row["recorded_by"],
        findings=tuple(found.get("findings", ())),
        complications=tuple(found.get("complications", ())),
        denies_complications=bool(found.get("denies_complications")),
        care=found.get("care", ""),
        treatments=tuple(found.get("treatments", ())),
        control_on=row["control_on"],
    )


def sent_by(connection: sa.Connection, child_id: int, until: date) -> int | None:
    """Tell which cadre sent a child to the midwife last."""
    row = _last_task(connection, child_id, until)
    return None if row is None else row["sent_by"]


def signs_told(connection: sa.Connection, child_id: int, until: date) -> str:
    """Give the danger signs that were told when a child was sent last."""
    row = _last_task(connection, child_id, until)
    return "" if row is None else str(row["reasons"].get("signs", ""))


def settle_tasks(
    connection: sa.Connection, child_id: int, until: date, at: datetime | None = None
) -> None:
    """Let nothing of a child wait for the midwife any more: she has seen the child."""
    connection.execute(
        midwife_task.update()
        .where(
            midwife_task.c.child_id == child_id,
            midwife_task.c.on <= until,
            midwife_task.c.status == "waiting",
        )
        .values(status="seen", seen_at=at)
    )


def _last_task(connection: sa.Connection, child_id: int, until: date) -> sa.RowMapping | None:
    query = (
        sa.select(midwife_task)
        .where(midwife_task.c.child_id == child_id, midwife_task.c.on <= until)
        .order_by(midwife_task.c.on.desc(), midwife_task.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).mappings().first()
