"""Open conversations, and what outlives one of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.inserting import insert
from storage.tables.talk import conversation, outbox, talk

OPEN, DONE, LAPSED = "open", "done", "lapsed"
NOT_KEPT_YET = 0

# Built once: building a statement costs three times as much as running it.
_GET = sa.select(conversation).where(conversation.c.id == sa.bindparam("number"))
_KEEP = conversation.update().where(conversation.c.id == sa.bindparam("number"))
_OPEN_ONES = (
    sa.select(conversation)
    .where(conversation.c.person_id == sa.bindparam("person"), conversation.c.state == OPEN)
    .order_by(conversation.c.touched_at.desc(), conversation.c.id.desc())
)
_AT_HAND = _OPEN_ONES.where(
    sa.or_(
        conversation.c.id == sa.bindparam("current"),
        sa.and_(
            conversation.c.is_task.is_(True),
            conversation.c.touched_at >= sa.bindparam("since"),
        ),
    )
)
_HELD = sa.exists().where(
    outbox.c.person_id == talk.c.person_id, outbox.c.state == sa.literal_column("'held'")
)
_TALK = (
    sa.select(
        talk.c.misunderstood,
        talk.c.last_words,
        talk.c.memory,
        talk.c.last_at,
        _HELD.label("has_held"),
    )
    .where(talk.c.person_id == sa.bindparam("person"))
    .with_for_update(of=talk)
)
_KEEP_TALK = talk.update().where(talk.c.person_id == sa.bindparam("person"))


@dataclass(kw_only=True)
class Conversation:
    """One conversation as it is kept: readable in a database shell."""

    id: int
    person_id: int
    flow: str
    subject: dict[str, Any]
    journal: dict[str, Any]
    question: str
    state: str
    is_task: bool
    """False for an offer or a notice, which holds nobody."""
    today: date
    opened_at: datetime
    touched_at: datetime


@dataclass(kw_only=True)
class Talk:
    """What is remembered of a person between conversations."""

    person_id: int
    misunderstood: int = 0
    """Messages in a row that nothing could be made of."""
    last_words: str = ""
    """The last of them, to be passed on to a human."""
    current: int | None = None
    """The conversation whose question was the last thing asked."""
    last_at: datetime
    has_held: bool = False
    """Something is held for the person until they write."""


def start(
    *,
    person_id: int,
    flow: str,
    subject: dict[str, Any],
    is_task: bool,
    today: date,
    now: datetime,
) -> Conversation:
    """Begin a conversation; it has no number until it is kept."""
    return Conversation(
        id=NOT_KEPT_YET,
        person_id=person_id,
        flow=flow,
        subject=subject,
        journal={},
        question="",
        state=OPEN,
        is_task=is_task,
        today=today,
        opened_at=now,
        touched_at=now,
    )


def get(connection: sa.Connection, conversation_id: int) -> Conversation | None:
    """Give a conversation, whatever became of it."""
    row = connection.execute(_GET, {"number": conversation_id}).mappings().first()
    return Conversation(**row) if row else None


def keep(connection: sa.Connection, kept: Conversation) -> None:
    """Write a conversation: all of it the first time, then its journal, question and state."""
    if kept.id == NOT_KEPT_YET:
        columns = {name: value for name, value in vars(kept).items() if name != "id"}
        kept.id = insert(connection, conversation, **columns)
        return
    connection.execute(
        _KEEP,
        {
            "number": kept.id,
            "journal": kept.journal,
            "question": kept.question,
            "state": kept.state,
            "touched_at": kept.touched_at,
        },
    )


def open_ones(connection: sa.Connection, person_id: int) -> list[Conversation]:
    """List a person's open conversations, the latest first."""
    found = connection.execute(_OPEN_ONES, {"person": person_id})
    return [Conversation(**row) for row in found.mappings()]


def at_hand(
    connection: sa.Connection,
    person_id: int,
    *,
    current: int | None,
    since: datetime,
) -> list[Conversation]:
    """List the current conversation, while it is open, and open tasks touched since a moment.

    The latest comes first.
    """
    found = connection.execute(_AT_HAND, {"person": person_id, "current": current, "since": since})
    return [Conversation(**row) for row in found.mappings()]


def latest(connection: sa.Connection, person_id: int, flow: str) -> Conversation | None:
    """Give the latest open conversation of a flow."""
    return next((c for c in open_ones(connection, person_id) if c.flow == flow), None)


def lapse(connection: sa.Connection, *, untouched_since: datetime) -> int:
    """Let conversations lapse that nobody touched; give how many."""
    result = connection.execute(
        conversation.update()
        .where(conversation.c.state == OPEN, conversation.c.touched_at < untouched_since)
        .values(state=LAPSED)
    )
    return result.rowcount


def forget_before(connection: sa.Connection, moment: datetime) -> int:
    """Remove conversations that ended before a moment, with everything answered in them."""
    removed = connection.execute(
        conversation.delete().where(
            conversation.c.state != OPEN, conversation.c.touched_at < moment
        )
    )
    return removed.rowcount


def talk_of(connection: sa.Connection, person_id: int, now: datetime) -> Talk:
    """Give what is remembered of a person; the row is locked where several processes serve."""
    row = connection.execute(_TALK, {"person": person_id}).mappings().first()
    if row is None:
        connection.execute(talk.insert().values(person_id=person_id, memory={}, last_at=now))
        return Talk(person_id=person_id, last_at=now)
    return Talk(
        person_id=person_id,
        misunderstood=row["misunderstood"],
        last_words=row["last_words"],
        current=row["memory"].get("current"),
        last_at=row["last_at"],
        has_held=row["has_held"],
    )


def keep_talk(connection: sa.Connection, kept: Talk) -> None:
    """Write what is remembered of a person."""
    connection.execute(
        _KEEP_TALK,
        {
            "person": kept.person_id,
            "misunderstood": kept.misunderstood,
            "last_words": kept.last_words,
            "memory": {"current": kept.current},
            "last_at": kept.last_at,
        },
    )


def latest_subject(connection: sa.Connection, person_id: int, flow: str) -> dict[str, Any] | None:
    """Tell what a person's latest conversation of a flow was about, whatever became of it."""
    query = (
        sa.select(conversation.c.subject)
        .where(conversation.c.person_id == person_id, conversation.c.flow == flow)
        .order_by(conversation.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def latest_flow(connection: sa.Connection, person_id: int) -> str:
    """Name the conversation a person had last, or nothing."""
    query = (
        sa.select(conversation.c.flow)
        .where(conversation.c.person_id == person_id)
        .order_by(conversation.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar() or ""


def had_flow(connection: sa.Connection, person_id: int, flow: str, since: datetime) -> bool:
    """Tell whether a person had a conversation since a moment."""
    query = sa.select(conversation.c.id).where(
        conversation.c.person_id == person_id,
        conversation.c.flow == flow,
        conversation.c.opened_at >= since,
    )
    return connection.execute(query).first() is not None
