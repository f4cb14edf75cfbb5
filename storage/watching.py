"""How much waits, and since when: read again and again by whoever watches, so by index alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.tables.talk import inbox, outbox

# Written out: a database chooses an index of some rows only when it sees the value.
_IS_QUEUED = sa.text("state = 'queued'")
_OPEN_STATES = ("queued", "sending", "held")
_OPEN = {
    state: sa.select(sa.func.count()).select_from(outbox).where(sa.text(f"state = '{state}'"))
    for state in _OPEN_STATES
}
_DUE = (
    sa.select(
        outbox.c.channel,
        outbox.c.kind,
        sa.func.count().label("number"),
        sa.func.min(outbox.c.not_before, type_=outbox.c.not_before.type).label("since"),
    )
    .where(_IS_QUEUED, outbox.c.not_before <= sa.bindparam("now", type_=outbox.c.not_before.type))
    .group_by(outbox.c.channel, outbox.c.kind)
)
_OLDEST = sa.func.min(inbox.c.received_at, type_=inbox.c.received_at.type)
_INBOX = {
    state: sa.select(sa.func.count(), _OLDEST).where(sa.text(f"state = '{state}'"))
    for state in ("waiting", "aside")
}


@dataclass(frozen=True, kw_only=True)
class Queue:
    """The messages of one kind whose moment has come and that have not gone."""

    channel: str
    kind: str
    number: int
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Load:
    """What waits at one moment."""

    due: Sequence[Queue]
    open_messages: dict[str, int]
    """How many are in each state that is no end."""
    inbox: dict[str, int]
    inbox_since: datetime | None
    """When the oldest message came that waits to be handled."""


def load_of(connection: sa.Connection, now: datetime) -> Load:
    """Read what waits now."""
    kept = {state: connection.execute(query).one() for state, query in _INBOX.items()}
    rows: Sequence[Any] = connection.execute(_DUE, {"now": now}).all()
    return Load(
        due=[
            Queue(channel=row.channel, kind=row.kind, number=row.number, since=row.since)
            for row in rows
        ],
        open_messages={
            state: connection.execute(query).scalar_one() for state, query in _OPEN.items()
        },
        inbox={state: row[0] for state, row in kept.items()},
        inbox_since=kept["waiting"][1],
    )
