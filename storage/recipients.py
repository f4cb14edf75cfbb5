"""What decides whether a person may be written to now: consent, opt-out, zone, window."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

import sqlalchemy as sa

from dialog.messages import ChannelName
from storage.outbox import Queued
from storage.tables.people import address, consent, opt_out, person
from storage.tables.village import village

FAMILY = "family"
"""The kind of consent that a person gave about a family's messages."""

# Built once: building a statement costs more than running it.
_PEOPLE: sa.BindParameter[int] = sa.bindparam("people", expanding=True)
_STANDING = (
    sa.select(
        person.c.id,
        village.c.time_zone,
        sa.exists()
        .where(opt_out.c.person_id == person.c.id, opt_out.c.until.is_(None))
        .label("has_opted_out"),
    )
    .join(village, person.c.village_id == village.c.id, isouter=True)
    .where(person.c.id.in_(_PEOPLE))
)
_ADDRESSES = (
    sa.select(address)
    .where(address.c.person_id.in_(_PEOPLE), address.c.removed_at.is_(None))
    .order_by(address.c.last_inbound_at.desc().nulls_last(), address.c.id)
)
_ANSWERS = (
    sa.select(consent.c.person_id, consent.c.kind, consent.c.answer, consent.c.withdrawn_at)
    .where(consent.c.person_id.in_(_PEOPLE))
    .order_by(consent.c.given_at, consent.c.id)
)


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
    known = _Known.about(connection, [person_id])
    return known.recipient(person_id, str(channel), to_address)


def recipients(connection: sa.Connection, messages: Sequence[Queued]) -> dict[int, Recipient]:
    """Gather it for each of several messages, by its number, in as few questions as for one."""
    known = _Known.about(connection, [message.person_id for message in messages])
    return {
        message.id: known.recipient(message.person_id, str(message.channel), message.address)
        for message in messages
    }


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What is known of some people."""

    standing: Mapping[int, sa.Row[Any]]
    addresses: Mapping[int, Sequence[sa.Row[Any]]]
    answers: Mapping[int, Sequence[sa.Row[Any]]]
    """What each agreed to or refused, oldest first."""

    @classmethod
    def about(cls, connection: sa.Connection, person_ids: Sequence[int]) -> Self:
        """Ask the database, once for all of them."""
        people = {"people": list(set(person_ids))}
        addresses: dict[int, list[sa.Row[Any]]] = defaultdict(list)
        answers: dict[int, list[sa.Row[Any]]] = defaultdict(list)
        for row in connection.execute(_ADDRESSES, people):
            addresses[row.person_id].append(row)
        for row in connection.execute(_ANSWERS, people):
            answers[row.person_id].append(row)
        return cls(
            standing={row.id: row for row in connection.execute(_STANDING, people)},
            addresses=addresses,
            answers=answers,
        )

    def recipient(self, person_id: int, channel: str, to_address: str) -> Recipient:
        """Put together what is known of one of them."""
        standing = self.standing.get(person_id)
        own = self.addresses.get(person_id, ())
        this = next(
            (row for row in own if (row.channel, row.address) == (channel, to_address)), None
        )
        other = next((row for row in own if row is not this and row.is_reachable), None)
        answers = self.answers.get(person_id, ())
        return Recipient(
            person_id=person_id,
            time_zone=standing.time_zone if standing else None,
            has_opted_out=bool(standing and standing.has_opted_out),
            # A family agrees by itself; what a cadre read aloud only allows an invitation.
            has_consented=any(row.kind == FAMILY and _holds(row) for row in answers),
            # The last one of a person is the one that stays.
            has_refused=bool(answers) and not _holds(answers[-1]),
            is_reachable=bool(this and this.is_reachable),
            last_inbound_at=this.last_inbound_at if this else None,
            other=OtherAddress(channel=ChannelName(other.channel), address=other.address)
            if other
            else None,
        )


def _holds(answer: sa.Row[Any]) -> bool:
    return bool(answer.answer) and answer.withdrawn_at is None


def opt_out_now(connection: sa.Connection, person_id: int, now: datetime) -> None:
    """Note that a person wants no messages, unless it is noted already."""
    if not _has_opted_out(connection, person_id):
        connection.execute(sa.insert(opt_out).values(person_id=person_id, since=now))


def set_reachable(connection: sa.Connection, channel: ChannelName, to_address: str) -> None:
    """Note that an address can be reached."""
    _change(connection, channel, to_address, is_reachable=True, unreachable_since=None)


def set_unreachable(
    connection: sa.Connection, channel: ChannelName, to_address: str, now: datetime
) -> None:
    """Note that an address takes no messages any more; since when stays as it was learned first."""
    was_reached = address.c.is_reachable.is_(True)
    moment = sa.literal(now, type_=address.c.unreachable_since.type)
    _change(
        connection,
        channel,
        to_address,
        is_reachable=False,
        unreachable_since=sa.case((was_reached, moment), else_=address.c.unreachable_since),
        unreachable_told_at=sa.case((was_reached, None), else_=address.c.unreachable_told_at),
    )


def _change(
    connection: sa.Connection, channel: ChannelName, to_address: str, **values: object
) -> None:
    connection.execute(
        sa.update(address)
        .where(address.c.channel == str(channel), address.c.address == to_address)
        .values(**values)
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
