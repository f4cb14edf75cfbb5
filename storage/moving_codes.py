"""Six-digit codes that open one thing once: an invitation of a cadre, the move of a number."""

from datetime import datetime

import sqlalchemy as sa

from storage.inserting import insert
from storage.tables.people import ticket


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a ticket and give its number."""
    return insert(connection, ticket, **columns)


def valid(connection: sa.Connection, kind: str, code: str, now: datetime) -> sa.RowMapping | None:
    """Find the unused ticket of a code that still opens."""
    query = sa.select(ticket).where(
        ticket.c.kind == kind,
        ticket.c.code == code,
        ticket.c.valid_until >= now,
        ticket.c.used_at.is_(None),
    )
    return connection.execute(query).mappings().first()


def use(connection: sa.Connection, ticket_id: int, at: datetime) -> None:
    """Mark a ticket as used."""
    connection.execute(ticket.update().where(ticket.c.id == ticket_id).values(used_at=at))


def cancel_of(connection: sa.Connection, kind: str, person_id: int, at: datetime) -> None:
    """Let a person's older tickets of a kind open nothing any more."""
    connection.execute(
        ticket.update()
        .where(ticket.c.kind == kind, ticket.c.person_id == person_id, ticket.c.used_at.is_(None))
        .values(used_at=at)
    )
