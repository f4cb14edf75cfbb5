"""What goes out: written once by its meaning, taken in order, and its state up to being read.

States: queued -> sending -> sent -> delivered -> read; failed, expired and uncertain are ends;
held waits until the person writes again, because WhatsApp takes no free text and no template fits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dialog.channel import DeliveryStatus
from dialog.messages import Bubble, ChannelName, Template
from dialog.splitting import split_bubble
from dialog.wire import bubble_from_json, bubble_to_json, clean
from storage.tables.talk import outbox

QUEUED, SENDING, HELD, UNCERTAIN, EXPIRED = "queued", "sending", "held", "uncertain", "expired"
FAILED = "failed"
FORGOTTEN = "-"
"""Stands where the text of a message was that is kept no longer."""
ALERT = "alert"
KNOCK = "knock"
"""A template that only says something waits; sent when the message itself may not go out yet."""
LADDER = tuple(
    str(status)
    for status in (
        DeliveryStatus.QUEUED,
        DeliveryStatus.SENDING,
        DeliveryStatus.SENT,
        DeliveryStatus.DELIVERED,
        DeliveryStatus.READ,
    )
)
PRIORITIES = {
    ALERT: 0,
    KNOCK: 1,
    "reply": 10,
    "task": 20,
    "reminder": 20,
    "invitation": 20,
    "broadcast": 30,
}
"""What a person waits for goes before what we begin ourselves."""

# Built once: building a statement costs three times as much as running it.
_NEW_ONES = {
    dialect.name: insert(outbox).on_conflict_do_nothing(index_elements=["key"])
    for dialect, insert in (
        (sqlite.dialect, sqlite.insert),
        (postgresql.dialect, postgresql.insert),
    )
}
_NEW = {name: statement.returning(outbox.c.id) for name, statement in _NEW_ONES.items()}
_RELEASE = sa.update(outbox).where(
    outbox.c.person_id == sa.bindparam("person"), outbox.c.state == sa.literal(HELD)
)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One message to a person, not yet queued; `key` says what it means, never its channel."""

    key: str
    person_id: int
    channel: ChannelName
    address: str
    kind: str
    bubble: Bubble
    template: Template | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None
    inbox_id: int | None = None
    broadcast_id: int | None = None

    @property
    def priority(self) -> int:
        """Rank the kinds; the smallest goes first."""
        return PRIORITIES[self.kind]


@dataclass(frozen=True, kw_only=True)
class Queued:
    """A message in the outbox."""

    id: int
    key: str
    person_id: int
    channel: ChannelName
    address: str
    kind: str
    priority: int
    bubble: Bubble
    template: Template | None
    rendered: str
    form: str
    not_before: datetime
    expires_at: datetime | None
    state: str
    attempts: int
    started_at: datetime | None
    provider_id: str | None
    error: str
    broadcast_id: int | None
    fence: int = 0
    """How often it was taken to be sent: the number of the last taking (storage/fencing.py)."""
    lease_until: datetime | None = None
    """Until when the process that took it may begin the request."""
    flow: str | None = None
    """What is run when its turn comes, for a message that is only promised yet."""
    subject: dict[str, Any] | None = None


def queue(connection: sa.Connection, letter: Letter, now: datetime) -> bool:
    """Write a message to be sent, in several rows when it is long; False when it is there."""
    parts = split_bubble(letter.bubble)
    rows = [_row(letter, bubble_to_json(part), number, now) for number, part in enumerate(parts, 1)]
    written = connection.execute(_NEW[connection.dialect.name], rows)
    return bool(written.all())


def queue_all(connection: sa.Connection, letters: Iterable[Letter], now: datetime) -> None:
    """Write many messages at once; those that are there already stay as they are."""
    rows: list[dict[str, Any]] = []
    shown, parts = None, []
    for letter in letters:
        if letter.bubble is not shown:  # thousands in a row say the same
            shown = letter.bubble
            parts = [bubble_to_json(part) for part in split_bubble(shown)]
        rows += [_row(letter, part, number, now) for number, part in enumerate(parts, 1)]
    if rows:
        connection.execute(_NEW_ONES[connection.dialect.name], rows)


def exists(connection: sa.Connection, key: str) -> bool:
    """Tell whether a message of this meaning was ever written."""
    return connection.execute(sa.select(sa.exists().where(outbox.c.key == key))).scalar_one()


def bubble_sent_as(connection: sa.Connection, provider_id: str, person_id: int) -> Bubble | None:
    """Give the bubble that a person was sent under a provider's id."""
    bubble = connection.execute(
        sa.select(outbox.c.bubble)
        .where(outbox.c.provider_id == provider_id, outbox.c.person_id == person_id)
        .limit(1)
    ).scalar()
    return bubble_from_json(bubble) if bubble else None


def bind(connection: sa.Connection, message_id: int, provider_id: str) -> None:
    """Note the provider's id of a message."""
    _set(connection, message_id, provider_id=provider_id)


def advance(
    connection: sa.Connection, message_id: int, status: DeliveryStatus, now: datetime
) -> bool:
    """Move a message up the ladder, never down; returns False when it stays where it is."""
    lower = LADDER[: LADDER.index(str(status))]
    moved = connection.execute(
        sa.update(outbox)
        .where(outbox.c.id == message_id, outbox.c.state.in_([*lower, UNCERTAIN, EXPIRED]))
        .values(state=str(status), sent_at=sa.func.coalesce(outbox.c.sent_at, now))
    )
    return moved.rowcount == 1


def requeue(
    connection: sa.Connection, message_id: int, not_before: datetime, error: str = ""
) -> None:
    """Let a message that certainly did not arrive be sent again.

    It keeps the provider's id of the failed try, so that a late report of that try is known.
    """
    _set(
        connection,
        message_id,
        state=QUEUED,
        not_before=not_before,
        error=error,
        started_at=None,
    )


def put_back(connection: sa.Connection, message_id: int, not_before: datetime, error: str) -> None:
    """Let a message that never left be sent as if it had not been tried."""
    requeue(connection, message_id, not_before, error)
    _set(connection, message_id, attempts=outbox.c.attempts - 1, owed_until=None)


def postpone(connection: sa.Connection, message_id: int, not_before: datetime) -> None:
    """Let a message that was not begun wait."""
    _set(connection, message_id, not_before=not_before)


def postpone_letters(
    connection: sa.Connection, broadcast_id: int, now: datetime, *, until: datetime, most: int
) -> int:
    """Let what is due of an announcement wait; returns how many letters, `most` at once."""
    due = (
        sa.select(outbox.c.id)
        .where(
            outbox.c.broadcast_id == broadcast_id,
            outbox.c.state == QUEUED,
            outbox.c.not_before <= now,
        )
        .limit(most)
    )
    postponed = sa.update(outbox).where(outbox.c.id.in_(due)).values(not_before=until)
    return connection.execute(postponed).rowcount


def redirect(
    connection: sa.Connection, message_id: int, channel: ChannelName, to_address: str
) -> None:
    """Send a message to another address of the same person instead."""
    _set(
        connection,
        message_id,
        state=QUEUED,
        channel=str(channel),
        address=to_address,
        provider_id=None,
        started_at=None,
        error="",
        form="",
    )


def refuse(connection: sa.Connection, message_id: int, error: str) -> None:
    """Mark a message as failed, with the class of its failure."""
    _set(connection, message_id, state=FAILED, error=error)


def uncertain(connection: sa.Connection, message_id: int) -> None:
    """Mark a message of which nobody can tell whether it arrived."""
    _set(connection, message_id, state=UNCERTAIN)


def expire(connection: sa.Connection, message_id: int) -> None:
    """Mark a message whose moment has passed."""
    _set(connection, message_id, state=EXPIRED)


def hold(connection: sa.Connection, message_id: int, error: str = "window_closed") -> None:
    """Keep a message until the person writes again."""
    _set(connection, message_id, state=HELD, error=error)


def release_held(connection: sa.Connection, person_id: int, now: datetime) -> int:
    """Send what was held for a person who has just written; returns how many messages."""
    released = connection.execute(
        _RELEASE, {"person": person_id, "state": QUEUED, "not_before": now, "error": ""}
    )
    return released.rowcount


def cancel_letters(connection: sa.Connection, broadcast_id: int) -> int:
    """Let what is left of an announcement not be sent; returns how many letters."""
    cancelled = connection.execute(
        sa.update(outbox)
        .where(outbox.c.broadcast_id == broadcast_id, outbox.c.state.in_([QUEUED, HELD]))
        .values(state=EXPIRED, error="cancelled")
    )
    return cancelled.rowcount


def _set(connection: sa.Connection, message_id: int, **values: object) -> None:
    connection.execute(sa.update(outbox).where(outbox.c.id == message_id).values(**values))


def _row(letter: Letter, bubble: dict[str, Any], number: int, now: datetime) -> dict[str, Any]:
    template = letter.template if number == 1 else None
    return {
        "key": letter.key if number == 1 else f"{letter.key}#{number}",
        "person_id": letter.person_id,
        "channel": str(letter.channel),
        "address": letter.address,
        "kind": letter.kind,
        "priority": letter.priority,
        "bubble": bubble,
        "template": template.name if template else None,
        "variables": [clean(value) for value in template.variables] if template else None,
        "not_before": letter.not_before or now,
        "expires_at": letter.expires_at,
        "state": QUEUED,
        "created_at": now,
        "inbox_id": letter.inbox_id,
        "broadcast_id": letter.broadcast_id,
    }


def queued_from_row(row: sa.RowMapping) -> Queued:
    """Read a message from its row."""
    names = Queued.__dataclass_fields__
    plain = {name: row[name] for name in names if name not in ("bubble", "template", "channel")}
    template = row["template"]
    return Queued(
        **plain,
        channel=ChannelName(row["channel"]),
        bubble=bubble_from_json(row["bubble"]),
        template=Template(name=template, variables=tuple(row["variables"])) if template else None,
    )


def forget_before(connection: sa.Connection, moment: datetime) -> int:
    """Empty what was said in messages that ended before a moment; the keys stay."""
    emptied = connection.execute(
        sa.update(outbox)
        .where(
            outbox.c.state.not_in((QUEUED, SENDING, HELD)),
            outbox.c.created_at < moment,
            outbox.c.rendered != FORGOTTEN,
        )
        .values(bubble={"text": ""}, variables=None, rendered=FORGOTTEN)
    )
    return emptied.rowcount


def bring_forward(connection: sa.Connection, person_id: int, key: str, now: datetime) -> None:
    """Let messages to a person whose meaning begins so go out now instead of later."""
    connection.execute(
        sa.update(outbox)
        .where(
            outbox.c.person_id == person_id,
            outbox.c.key.startswith(key),
            outbox.c.state == QUEUED,
            outbox.c.not_before > now,
        )
        .values(not_before=now)
    )
