"""Every change: who, when, from which message, and how to take it back."""

from datetime import datetime

import sqlalchemy as sa

from storage.inserting import insert
from storage.tables.talk import audit


def note(
    connection: sa.Connection,
    *,
    at: datetime,
    person_id: int | None,
    inbox_id: int | None,
    action: str,
    subject: str,
    subject_id: int | None,
    **detail: object,
) -> int:
    """Write down one change and give its number."""
    return insert(
        connection,
        audit,
        at=at,
        person_id=person_id,
        inbox_id=inbox_id,
        action=action,
        subject=subject,
        subject_id=subject_id,
        detail=detail,
    )


def last_of(
    connection: sa.Connection, person_id: int, actions: tuple[str, ...], *, since: datetime
) -> sa.RowMapping | None:
    """Give a person's latest change of some kinds that was not taken back."""
    query = (
        sa.select(audit)
        .where(
            audit.c.person_id == person_id,
            audit.c.action.in_(actions),
            audit.c.undone_at.is_(None),
            audit.c.at >= since,
        )
        .order_by(audit.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).mappings().first()


def since(
    connection: sa.Connection, person_id: int, actions: tuple[str, ...], *, after: int
) -> list[sa.RowMapping]:
    """List a person's changes of some kinds behind one, the latest first, without those undone."""
    query = (
        sa.select(audit)
        .where(
            audit.c.person_id == person_id,
            audit.c.action.in_(actions),
            audit.c.undone_at.is_(None),
            audit.c.id > after,
        )
        .order_by(audit.c.id.desc())
    )
    return list(connection.execute(query).mappings())


def has_happened(connection: sa.Connection, action: str, subject_id: int, *, after: int) -> bool:
    """Tell whether something was done to a thing behind another change."""
    query = sa.select(audit.c.id).where(
        audit.c.action == action, audit.c.subject_id == subject_id, audit.c.id > after
    )
    return connection.execute(query).first() is not None


def get(connection: sa.Connection, audit_id: int) -> sa.RowMapping | None:
    """Give one change."""
    return connection.execute(sa.select(audit).where(audit.c.id == audit_id)).mappings().first()


def undone(connection: sa.Connection, audit_id: int, at: datetime) -> None:
    """Mark a change as taken back."""
    connection.execute(audit.update().where(audit.c.id == audit_id).values(undone_at=at))
