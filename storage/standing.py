"""Where a message and a person stand: what a question about a missing message needs to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from dialog.messages import ChannelName
from storage.outbox import PRIORITIES, QUEUED, SENDING, Queued, queued_from_row
from storage.recipients import FAMILY
from storage.tables.due import child_next
from storage.tables.people import address, child, consent, family, guardian, opt_out, person
from storage.tables.talk import outbox


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What decides whether a person is written to at all; no name, no number."""

    opted_out_since: datetime | None
    consented_at: datetime | None
    reachable_on: tuple[str, ...]
    unreachable_on: tuple[str, ...]
    next_reminders: tuple[datetime, ...]


def person_of(connection: sa.Connection, wanted: str) -> int | None:
    """Find a person by our own number, or by an address as it came from a provider."""
    if wanted.isdigit() and len(wanted) < len(str(2**31)):
        known = sa.select(person.c.id).where(person.c.id == int(wanted))
        found: int | None = connection.execute(known).scalar()
        if found is not None:
            return found
    by_address = sa.select(address.c.person_id).where(address.c.address == wanted)
    behind: int | None = connection.execute(
        by_address.order_by(address.c.removed_at.is_not(None))
    ).scalar()
    return behind


def standing_of(connection: sa.Connection, person_id: int) -> Standing:
    """Gather what is known of a person."""
    opted_out = sa.select(opt_out.c.since).where(
        opt_out.c.person_id == person_id, opt_out.c.until.is_(None)
    )
    consented = sa.select(consent.c.given_at).where(
        consent.c.person_id == person_id,
        consent.c.kind == FAMILY,
        consent.c.answer.is_(True),
        consent.c.withdrawn_at.is_(None),
    )
    addresses = connection.execute(
        sa.select(address.c.channel, address.c.is_reachable)
        .where(address.c.person_id == person_id, address.c.removed_at.is_(None))
        .order_by(address.c.id)
    ).all()
    return Standing(
        opted_out_since=connection.execute(opted_out).scalar(),
        consented_at=connection.execute(consented).scalar(),
        reachable_on=tuple(row.channel for row in addresses if row.is_reachable),
        unreachable_on=tuple(row.channel for row in addresses if not row.is_reachable),
        next_reminders=_next_reminders(connection, person_id),
    )


def ahead_of(connection: sa.Connection, message: Queued, now: datetime) -> Queued | None:
    """Give what goes to the same address before a message: what is under way, or came first."""
    comes_first = sa.and_(
        outbox.c.state == QUEUED,
        outbox.c.priority == PRIORITIES[message.kind],
        outbox.c.id < message.id,
        sa.or_(outbox.c.not_before <= now, outbox.c.error != ""),
    )
    row = (
        connection.execute(
            sa.select(outbox)
            .where(
                outbox.c.channel == str(message.channel),
                outbox.c.address == message.address,
                outbox.c.id != message.id,
                sa.or_(outbox.c.state == SENDING, comes_first),
            )
            .order_by(outbox.c.state.desc(), outbox.c.id)
            .limit(1)
        )
        .mappings()
        .first()
    )
    return queued_from_row(row) if row else None


def due_before(connection: sa.Connection, message: Queued, now: datetime) -> int:
    """Count the messages of its channel whose turn comes before a message's."""
    rank = PRIORITIES[message.kind]
    before = sa.or_(
        outbox.c.priority < rank,
        sa.and_(outbox.c.priority == rank, outbox.c.not_before < message.not_before),
    )
    return connection.execute(
        sa.select(sa.func.count())
        .select_from(outbox)
        .where(
            outbox.c.state == sa.literal_column("'queued'"),
            outbox.c.channel == str(message.channel),
            outbox.c.not_before <= now,
            before,
        )
    ).scalar_one()


def last_begun(connection: sa.Connection, channel: ChannelName) -> datetime | None:
    """Tell when any process last began to send on a channel."""
    moment = sa.func.max(outbox.c.started_at, type_=outbox.c.started_at.type)
    return connection.execute(sa.select(moment).where(outbox.c.channel == str(channel))).scalar()


def _next_reminders(connection: sa.Connection, person_id: int) -> tuple[datetime, ...]:
    query = (
        sa.select(child_next.c.send_at_utc)
        .join(child, child.c.id == child_next.c.child_id)
        .join(family, family.c.id == child.c.family_id)
        .join(guardian, guardian.c.family_id == family.c.id)
        .where(
            guardian.c.person_id == person_id,
            guardian.c.until.is_(None),
            child_next.c.send_at_utc.is_not(None),
        )
        .order_by(child_next.c.send_at_utc)
    )
    found: Sequence[datetime] = connection.execute(query).scalars().all()
    return tuple(found)
