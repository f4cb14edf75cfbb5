"""Questions passed on to a person, until they are answered."""

from datetime import datetime

import sqlalchemy as sa

from storage.inserting import insert
from storage.tables.talk import forwarded


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a question that was passed on and give its number."""
    return insert(connection, forwarded, **columns)


def get(connection: sa.Connection, forwarded_id: int) -> sa.RowMapping | None:
    """Give one question."""
    query = sa.select(forwarded).where(forwarded.c.id == forwarded_id)
    return connection.execute(query).mappings().first()


def answered(connection: sa.Connection, forwarded_id: int, at: datetime) -> None:
    """Mark a question as answered."""
    connection.execute(
        forwarded.update().where(forwarded.c.id == forwarded_id).values(answered_at=at)
    )
