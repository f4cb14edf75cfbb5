"""What decides whether a person may be written to now: consent, opt-out, zone, window."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from dialog.messages import ChannelName
from storage.tables.people import address, consent, opt_out, person
from storage.tables.village import village

FAMILY = "family"
"""The kind of consent that a person gave about a family's messages."""


@dataclass(frozen=True, kw_only=True)
class OtherAddress:
    """Another way to reach the same person."""

    channel: ChannelName
    address: str


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """A person as the sender sees them; no name, no health."""

    person_id: int
    time_zone: str | None
    has_opted_out: bool
    has_consented: bool
    has_refused: bool
    is_reachable: bool
    last_inbound_at: datetime | None
    other: OtherAddress | None


def recipient(
    connection: sa.Connection, person_id: int, channel: ChannelName, to_address: str
) -> Recipient:
    """Gather what the sender must know about a person at the moment of sending."""
    zone = connection.execute(
        sa.select(village.c.time_zone)
        .join(person, person.c.village_id == village.c.id)
        .where(person.c.id == person_id)
    ).scalar()
    addresses = connection.execute(
        sa.select(address)
        .where(address.c.person_id == person_id, address.c.removed_at.is_(None))
        .order_by(address.c.last_inbound_at.desc().nulls_last(), address.c.id)
    ).all()
    this = next(
        (row for row in addresses if (row.channel, row.address) == (str(channel), to_address)), None
    )
    other = next((row for row in addresses if row is not this and row.is_reachable), None)
    return Recipient(
        person_id=person_id,
        time_zone=zone,
        has_opted_out=_has_opted_out(connection, person_id),
        has_consented=_has_agreed(connection, person_id),
        has_refused=_last_answer(connection, person_id) is False,
        is_reachable=bool(this and this.is_reachable),
        last_inbound_at=this.last_inbound_at if this else None,
        other=OtherAddress(channel=ChannelName(other.channel), address=other.address)
        if other
        else None,
    )


def opt_out_now(connection: sa.Connection, person_id: int, now: datetime) -> None:
    """Note that a person wants no messages, unless it is noted already."""
    if not _has_opted_out(connection, person_id):
        connection.execute(sa.insert(opt_out).values(person_id=person_id, since=now))


def set_reachable(
    connection: sa.Connection, channel: ChannelName, to_address: str, *, is_reachable: bool
) -> None:
    """Note whether an address can be reached."""
    connection.execute(
        sa.update(address)
        .where(address.c.channel == str(channel), address.c.address == to_address)
        .values(is_reachable=is_reachable)
    )


def close_window(
    connection: sa.Connection, channel: ChannelName, to_address: str, now: datetime
) -> None:
    """Note that the provider takes no free text for an address, whatever we believed."""
    closed = now - timedelta(days=1)
    connection.execute(
        sa.update(address)
        .where(
            address.c.channel == str(channel),
            address.c.address == to_address,
            address.c.last_inbound_at > closed,
        )
        .values(last_inbound_at=closed)
    )


def _has_opted_out(connection: sa.Connection, person_id: int) -> bool:
    return connection.execute(
        sa.select(sa.exists().where(opt_out.c.person_id == person_id, opt_out.c.until.is_(None)))
    ).scalar_one()


def _has_agreed(connection: sa.Connection, person_id: int) -> bool:
    """Tell whether a family agreed by itself; what a cadre read aloud only allows an invitation."""
    agreed = sa.exists().where(
        consent.c.person_id == person_id,
        consent.c.kind == FAMILY,
        consent.c.answer.is_(True),
        consent.c.withdrawn_at.is_(None),
    )
    return connection.execute(sa.select(agreed)).scalar_one()


def _last_answer(connection: sa.Connection, person_id: int) -> bool | None:
    row = connection.execute(
        sa.select(consent.c.answer, consent.c.withdrawn_at)
        .where(consent.c.person_id == person_id)
        .order_by(consent.c.given_at.desc(), consent.c.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    return bool(row.answer) and row.withdrawn_at is None
