"""Messages that are promised: their meaning is in the outbox, their words come with their turn.

What is due to thousands of people at one hour is written at once; what each of them is told is
decided when it is sent, from what is known then.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dialog.messages import Bubble, Template
from dialog.wire import bubble_to_json, clean
from storage.joining import agreed, wants_messages
from storage.outbox import EXPIRED, PRIORITIES, QUEUED
from storage.tables.due import child_next, dose_told
from storage.tables.health import attendance_reply, weighing
from storage.tables.people import address, child, family, guardian
from storage.tables.talk import outbox
from storage.tables.village import posyandu, village

_DIALECTS = (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
_PROMISE = {
    name: insert(outbox).on_conflict_do_nothing(index_elements=["key"])
    for name, insert in _DIALECTS
}
_TELL = {
    name: insert(dose_told).on_conflict_do_nothing(
        index_elements=["child_id", "dose", "step", "on"]
    )
    for name, insert in _DIALECTS
}


@dataclass(frozen=True, kw_only=True)
class Promise:
    """One message to one person, as it is meant."""

    key: str
    person_id: int
    flow: str
    subject: Mapping[str, Any]
    expires_at: datetime | None = None
    kind: str = "reminder"
    template: str | None = None
    not_before: datetime | None = None
    """None for as soon as its turn comes."""
    broadcast_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Due:
    """A child whose moment has come."""

    child_id: int
    posyandu_id: int
    village_id: int
    zone: str
    keeps_silent_days: bool
    step: str
    doses: tuple[str, ...]
    on: date
    send_at: datetime


def due(connection: sa.Connection, now: datetime, most: int) -> list[Due]:
    """List the children whose moment has come, those who wait longest first."""
    first = (
        sa.select(child_next)
        .where(child_next.c.send_at_utc <= now)
        .order_by(child_next.c.send_at_utc)
        .limit(most)
        .subquery()
    )
    query = (
        sa.select(
            first.c.child_id,
            child.c.posyandu_id,
            posyandu.c.village_id,
            village.c.time_zone,
            village.c.keeps_silent_days,
            first.c.step,
            first.c.dose,
            first.c.on,
            first.c.send_at_utc,
        )
        .join(child, child.c.id == first.c.child_id)
        .join(posyandu, posyandu.c.id == child.c.posyandu_id)
        .join(village, village.c.id == posyandu.c.village_id)
        .order_by(first.c.send_at_utc, child.c.born_on.desc(), child.c.id)
    )
    return [
        Due(
            child_id=row.child_id,
            posyandu_id=row.posyandu_id,
            village_id=row.village_id,
            zone=row.time_zone,
            keeps_silent_days=row.keeps_silent_days,
            step=row.step,
            doses=tuple(row.dose.split()),
            on=row.on,
            send_at=row.send_at_utc,
        )
        for row in connection.execute(query)
    ]


def advance(connection: sa.Connection, child_ids: Sequence[int]) -> None:
    """Leave the moment of some children behind; what comes next is computed after it."""
    connection.execute(
        child_next.update()
        .where(child_next.c.child_id.in_(child_ids), child_next.c.send_at_utc.is_not(None))
        .values(after_utc=child_next.c.send_at_utc, send_at_utc=None)
    )


def those_who_hear(connection: sa.Connection, child_ids: Sequence[int]) -> dict[int, list[int]]:
    """Give for each child the people who agreed to messages about it."""
    query = (
        sa.select(child.c.id, guardian.c.person_id)
        .join(family, child.c.family_id == family.c.id)
        .join(guardian, guardian.c.family_id == family.c.id)
        .where(child.c.id.in_(child_ids), guardian.c.until.is_(None), agreed(), wants_messages())
        .order_by(child.c.id, guardian.c.id)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for child_id, person_id in connection.execute(query):
        found[child_id].append(person_id)
    return found


def answered(
    connection: sa.Connection, posyandu_ids: Collection[int], days: Collection[date]
) -> set[tuple[int, int, date]]:
    """List who answered for which posyandu and day."""
    query = sa.select(
        attendance_reply.c.person_id, attendance_reply.c.posyandu_id, attendance_reply.c.held_on
    ).where(attendance_reply.c.held_on.in_(days), attendance_reply.c.posyandu_id.in_(posyandu_ids))
    return {(row[0], row[1], row[2]) for row in connection.execute(query)}


def weighed_elsewhere(
    connection: sa.Connection, child_ids: Sequence[int], since: date
) -> set[tuple[int, date]]:
    """List the children a parent told a weighing of, with the first day of its month."""
    query = sa.select(weighing.c.child_id, weighing.c.weighed_on).where(
        weighing.c.child_id.in_(child_ids),
        weighing.c.source == "parent",
        weighing.c.weighed_on >= since,
        weighing.c.withdrawn_at.is_(None),
    )
    return {(row[0], row[1].replace(day=1)) for row in connection.execute(query)}


def told_since(
    connection: sa.Connection, person_ids: Sequence[int], since: datetime
) -> dict[int, list[tuple[datetime, str]]]:
    """Give for each person the reminders and announcements begun since a moment, with their kind.

    What follows from an answer, and the question after a vaccine, is none of them.
    """
    query = sa.select(outbox.c.person_id, outbox.c.not_before, outbox.c.kind).where(
        outbox.c.person_id.in_(person_ids),
        outbox.c.not_before > since,
        sa.or_(
            sa.and_(outbox.c.kind == "reminder", outbox.c.key.like("reminder:%:0")),
            sa.and_(outbox.c.kind == "broadcast", outbox.c.key.like("%:0")),
        ),
        outbox.c.state.not_in((EXPIRED, "failed")),
    )
    found: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for person_id, at, kind in connection.execute(query):
        found[person_id].append((at, kind))
    return found


def promise(connection: sa.Connection, promises: Iterable[Promise], now: datetime) -> None:
    """Write what was not written yet, towards the address each person wrote from last."""
    wanted = list(promises)
    if not wanted:
        return
    reached = _addresses(connection, [each.person_id for each in wanted])
    rows = [
        _row(each, *reached[each.person_id], now) for each in wanted if each.person_id in reached
    ]
    if rows:
        connection.execute(_PROMISE[connection.dialect.name], rows)


def _row(each: Promise, channel: str, to: str, now: datetime) -> dict[str, Any]:
    return {
        "key": f"{each.key}:0",
        "person_id": each.person_id,
        "channel": channel,
        "address": to,
        "kind": each.kind,
        "priority": PRIORITIES[each.kind],
        "bubble": _NO_WORDS_YET,
        "template": each.template,
        "variables": [],
        "not_before": each.not_before or now,
        "expires_at": each.expires_at,
        "state": QUEUED,
        "created_at": now,
        "flow": each.flow,
        "subject": dict(each.subject),
        "broadcast_id": each.broadcast_id,
    }


_NO_WORDS_YET = bubble_to_json(Bubble(text=""))


def _addresses(connection: sa.Connection, person_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Give the reachable address of each person that was written from last."""
    query = (
        sa.select(address.c.person_id, address.c.channel, address.c.address)
        .where(
            address.c.person_id.in_(person_ids),
            address.c.removed_at.is_(None),
            address.c.is_reachable.is_(True),
        )
        .order_by(address.c.last_inbound_at.asc().nulls_first(), address.c.id.desc())
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def tell(connection: sa.Connection, told: Iterable[tuple[int, str, str, date]]) -> None:
    """Keep that somebody was told of doses: child, dose, step and day of each."""
    rows = [
        {"child_id": child_id, "dose": dose, "step": step, "on": on}
        for child_id, dose, step, on in told
    ]
    if rows:
        connection.execute(_TELL[connection.dialect.name], rows)


def fill(
    connection: sa.Connection,
    message_id: int,
    bubble: Bubble,
    template: Template | None,
) -> None:
    """Give a promised message its words."""
    connection.execute(
        sa.update(outbox)
        .where(outbox.c.id == message_id)
        .values(
            bubble=bubble_to_json(bubble),
            template=template.name if template else None,
            variables=[clean(value) for value in template.variables] if template else None,
        )
    )


def drop(connection: sa.Connection, message_id: int) -> None:
    """Let a promise go that has come to nothing."""
    connection.execute(
        sa.update(outbox).where(outbox.c.id == message_id).values(state=EXPIRED, error="not_needed")
    )


def known(connection: sa.Connection, keys: Sequence[str]) -> set[str]:
    """Give those of some meanings that were promised or said before."""
    query = sa.select(outbox.c.key).where(outbox.c.key.in_([f"{key}:0" for key in keys]))
    return {key.removesuffix(":0") for key in connection.execute(query).scalars()}
