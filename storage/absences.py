"""Why children were not weighed on a posyandu's day."""

from datetime import date

import sqlalchemy as sa

from storage.inserting import insert
from storage.tables.health import absence
from storage.tables.people import child


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep an absence and give its number."""
    return insert(connection, absence, **columns)


def of_child(connection: sa.Connection, child_id: int, on: date) -> list[int]:
    """Number the absences that stand for a child and a day."""
    query = sa.select(absence.c.id).where(
        absence.c.child_id == child_id, absence.c.on == on, absence.c.withdrawn_at.is_(None)
    )
    return list(connection.execute(query).scalars())


def on_day(connection: sa.Connection, posyandu_id: int, on: date) -> dict[int, str]:
    """Give the reasons of a day by child; a later one stands for an earlier one."""
    query = (
        sa.select(absence.c.child_id, absence.c.reason)
        .join(child, absence.c.child_id == child.c.id)
        .where(
            child.c.posyandu_id == posyandu_id,
            absence.c.on == on,
            absence.c.withdrawn_at.is_(None),
        )
        .order_by(absence.c.id)
    )
    return {row.child_id: row.reason for row in connection.execute(query)}
