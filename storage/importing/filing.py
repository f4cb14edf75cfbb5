"""Rows of a file in bulk, each with its line in the audit."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa

from storage import audit
from storage.tables.talk import audit as audit_table

Rows = list[dict[str, Any]]
ROWS_AT_ONCE = 5_000
SENT_AT_ONCE = 200
"""Rows on their way to PostgreSQL; more of them only need memory."""
OPERATOR = "local operator"


@dataclass(frozen=True, kw_only=True)
class File:
    """The file that is taken over, as the audit names it."""

    audit_id: int
    at: datetime
    tell: Callable[[int], None] = field(default=lambda _count: None)


def may_take_long(connection: sa.Connection) -> None:
    """Let a transaction think for as long as it needs: 50,000 rows are compared between two reads.

    Elsewhere PostgreSQL ends one that asks nothing for half a minute (storage/engine.py).
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


def begin(
    connection: sa.Connection,
    *,
    at: datetime,
    kind: str,
    name: str,
    digest: str,
    rows: int,
    tell: Callable[[int], None] = lambda _count: None,
) -> File:
    """Write down that a file is taken over, before its records."""
    number = audit.note(
        connection,
        at=at,
        person_id=None,
        inbox_id=None,
        action="import.applied",
        subject="file",
        subject_id=None,
        by=OPERATOR,
        kind=kind,
        name=name,
        sha256=digest,
        rows=rows,
    )
    return File(audit_id=number, at=at, tell=tell)


def insert(connection: sa.Connection, table: sa.Table, rows: Rows) -> list[int]:
    """Insert rows and number them in their order."""
    if not rows:
        return []
    if connection.dialect.name == "postgresql":
        return _insert_numbered(connection, table, rows)
    statement = table.insert().returning(table.c.id, sort_by_parameter_order=True)
    return list(connection.execute(statement, rows).scalars())


def fill(
    connection: sa.Connection, table: sa.Table, changes: Iterable[tuple[int, Mapping[str, object]]]
) -> None:
    """Fill columns in, statement by statement for each set of columns."""
    by_columns: dict[tuple[str, ...], Rows] = {}
    for number, values in changes:
        if values:
            by_columns.setdefault(tuple(values), []).append({"number": number, **_named(values)})
    for columns, rows in by_columns.items():
        update = (
            table.update()
            .where(table.c.id == sa.bindparam("number"))
            .values({name: sa.bindparam(f"to_{name}") for name in columns})
        )
        connection.execute(update, rows)


def _named(values: Mapping[str, object]) -> dict[str, object]:
    return {f"to_{name}": value for name, value in values.items()}


def _insert_numbered(connection: sa.Connection, table: sa.Table, rows: Rows) -> list[int]:
    """Take the numbers first, then send the rows one behind the other.

    A statement that gives numbers back holds all its rows in one long text, and reading that text
    took half of the time of an import.
    """
    query = sa.text(
        "SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"
    )
    numbers = list(connection.execute(query, {"name": table.name, "count": len(rows)}).scalars())
    numbered = ({**row, "id": number} for row, number in zip(rows, numbers, strict=True))
    while some := list(islice(numbered, SENT_AT_ONCE)):
        connection.execute(table.insert(), some)
    return numbers


def note(
    connection: sa.Connection,
    file: File,
    action: str,
    subject: str,
    numbers: Iterable[tuple[int, int]],
    *,
    filled: Mapping[int, list[str]] | None = None,
) -> None:
    """Write one line a record into the audit, with the row it came from."""
    rows = [
        {
            **audit_row(file, action, subject, number),
            "detail": {"file": file.audit_id, "row": row, **_what(filled, row)},
        }
        for number, row in numbers
    ]
    for some in in_parts(rows):
        connection.execute(audit_table.insert(), some)


def _what(filled: Mapping[int, list[str]] | None, row: int) -> dict[str, object]:
    return {} if filled is None else {"filled": filled[row]}


def audit_row(file: File, action: str, subject: str, number: int) -> dict[str, Any]:
    """Make the line of the audit for one record; its detail is still to be put in."""
    return {
        "at": file.at,
        "person_id": None,
        "inbox_id": None,
        "action": action,
        "subject": subject,
        "subject_id": number,
    }


def in_parts(rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Divide rows so that each part is written at once."""
    for start in range(0, len(rows), ROWS_AT_ONCE):
        yield rows[start : start + ROWS_AT_ONCE]
