"""The village's own events as they are kept."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from domain.broadcasts import BroadcastStatus, Purpose
from domain.eligibility import Target
from domain.events import HEARD_AFTER, Event, EventKind, EventStatus, Opinions
from domain.register import Unknown
from storage.inserting import insert
from storage.tables.events import event, event_opinion
from storage.tables.village import broadcast, village

ALIVE = (EventStatus.DRAFT, EventStatus.AWAITING, EventStatus.OPEN)


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep an event and give its number."""
    return insert(connection, event, **columns)


def change(connection: sa.Connection, event_id: int, **columns: object) -> None:
    """Change what is kept of an event."""
    connection.execute(event.update().where(event.c.id == event_id).values(**columns))


def one(connection: sa.Connection, event_id: int) -> Event:
    """Give one event, or raise Unknown."""
    row = connection.execute(sa.select(event).where(event.c.id == event_id)).mappings().first()
    if row is None:
        raise Unknown(f"event {event_id}")
    return _read(row)


def lock(connection: sa.Connection, event_id: int) -> Event:
    """Give an event and let nobody else change its seats until this is done."""
    query = sa.select(event).where(event.c.id == event_id).with_for_update()
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"event {event_id}")
    return _read(row)


def of_village(connection: sa.Connection, village_id: int, today: date) -> tuple[Event, ...]:
    """List the events that are planned or not long over, drafts first, then by day."""
    query = (
        sa.select(event)
        .where(
            event.c.village_id == village_id,
            event.c.status.in_(ALIVE),
            sa.or_(event.c.on.is_(None), event.c.on >= today - HEARD_AFTER),
        )
        .order_by(event.c.on.nulls_first(), event.c.id)
    )
    return tuple(_read(row) for row in connection.execute(query).mappings())


def held_between(
    connection: sa.Connection, village_id: int, first: date, last: date
) -> tuple[Event, ...]:
    """List the events that took or take place within a span."""
    query = (
        sa.select(event)
        .where(
            event.c.village_id == village_id,
            event.c.status == EventStatus.OPEN,
            event.c.on >= first,
            event.c.on <= last,
        )
        .order_by(event.c.on, event.c.id)
    )
    return tuple(_read(row) for row in connection.execute(query).mappings())


def to_invite(connection: sa.Connection, now: datetime, latest: timedelta) -> tuple[Event, ...]:
    """List the events whose invitation is due and not too late; locked where several serve."""
    query = (
        sa.select(event)
        .join(broadcast, event.c.broadcast_id == broadcast.c.id)
        .where(
            broadcast.c.template == Purpose.INVITATION,
            broadcast.c.status == BroadcastStatus.SCHEDULED,
            broadcast.c.send_at <= now,
            broadcast.c.send_at >= now - latest,
            event.c.status == EventStatus.OPEN,
        )
        .order_by(event.c.id)
        .with_for_update(skip_locked=True, of=event)
    )
    return tuple(_read(row) for row in connection.execute(query).mappings())


def around(connection: sa.Connection, first: date, last: date) -> tuple[tuple[Event, str], ...]:
    """List the open events of every village with a day in a span, and the village's zone."""
    query = (
        sa.select(event, village.c.time_zone.label("zone"))
        .join(village, event.c.village_id == village.c.id)
        .where(event.c.status == EventStatus.OPEN, event.c.on >= first, event.c.on <= last)
        .order_by(event.c.id)
    )
    rows = connection.execute(query).mappings()
    return tuple((_read(row), str(row["zone"])) for row in rows)


def count_opinion(connection: sa.Connection, event_id: int, question: str, answer: str) -> None:
    """Count one more of an answer; whose it is is not kept."""
    here = (
        event_opinion.c.event_id == event_id,
        event_opinion.c.question == question,
        event_opinion.c.answer == answer,
    )
    one_more = event_opinion.update().where(*here).values(count=event_opinion.c.count + 1)
    if not connection.execute(one_more).rowcount:
        insert(
            connection,
            event_opinion,
            event_id=event_id,
            question=question,
            answer=answer,
            count=1,
        )


def opinions(connection: sa.Connection, event_id: int) -> Opinions:
    """Count what was answered after an event."""
    query = sa.select(event_opinion).where(event_opinion.c.event_id == event_id)
    counts: dict[str, dict[str, int]] = {}
    for row in connection.execute(query).mappings():
        counts.setdefault(row["question"], {})[row["answer"]] = row["count"]
    return Opinions(counts=counts)


def _read(row: sa.RowMapping) -> Event:
    return Event(
        id=row["id"],
        village_id=row["village_id"],
        kind=EventKind(row["kind"]),
        name=row["name"],
        status=EventStatus(row["status"]),
        on=row["on"],
        at=row["at"],
        place=row["place"],
        quota=row["quota"],
        target=Target.from_json(row["target"]) if row["target"] else None,
        note=row["note"],
        created_by=row["created_by"],
        approved_by=row["approved_by"],
        broadcast_id=row["broadcast_id"],
        invited_at=row["invited_at"],
    )
