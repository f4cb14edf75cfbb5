"""Families whose messages stopped arriving: noted when it is learned, until their cadre knows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.tables.people import address, child, family, guardian, invitation, opt_out, person

_ANOTHER = address.alias("another")
_IS_REACHED_ELSEWHERE = sa.exists().where(
    _ANOTHER.c.person_id == address.c.person_id,
    _ANOTHER.c.is_reachable.is_(True),
    _ANOTHER.c.removed_at.is_(None),
)
_WANTS_NOTHING = sa.exists().where(
    opt_out.c.person_id == address.c.person_id, opt_out.c.until.is_(None)
)
_LOST = (
    sa.select(
        address.c.id,
        address.c.person_id,
        address.c.unreachable_since,
        person.c.village_id,
        sa.or_(_IS_REACHED_ELSEWHERE, _WANTS_NOTHING).label("needs_nobody"),
    )
    .join(person, address.c.person_id == person.c.id)
    .where(
        # Written as the index is: it holds these rows alone.
        address.c.unreachable_since.is_not(None),
        address.c.unreachable_told_at.is_(None),
        address.c.is_reachable.is_(False),
        address.c.removed_at.is_(None),
        person.c.village_id.is_not(None),
    )
    .order_by(address.c.id)
    .with_for_update(skip_locked=True, of=address)
)


@dataclass(frozen=True, kw_only=True)
class Lost:
    """An address that takes no messages any more, of which no cadre was told."""

    address_id: int
    person_id: int
    village_id: int
    since: datetime
    needs_nobody: bool
    """The person is reached otherwise, or wants no messages."""


@dataclass(frozen=True, kw_only=True)
class LostFamily:
    """A family and the posyandu whose cadres know it."""

    family_id: int
    posyandu_id: int


def lost(connection: sa.Connection) -> tuple[Lost, ...]:
    """List what no cadre was told yet; the rows are locked where several serve."""
    return tuple(
        Lost(
            address_id=row.id,
            person_id=row.person_id,
            village_id=row.village_id,
            since=row.unreachable_since,
            needs_nobody=row.needs_nobody,
        )
        for row in connection.execute(_LOST)
    )


def families(connection: sa.Connection, people: Collection[int]) -> tuple[LostFamily, ...]:
    """List the families with children here that some people answer for, or were invited to."""
    of_people = sa.union(
        sa.select(guardian.c.family_id).where(
            guardian.c.person_id.in_(people), guardian.c.until.is_(None)
        ),
        sa.select(invitation.c.family_id).where(invitation.c.person_id.in_(people)),
    )
    has_children = sa.exists().where(child.c.family_id == family.c.id, child.c.left_on.is_(None))
    query = (
        sa.select(family.c.id, family.c.posyandu_id)
        .where(family.c.id.in_(of_people), has_children)
        .order_by(family.c.mother_name, family.c.id)
    )
    return tuple(
        LostFamily(family_id=row.id, posyandu_id=row.posyandu_id)
        for row in connection.execute(query)
    )


def keep_told(connection: sa.Connection, addresses: Collection[int], now: datetime) -> None:
    """Note that what was to be said about some addresses is said."""
    if addresses:
        connection.execute(
            sa.update(address).where(address.c.id.in_(addresses)).values(unreachable_told_at=now)
        )
