"""Recorded doses with who told of them, many children at once, and what was told after vaccines."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.doses import Checking, DoseRecord, ReactionReport
from domain.immunization import Dose
from domain.register import Unknown
from storage.inserting import insert
from storage.tables.health import dose, reaction
from storage.tables.people import child
from storage.tables.village import posyandu

_STANDS = dose.c.withdrawn_at.is_(None)
_RECORD = sa.select(
    dose.c.id,
    dose.c.child_id,
    dose.c.antigen,
    dose.c.given_on,
    dose.c.product,
    dose.c.source,
    dose.c.told_by,
    dose.c.place,
    dose.c.batch,
    dose.c.vaccinator,
    dose.c.checking,
    dose.c.recorded_by,
    dose.c.recorded_at,
)
_ONE = _RECORD.where(dose.c.id == sa.bindparam("dose_id"))
_OF_CHILD = _RECORD.where(dose.c.child_id == sa.bindparam("child_id"), _STANDS).order_by(
    dose.c.given_on, dose.c.id
)
_WAITING = (
    _RECORD.join(child, dose.c.child_id == child.c.id)
    .join(posyandu, child.c.posyandu_id == posyandu.c.id)
    .where(
        posyandu.c.village_id == sa.bindparam("village_id"),
        dose.c.checking == Checking.WAITING,
        _STANDS,
        child.c.left_on.is_(None),
        child.c.frozen_at.is_(None),
    )
    .order_by(child.c.name, child.c.id, dose.c.given_on, dose.c.id)
)
_BY_CHILD = (
    sa.select(dose.c.child_id, dose.c.antigen, dose.c.given_on, dose.c.product, dose.c.source)
    .join(child, dose.c.child_id == child.c.id)
    .where(
        child.c.posyandu_id.in_(sa.bindparam("posyandu_ids", expanding=True)),
        child.c.left_on.is_(None),
        child.c.frozen_at.is_(None),
        _STANDS,
    )
    .order_by(dose.c.child_id, dose.c.given_on, dose.c.id)
)


def one(connection: sa.Connection, dose_id: int) -> DoseRecord:
    """Give one recorded dose, withdrawn or not, or raise Unknown."""
    row = connection.execute(_ONE, {"dose_id": dose_id}).mappings().first()
    if row is None:
        raise Unknown(f"dose {dose_id}")
    return _record(row)


def of_child(connection: sa.Connection, child_id: int) -> tuple[DoseRecord, ...]:
    """List the doses of a child that stand, oldest first."""
    found = connection.execute(_OF_CHILD, {"child_id": child_id})
    return tuple(_record(row) for row in found.mappings())


def waiting(connection: sa.Connection, village_id: int) -> tuple[DoseRecord, ...]:
    """List what the midwife of a village has to check, child by child."""
    found = connection.execute(_WAITING, {"village_id": village_id})
    return tuple(_record(row) for row in found.mappings())


def by_child(
    connection: sa.Connection, posyandu_ids: tuple[int, ...]
) -> Mapping[int, tuple[Dose, ...]]:
    """Give the doses of all children of some posyandu in one question."""
    found: dict[int, list[Dose]] = {}
    for row in connection.execute(_BY_CHILD, {"posyandu_ids": posyandu_ids}).mappings():
        found.setdefault(row["child_id"], []).append(_dose(row))
    return {child_id: tuple(doses) for child_id, doses in found.items()}


def standing(connection: sa.Connection, dose_ids: tuple[int, ...]) -> frozenset[int]:
    """Tell which of some doses stand."""
    query = sa.select(dose.c.id).where(dose.c.id.in_(dose_ids), _STANDS)
    return frozenset(connection.execute(query).scalars())


def check(
    connection: sa.Connection,
    dose_ids: tuple[int, ...],
    checking: Checking,
    *,
    by: int,
    at: datetime,
) -> None:
    """Keep what the midwife said of doses that wait."""
    waits = sa.and_(dose.c.id.in_(dose_ids), dose.c.checking == Checking.WAITING)
    connection.execute(
        dose.update().where(waits).values(checking=checking, checked_by=by, checked_at=at)
    )


def replaced_by(connection: sa.Connection, dose_ids: tuple[int, ...]) -> tuple[int, ...]:
    """Number the doses in whose place some others were put."""
    query = sa.select(dose.c.replaces).where(dose.c.id.in_(dose_ids), dose.c.replaces.is_not(None))
    return tuple(int(number) for number in connection.execute(query).scalars() if number)


def add_reaction(connection: sa.Connection, **columns: object) -> int:
    """Keep what was told after a vaccine and give its number."""
    return insert(connection, reaction, **columns)


def complete_reaction(
    connection: sa.Connection, reaction_id: int, *, told_by: int, onset: str, measures: str
) -> None:
    """Add to somebody's own report when it began and what was done."""
    mine = sa.and_(reaction.c.id == reaction_id, reaction.c.told_by == told_by)
    connection.execute(reaction.update().where(mine).values(onset=onset, measures=measures))


def reactions(
    connection: sa.Connection, village_id: int, child_id: int | None, since: datetime
) -> tuple[ReactionReport, ...]:
    """List what was told after vaccines since a moment, the latest first."""
    query = (
        sa.select(reaction)
        .join(child, reaction.c.child_id == child.c.id)
        .join(posyandu, child.c.posyandu_id == posyandu.c.id)
        .where(posyandu.c.village_id == village_id, reaction.c.told_at >= since)
        .order_by(reaction.c.id.desc())
    )
    if child_id is not None:
        query = query.where(reaction.c.child_id == child_id)
    return tuple(_reaction(row) for row in connection.execute(query).mappings())


def _reaction(row: sa.RowMapping) -> ReactionReport:
    return ReactionReport(
        id=row["id"],
        child_id=row["child_id"],
        told_by=row["told_by"],
        told_at=row["told_at"],
        given_on=row["given_on"],
        symptoms=tuple(row["symptoms"]),
        words=row["words"],
        onset=row["onset"],
        measures=row["measures"],
        state=row["state"],
    )


def _record(row: sa.RowMapping) -> DoseRecord:
    kept: dict[str, Any] = {
        name: row[name]
        for name in (
            *("id", "child_id", "told_by", "recorded_by", "recorded_at"),
            *("place", "batch", "vaccinator"),
        )
    }
    return DoseRecord(dose=_dose(row), checking=Checking(row["checking"]), **kept)


def _dose(row: sa.RowMapping) -> Dose:
    return Dose(
        antigen=row["antigen"], on=row["given_on"], product=row["product"], source=row["source"]
    )
