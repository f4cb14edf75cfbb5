"""Who is entitled to come to an event, and who of them hears of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from domain.eligibility import Somebody, Target, Whom, admits
from domain.people import Sex
from domain.screening.stages import LifeStage
from storage.joining import agreed, wants_messages
from storage.tables.events import event_guest
from storage.tables.people import child, consent, family, guardian, opt_out, resident
from storage.tables.village import hamlet, neighbourhood, posyandu


@dataclass(frozen=True, kw_only=True)
class Entitled:
    """One who may come: a child, a grown-up or a household, and where it lives."""

    posyandu_id: int
    rt: str
    child_id: int | None = None
    resident_id: int | None = None
    family_id: int | None = None

    @property
    def key(self) -> tuple[int | None, int | None, int | None]:
        """Tell one from another."""
        return self.child_id, self.resident_id, self.family_id


def entitled(
    connection: sa.Connection, village_id: int, target: Target, on: date
) -> tuple[Entitled, ...]:
    """List those an event on a day is for."""
    rts = _rts(connection, village_id, target)
    found = (
        _families(connection, village_id)
        if target.whom is Whom.FAMILIES
        else _people(connection, village_id, target, on)
    )
    return tuple(each for each in found if rts is None or each.rt in rts)


def _rts(connection: sa.Connection, village_id: int, target: Target) -> frozenset[str] | None:
    """Give the RT a target is limited to; None for the whole village."""
    if target.rts:
        return frozenset(target.rts)
    if not target.hamlet:
        return None
    query = (
        sa.select(neighbourhood.c.rt)
        .join(hamlet, neighbourhood.c.hamlet_id == hamlet.c.id)
        .where(hamlet.c.village_id == village_id, hamlet.c.name == target.hamlet)
    )
    return frozenset(connection.execute(query).scalars())


def _families(connection: sa.Connection, village_id: int) -> Iterator[Entitled]:
    query = (
        sa.select(family.c.id, family.c.posyandu_id, family.c.rt)
        .join(posyandu, family.c.posyandu_id == posyandu.c.id)
        .where(posyandu.c.village_id == village_id, _has_child())
        .order_by(family.c.id)
    )
    for row in connection.execute(query):
        yield Entitled(family_id=row.id, posyandu_id=row.posyandu_id, rt=row.rt)


def _has_child() -> sa.ColumnElement[bool]:
    return sa.exists().where(
        child.c.family_id == family.c.id, child.c.left_on.is_(None), child.c.frozen_at.is_(None)
    )


def _people(
    connection: sa.Connection, village_id: int, target: Target, on: date
) -> Iterator[Entitled]:
    children = (
        sa.select(child.c.id, child.c.posyandu_id, family.c.rt, child.c.sex, child.c.born_on)
        .join(family, child.c.family_id == family.c.id)
        .join(posyandu, child.c.posyandu_id == posyandu.c.id)
        .where(
            posyandu.c.village_id == village_id,
            child.c.left_on.is_(None),
            child.c.frozen_at.is_(None),
        )
        .order_by(child.c.id)
    )
    for row in connection.execute(children):
        if admits(target, Somebody(sex=Sex(row.sex), born_on=row.born_on), on):
            yield Entitled(child_id=row.id, posyandu_id=row.posyandu_id, rt=row.rt)
    residents = (
        sa.select(
            resident.c.id,
            resident.c.posyandu_id,
            resident.c.rt,
            resident.c.sex,
            resident.c.born_on,
            resident.c.life_stage,
        )
        .join(posyandu, resident.c.posyandu_id == posyandu.c.id)
        .where(posyandu.c.village_id == village_id, resident.c.left_on.is_(None))
        .order_by(resident.c.id)
    )
    for each in connection.execute(residents):
        stage = LifeStage(each.life_stage)
        sex = Sex.FEMALE if stage.is_mother else Sex(each.sex) if each.sex else None
        if admits(target, Somebody(sex=sex, born_on=each.born_on, stage=stage), on):
            yield Entitled(resident_id=each.id, posyandu_id=each.posyandu_id, rt=each.rt)


def hearers(connection: sa.Connection, event_id: int) -> dict[int, list[int]]:
    """Give for each person who agreed to messages the guests of an event they answer for."""
    found: dict[int, list[int]] = defaultdict(list)
    for query in (_by_child(), _by_family()):
        may_hear = query.where(
            event_guest.c.event_id == event_id,
            guardian.c.until.is_(None),
            agreed(),
            wants_messages(),
        )
        _add(found, _pairs(connection, may_hear))
    _add(found, _pairs(connection, _by_resident(event_id)))
    return found


def guests_of(connection: sa.Connection, event_id: int, person_id: int) -> frozenset[int]:
    """List the guests of an event whom a person answers for."""
    found: set[int] = set()
    for query in (_by_child(), _by_family()):
        own = query.where(
            event_guest.c.event_id == event_id,
            guardian.c.person_id == person_id,
            guardian.c.until.is_(None),
        )
        found.update(guest for _person, guest in _pairs(connection, own))
    as_resident = (
        sa.select(event_guest.c.id)
        .join(resident, event_guest.c.resident_id == resident.c.id)
        .where(event_guest.c.event_id == event_id, resident.c.person_id == person_id)
    )
    return frozenset(found.union(connection.execute(as_resident).scalars()))


def people_of(connection: sa.Connection, event_id: int) -> Mapping[int, set[int]]:
    """Give for each guest of an event the people who answer, or answered, for it."""
    found: dict[int, set[int]] = defaultdict(set)
    queries = (
        _by_child().where(event_guest.c.event_id == event_id),
        _by_family().where(event_guest.c.event_id == event_id),
        sa.select(resident.c.person_id, event_guest.c.id)
        .join(resident, event_guest.c.resident_id == resident.c.id)
        .where(event_guest.c.event_id == event_id, resident.c.person_id.is_not(None)),
    )
    for query in queries:
        for person_id, guest_id in _pairs(connection, query):
            found[guest_id].add(person_id)
    return found


def _pairs(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[tuple[int, int]]:
    for row in connection.execute(query):
        yield row[0], row[1]


def _add(found: dict[int, list[int]], rows: Iterable[tuple[int, int]]) -> None:
    for person_id, guest_id in rows:
        if guest_id not in found[person_id]:
            found[person_id].append(guest_id)


def _by_child() -> sa.Select[Any]:
    return (
        sa.select(guardian.c.person_id, event_guest.c.id)
        .select_from(event_guest)
        .join(child, event_guest.c.child_id == child.c.id)
        .join(guardian, guardian.c.family_id == child.c.family_id)
        .where(child.c.left_on.is_(None), child.c.frozen_at.is_(None))
        .order_by(guardian.c.person_id, child.c.born_on, event_guest.c.id)
    )


def _by_family() -> sa.Select[Any]:
    return (
        sa.select(guardian.c.person_id, event_guest.c.id)
        .select_from(event_guest)
        .join(family, event_guest.c.family_id == family.c.id)
        .join(guardian, guardian.c.family_id == family.c.id)
        .where(_has_child())
        .order_by(guardian.c.person_id, event_guest.c.id)
    )


def _by_resident(event_id: int) -> sa.Select[Any]:
    """Give the grown-ups who agreed for themselves and have not stopped."""
    has_agreed = sa.exists().where(
        consent.c.person_id == resident.c.person_id,
        consent.c.kind == "family",
        consent.c.answer.is_(True),
        consent.c.withdrawn_at.is_(None),
    )
    has_stopped = sa.exists().where(
        opt_out.c.person_id == resident.c.person_id, opt_out.c.until.is_(None)
    )
    return (
        sa.select(resident.c.person_id, event_guest.c.id)
        .select_from(event_guest)
        .join(resident, event_guest.c.resident_id == resident.c.id)
        .where(
            event_guest.c.event_id == event_id,
            resident.c.left_on.is_(None),
            resident.c.person_id.is_not(None),
            has_agreed,
            ~has_stopped,
        )
        .order_by(resident.c.person_id, event_guest.c.id)
    )


def count_hearing(connection: sa.Connection, event_id: int) -> int:
    """Count the households who would hear, and the grown-ups who hear for themselves."""
    hearing = {guest for guests in hearers(connection, event_id).values() for guest in guests}
    query = (
        sa.select(event_guest.c.id, event_guest.c.family_id, child.c.family_id.label("of_child"))
        .join(child, event_guest.c.child_id == child.c.id, isouter=True)
        .where(event_guest.c.event_id == event_id)
    )
    return len(
        {
            row.family_id or row.of_child or f"resident {row.id}"
            for row in connection.execute(query)
            if row.id in hearing
        }
    )
