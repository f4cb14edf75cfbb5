"""Cases of diarrhoea: kept, followed up, counted."""

from datetime import date, datetime

import sqlalchemy as sa

from domain.diarrhoea import Case, State
from domain.register import Unknown
from storage.inserting import insert
from storage.tables.diarrhoea import diarrhoea
from storage.tables.people import child

_STANDS = diarrhoea.c.withdrawn_at.is_(None)


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a case and give its number."""
    return insert(connection, diarrhoea, **columns)


def one(connection: sa.Connection, case_id: int) -> Case:
    """Give one case that stands, or raise Unknown."""
    query = sa.select(diarrhoea).where(diarrhoea.c.id == case_id, _STANDS)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"diarrhoea {case_id}")
    return _case(row)


def of_posyandu(connection: sa.Connection, posyandu_id: int, since: date) -> tuple[Case, ...]:
    """List the cases of a posyandu reported from a day on, oldest first."""
    query = (
        sa.select(diarrhoea)
        .where(diarrhoea.c.posyandu_id == posyandu_id, diarrhoea.c.reported_on >= since, _STANDS)
        .order_by(diarrhoea.c.id)
    )
    return tuple(_case(row) for row in connection.execute(query).mappings())


def open_of(connection: sa.Connection, child_id: int) -> Case | None:
    """Give the case of a child that is still followed up."""
    query = (
        sa.select(diarrhoea)
        .where(diarrhoea.c.child_id == child_id, diarrhoea.c.follow_up_on.is_not(None), _STANDS)
        .order_by(diarrhoea.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return _case(row) if row else None


def to_follow_up(connection: sa.Connection, until: date) -> list[Case]:
    """List the cases whose day to ask has come, of children who are still here."""
    query = (
        sa.select(diarrhoea)
        .join(child, diarrhoea.c.child_id == child.c.id)
        .where(
            diarrhoea.c.follow_up_on <= until,
            _STANDS,
            child.c.left_on.is_(None),
            child.c.frozen_at.is_(None),
        )
        .order_by(diarrhoea.c.id)
    )
    return [_case(row) for row in connection.execute(query).mappings()]


def told(
    connection: sa.Connection, case_id: int, *, state: State, signs: str, follow_up_on: date | None
) -> None:
    """Keep how a child is now, and when to ask next."""
    connection.execute(
        diarrhoea.update()
        .where(diarrhoea.c.id == case_id)
        .values(state=state, signs=signs, follow_up_on=follow_up_on)
    )


def withdraw(connection: sa.Connection, case_id: int, at: datetime) -> None:
    """Let a case stand no longer."""
    connection.execute(
        diarrhoea.update()
        .where(diarrhoea.c.id == case_id)
        .values(withdrawn_at=at, follow_up_on=None)
    )


def _case(row: sa.RowMapping) -> Case:
    return Case(
        id=row["id"],
        child_id=row["child_id"],
        posyandu_id=row["posyandu_id"],
        began_on=row["began_on"],
        reported_on=row["reported_on"],
        has_oralit=row["has_oralit"],
        state=State(row["state"]),
        follow_up_on=row["follow_up_on"],
        recorded_by=row["recorded_by"],
    )
