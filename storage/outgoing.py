"""Looking into the outbox: what is under way, what was sent, and why a message did not go."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from dialog.messages import ChannelName
from storage.outbox import SENDING, Queued, queued_from_row
from storage.tables.talk import outbox

TEMPLATE = "template"
"""The form of a message that went out as an approved template."""


def one(connection: sa.Connection, message_id: int) -> Queued | None:
    """Give a message by our own id."""
    return _first(connection, outbox.c.id == message_id)


def by_provider_id(
    connection: sa.Connection, channel: ChannelName, provider_id: str
) -> Queued | None:
    """Give a message by the provider's id: a tap or an answer names it so."""
    return _first(connection, outbox.c.channel == str(channel), outbox.c.provider_id == provider_id)


def under_way(connection: sa.Connection, started_before: datetime) -> list[Queued]:
    """List the messages whose sending began before a moment and has no known end, oldest first."""
    rows = connection.execute(
        sa.select(outbox)
        .where(outbox.c.state == SENDING, outbox.c.started_at < started_before)
        .order_by(outbox.c.started_at, outbox.c.id)
    )
    return [queued_from_row(row) for row in rows.mappings()]


def bound(connection: sa.Connection, provider_ids: Sequence[str]) -> set[str]:
    """Tell which of the provider's ids belong to a message already."""
    rows = connection.execute(
        sa.select(outbox.c.provider_id).where(outbox.c.provider_id.in_(provider_ids))
    )
    return set(rows.scalars())


def states(connection: sa.Connection) -> dict[str, int]:
    """Count the messages in each state."""
    rows = connection.execute(
        sa.select(outbox.c.state, sa.func.count()).group_by(outbox.c.state)
    ).all()
    return {row[0]: row[1] for row in rows}


def of_broadcast(connection: sa.Connection, broadcast_id: int) -> dict[str, int]:
    """Count what became of a broadcast's messages, by state."""
    rows = connection.execute(
        sa.select(outbox.c.state, sa.func.count())
        .where(outbox.c.broadcast_id == broadcast_id)
        .group_by(outbox.c.state)
    ).all()
    return {row[0]: row[1] for row in rows}


def why(
    connection: sa.Connection, *, person_id: int | None = None, key: str | None = None
) -> list[Queued]:
    """List a person's messages, or those whose key begins so, newest first."""
    wanted = [
        condition
        for condition in (
            outbox.c.person_id == person_id if person_id is not None else None,
            outbox.c.key.startswith(key, autoescape=True) if key is not None else None,
        )
        if condition is not None
    ]
    rows = connection.execute(
        sa.select(outbox).where(*wanted).order_by(outbox.c.id.desc()).limit(100)
    )
    return [queued_from_row(row) for row in rows.mappings()]


def _first(connection: sa.Connection, *wanted: sa.ColumnElement[bool]) -> Queued | None:
    row = (
        connection.execute(sa.select(outbox).where(*wanted).order_by(outbox.c.id.desc()).limit(1))
        .mappings()
        .first()
    )
    return queued_from_row(row) if row else None
