"""What came in: kept once, taken in order for each conversation, set aside after five failures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dialog.channel import Event
from dialog.wire import clean, event_from_json, event_kind, event_to_json
from storage.tables.talk import inbox

WAITING, DONE, ASIDE = "waiting", "done", "aside"
MOST_ATTEMPTS = 5

_EARLIER = inbox.alias("earlier")
_NEXT = (
    sa.select(inbox)
    .where(
        inbox.c.state == WAITING,
        ~sa.exists().where(
            _EARLIER.c.conversation_key == inbox.c.conversation_key,
            _EARLIER.c.state == WAITING,
            _EARLIER.c.id < inbox.c.id,
        ),
    )
    .order_by(inbox.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_CHANGE = sa.update(inbox).where(inbox.c.id == sa.bindparam("number"))
"""Built once: building a statement costs three times as much as running it."""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One event of a provider, not yet kept."""

    event: Event
    conversation_key: str
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A kept event whose turn has come."""

    id: int
    event: Event
    conversation_key: str
    received_at: datetime
    attempts: int


def arrival(event: Event, received_at: datetime) -> Arrival:
    """Note when an event came; events of one address are handled one after the other."""
    key = f"{event.channel}:{event.address}"
    return Arrival(event=event, conversation_key=key, received_at=received_at)


def accept(connection: sa.Connection, arrivals: Sequence[Arrival]) -> int:
    """Keep what was not seen before; returns how many that were."""
    if not arrivals:
        return 0
    insert = (
        sqlite.insert(inbox) if connection.dialect.name == "sqlite" else postgresql.insert(inbox)
    )
    kept = connection.execute(
        insert.on_conflict_do_nothing(index_elements=["channel", "external_id"]).returning(
            inbox.c.id
        ),
        [_row(each) for each in arrivals],
    )
    return len(kept.all())


def claim_next(connection: sa.Connection) -> Waiting | None:
    """Give the oldest event whose conversation has no earlier one waiting.

    On PostgreSQL the row stays locked until the transaction ends: another worker takes other
    conversations meanwhile, and never a later row of this one, since this one still waits.
    """
    row = connection.execute(_NEXT).mappings().first()
    return _waiting(row) if row else None


def done(connection: sa.Connection, inbox_id: int) -> None:
    """Mark an event as handled, in the transaction that handled it."""
    _set(connection, inbox_id, state=DONE, error="")


def failed(connection: sa.Connection, inbox_id: int, error: str) -> bool:
    """Count a failure, in a transaction of its own; returns True when the event goes aside.

    Args:
        connection: a transaction other than the one that failed.
        inbox_id: the event.
        error: the trace, free of what the person wrote.
    """
    attempts = connection.execute(
        sa.update(inbox)
        .where(inbox.c.id == inbox_id, inbox.c.state == WAITING)
        .values(attempts=inbox.c.attempts + 1, error=clean(error))
        .returning(inbox.c.attempts)
    ).scalar()
    goes_aside = attempts is not None and attempts >= MOST_ATTEMPTS
    if goes_aside:
        _set(connection, inbox_id, state=ASIDE)
    return goes_aside


def retry(connection: sa.Connection, inbox_id: int) -> bool:
    """Let an event that was set aside wait again; returns False when it was not aside."""
    taken = connection.execute(
        sa.update(inbox)
        .where(inbox.c.id == inbox_id, inbox.c.state == ASIDE)
        .values(state=WAITING, attempts=0)
    )
    return taken.rowcount == 1


def count(connection: sa.Connection, state: str) -> int:
    """Count the events in a state."""
    return connection.execute(
        sa.select(sa.func.count()).select_from(inbox).where(inbox.c.state == state)
    ).scalar_one()


def last_received_at(connection: sa.Connection, channel: str) -> datetime | None:
    """Tell when a channel was last heard, to fetch what was missed since."""
    return connection.execute(
        sa.select(sa.func.max(inbox.c.received_at, type_=inbox.c.received_at.type)).where(
            inbox.c.channel == channel
        )
    ).scalar()


def forget_before(connection: sa.Connection, moment: datetime) -> int:
    """Empty the payload of events handled before a moment; the key stays, so none comes twice."""
    emptied = connection.execute(
        sa.update(inbox)
        .where(inbox.c.state == DONE, inbox.c.received_at < moment)
        .values(payload={})
    )
    return emptied.rowcount


def _set(connection: sa.Connection, inbox_id: int, **values: object) -> None:
    connection.execute(_CHANGE, {"number": inbox_id, **values})


def _row(each: Arrival) -> dict[str, Any]:
    return {
        "channel": str(each.event.channel),
        "external_id": clean(each.event.external_id),
        "kind": event_kind(each.event),
        "conversation_key": clean(each.conversation_key),
        "payload": event_to_json(each.event),
        "received_at": each.received_at,
        "state": WAITING,
    }


def _waiting(row: sa.RowMapping) -> Waiting:
    return Waiting(
        id=row["id"],
        event=event_from_json(row["kind"], row["payload"]),
        conversation_key=row["conversation_key"],
        received_at=row["received_at"],
        attempts=row["attempts"],
    )
