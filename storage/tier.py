"""Whom we wrote to first in the last day: what WhatsApp's daily tier counts, for all processes."""

from collections.abc import Collection
from datetime import datetime, timedelta

import sqlalchemy as sa

from dialog.messages import ChannelName
from storage.outbox import PRIORITIES
from storage.tables.pace import channel_pace
from storage.tables.people import address
from storage.tables.talk import BEGUN, outbox

_BEGUN = sa.and_(
    # Written out: a database chooses an index of some rows only when it sees the values.
    sa.text(BEGUN),
    outbox.c.channel == sa.bindparam("channel"),
    outbox.c.started_at > sa.bindparam("since", type_=outbox.c.started_at.type),
)
_COUNT = sa.select(sa.func.count(sa.distinct(outbox.c.address))).where(_BEGUN)
_AMONG = (
    sa.select(outbox.c.address)
    .distinct()
    .where(_BEGUN, outbox.c.address.in_(sa.bindparam("addresses", expanding=True)))
)


PERIOD = timedelta(hours=24)
_LIMIT = sa.select(channel_pace.c.tier).where(channel_pace.c.channel == sa.bindparam("channel"))


def begun(connection: sa.Connection, channel: ChannelName, since: datetime) -> int:
    """Count the people written to by template since a moment; what was refused does not count."""
    return connection.execute(_COUNT, {"channel": str(channel), "since": since}).scalar_one()


def left(connection: sa.Connection, channel: ChannelName, now: datetime) -> tuple[int, int]:
    """Give how many may be written to first in 24 hours (0: any number), and how many of them now.

    The number set by the operator stands in the database while the service runs.
    """
    limit = connection.execute(_LIMIT, {"channel": str(channel)}).scalar() or 0
    return limit, limit - begun(connection, channel, now - PERIOD) if limit else 0


def begun_among(
    connection: sa.Connection, channel: ChannelName, addresses: Collection[str], since: datetime
) -> set[str]:
    """Tell which of some people were: one message more to them uses up nothing."""
    values = {"channel": str(channel), "since": since, "addresses": list(addresses)}
    return set(connection.execute(_AMONG, values).scalars())


def begun_at(
    connection: sa.Connection, channel: ChannelName, since: datetime, number: int
) -> datetime | None:
    """Tell when the message of this number was begun, counted from the oldest since a moment."""
    nth = sa.select(outbox.c.started_at).where(_BEGUN).order_by(outbox.c.started_at)
    values = {"channel": str(channel), "since": since}
    return connection.execute(nth.offset(number - 1).limit(1), values).scalar()


def park(
    connection: sa.Connection,
    channel: ChannelName,
    now: datetime,
    *,
    until: datetime,
    unless_heard_since: datetime,
    most: int,
) -> int:
    """Let what we begin wait, except for those who wrote lately; returns how many messages.

    No more than `most` at once: the conversations beside it wait for this to end.
    """
    has_written = sa.exists().where(
        address.c.channel == outbox.c.channel,
        address.c.address == outbox.c.address,
        address.c.last_inbound_at > unless_heard_since,
    )
    due = (
        sa.select(outbox.c.id)
        .where(
            outbox.c.state == sa.literal_column("'queued'"),
            outbox.c.channel == str(channel),
            outbox.c.priority.in_(sorted({PRIORITIES["reminder"], PRIORITIES["broadcast"]})),
            outbox.c.not_before <= now,
            ~has_written,
        )
        .limit(most)
    )
    parked = sa.update(outbox).where(outbox.c.id.in_(due)).values(not_before=until)
    return connection.execute(parked).rowcount
