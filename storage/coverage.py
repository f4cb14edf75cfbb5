"""What the coverage of a quarterly meeting is counted from, with a handful of questions."""

from collections.abc import Collection
from datetime import date

import sqlalchemy as sa

from domain.coverage.facts import CoverageFacts, ListedMother, ListedReferral
from domain.coverage.quarters import Quarter, trailing
from domain.immunization import Area
from domain.screening import LifeStage
from storage import areas, children, doses, exporting, reach
from storage.tables.care import home_visit
from storage.tables.health import midwife_task
from storage.tables.meeting import indicator_target
from storage.tables.people import child
from storage.tables.screening import screening
from storage.tables.village import posyandu, village

SEEN = ("seen", "closed")
MET_NOBODY = "nobody"


def facts(
    connection: sa.Connection, posyandu_ids: tuple[int, ...], quarter: Quarter
) -> CoverageFacts:
    """Read all that is known of some posyandu over the four quarters up to one."""
    first = trailing(quarter)[0].first
    at = areas.numbered(connection, posyandu_ids)
    found = exporting.extract(connection, at, quarter.months[-1], since=first, in_detail=False)
    return CoverageFacts(
        extract=found,
        children=children.of_several(connection, posyandu_ids),
        doses=doses.by_child(connection, posyandu_ids),
        areas=_areas(connection, posyandu_ids),
        referrals=_referrals(connection, posyandu_ids, first, quarter.last),
        visited=_visited(connection, posyandu_ids, first, quarter.last),
        mothers=_mothers(connection, posyandu_ids, first, quarter.last),
        reached=reach.of_area(connection, posyandu_ids, first, quarter.last),
    )


def _areas(connection: sa.Connection, posyandu_ids: Collection[int]) -> dict[int, Area]:
    query = (
        sa.select(posyandu.c.id, village.c.je_endemic, village.c.hexavalent)
        .join(village, posyandu.c.village_id == village.c.id)
        .where(posyandu.c.id.in_(posyandu_ids))
    )
    return {
        row.id: Area(je_endemic=row.je_endemic, hexa_region=row.hexavalent)
        for row in connection.execute(query)
    }


def _referrals(
    connection: sa.Connection, posyandu_ids: Collection[int], first: date, last: date
) -> tuple[ListedReferral, ...]:
    query = (
        sa.select(
            midwife_task.c.child_id, child.c.posyandu_id, midwife_task.c.on, midwife_task.c.status
        )
        .join(child, midwife_task.c.child_id == child.c.id)
        .where(child.c.posyandu_id.in_(posyandu_ids), midwife_task.c.on.between(first, last))
        .order_by(midwife_task.c.on, midwife_task.c.id)
    )
    return tuple(
        ListedReferral(child_id=row[0], posyandu_id=row[1], on=row[2], is_seen=row[3] in SEEN)
        for row in connection.execute(query)
    )


def _visited(
    connection: sa.Connection, posyandu_ids: Collection[int], first: date, last: date
) -> frozenset[tuple[int, date]]:
    """Name the children at whose home somebody was met."""
    query = (
        sa.select(home_visit.c.child_id, home_visit.c.on)
        .join(child, home_visit.c.child_id == child.c.id)
        .where(
            child.c.posyandu_id.in_(posyandu_ids),
            home_visit.c.on.between(first, last),
            home_visit.c.met != MET_NOBODY,
            home_visit.c.withdrawn_at.is_(None),
        )
    )
    return frozenset((row[0], row[1]) for row in connection.execute(query))


def _mothers(
    connection: sa.Connection, posyandu_ids: Collection[int], first: date, last: date
) -> tuple[ListedMother, ...]:
    query = (
        sa.select(
            screening.c.resident_id, screening.c.posyandu_id, screening.c.on, screening.c.observed
        )
        .where(
            screening.c.posyandu_id.in_(posyandu_ids),
            screening.c.on.between(first, last),
            screening.c.life_stage == LifeStage.PREGNANT,
            screening.c.withdrawn_at.is_(None),
        )
        .order_by(screening.c.on, screening.c.id)
    )
    return tuple(
        ListedMother(
            resident_id=row[0],
            posyandu_id=row[1],
            on=row[2],
            arm_mm=row[3].get("arm_mm"),
            has_iron=row[3].get("iron_received"),
        )
        for row in connection.execute(query)
    )


def decreed(connection: sa.Connection, district: str, year: int) -> dict[str, tuple[int, str]]:
    """Give the targets a district has decreed for a year: percent and decree, by indicator."""
    query = sa.select(
        indicator_target.c.indicator, indicator_target.c.percent, indicator_target.c.decree
    ).where(indicator_target.c.district == district, indicator_target.c.year == year)
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def decree(
    connection: sa.Connection, *, district: str, year: int, indicator: str, percent: int, by: str
) -> None:
    """Keep a decreed target in place of an earlier one of the same year."""
    same = sa.and_(
        indicator_target.c.district == district,
        indicator_target.c.year == year,
        indicator_target.c.indicator == indicator,
    )
    values = {"percent": percent, "decree": by}
    if not connection.execute(indicator_target.update().where(same).values(**values)).rowcount:
        connection.execute(
            indicator_target.insert().values(
                district=district, year=year, indicator=indicator, **values
            )
        )
