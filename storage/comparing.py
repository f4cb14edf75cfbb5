"""Counting villages for a comparison, and what they tell of themselves."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

import sqlalchemy as sa

from domain.comparing.facts import VillageMonth
from domain.comparing.hiding import Counted
from domain.coverage.action_items import ActionItem, ItemStatus
from domain.extracts import Extract, first_of, last_of
from domain.immunization import Area
from domain.immunization.cohorts import IDL
from domain.immunization.lists import see
from domain.kms import Code
from domain.monthly import ChildMonth, children_in
from domain.people import DayStatus, RoleKind
from domain.vitamin_a import capsule_for_age
from storage import areas, children, doses, exporting, meetings
from storage.inserting import insert
from storage.tables.comparing import health_budget
from storage.tables.health import weighing
from storage.tables.people import child, family, resident, role
from storage.tables.village import posyandu, posyandu_day, village

NUTRITION, SEVERE = "weight_for_length", "severely_wasted"


def months_of(
    connection: sa.Connection, village_ids: tuple[int, ...], month: date
) -> tuple[VillageMonth, ...]:
    """Count a month in some villages, by name."""
    month = first_of(month)
    home = _posyandu(connection, village_ids)
    at = areas.numbered(connection, tuple(home))
    found = exporting.extract(connection, at, month, in_detail=False)
    served: dict[int, list[ChildMonth]] = defaultdict(list)
    for one in children_in(found, month):
        if one.is_under_five:
            served[home[one.posyandu_id]].append(one)
    severe = _severe(connection, tuple(home), month) | _severe_judged_now(found)
    cadres = _cadres(connection, village_ids)
    held = {home[place.id]: 0 for place in found.places}
    for place in found.places:
        held[home[place.id]] += bool(place.held_in(month))
    return tuple(
        _village_month(
            number,
            name,
            served[number],
            severe=severe,
            posyandu=sum(at == number for at in home.values()),
            held=held.get(number, 0),
            cadres=cadres.get(number, 0),
        )
        for number, name in _names(connection, village_ids)
    )


def _village_month(
    number: int,
    name: str,
    served: Collection[ChildMonth],
    *,
    severe: Collection[int],
    posyandu: int,
    held: int,
    cadres: int,
) -> VillageMonth:
    codes = [one.code for one in served]
    rose, fell = codes.count(Code.ROSE), codes.count(Code.DID_NOT_RISE)
    of_capsule_age = [one for one in served if capsule_for_age(one.months) is not None]
    return VillageMonth(
        village_id=number,
        name=name,
        posyandu=posyandu,
        not_held=posyandu - held,
        everybody=len(served),
        rose=rose,
        did_not_rise=fell,
        not_judged=sum(code is not None for code in codes) - rose - fell,
        severe=sum(
            one.code is not None and one.weighing is not None and one.weighing.id in severe
            for one in served
        ),
        sent=sum(one.facts.is_referred for one in served),
        capsules=sum(bool(one.colour) for one in of_capsule_age),
        of_capsule_age=len(of_capsule_age),
        cadres=cadres,
    )


def _names(connection: sa.Connection, village_ids: Collection[int]) -> list[tuple[int, str]]:
    query = (
        sa.select(village.c.id, village.c.name)
        .where(village.c.id.in_(village_ids))
        .order_by(village.c.name, village.c.id)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def _posyandu(connection: sa.Connection, village_ids: Collection[int]) -> dict[int, int]:
    """Give the village of every posyandu."""
    query = sa.select(posyandu.c.id, posyandu.c.village_id).where(
        posyandu.c.village_id.in_(village_ids)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _cadres(connection: sa.Connection, village_ids: Collection[int]) -> dict[int, int]:
    query = (
        sa.select(posyandu.c.village_id, sa.func.count(sa.distinct(role.c.person_id)))
        .join(role, role.c.posyandu_id == posyandu.c.id)
        .where(
            posyandu.c.village_id.in_(village_ids),
            role.c.kind == RoleKind.CADRE,
            role.c.until.is_(None),
        )
        .group_by(posyandu.c.village_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _severe(connection: sa.Connection, posyandu_ids: Collection[int], month: date) -> set[int]:
    """Number the weighings of a month that found a child severely wasted and are plausible."""
    query = (
        sa.select(weighing.c.id, weighing.c.computed)
        .join(child, weighing.c.child_id == child.c.id)
        .where(
            child.c.posyandu_id.in_(posyandu_ids),
            weighing.c.weighed_on.between(month, last_of(month)),
            weighing.c.withdrawn_at.is_(None),
            weighing.c.computed["categories"][NUTRITION].as_string() == SEVERE,
        )
    )
    return {
        row.id
        for row in connection.execute(query)
        if NUTRITION not in row.computed.get("flags", ())
    }


def _severe_judged_now(extract: Extract) -> set[int]:
    """Add the weighings of which nothing was kept, such as those entered from outside."""
    return {each.id for each in extract.weighings if each.category(NUTRITION) == SEVERE}


def infants_complete(
    connection: sa.Connection, village_ids: tuple[int, ...], year: int
) -> dict[int, Counted]:
    """Count those with all basic doses in time of those who turned one in a year, by village."""
    home = _posyandu(connection, village_ids)
    first, last = date(year, 1, 1), date(year, 12, 31)
    at = dict(_vaccine_areas(connection, village_ids))
    known = children.of_several(connection, tuple(home))
    given = doses.by_child(connection, tuple(home))
    found = {}
    for number in village_ids:
        cohort = [
            one
            for one in known
            if home[one.posyandu_id] == number and first <= IDL.birthday(one.born_on) <= last
        ]
        seen = see(cohort, given, at[number], last)
        found[number] = Counted(part=sum(map(IDL.is_true, seen)), whole=len(seen))
    return found


def _vaccine_areas(
    connection: sa.Connection, village_ids: Collection[int]
) -> Iterable[tuple[int, Area]]:
    query = sa.select(village.c.id, village.c.je_endemic, village.c.hexavalent).where(
        village.c.id.in_(village_ids)
    )
    return (
        (row[0], Area(je_endemic=row[1], hexa_region=row[2])) for row in connection.execute(query)
    )


def not_held(connection: sa.Connection, village_id: int, month: date) -> tuple[str, ...]:
    """Name the posyandu of a village that did not open in a month."""
    held = sa.select(posyandu_day.c.posyandu_id).where(
        posyandu_day.c.held_on.between(first_of(month), last_of(month)),
        posyandu_day.c.status != DayStatus.PLANNED,
    )
    query = (
        sa.select(posyandu.c.name)
        .where(posyandu.c.village_id == village_id, posyandu.c.id.not_in(held))
        .order_by(posyandu.c.name)
    )
    return tuple(connection.execute(query).scalars())


def budgets(
    connection: sa.Connection, village_ids: Collection[int], year: int
) -> Mapping[int, int]:
    """Give the percents of the budget for health that were told for a year, by village."""
    query = sa.select(health_budget.c.village_id, health_budget.c.percent).where(
        health_budget.c.village_id.in_(village_ids), health_budget.c.year == year
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def tell_budget(
    connection: sa.Connection,
    *,
    village_id: int,
    year: int,
    percent: int,
    by: int,
    at: datetime,
    inbox_id: int | None,
) -> None:
    """Keep what an officer told, in place of what was told for the year before."""
    values = {"percent": percent, "told_by": by, "told_at": at, "inbox_id": inbox_id}
    same = sa.and_(health_budget.c.village_id == village_id, health_budget.c.year == year)
    if not connection.execute(health_budget.update().where(same).values(**values)).rowcount:
        insert(connection, health_budget, village_id=village_id, year=year, **values)


def share_items(connection: sa.Connection, village_id: int, *, shares: bool) -> None:
    """Let others read what a village has done, or no longer."""
    connection.execute(
        village.update().where(village.c.id == village_id).values(shares_action_items=shares)
    )


def shares_items(connection: sa.Connection, village_id: int) -> bool:
    """Tell whether a village lets others read what it has done."""
    query = sa.select(village.c.shares_action_items).where(village.c.id == village_id)
    return bool(connection.execute(query).scalar())


def shared_items(connection: sa.Connection, village_id: int) -> tuple[ActionItem, ...]:
    """List what a village has done and lets others read, the latest first; else nothing."""
    if not shares_items(connection, village_id):
        return ()
    done = [
        item
        for item in meetings.items_of(connection, (village_id,))
        if item.status is ItemStatus.DONE
    ]
    return tuple(sorted(done, key=lambda item: (item.due_on, item.id), reverse=True))


def names_in(connection: sa.Connection, village_id: int) -> frozenset[str]:
    """Give every word, in small letters, of the names of those a village serves."""
    own = sa.select(posyandu.c.id).where(posyandu.c.village_id == village_id)
    names = sa.union_all(
        sa.select(child.c.name).where(child.c.posyandu_id.in_(own)),
        sa.select(family.c.mother_name).where(family.c.posyandu_id.in_(own)),
        sa.select(resident.c.name).where(resident.c.posyandu_id.in_(own)),
    )
    return frozenset(
        word for name in connection.execute(names).scalars() for word in name.lower().split()
    )


def villages_with_month(connection: sa.Connection, month: date) -> tuple[int, ...]:
    """Number the villages in which a posyandu opened in a month."""
    query = (
        sa.select(posyandu.c.village_id)
        .join(posyandu_day, posyandu_day.c.posyandu_id == posyandu.c.id)
        .where(
            posyandu_day.c.held_on.between(first_of(month), last_of(month)),
            posyandu_day.c.status != DayStatus.PLANNED,
        )
        .distinct()
        .order_by(posyandu.c.village_id)
    )
    return tuple(connection.execute(query).scalars())
