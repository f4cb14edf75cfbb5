"""Families, their codes, and the numbers by which they are reached and invited."""

from datetime import datetime

import sqlalchemy as sa

from dialog.messages import ChannelName
from domain.people import Family
from storage import rows
from storage.inserting import insert
from storage.joining import ENDED, SENT
from storage.tables.people import address, family, guardian, invitation


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a family and give its number."""
    return insert(connection, family, **columns)


def has_code(connection: sa.Connection, code: str) -> bool:
    """Tell whether a code belongs to a family."""
    query = sa.select(family.c.id).where(family.c.code == code)
    return connection.execute(query).first() is not None


def person_with(connection: sa.Connection, phone: str) -> int | None:
    """Give the person who is reached at a number on WhatsApp."""
    query = sa.select(address.c.person_id).where(
        address.c.channel == ChannelName.WHATSAPP,
        address.c.address == phone,
        address.c.removed_at.is_(None),
    )
    return connection.execute(query).scalar()


def with_number(connection: sa.Connection, phone: str) -> tuple[Family, ...]:
    """List the families that a number belongs to or was invited for."""
    people = sa.select(address.c.person_id).where(
        address.c.channel == ChannelName.WHATSAPP,
        address.c.address == phone,
        address.c.removed_at.is_(None),
    )
    answered_for = sa.select(guardian.c.family_id).where(
        guardian.c.person_id.in_(people), guardian.c.until.is_(None)
    )
    invited = sa.select(invitation.c.family_id).where(
        invitation.c.person_id.in_(people), invitation.c.status != ENDED
    )
    query = (
        sa.select(family)
        .where(sa.or_(family.c.id.in_(answered_for), family.c.id.in_(invited)))
        .order_by(family.c.id)
    )
    return tuple(rows.family(row) for row in connection.execute(query).mappings())


def number_of(connection: sa.Connection, family_id: int) -> str:
    """Give the number a family is reached at, or was invited at; empty when there is none."""
    people = sa.union(
        sa.select(guardian.c.person_id).where(
            guardian.c.family_id == family_id, guardian.c.until.is_(None)
        ),
        sa.select(invitation.c.person_id).where(
            invitation.c.family_id == family_id, invitation.c.status != ENDED
        ),
    ).subquery()
    query = (
        sa.select(address.c.address)
        .where(
            address.c.person_id.in_(sa.select(people.c.person_id)),
            address.c.channel == ChannelName.WHATSAPP,
            address.c.removed_at.is_(None),
        )
        .order_by(address.c.id)
        .limit(1)
    )
    return connection.execute(query).scalar() or ""


def invite(
    connection: sa.Connection, *, family_id: int, person_id: int, by: int, at: datetime
) -> int:
    """Keep that a number is invited now and give the invitation's number."""
    return insert(
        connection,
        invitation,
        family_id=family_id,
        person_id=person_id,
        invited_by=by,
        invited_at=at,
        send_at=at,
        status=SENT,
    )
