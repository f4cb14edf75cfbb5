"""What came in: kept once, taken in order for each conversation, set aside after five failures."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dialog.channel import Event
from dialog.wire import clean, event_from_json, event_kind, event_to_json
from storage.engine import Database
from storage.tables.talk import inbox

WAITING, DONE, ASIDE = "waiting", "done", "aside"
MOST_ATTEMPTS = 5

_EARLIER = inbox.alias("earlier")
_NEXT = (
    sa.select(inbox.c.id)
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
_TAKE = (
    inbox.update()
    .where(inbox.c.id == _NEXT.scalar_subquery())
    .values(state=DONE, error="")
    .returning(
        inbox.c.id,
        inbox.c.kind,
        inbox.c.payload,
        inbox.c.conversation_key,
        inbox.c.received_at,
        inbox.c.attempts,
    )
)
_SEEN = ["channel", "external_id"]
_KEEP = sqlite.insert(inbox).on_conflict_do_nothing(index_elements=_SEEN).returning(inbox.c.id)
_LISTS: dict[str, sa.types.TypeEngine[Any]] = {
    "channel": sa.Text(),
    "external_id": sa.Text(),
    "kind": sa.Text(),
    "conversation_key": sa.Text(),
    "payload": sa.Text(),
    "received_at": sa.DateTime(timezone=True),
    "state": sa.Text(),
}
_ROWS = (
    sa.func.unnest(
        *(sa.bindparam(name, type_=postgresql.ARRAY(kind)) for name, kind in _LISTS.items())
    )
    .table_valued(*(sa.column(name, kind) for name, kind in _LISTS.items()), name="row")
    .render_derived()
)
_KEEP_MANY = (
    postgresql.insert(inbox)
    .from_select(
        list(_LISTS),
        sa.select(
            *(
                sa.cast(_ROWS.c[name], sa.JSON) if name == "payload" else _ROWS.c[name]
                for name in _LISTS
            )
        ),
        include_defaults=False,
    )
    .on_conflict_do_nothing(index_elements=_SEEN)
    .returning(inbox.c.id)
)
"""One statement for any number of rows: PostgreSQL takes a list for each column."""
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
    event: Event | None
    """None when a version that came later, or a fault of the disk, wrote what nobody can read."""
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
    found = [_row(each) for each in arrivals]
    if connection.dialect.name == "sqlite":
        return len(connection.execute(_KEEP, found).all())
    columns = {name: [row[name] for row in found] for name in found[0]}
    columns["payload"] = [json.dumps(payload) for payload in columns["payload"]]
    return len(connection.execute(_KEEP_MANY, columns).all())


def keep_all(database: Database, arrivals: Sequence[Arrival]) -> list[Exception | None]:
    """Keep arrivals in one transaction; gives for each None, or the reason it was not kept.

    When that fails, each is tried alone: no arrival suffers for another.
    """
    try:
        with database.writer.begin() as connection:
            accept(connection, arrivals)
    except sa.exc.SQLAlchemyError as error:
        if len(arrivals) == 1:
            return [error]
        return [keep_all(database, [each])[0] for each in arrivals]
    return [None] * len(arrivals)


def take_next(connection: sa.Connection) -> Waiting | None:
    """Take the oldest event whose conversation has no earlier one waiting; it counts as done.

    It waits again when the transaction that handles it is rolled back. On PostgreSQL the row stays
    locked until then: another worker takes other conversations meanwhile, and never a later row
    of this one, since to everybody else this one still waits.
    """
    row = connection.execute(_TAKE).mappings().first()
    return _waiting(row) if row else None


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
        event=_event(row["kind"], row["payload"]),
        conversation_key=row["conversation_key"],
        received_at=row["received_at"],
        attempts=row["attempts"],
    )


def _event(kind: str, payload: dict[str, Any]) -> Event | None:
    try:
        return event_from_json(kind, payload)
    except (KeyError, ValueError, TypeError):
        return None
