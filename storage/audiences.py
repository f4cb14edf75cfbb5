"""Who gets an announcement: those of its audience who agreed, each once, however often named."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from dialog.messages import ChannelName
from domain.audience import Audience, AudienceSize, Group
from domain.people import RoleKind
from storage.tables.people import (
    address,
    child,
    consent,
    family,
    guardian,
    opt_out,
    person,
    resident,
    role,
)
from storage.tables.village import hamlet, neighbourhood, posyandu

LIFE_STAGES = {Group.PREGNANT: "pregnant", Group.TEENS: "teen", Group.OLDER: "older"}
People = sa.Select[tuple[int]]


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A person of an audience and where to write."""

    person_id: int
    language: str
    channel: ChannelName
    address: str
    has_agreed: bool
    """False for a cadre, who gets it as part of the duty."""


def size(connection: sa.Connection, village_id: int, audience: Audience) -> AudienceSize:
    """Count those who would get an announcement, and those who stopped."""
    members = _members(village_id, audience)
    reached = recipients(connection, village_id, audience)
    return AudienceSize(
        people=len(reached),
        on_whatsapp=sum(one.channel == ChannelName.WHATSAPP for one in reached),
        stopped=_count(connection, members.where(_has_stopped())),
    )


def recipients(
    connection: sa.Connection,
    village_id: int,
    audience: Audience,
    *,
    after: int = 0,
    most: int | None = None,
) -> tuple[Reached, ...]:
    """List who gets an announcement, by the way they wrote last, in the order of their numbers.

    Args:
        connection: a transaction.
        village_id: whose people.
        audience: the groups and the place.
        after: begin after the person of this number.
        most: how many people at most.
    """
    has_agreed = _has_agreed().label("has_agreed")
    has_address = sa.exists().where(
        address.c.person_id == person.c.id, address.c.removed_at.is_(None)
    )
    members = (
        _members(village_id, audience)
        .add_columns(person.c.language, has_agreed)
        .where(
            person.c.id > after,
            has_address,
            ~_has_stopped(),
            sa.or_(has_agreed, _serves_in(audience)),
        )
        .order_by(person.c.id)
        .limit(most)
    )
    people = connection.execute(members).all()
    written_from = _written_from(connection, people[0].id, people[-1].id) if people else {}
    return tuple(
        Reached(
            person_id=row.id,
            language=row.language,
            channel=written_from[row.id][0],
            address=written_from[row.id][1],
            has_agreed=row.has_agreed,
        )
        for row in people
    )


def _written_from(
    connection: sa.Connection, first: int, last: int
) -> dict[int, tuple[ChannelName, str]]:
    """Give the address each person wrote from last, the reachable ones before the others."""
    query = (
        sa.select(address.c.person_id, address.c.channel, address.c.address)
        .where(address.c.person_id.between(first, last), address.c.removed_at.is_(None))
        .order_by(
            address.c.person_id,
            address.c.is_reachable.desc(),
            address.c.last_inbound_at.desc().nulls_last(),
            address.c.id,
        )
    )
    found: dict[int, tuple[ChannelName, str]] = {}
    for person_id, channel, at_address in connection.execute(query):
        found.setdefault(person_id, (ChannelName(channel), at_address))
    return found


def neighbourhoods(
    connection: sa.Connection, person_ids: Sequence[int]
) -> dict[int, tuple[str, int | None]]:
    """Tell the RT and the posyandu of people, as far as they are known."""
    of_family = (
        sa.select(guardian.c.person_id, family.c.rt, family.c.posyandu_id)
        .join(family, guardian.c.family_id == family.c.id)
        .where(guardian.c.person_id.in_(person_ids), guardian.c.until.is_(None))
    )
    of_resident = sa.select(resident.c.person_id, resident.c.rt, resident.c.posyandu_id).where(
        resident.c.person_id.in_(person_ids)
    )
    own = sa.select(person.c.id, person.c.rt, sa.null()).where(person.c.id.in_(person_ids))
    found: dict[int, tuple[str, int | None]] = {}
    for query in (of_family, of_resident, own):
        for person_id, rt, posyandu_id in connection.execute(query):
            found.setdefault(person_id, (rt, posyandu_id))
    return found


def _count(connection: sa.Connection, people: People) -> int:
    return connection.execute(
        sa.select(sa.func.count()).select_from(people.subquery())
    ).scalar_one()


def _members(village_id: int, audience: Audience) -> People:
    """Select the people of all groups, each once."""
    groups = [_of_group(village_id, group, audience) for group in audience.groups]
    return sa.select(person.c.id).where(sa.or_(*(person.c.id.in_(group) for group in groups)))


def _of_group(village_id: int, group: Group, audience: Audience) -> People:
    match group:
        case Group.UNDER_FIVES:
            return _parents(village_id, audience)
        case Group.CADRES:
            return _cadres(village_id, audience)
        case Group.PREGNANT | Group.TEENS | Group.OLDER:
            return _residents(village_id, audience).where(
                resident.c.life_stage == LIFE_STAGES[group]
            )
        case Group.EVERYBODY:
            return _everybody(village_id, audience)


def _everybody(village_id: int, audience: Audience) -> People:
    everybody = sa.select(person.c.id).where(person.c.village_id == village_id)
    if not audience.has_place:
        return everybody
    served = [
        person.c.id.in_(_families(village_id, audience)),
        person.c.id.in_(_residents(village_id, audience)),
    ]
    if audience.posyandu_id is None:
        served.append(person.c.rt.in_(_rts(village_id, audience)))
    return everybody.where(sa.or_(*served))


def _families(village_id: int, audience: Audience) -> People:
    return (
        sa.select(guardian.c.person_id)
        .join(family, guardian.c.family_id == family.c.id)
        .join(posyandu, family.c.posyandu_id == posyandu.c.id)
        .where(
            posyandu.c.village_id == village_id,
            guardian.c.until.is_(None),
            _in_place(family, village_id, audience),
        )
    )


def _parents(village_id: int, audience: Audience) -> People:
    has_child = sa.exists().where(
        child.c.family_id == family.c.id, child.c.left_on.is_(None), child.c.frozen_at.is_(None)
    )
    return _families(village_id, audience).where(has_child)


def _residents(village_id: int, audience: Audience) -> People:
    return (
        sa.select(resident.c.person_id)
        .join(posyandu, resident.c.posyandu_id == posyandu.c.id)
        .where(
            posyandu.c.village_id == village_id,
            resident.c.person_id.is_not(None),
            resident.c.left_on.is_(None),
            _in_place(resident, village_id, audience),
        )
    )


def _cadres(village_id: int, audience: Audience) -> People:
    serving = (
        sa.select(role.c.person_id)
        .join(posyandu, role.c.posyandu_id == posyandu.c.id)
        .where(
            role.c.kind == RoleKind.CADRE,
            role.c.until.is_(None),
            posyandu.c.village_id == village_id,
        )
    )
    if audience.posyandu_id is not None:
        return serving.where(posyandu.c.id == audience.posyandu_id)
    if audience.hamlet:
        of_hamlet = sa.select(hamlet.c.id).where(hamlet.c.name == audience.hamlet)
        return serving.where(posyandu.c.hamlet_id.in_(of_hamlet))
    return serving


def _in_place(table: sa.Table, village_id: int, audience: Audience) -> sa.ColumnElement[bool]:
    """Tell whether a family or resident lives in the place of an audience."""
    if audience.posyandu_id is not None:
        return table.c.posyandu_id == audience.posyandu_id
    if not audience.has_place:
        return sa.true()
    lives_there = table.c.rt.in_(_rts(village_id, audience))
    if audience.rts:
        return lives_there
    # Where no RT was written down, the posyandu's own hamlet tells the place.
    of_hamlet = sa.select(hamlet.c.id).where(
        hamlet.c.village_id == village_id, hamlet.c.name == audience.hamlet
    )
    return sa.or_(lives_there, sa.and_(table.c.rt == "", posyandu.c.hamlet_id.in_(of_hamlet)))


def _rts(village_id: int, audience: Audience) -> sa.Select[tuple[str]]:
    query = (
        sa.select(neighbourhood.c.rt)
        .join(hamlet, neighbourhood.c.hamlet_id == hamlet.c.id)
        .where(hamlet.c.village_id == village_id)
    )
    if audience.rts:
        return query.where(neighbourhood.c.rt.in_(audience.rts))
    return query.where(hamlet.c.name == audience.hamlet)


def _serves_in(audience: Audience) -> sa.ColumnElement[bool]:
    """Let cadres get what is for cadres: it is part of the duty they promised to do."""
    if Group.CADRES not in audience.groups:
        return sa.false()
    return sa.exists().where(
        role.c.person_id == person.c.id, role.c.kind == RoleKind.CADRE, role.c.until.is_(None)
    )


def _has_agreed() -> sa.ColumnElement[bool]:
    """Tell whether the last answer to the consent question was yes and stands."""
    last = (
        sa.select(sa.and_(consent.c.answer.is_(True), consent.c.withdrawn_at.is_(None)))
        .where(consent.c.person_id == person.c.id, consent.c.kind == "family")
        .order_by(consent.c.given_at.desc(), consent.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return sa.func.coalesce(last, sa.false())


def _has_stopped() -> sa.ColumnElement[bool]:
    return sa.exists().where(opt_out.c.person_id == person.c.id, opt_out.c.until.is_(None))
