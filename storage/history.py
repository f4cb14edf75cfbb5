"""Taking rows back and letting them stand again; nothing is ever deleted."""

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa

from domain.changes import Change, Saving
from storage import audit, due
from storage.tables.health import absence, dose, vitamin_a, weighing

TABLES: Mapping[str, sa.Table] = {
    "weighing": weighing,
    "vitamin_a": vitamin_a,
    "dose": dose,
    "absence": absence,
}
Rows = Mapping[str, list[int]]


def withdraw(connection: sa.Connection, rows: Rows, *, at: datetime) -> None:
    """Let rows stand no longer; what they say stays in the history."""
    for name, ids in rows.items():
        table = TABLES[name]
        connection.execute(table.update().where(table.c.id.in_(ids)).values(withdrawn_at=at))
    due.touch_those_of(connection, rows.get("dose", ()))


def restore(connection: sa.Connection, rows: Rows) -> None:
    """Let withdrawn rows stand again."""
    for name, ids in rows.items():
        table = TABLES[name]
        connection.execute(table.update().where(table.c.id.in_(ids)).values(withdrawn_at=None))
    due.touch_those_of(connection, rows.get("dose", ()))


def all_stand(connection: sa.Connection, rows: Rows) -> bool:
    """Tell whether every one of these rows still stands."""
    return not any(
        connection.execute(
            sa.select(TABLES[name].c.id).where(
                TABLES[name].c.id.in_(ids), TABLES[name].c.withdrawn_at.is_not(None)
            )
        ).first()
        for name, ids in rows.items()
    )


def capsules_on(connection: sa.Connection, child_id: int, given_on: date) -> list[int]:
    """Number the capsules that stand for a child and a day."""
    query = sa.select(vitamin_a.c.id).where(
        vitamin_a.c.child_id == child_id,
        vitamin_a.c.given_on == given_on,
        vitamin_a.c.withdrawn_at.is_(None),
    )
    return list(connection.execute(query).scalars())


def last_change(connection: sa.Connection, person_id: int, since: datetime) -> Change | None:
    """Give a person's latest save that was not taken back."""
    row = audit.last_of(connection, person_id, tuple(Saving), since=since)
    return _change(row) if row is not None else None


def of_paste(connection: sa.Connection, person_id: int, paste: int) -> tuple[Change, ...]:
    """List what a person's pasted list has saved and was not taken back, the latest first."""
    rows = audit.since(connection, person_id, tuple(Saving), after=paste)
    found = (_change(row) for row in rows if row["detail"].get("paste") == paste)
    return tuple(change for change in found if change is not None)


def change(connection: sa.Connection, audit_id: int) -> Change | None:
    """Give one save that was not taken back."""
    row = audit.get(connection, audit_id)
    if row is None or row["undone_at"] is not None or row["action"] not in tuple(Saving):
        return None
    return _change(row)


def _change(row: sa.RowMapping) -> Change | None:
    detail = row["detail"]
    if "child" not in detail:
        return None
    return Change(
        id=row["id"],
        saving=Saving(row["action"]),
        child=detail["child"],
        added=detail.get("added", {}),
        withdrawn=detail.get("withdrawn", {}),
        paste=detail.get("paste"),
    )
