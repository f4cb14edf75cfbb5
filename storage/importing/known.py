"""What the register holds already, read for thousands of rows at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.immunization import Area, Dose
from domain.importing.matching import Known
from domain.importing.places import Place
from domain.importing.plan_children import KnownFamily
from domain.importing.plan_doses import RecordedDoses
from domain.importing.plan_residents import KnownResident
from domain.importing.plan_weighings import Recorded
from domain.kms import AlarmLines
from domain.people import Sex, Weighing
from storage import rows
from storage.children import WEIGHING_COLUMNS
from storage.joining import ENDED
from storage.tables.health import dose, weighing
from storage.tables.people import address, child, family, guardian, invitation, resident
from storage.tables.village import posyandu, village

AT_ONCE = 4_000
"""Numbers asked about in one statement; SQLite takes at most 32,766."""
_UTC = ZoneInfo("UTC")
_WEIGHING = (*WEIGHING_COLUMNS, weighing.c.withdrawn_at)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What a village decides of judging its children."""

    lines: AlarmLines
    area: Area


def places(connection: sa.Connection, village_name: str = "") -> tuple[Place, ...]:
    """List the posyandu of one village, or of all of them."""
    query = (
        sa.select(
            posyandu.c.id,
            posyandu.c.name,
            posyandu.c.village_id,
            village.c.name.label("village"),
        )
        .join(village, posyandu.c.village_id == village.c.id)
        .order_by(posyandu.c.id)
    )
    if village_name:
        query = query.where(sa.func.lower(village.c.name) == village_name.lower())
    return tuple(Place(**row) for row in connection.execute(query).mappings())


def rules(connection: sa.Connection) -> dict[int, Rules]:
    """Give by posyandu the lines of the KMS and the vaccines of its area."""
    query = sa.select(
        posyandu.c.id,
        village.c.red_line_sd,
        village.c.orange_line_sd,
        village.c.je_endemic,
        village.c.hexavalent,
    ).join(village, posyandu.c.village_id == village.c.id)
    return {
        row.id: Rules(
            lines=AlarmLines(red_sd=row.red_line_sd, orange_sd=row.orange_line_sd),
            area=Area(je_endemic=row.je_endemic, hexa_region=row.hexavalent),
        )
        for row in connection.execute(query)
    }


def children(connection: sa.Connection) -> Iterator[Known]:
    """Go through all children, those who have left too: nobody is registered twice."""
    query = sa.select(
        child.c.id,
        child.c.family_id,
        child.c.posyandu_id,
        child.c.name,
        child.c.sex,
        child.c.born_on,
        family.c.mother_name,
        family.c.rt,
        child.c.nik,
        child.c.has_kia_book,
        sa.or_(child.c.left_on.is_not(None), child.c.frozen_at.is_not(None)).label("is_gone"),
    ).join(family, child.c.family_id == family.c.id)
    for row in connection.execute(query.order_by(child.c.id)):
        yield Known(
            id=row.id,
            family_id=row.family_id,
            posyandu_id=row.posyandu_id,
            name=row.name,
            sex=Sex(row.sex),
            born=row.born_on,
            mother=row.mother_name,
            rt=row.rt,
            nik=row.nik,
            has_kia_book=row.has_kia_book,
            is_gone=bool(row.is_gone),
        )


def families(connection: sa.Connection) -> Iterator[KnownFamily]:
    """Go through all families, with the number that somebody gave for each."""
    numbers = _numbers(connection)
    joined = set(
        connection.execute(sa.select(guardian.c.family_id).where(guardian.c.until.is_(None)))
        .scalars()
        .all()
    )
    query = sa.select(family.c.id, family.c.posyandu_id, family.c.mother_name, family.c.rt)
    for row in connection.execute(query.order_by(family.c.id)):
        yield KnownFamily(
            id=row.id,
            posyandu_id=row.posyandu_id,
            mother=row.mother_name,
            rt=row.rt,
            is_joined=row.id in joined or row.id in numbers,
            number=numbers.get(row.id, ""),
        )


def _numbers(connection: sa.Connection) -> dict[int, str]:
    """Give the number of each family that answers to one or was invited by one."""
    found: dict[int, str] = {}
    for table, holds in (
        (guardian, guardian.c.until.is_(None)),
        (invitation, invitation.c.status != ENDED),
    ):
        query = (
            sa.select(table.c.family_id, address.c.address)
            .join(address, address.c.person_id == table.c.person_id)
            .where(holds, address.c.channel == "whatsapp", address.c.removed_at.is_(None))
        )
        found |= {row.family_id: row.address for row in connection.execute(query)}
    return found


def residents(connection: sa.Connection) -> Iterator[KnownResident]:
    """Go through everybody who is no under-five."""
    query = sa.select(
        resident.c.id,
        resident.c.posyandu_id,
        resident.c.name,
        resident.c.life_stage.label("stage"),
        resident.c.sex,
        resident.c.born_on.label("born"),
        resident.c.rt,
    )
    for row in connection.execute(query.order_by(resident.c.id)).mappings():
        yield KnownResident(**row)


def weighings(connection: sa.Connection, child_ids: Sequence[int]) -> dict[int, Recorded]:
    """Give the weighings of some children, those taken back apart."""
    standing: dict[int, list[Weighing]] = defaultdict(list)
    taken_back: dict[int, list[Weighing]] = defaultdict(list)
    for some in in_parts(child_ids):
        query = (
            sa.select(*_WEIGHING)
            .where(weighing.c.child_id.in_(some))
            .order_by(weighing.c.weighed_on, weighing.c.id)
        )
        for row in connection.execute(query).mappings():
            group = standing if row["withdrawn_at"] is None else taken_back
            group[row["child_id"]].append(rows.weighing(row, _UTC))
    return {
        number: Recorded(
            standing=tuple(standing.get(number, ())), taken_back=tuple(taken_back.get(number, ()))
        )
        for number in child_ids
    }


def results(connection: sa.Connection, weighing_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Give what is kept as computed of some weighings."""
    found: dict[int, dict[str, Any]] = {}
    for some in in_parts(weighing_ids):
        query = sa.select(weighing.c.id, weighing.c.computed).where(weighing.c.id.in_(some))
        found |= {row.id: dict(row.computed) for row in connection.execute(query)}
    return found


def doses(connection: sa.Connection, child_ids: Sequence[int]) -> dict[int, RecordedDoses]:
    """Give the doses of some children, those taken back apart."""
    standing: dict[int, list[Dose]] = defaultdict(list)
    taken_back: dict[int, set[tuple[str, date]]] = defaultdict(set)
    for some in in_parts(child_ids):
        query = (
            sa.select(
                dose.c.child_id,
                dose.c.antigen,
                dose.c.given_on,
                dose.c.product,
                dose.c.source,
                dose.c.withdrawn_at,
            )
            .where(dose.c.child_id.in_(some))
            .order_by(dose.c.given_on, dose.c.id)
        )
        for row in connection.execute(query):
            if row.withdrawn_at is None:
                standing[row.child_id].append(
                    Dose(
                        antigen=row.antigen,
                        on=row.given_on,
                        product=row.product,
                        source=row.source,
                    )
                )
            else:
                taken_back[row.child_id].add((row.antigen, row.given_on))
    return {
        number: RecordedDoses(
            standing=tuple(standing.get(number, ())),
            taken_back=frozenset(taken_back.get(number, ())),
        )
        for number in child_ids
    }


def in_parts(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Divide numbers so that each part fits into one statement."""
    listed = list(numbers)
    for start in range(0, len(listed), AT_ONCE):
        yield listed[start : start + AT_ONCE]
