"""Announcements: kept, due, reported on, and what was answered to them."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from domain.audience import Audience
from domain.broadcasts import (
    WEEK,
    Broadcast,
    BroadcastFigures,
    BroadcastStatus,
    Purpose,
    Reason,
    Unreached,
)
from domain.people import RoleKind
from domain.register import Unknown
from storage.audiences import neighbourhoods
from storage.failures import failure_of
from storage.inserting import insert
from storage.outbox import EXPIRED, FAILED, HELD, QUEUED, UNCERTAIN
from storage.tables.talk import outbox
from storage.tables.village import broadcast, broadcast_reply

ON_ITS_WAY = (
    BroadcastStatus.AWAITING,
    BroadcastStatus.SCHEDULED,
    BroadcastStatus.SENDING,
    BroadcastStatus.SENT,
)
REPORTED_ON = (BroadcastStatus.SENDING, BroadcastStatus.SENT)
HEARD_FOR = timedelta(hours=48)
"""For how long what somebody writes may be an answer to an announcement."""
CANCELLED = "cancelled"
DROPPED = ("opted_out", "no_consent", "refused", CANCELLED)
"""Errors of letters that were held back on purpose: they neither left nor failed."""


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep an announcement and give its number."""
    return insert(connection, broadcast, **columns)


def change(connection: sa.Connection, broadcast_id: int, **columns: object) -> None:
    """Change where an announcement stands."""
    connection.execute(broadcast.update().where(broadcast.c.id == broadcast_id).values(**columns))


def one(connection: sa.Connection, broadcast_id: int) -> Broadcast:
    """Give one announcement, or raise Unknown."""
    query = sa.select(broadcast).where(broadcast.c.id == broadcast_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"broadcast {broadcast_id}")
    return _read(row)


def with_code(connection: sa.Connection, village_id: int, code: str) -> Broadcast | None:
    """Give the latest announcement of a village with a code."""
    query = (
        sa.select(broadcast)
        .where(broadcast.c.village_id == village_id, broadcast.c.code == code)
        .order_by(broadcast.c.send_on.desc(), broadcast.c.id.desc())
    )
    row = connection.execute(query).mappings().first()
    return _read(row) if row else None


def codes(connection: sa.Connection, village_id: int, send_on: object) -> frozenset[str]:
    """List the codes taken on a day."""
    query = sa.select(broadcast.c.code).where(
        broadcast.c.village_id == village_id, broadcast.c.send_on == send_on
    )
    return frozenset(connection.execute(query).scalars())


def within_a_week(
    connection: sa.Connection, village_id: int, audience: Audience, around: datetime
) -> int:
    """Count the announcements to the same audience within a week of a moment."""
    query = sa.select(broadcast.c.audience).where(
        broadcast.c.village_id == village_id,
        broadcast.c.template == Purpose.ANNOUNCEMENT,
        broadcast.c.status.in_(ON_ITS_WAY),
        broadcast.c.send_at > around - WEEK,
        broadcast.c.send_at < around + WEEK,
    )
    wanted = audience.to_json()
    return sum(kept == wanted for kept in connection.execute(query).scalars())


def due(connection: sa.Connection, now: datetime) -> tuple[Broadcast, ...]:
    """List the announcements whose hour has come; the rows are locked where several serve."""
    query = (
        sa.select(broadcast)
        .where(broadcast.c.status == BroadcastStatus.SCHEDULED, broadcast.c.send_at <= now)
        .order_by(broadcast.c.send_at, broadcast.c.id)
        .with_for_update(skip_locked=True)
    )
    return tuple(_read(row) for row in connection.execute(query).mappings())


def to_report(connection: sa.Connection, now: datetime) -> tuple[Broadcast, ...]:
    """List the announcements on which the sender is to be told, or told once more."""
    query = (
        sa.select(broadcast)
        .where(broadcast.c.status.in_(REPORTED_ON), broadcast.c.report_at <= now)
        .order_by(broadcast.c.id)
        .with_for_update(skip_locked=True)
    )
    return tuple(_read(row) for row in connection.execute(query).mappings())


def to_write(connection: sa.Connection) -> tuple[Broadcast, int] | None:
    """Give an announcement whose letters are not all written, and whom the last one is to."""
    query = (
        sa.select(broadcast)
        .where(broadcast.c.status == BroadcastStatus.SENDING, broadcast.c.queued_at.is_(None))
        .order_by(broadcast.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = connection.execute(query).mappings().first()
    return (_read(row), row["queued_to"]) if row else None


def cancelled_among(connection: sa.Connection, numbers: Collection[int]) -> set[int]:
    """Tell which announcements were cancelled."""
    if not numbers:
        return set()
    query = sa.select(broadcast.c.id).where(
        broadcast.c.id.in_(numbers), broadcast.c.status == BroadcastStatus.CANCELLED
    )
    return set(connection.execute(query).scalars())


def figures(connection: sa.Connection, broadcast_id: int) -> BroadcastFigures:
    """Count what became of an announcement's letters."""
    letters = connection.execute(_letters(broadcast_id)).mappings().all()
    left = [letter for letter in letters if _has_left(letter)]
    failed = [letter for letter in left if letter["state"] == FAILED]
    return BroadcastFigures(
        sent=len(left),
        delivered=sum(_has_arrived(letter) for letter in left),
        read=sum(letter["state"] == "read" for letter in left),
        failed=len(failed),
        failures=Counter(failure_of(letter["channel"], letter["error"]) for letter in failed),
        expired=sum(_has_expired(letter) for letter in letters),
        uncertain=sum(letter["state"] == UNCERTAIN for letter in left),
        waiting=sum(letter["state"] in (QUEUED, HELD) for letter in letters),
        replies=_count_replies(connection, broadcast_id),
    )


def unreached(connection: sa.Connection, broadcast_id: int) -> tuple[Unreached, ...]:
    """List those whom an announcement did not reach, with the RT and posyandu they belong to."""
    people = [
        letter["person_id"]
        for letter in connection.execute(_letters(broadcast_id)).mappings()
        if letter["state"] == FAILED and _has_left(letter)
    ]
    known = neighbourhoods(connection, people)
    return tuple(
        Unreached(person_id=person_id, rt=known[person_id][0], posyandu_id=known[person_id][1])
        for person_id in people
    )


def received(connection: sa.Connection, person_id: int, now: datetime) -> Broadcast | None:
    """Give the announcement a person got last, if that is not long ago."""
    query = (
        sa.select(outbox.c.broadcast_id)
        .where(
            outbox.c.person_id == person_id,
            outbox.c.broadcast_id.is_not(None),
            outbox.c.state.in_(("sending", "sent", "delivered", "read", UNCERTAIN)),
            outbox.c.started_at > now - HEARD_FOR,
        )
        .order_by(outbox.c.started_at.desc(), outbox.c.id.desc())
        .limit(1)
    )
    found = connection.execute(query).scalar()
    return one(connection, found) if found else None


def keep_reply(connection: sa.Connection, **columns: object) -> int:
    """Keep an answer to an announcement and give its number."""
    return insert(connection, broadcast_reply, **columns)


def replies(connection: sa.Connection, broadcast_id: int) -> tuple[str, ...]:
    """List what was answered, oldest first, without who answered."""
    query = (
        sa.select(broadcast_reply.c.text)
        .where(broadcast_reply.c.broadcast_id == broadcast_id)
        .order_by(broadcast_reply.c.id)
    )
    return tuple(connection.execute(query).scalars())


def _count_replies(connection: sa.Connection, broadcast_id: int) -> int:
    """Count the people who answered, however often."""
    query = sa.select(sa.func.count(sa.distinct(broadcast_reply.c.person_id))).where(
        broadcast_reply.c.broadcast_id == broadcast_id
    )
    return connection.execute(query).scalar_one()


def _letters(broadcast_id: int) -> sa.Select[Any]:
    return (
        sa.select(outbox.c.person_id, outbox.c.channel, outbox.c.state, outbox.c.error)
        .where(outbox.c.broadcast_id == broadcast_id)
        .order_by(outbox.c.id)
    )


def _has_left(letter: sa.RowMapping) -> bool:
    held_back = letter["state"] == FAILED and letter["error"] in DROPPED
    return letter["state"] not in (QUEUED, HELD, EXPIRED) and not held_back


def _has_expired(letter: sa.RowMapping) -> bool:
    return bool(letter["state"] == EXPIRED and letter["error"] != CANCELLED)


def _has_arrived(letter: sa.RowMapping) -> bool:
    """Telegram tells no more than that it took a message; WhatsApp tells when it arrived."""
    states = (
        ("sent", "delivered", "read")
        if letter["channel"] == "telegram"
        else (
            "delivered",
            "read",
        )
    )
    return letter["state"] in states


def _read(row: sa.RowMapping) -> Broadcast:
    return Broadcast(
        id=row["id"],
        village_id=row["village_id"],
        code=row["code"],
        audience=Audience.from_json(row["audience"]),
        audience_words=row["audience_words"],
        text=row["text"],
        purpose=Purpose(row["template"]),
        variables=tuple(row["variables"]),
        status=BroadcastStatus(row["status"]),
        send_at=row["send_at"],
        created_by=row["created_by"],
        needs=tuple(RoleKind(need) for need in row["needs"]),
        reasons=tuple(Reason(reason) for reason in row["reasons"]),
    )
