"""Two records of one child made one, and split again exactly as they were."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from domain.leaving import Left, Merge
from domain.register import Unknown
from storage import due, leaving
from storage.inserting import insert
from storage.tables.care import child_merge, home_visit
from storage.tables.diarrhoea import diarrhoea
from storage.tables.health import (
    absence,
    dose,
    examination,
    midwife_task,
    reaction,
    vitamin_a,
    weighing,
)
from storage.tables.people import child, guardian
from storage.tables.safety import alarm

TABLES: dict[str, sa.Table] = {
    table.name: table
    for table in (
        weighing,
        dose,
        vitamin_a,
        absence,
        reaction,
        midwife_task,
        examination,
        home_visit,
        alarm,
        diarrhoea,
    )
}
"""All that is kept of a child."""
SAME: dict[str, tuple[str, ...]] = {
    "weighing": ("weighed_on",),
    "dose": ("antigen", "given_on"),
    "vitamin_a": ("campaign",),
    "absence": ("on",),
}
"""What makes two rows one fact: of these the kept record's stands, the other stays in history."""
FILLED = ("nik", "has_kia_book")
"""What the kept record takes from the other where it has nothing."""


def merge(
    connection: sa.Connection, *, kept: int, merged: int, by: int, at: datetime, on: date
) -> int:
    """Give everything of one record to another, let it leave the lists, and number the merge."""
    doubled = {name: _doubled(connection, name, kept, merged) for name in SAME}
    moved = {name: _rows(connection, table, merged) for name, table in TABLES.items()}
    for name, ids in doubled.items():
        _set(connection, TABLES[name], ids, withdrawn_at=at)
    for name, ids in moved.items():
        _set(connection, TABLES[name], ids, child_id=kept)
    former = _fill(connection, kept, merged)
    guardians = _share_guardians(connection, kept, merged, at)
    leaving.leave(connection, merged, on, Left.MERGED)
    due.touch(connection, (kept,))
    return insert(
        connection,
        child_merge,
        kept_id=kept,
        merged_id=merged,
        moved=moved,
        doubled=doubled,
        former=former,
        guardians=guardians,
        merged_by=by,
        merged_at=at,
    )


def split(connection: sa.Connection, merge_id: int, *, by: int, at: datetime) -> Merge:
    """Give each record again what it had before the merge."""
    row = _row(connection, merge_id)
    for name, ids in row["moved"].items():
        _set(connection, TABLES[name], ids, child_id=row["merged_id"])
    for name, ids in row["doubled"].items():
        _set(connection, TABLES[name], ids, withdrawn_at=None)
    if row["former"]:
        connection.execute(
            child.update().where(child.c.id == row["kept_id"]).values(**row["former"])
        )
    _set(connection, guardian, row["guardians"], until=at)
    leaving.come_back(connection, row["merged_id"], None)
    due.touch(connection, (row["kept_id"],))
    connection.execute(
        child_merge.update().where(child_merge.c.id == merge_id).values(undone_at=at, undone_by=by)
    )
    return _merge(_row(connection, merge_id))


def one(connection: sa.Connection, merge_id: int) -> Merge:
    """Give one merge, or raise Unknown."""
    return _merge(_row(connection, merge_id))


def last_into(connection: sa.Connection, child_id: int) -> Merge | None:
    """Give the latest merge into a child that was not taken back."""
    query = (
        sa.select(child_merge)
        .where(child_merge.c.kept_id == child_id, child_merge.c.undone_at.is_(None))
        .order_by(child_merge.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return _merge(row) if row is not None else None


def _row(connection: sa.Connection, merge_id: int) -> sa.RowMapping:
    query = sa.select(child_merge).where(child_merge.c.id == merge_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"merge {merge_id}")
    return row


def _merge(row: sa.RowMapping) -> Merge:
    return Merge(
        id=row["id"],
        kept=row["kept_id"],
        merged=row["merged_id"],
        is_undone=row["undone_at"] is not None,
    )


def _rows(connection: sa.Connection, table: sa.Table, child_id: int) -> list[int]:
    query = sa.select(table.c.id).where(table.c.child_id == child_id).order_by(table.c.id)
    return list(connection.execute(query).scalars())


def _doubled(connection: sa.Connection, name: str, kept: int, merged: int) -> list[int]:
    """Number the rows of the merged record that say what the kept one says already."""
    table = TABLES[name]
    own = table.alias()
    same = sa.exists().where(
        own.c.child_id == kept,
        own.c.withdrawn_at.is_(None),
        *(own.c[column] == table.c[column] for column in SAME[name]),
    )
    query = sa.select(table.c.id).where(
        table.c.child_id == merged, table.c.withdrawn_at.is_(None), same
    )
    return list(connection.execute(query.order_by(table.c.id)).scalars())


def _set(connection: sa.Connection, table: sa.Table, ids: list[int], **values: object) -> None:
    if ids:
        connection.execute(table.update().where(table.c.id.in_(ids)).values(**values))


def _fill(connection: sa.Connection, kept: int, merged: int) -> dict[str, Any]:
    """Fill what the kept record lacks; give what stood there."""
    query = sa.select(child.c.id, *(child.c[name] for name in FILLED)).where(
        child.c.id.in_((kept, merged))
    )
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    empty = [name for name in FILLED if not rows[kept][name] and rows[merged][name]]
    if empty:
        connection.execute(
            child.update()
            .where(child.c.id == kept)
            .values(**{name: rows[merged][name] for name in empty})
        )
    return {name: rows[kept][name] for name in empty}


def _share_guardians(connection: sa.Connection, kept: int, merged: int, at: datetime) -> list[int]:
    """Let those who answer for the merged record answer for the kept one; give their rows.

    Somebody who answered for it before, such as until an earlier merge was undone, does again.
    """
    families = {
        row.id: row.family_id
        for row in connection.execute(
            sa.select(child.c.id, child.c.family_id).where(child.c.id.in_((kept, merged)))
        )
    }
    if families[kept] == families[merged]:
        return []
    known = {
        row.person_id: row
        for row in connection.execute(
            sa.select(guardian).where(guardian.c.family_id == families[kept])
        )
    }
    query = sa.select(guardian.c.person_id).where(
        guardian.c.family_id == families[merged], guardian.c.until.is_(None)
    )
    people = list(connection.execute(query).scalars())
    again = [known[each].id for each in people if each in known and known[each].until is not None]
    _set(connection, guardian, again, until=None)
    new = [
        insert(connection, guardian, person_id=person, family_id=families[kept], since=at)
        for person in people
        if person not in known
    ]
    return [*again, *new]
