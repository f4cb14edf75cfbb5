"""Recorded Td of women; nothing is ever deleted."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

import sqlalchemy as sa

from domain.register import Unknown
from domain.screening.tetanus import ANTIGEN, TetanusRecord
from storage.inserting import insert
from storage.tables.people import resident
from storage.tables.screening import resident_dose

_STANDS = resident_dose.c.withdrawn_at.is_(None)


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a Td and give its number."""
    return insert(connection, resident_dose, antigen=ANTIGEN, **columns)


def one(connection: sa.Connection, dose_id: int) -> TetanusRecord:
    """Give one recorded Td, withdrawn or not, or raise Unknown."""
    query = sa.select(resident_dose).where(resident_dose.c.id == dose_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"resident dose {dose_id}")
    return _record(row)


def of_resident(connection: sa.Connection, resident_id: int) -> tuple[TetanusRecord, ...]:
    """List the Td of somebody that stand, oldest first."""
    query = (
        sa.select(resident_dose)
        .where(
            resident_dose.c.resident_id == resident_id,
            resident_dose.c.antigen == ANTIGEN,
            _STANDS,
        )
        .order_by(resident_dose.c.given_on, resident_dose.c.id)
    )
    return tuple(_record(row) for row in connection.execute(query).mappings())


def by_resident(
    connection: sa.Connection, posyandu_ids: tuple[int, ...]
) -> Mapping[int, tuple[date, ...]]:
    """Give the days of all who some posyandu serve in one question."""
    query = (
        sa.select(resident_dose.c.resident_id, resident_dose.c.given_on)
        .join(resident, resident_dose.c.resident_id == resident.c.id)
        .where(
            resident.c.posyandu_id.in_(posyandu_ids),
            resident.c.left_on.is_(None),
            resident_dose.c.antigen == ANTIGEN,
            _STANDS,
        )
        .order_by(resident_dose.c.resident_id, resident_dose.c.given_on)
    )
    found: dict[int, list[date]] = {}
    for row in connection.execute(query):
        found.setdefault(row.resident_id, []).append(row.given_on)
    return {number: tuple(days) for number, days in found.items()}


def withdraw(connection: sa.Connection, ids: Collection[int], at: datetime | None) -> None:
    """Let Td stand no longer; None lets them stand again."""
    query = resident_dose.update().where(resident_dose.c.id.in_(list(ids)))
    connection.execute(query.values(withdrawn_at=at))


def _record(row: sa.RowMapping) -> TetanusRecord:
    return TetanusRecord(
        id=row["id"],
        resident_id=row["resident_id"],
        on=row["given_on"],
        told_by=row["told_by"],
        place=row["place"],
        batch=row["batch"],
        vaccinator=row["vaccinator"],
        recorded_by=row["recorded_by"],
        recorded_at=row["recorded_at"],
        stands=row["withdrawn_at"] is None,
    )
