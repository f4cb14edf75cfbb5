"""Those the posyandu serves who are no under-fives."""

from datetime import date

import sqlalchemy as sa

from domain.people import Sex
from domain.register import Unknown
from domain.screening import LifeStage, Resident
from domain.screening.records import Outcome
from storage.inserting import insert
from storage.tables.people import resident

ASKED = "asked"
"""Why somebody left the lists: to have their data deleted."""
LOSSES = (Outcome.STILLBORN, Outcome.MISCARRIED)

# Built once: building a statement costs three times as much as running it.
_OF_POSYANDU = (
    sa.select(resident)
    .where(resident.c.posyandu_id == sa.bindparam("posyandu_id"), resident.c.left_on.is_(None))
    .order_by(resident.c.name, resident.c.id)
)


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep somebody and give their number."""
    return insert(connection, resident, **columns)


def one(connection: sa.Connection, resident_id: int) -> Resident:
    """Give one person, or raise Unknown."""
    query = sa.select(resident).where(resident.c.id == resident_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"resident {resident_id}")
    return _resident(row)


def of_posyandu(connection: sa.Connection, posyandu_id: int) -> tuple[Resident, ...]:
    """List those a posyandu serves, by name."""
    found = connection.execute(_OF_POSYANDU, {"posyandu_id": posyandu_id})
    return tuple(_resident(row) for row in found.mappings())


def of_several(connection: sa.Connection, posyandu_ids: tuple[int, ...]) -> tuple[Resident, ...]:
    """List those some posyandu serve, by name."""
    query = (
        sa.select(resident)
        .where(resident.c.posyandu_id.in_(posyandu_ids), resident.c.left_on.is_(None))
        .order_by(resident.c.name, resident.c.id)
    )
    return tuple(_resident(row) for row in connection.execute(query).mappings())


def of_person(connection: sa.Connection, person_id: int) -> tuple[Resident, ...]:
    """List the records a posyandu keeps of somebody who writes themselves."""
    query = (
        sa.select(resident)
        .where(resident.c.person_id == person_id, resident.c.left_on.is_(None))
        .order_by(resident.c.id)
    )
    return tuple(_resident(row) for row in connection.execute(query).mappings())


def put_out_of_use(connection: sa.Connection, resident_id: int, on: date) -> None:
    """Let somebody who asked for it be in no list any more."""
    connection.execute(
        resident.update().where(resident.c.id == resident_id).values(left_on=on, left_because=ASKED)
    )


def _resident(row: sa.RowMapping) -> Resident:
    return Resident(
        id=row["id"],
        posyandu_id=row["posyandu_id"],
        name=row["name"],
        registered_as=LifeStage(row["life_stage"]),
        sex=Sex(row["sex"]) if row["sex"] else None,
        born_on=row["born_on"],
        born_estimated=row["born_estimated"],
        rt=row["rt"],
        last_period_on=row["last_period_on"],
        gave_birth_on=row["gave_birth_on"],
        lost_baby=row["pregnancy_outcome"] in LOSSES,
        title=row["title"],
        smokes=row["smokes"],
    )
