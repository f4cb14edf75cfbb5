"""What registers and reports are filled from, read with a handful of questions for any area."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from dialog.messages import ChannelName
from domain.calendar import add_months
from domain.extracts import (
    Extract,
    ListedCapsule,
    ListedChild,
    ListedDiarrhoea,
    ListedDose,
    ListedResident,
    ListedWeighing,
    Place,
    first_of,
    last_of,
)
from domain.immunization.history import CAMPAIGN
from domain.monthly import PRESCHOOL_MONTHS
from domain.people import DayStatus, Sex
from domain.screening.card import ResidentCard
from storage import resident_cards, tetanus
from storage.bulk_judging import judged_now
from storage.examined import examined
from storage.joining import ENDED
from storage.tables.diarrhoea import diarrhoea
from storage.tables.health import dose, midwife_task, vitamin_a, weighing
from storage.tables.people import address, child, family, guardian, invitation, resident
from storage.tables.village import posyandu_day

_MEASURED = (
    weighing.c.id,
    weighing.c.child_id,
    weighing.c.weighed_on,
    weighing.c.weight_g,
    weighing.c.length_mm,
    weighing.c.head_mm,
    weighing.c.arm_mm,
    weighing.c.position,
    weighing.c.oedema,
)
_COUNTED = (
    weighing.c.computed["code"].as_string(),
    weighing.c.computed["did_not_rise_in_a_row"].as_integer(),
    weighing.c.computed["below_red_line"].as_boolean(),
)
"""All that a recap counts: reading the whole of it takes half of the time."""


def extract(
    connection: sa.Connection,
    at: tuple[Place, ...],
    month: date,
    *,
    whole_year: bool = False,
    in_detail: bool = True,
    by_stage: bool = False,
    since: date | None = None,
) -> Extract:
    """Read what is known of some posyandu up to the end of a month.

    The span begins with the month, with its year, or with the month `since`; without `in_detail`
    what only lists of names need is left out; `by_stage` adds those who are no under-fives.
    """
    month = first_of(month)
    first = since or (month.replace(month=1) if whole_year else month)
    last = last_of(month)
    served = sa.and_(
        child.c.posyandu_id.in_([place.id for place in at]),
        child.c.frozen_at.is_(None),
        child.c.born_on <= last,
        child.c.born_on > add_months(first, -PRESCHOOL_MONTHS),
        sa.or_(child.c.left_on.is_(None), child.c.left_on >= first),
    )
    numbers = tuple(place.id for place in at)
    grown_ups, seen = examined(connection, numbers, first, last) if by_stage else ((), ())
    return Extract(
        first=first,
        month=month,
        places=_held(connection, at, first, last),
        children=_children(connection, served, in_detail=in_detail),
        weighings=_weighings(connection, served, first, last, in_detail=in_detail),
        doses=_doses(connection, served, last) if in_detail else (),
        capsules=_capsules(connection, served, first, last),
        sent=_sent(connection, served, first, last),
        residents=_residents(connection, at) if in_detail else (),
        diarrhoea=_diarrhoea(connection, served, first, last) if in_detail else (),
        grown_ups=grown_ups,
        examined=seen,
    )


def _held(
    connection: sa.Connection, at: tuple[Place, ...], first: date, last: date
) -> tuple[Place, ...]:
    query = (
        sa.select(posyandu_day.c.posyandu_id, posyandu_day.c.held_on)
        .where(
            posyandu_day.c.posyandu_id.in_([place.id for place in at]),
            posyandu_day.c.held_on.between(first, last),
            posyandu_day.c.status != DayStatus.PLANNED,
        )
        .order_by(posyandu_day.c.held_on)
    )
    held: dict[int, list[date]] = defaultdict(list)
    for number, on in connection.execute(query):
        held[number].append(on)
    return tuple(replace(place, held_on=tuple(held[place.id])) for place in at)


def _children(
    connection: sa.Connection, served: sa.ColumnElement[bool], *, in_detail: bool
) -> tuple[ListedChild, ...]:
    query = (
        sa.select(
            child.c.id,
            child.c.posyandu_id,
            child.c.name,
            child.c.sex,
            child.c.born_on,
            family.c.mother_name,
            family.c.rt,
            child.c.nik,
            child.c.has_kia_book,
            child.c.left_on,
            child.c.left_because,
            child.c.family_id,
        )
        .join(family, child.c.family_id == family.c.id)
        .where(served)
        .order_by(child.c.posyandu_id, child.c.name, child.c.id)
    )
    phones = _phones(connection, served) if in_detail else {}
    sexes = {str(sex): sex for sex in Sex}
    return tuple(
        ListedChild(
            id=row[0],
            posyandu_id=row[1],
            name=row[2],
            sex=sexes[row[3]],
            born_on=row[4],
            mother_name=row[5],
            rt=row[6],
            nik=row[7],
            has_card=row[8],
            left_on=row[9],
            left_because=row[10],
            phone=phones.get(row[11], ""),
        )
        for row in connection.execute(query)
    )


def _phones(connection: sa.Connection, served: sa.ColumnElement[bool]) -> dict[int, str]:
    """Give the number of every family: its own first, else one it was invited at."""
    families = sa.select(child.c.family_id).where(served)
    people = sa.union_all(
        sa.select(guardian.c.family_id, guardian.c.person_id, sa.literal(0).label("place")).where(
            guardian.c.until.is_(None), guardian.c.family_id.in_(families)
        ),
        sa.select(invitation.c.family_id, invitation.c.person_id, sa.literal(1)).where(
            invitation.c.status != ENDED, invitation.c.family_id.in_(families)
        ),
    ).subquery()
    query = (
        sa.select(people.c.family_id, address.c.address)
        .join(address, address.c.person_id == people.c.person_id)
        .where(address.c.channel == ChannelName.WHATSAPP, address.c.removed_at.is_(None))
        .order_by(people.c.place.desc(), address.c.id.desc())
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _weighings(
    connection: sa.Connection,
    served: sa.ColumnElement[bool],
    first: date,
    last: date,
    *,
    in_detail: bool,
) -> tuple[ListedWeighing, ...]:
    query = (
        sa.select(*_MEASURED, *([weighing.c.computed] if in_detail else _COUNTED))
        .join(child, weighing.c.child_id == child.c.id)
        .where(
            served,
            weighing.c.weighed_on.between(first, last),
            weighing.c.day_id.is_not(None),
            weighing.c.withdrawn_at.is_(None),
        )
        .order_by(weighing.c.weighed_on, weighing.c.id)
    )
    found = [
        ListedWeighing(
            id=row[0],
            child_id=row[1],
            on=row[2],
            weight_g=row[3],
            length_mm=row[4],
            head_mm=row[5],
            arm_mm=row[6],
            position=row[7],
            oedema=row[8],
            computed=row[9] if in_detail else _counted(row[9], row[10], row[11]),
        )
        for row in connection.execute(query)
    ]
    missing = {each.id: each.child_id for each in found if "code" not in each.computed}
    judged = judged_now(connection, missing)
    return tuple(
        replace(each, computed=judged[each.id]) if each.id in judged else each for each in found
    )


def _counted(code: str | None, in_a_row: int | None, below: bool | None) -> dict[str, Any]:  # noqa: FBT001 (a column)
    """Give the few computed things that are counted; nothing at all when nothing is kept."""
    if in_a_row is None:
        return {}
    return {"code": code, "did_not_rise_in_a_row": in_a_row, "below_red_line": below}


def _doses(
    connection: sa.Connection, served: sa.ColumnElement[bool], last: date
) -> tuple[ListedDose, ...]:
    query = (
        sa.select(dose)
        .join(child, dose.c.child_id == child.c.id)
        .where(served, dose.c.given_on <= last, dose.c.withdrawn_at.is_(None))
        .order_by(dose.c.given_on, dose.c.id)
    )
    return tuple(
        ListedDose(
            id=row["id"],
            child_id=row["child_id"],
            antigen=row["antigen"],
            on=row["given_on"],
            is_campaign=row["source"] == CAMPAIGN,
            product=row["product"] or "",
            place=row["place"],
            batch=row["batch"],
            told_by=row["told_by"],
        )
        for row in connection.execute(query).mappings()
    )


def _capsules(
    connection: sa.Connection, served: sa.ColumnElement[bool], first: date, last: date
) -> tuple[ListedCapsule, ...]:
    query = (
        sa.select(vitamin_a.c.child_id, vitamin_a.c.given_on, vitamin_a.c.capsule)
        .join(child, vitamin_a.c.child_id == child.c.id)
        .where(
            served, vitamin_a.c.given_on.between(first, last), vitamin_a.c.withdrawn_at.is_(None)
        )
        .order_by(vitamin_a.c.given_on, vitamin_a.c.id)
    )
    return tuple(
        ListedCapsule(child_id=row[0], on=row[1], colour=row[2])
        for row in connection.execute(query)
    )


def _diarrhoea(
    connection: sa.Connection, served: sa.ColumnElement[bool], first: date, last: date
) -> tuple[ListedDiarrhoea, ...]:
    query = (
        sa.select(diarrhoea.c.child_id, diarrhoea.c.reported_on, diarrhoea.c.has_oralit)
        .join(child, diarrhoea.c.child_id == child.c.id)
        .where(
            served, diarrhoea.c.reported_on.between(first, last), diarrhoea.c.withdrawn_at.is_(None)
        )
        .order_by(diarrhoea.c.reported_on, diarrhoea.c.id)
    )
    return tuple(
        ListedDiarrhoea(child_id=row[0], on=row[1], has_oralit=row[2])
        for row in connection.execute(query)
    )


def _sent(
    connection: sa.Connection, served: sa.ColumnElement[bool], first: date, last: date
) -> frozenset[tuple[int, date]]:
    query = (
        sa.select(midwife_task.c.child_id, midwife_task.c.on)
        .join(child, midwife_task.c.child_id == child.c.id)
        .where(served, midwife_task.c.on.between(first, last))
    )
    return frozenset((row[0], row[1]) for row in connection.execute(query))


def _residents(connection: sa.Connection, at: tuple[Place, ...]) -> tuple[ListedResident, ...]:
    query = (
        sa.select(resident)
        .where(resident.c.posyandu_id.in_([place.id for place in at]))
        .order_by(resident.c.posyandu_id, resident.c.name, resident.c.id)
    )
    names = (
        "posyandu_id", "name", "sex", "born_on", "rt", "life_stage", "last_period_on",
    )  # fmt: skip
    numbers = tuple(place.id for place in at)
    given = tetanus.by_resident(connection, numbers)
    cards = resident_cards.of_several(connection, numbers)
    return tuple(
        ListedResident(
            **{name: row[name] for name in names},
            card=cards.get(row["id"], ResidentCard()),
            tetanus=given.get(row["id"], ()),
        )
        for row in connection.execute(query).mappings()
    )
