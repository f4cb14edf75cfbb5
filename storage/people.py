"""People, how they are reached, their duties and their families."""

from datetime import date, datetime

import sqlalchemy as sa

from domain.audience import Hamlet
from domain.people import Family, Person, Role, RoleKind, Village
from domain.register import Unknown
from storage import rows
from storage.identity import DUTIES, VILLAGE
from storage.inserting import insert
from storage.tables.people import address, consent, family, guardian, opt_out, person, role
from storage.tables.village import hamlet, neighbourhood, posyandu, puskesmas, village

Reached = sa.RowMapping
"""A row of the address table."""

# Built once: building a statement costs three times as much as running it.
_ONE = sa.select(person).where(person.c.id == sa.bindparam("person"))
_ROLES = DUTIES.order_by("place")
_VILLAGE = (
    sa.select(*VILLAGE)
    .join(puskesmas, village.c.puskesmas_id == puskesmas.c.id)
    .where(village.c.id == sa.bindparam("village"))
)
_OWNER = sa.select(address.c.person_id).where(
    address.c.channel == sa.bindparam("channel"), address.c.address == sa.bindparam("at")
)
_IS_WRITER = sa.or_(
    address.c.address == sa.bindparam("at"),
    sa.and_(address.c.alias == sa.bindparam("known_as"), address.c.alias != ""),
)
_HEAR = (
    address.update()
    .where(
        address.c.id
        == sa.select(address.c.id)
        .where(address.c.channel == sa.bindparam("on"), _IS_WRITER)
        .order_by(sa.case((address.c.address == sa.bindparam("at"), 0), else_=1))
        .limit(1)
        .scalar_subquery()
    )
    .values(
        last_inbound_at=sa.bindparam("now"),
        is_reachable=True,
        alias=sa.case(
            (sa.bindparam("known_as") == "", address.c.alias), else_=sa.bindparam("known_as")
        ),
    )
    .returning(address.c.person_id)
)


def one(connection: sa.Connection, person_id: int) -> Person:
    """Give one person with the duties that hold, or raise Unknown."""
    row = connection.execute(_ONE, {"person": person_id}).mappings().first()
    if row is None:
        raise Unknown(f"person {person_id}")
    return rows.person(row, _roles(connection, person_id))


def _roles(connection: sa.Connection, person_id: int) -> tuple[Role, ...]:
    found = connection.execute(_ROLES, {"person": person_id}).mappings()
    return tuple(rows.role(row) for row in found)


def village_of(connection: sa.Connection, village_id: int) -> Village:
    """Give a village with its Puskesmas, or raise Unknown."""
    row = connection.execute(_VILLAGE, {"village": village_id}).mappings().first()
    if row is None:
        raise Unknown(f"village {village_id}")
    return rows.village(row)


def holders(
    connection: sa.Connection,
    village_id: int,
    kind: RoleKind,
    *,
    posyandu_id: int | None = None,
) -> tuple[Person, ...]:
    """List those who hold a duty in a village, or at one of its posyandu."""
    query = (
        sa.select(role.c.person_id)
        .join(posyandu, role.c.posyandu_id == posyandu.c.id, isouter=True)
        .where(
            role.c.kind == kind,
            role.c.until.is_(None),
            sa.or_(role.c.village_id == village_id, posyandu.c.village_id == village_id),
        )
        .order_by(role.c.id)
    )
    if posyandu_id is not None:
        query = query.where(role.c.posyandu_id == posyandu_id)
    return tuple(one(connection, person_id) for person_id in connection.execute(query).scalars())


def workers(connection: sa.Connection, village_id: int) -> tuple[Person, ...]:
    """List everybody with a duty in a village or at one of its posyandu, each once.

    Those of the whole Puskesmas and of the sub-district are of the village they were entered in.
    """
    query = (
        sa.select(role.c.person_id)
        .join(posyandu, role.c.posyandu_id == posyandu.c.id, isouter=True)
        .join(person, role.c.person_id == person.c.id)
        .where(
            role.c.kind != RoleKind.FAMILY,
            role.c.until.is_(None),
            sa.or_(
                role.c.village_id == village_id,
                posyandu.c.village_id == village_id,
                person.c.village_id == village_id,
            ),
        )
        .order_by(role.c.id)
    )
    found = dict.fromkeys(connection.execute(query).scalars())
    return tuple(one(connection, person_id) for person_id in found)


def family_by_id(connection: sa.Connection, family_id: int) -> Family:
    """Give one family, or raise Unknown."""
    row = connection.execute(sa.select(family).where(family.c.id == family_id)).mappings().first()
    if row is None:
        raise Unknown(f"family {family_id}")
    return rows.family(row)


def families_of(connection: sa.Connection, person_id: int) -> tuple[Family, ...]:
    """List the families a person answers for."""
    query = (
        sa.select(family)
        .join(guardian, guardian.c.family_id == family.c.id)
        .where(guardian.c.person_id == person_id, guardian.c.until.is_(None))
        .order_by(family.c.id)
    )
    return tuple(rows.family(row) for row in connection.execute(query).mappings())


def guardians(connection: sa.Connection, family_id: int) -> tuple[Person, ...]:
    """List those who answer for a family."""
    query = (
        sa.select(guardian.c.person_id)
        .where(guardian.c.family_id == family_id, guardian.c.until.is_(None))
        .order_by(guardian.c.id)
    )
    return tuple(one(connection, person_id) for person_id in connection.execute(query).scalars())


def hamlets(connection: sa.Connection, village_id: int) -> tuple[Hamlet, ...]:
    """List the hamlets of a village with their RT."""
    query = sa.select(hamlet.c.name).where(hamlet.c.village_id == village_id).order_by(hamlet.c.id)
    return tuple(
        Hamlet(name=name, rts=rt_of_hamlet(connection, village_id, name))
        for name in connection.execute(query).scalars()
    )


def address_on(connection: sa.Connection, person_id: int, channel: str) -> str:
    """Give a person's address on a channel, or nothing."""
    query = sa.select(address.c.address).where(
        address.c.person_id == person_id,
        address.c.channel == channel,
        address.c.removed_at.is_(None),
    )
    return connection.execute(query).scalar() or ""


def rt_of_hamlet(connection: sa.Connection, village_id: int, name: str) -> tuple[str, ...]:
    """List the RT of a hamlet, in order."""
    query = (
        sa.select(neighbourhood.c.rt)
        .join(hamlet, neighbourhood.c.hamlet_id == hamlet.c.id)
        .where(hamlet.c.village_id == village_id, hamlet.c.name == name)
        .order_by(neighbourhood.c.rt)
    )
    return tuple(connection.execute(query).scalars())


def address_of(connection: sa.Connection, person_id: int) -> sa.RowMapping | None:
    """Give the way to reach a person: the reachable address they wrote from last."""
    query = (
        sa.select(address)
        .where(
            address.c.person_id == person_id,
            address.c.removed_at.is_(None),
            address.c.is_reachable.is_(True),
        )
        .order_by(address.c.last_inbound_at.desc().nulls_last(), address.c.id)
    )
    return connection.execute(query).mappings().first()


def who_writes(
    connection: sa.Connection, channel: str, written_from: str, alias: str, now: datetime
) -> int:
    """Give the person behind an address, keeping a nameless one at the first word."""
    at = {"on": channel, "at": written_from, "known_as": alias, "now": now}
    found = connection.execute(_HEAR, at).scalar()
    if found is not None:
        return int(found)
    person_id = add(connection, created_at=now)
    add_address(
        connection,
        person_id=person_id,
        channel=channel,
        address=written_from,
        alias=alias,
        last_inbound_at=now,
        added_at=now,
    )
    return person_id


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a person and give their number."""
    return insert(connection, person, **columns)


def change(connection: sa.Connection, person_id: int, **columns: object) -> None:
    """Change what is known of a person."""
    connection.execute(person.update().where(person.c.id == person_id).values(**columns))


def add_address(connection: sa.Connection, **columns: object) -> None:
    """Keep an address."""
    connection.execute(address.insert().values(**columns))


def add_role(connection: sa.Connection, **columns: object) -> None:
    """Give somebody a duty."""
    connection.execute(role.insert().values(**columns))


def add_guardian(connection: sa.Connection, person_id: int, family_id: int, at: datetime) -> None:
    """Let a person answer for a family; done before, it holds again."""
    held = sa.and_(guardian.c.person_id == person_id, guardian.c.family_id == family_id)
    if connection.execute(sa.select(guardian.c.id).where(held)).first():
        connection.execute(guardian.update().where(held).values(until=None))
    else:
        connection.execute(
            guardian.insert().values(person_id=person_id, family_id=family_id, since=at)
        )


def end_guardians(connection: sa.Connection, family_id: int, at: datetime) -> None:
    """Let nobody answer for a family any more."""
    connection.execute(
        guardian.update()
        .where(guardian.c.family_id == family_id, guardian.c.until.is_(None))
        .values(until=at)
    )


def add_consent(connection: sa.Connection, **columns: object) -> None:
    """Keep an answer to the consent question, with when and how it was given."""
    connection.execute(consent.insert().values(**columns))


def agrees(connection: sa.Connection, person_id: int) -> bool:
    """Tell whether a person agreed to messages and has not stopped them."""
    agreed = sa.select(consent.c.id).where(
        consent.c.person_id == person_id,
        consent.c.kind == "family",
        consent.c.answer.is_(True),
        consent.c.withdrawn_at.is_(None),
    )
    return connection.execute(agreed).first() is not None and not has_stopped(connection, person_id)


def has_stopped(connection: sa.Connection, person_id: int) -> bool:
    """Tell whether a person said BERHENTI and not MULAI since."""
    query = sa.select(opt_out.c.id).where(
        opt_out.c.person_id == person_id, opt_out.c.until.is_(None)
    )
    return connection.execute(query).first() is not None


def stop(connection: sa.Connection, person_id: int, at: datetime, inbox_id: int | None) -> None:
    """Send a person nothing more from this minute on."""
    if not has_stopped(connection, person_id):
        connection.execute(
            opt_out.insert().values(person_id=person_id, since=at, inbox_id=inbox_id)
        )


def resume(connection: sa.Connection, person_id: int, at: datetime) -> None:
    """Let messages go to a person again."""
    connection.execute(
        opt_out.update()
        .where(opt_out.c.person_id == person_id, opt_out.c.until.is_(None))
        .values(until=at)
    )


def first_village(connection: sa.Connection) -> int | None:
    """Give the village that a stranger is answered for: the first one served."""
    return connection.execute(sa.select(sa.func.min(village.c.id))).scalar()


def duty_ends(connection: sa.Connection, person_id: int, kind: RoleKind, on: date) -> None:
    """End a duty."""
    connection.execute(
        role.update()
        .where(role.c.person_id == person_id, role.c.kind == kind, role.c.until.is_(None))
        .values(until=on)
    )


def owner_of(connection: sa.Connection, channel: str, at_address: str) -> int | None:
    """Give the person behind an address, if anybody is."""
    return connection.execute(_OWNER, {"channel": channel, "at": at_address}).scalar()
