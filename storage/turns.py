"""Whose turn it is in the outbox: by rank, and for each address one after the other."""

from datetime import datetime

import sqlalchemy as sa

from dialog.messages import ChannelName
from storage.outbox import ALERT, QUEUED, SENDING, Queued, queued_from_row
from storage.tables.people import address
from storage.tables.talk import outbox

_TAKING_LOCK = 7_270_001
"""One sender at a time chooses rows: so no address ever has two under way."""


def candidates(
    connection: sa.Connection,
    *,
    channel: ChannelName,
    now: datetime,
    limit: int,
    only_within_window_since: datetime | None = None,
) -> list[Queued]:
    """Lock the messages whose turn has come, at most one an address, in the order of sending.

    Args:
        connection: a writing transaction.
        channel: whose messages.
        now: the present moment.
        limit: how many at most.
        only_within_window_since: leave out, alerts excepted, those who have not written since.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_TAKING_LOCK)))
    wanted = [
        outbox.c.state == QUEUED,
        outbox.c.channel == str(channel),
        outbox.c.not_before <= now,
        ~_blocked(now),
    ]
    if only_within_window_since is not None:
        wanted.append(_may_answer_freely(only_within_window_since))
    rows = connection.execute(
        sa.select(outbox)
        .where(*wanted)
        .order_by(outbox.c.priority, outbox.c.not_before, outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    first_of_address: dict[str, Queued] = {}
    for row in rows.mappings():
        message = queued_from_row(row)
        first_of_address.setdefault(message.address, message)
    return list(first_of_address.values())


def _blocked(now: datetime) -> sa.ColumnElement[bool]:
    """Tell that something to the same address is under way, or comes first.

    A message that waits for its own hour holds nobody up; one that is being tried again does.
    """
    other = outbox.alias("other")
    comes_first = sa.and_(
        other.c.state == QUEUED,
        other.c.priority == outbox.c.priority,
        other.c.id < outbox.c.id,
        sa.or_(other.c.not_before <= now, other.c.error != ""),
    )
    return sa.exists().where(
        other.c.channel == outbox.c.channel,
        other.c.address == outbox.c.address,
        sa.or_(other.c.state == SENDING, comes_first),
    )


def _may_answer_freely(since: datetime) -> sa.ColumnElement[bool]:
    has_written = sa.exists().where(
        address.c.channel == outbox.c.channel,
        address.c.address == outbox.c.address,
        address.c.last_inbound_at > since,
    )
    return sa.or_(outbox.c.kind == ALERT, has_written)
