"""Children who leave and come back, and the silence around them."""

from collections.abc import Collection
from datetime import date
from typing import Any

import sqlalchemy as sa

from domain.leaving import Gone, Left
from storage import children, due
from storage.conversations import DONE, OPEN
from storage.joining import ENDED
from storage.outbox import EXPIRED, HELD, QUEUED
from storage.tables.people import child, family, guardian, invitation
from storage.tables.safety import alarm
from storage.tables.talk import conversation, outbox
from storage.tables.village import broadcast

STARTED_BY_US = ("reminder", "invitation", "alert", "task", "broadcast", "knock")
"""What is taken back; answers to what somebody wrote themselves are not."""


def leave(connection: sa.Connection, child_id: int, on: date, because: Left) -> None:
    """Let a child be in no list from now on."""
    connection.execute(
        child.update().where(child.c.id == child_id).values(left_on=on, left_because=because)
    )
    due.touch(connection, (child_id,))


def come_back(connection: sa.Connection, child_id: int, posyandu_id: int | None) -> None:
    """Let a child be served again, at its posyandu or another one."""
    values: dict[str, Any] = {"left_on": None, "left_because": ""}
    if posyandu_id is not None:
        values["posyandu_id"] = posyandu_id
    connection.execute(child.update().where(child.c.id == child_id).values(**values))
    due.touch(connection, (child_id,))


def move(connection: sa.Connection, child_ids: Collection[int], posyandu_id: int) -> None:
    """Let children be served by another posyandu; a family that moves whole goes with them."""
    connection.execute(
        child.update().where(child.c.id.in_(child_ids)).values(posyandu_id=posyandu_id)
    )
    families = sa.select(child.c.family_id).where(child.c.id.in_(child_ids))
    elsewhere = sa.exists().where(
        child.c.family_id == family.c.id,
        child.c.left_on.is_(None),
        child.c.posyandu_id != posyandu_id,
    )
    connection.execute(
        family.update().where(family.c.id.in_(families), ~elsewhere).values(posyandu_id=posyandu_id)
    )
    due.touch(connection, child_ids)


def why(connection: sa.Connection, child_id: int) -> Gone | None:
    """Tell when and why a child left; None while it is served."""
    query = sa.select(child.c.left_on, child.c.left_because).where(
        child.c.id == child_id, child.c.left_on.is_not(None)
    )
    row = connection.execute(query).first()
    if row is None or row.left_because not in tuple(Left):
        return None
    return Gone(
        child=children.one(connection, child_id), on=row.left_on, because=Left(row.left_because)
    )


def moved_away_like(connection: sa.Connection, name: str, born_on: date) -> tuple[Gone, ...]:
    """List children of exactly this name and birth date who moved away."""
    query = (
        sa.select(child.c.id)
        .where(
            sa.func.lower(child.c.name) == " ".join(name.lower().split()),
            child.c.born_on == born_on,
            child.c.left_because == Left.MOVED,
            child.c.frozen_at.is_(None),
        )
        .order_by(child.c.id)
    )
    found = (why(connection, each) for each in connection.execute(query).scalars())
    return tuple(gone for gone in found if gone is not None)


def with_nik(connection: sa.Connection, nik: str) -> int | None:
    """Give the child, served or not, that has a NIK; a merged record does not count."""
    query = sa.select(child.c.id).where(child.c.nik == nik, child.c.left_because != Left.MERGED)
    return connection.execute(query.order_by(child.c.id).limit(1)).scalar()


def hush(connection: sa.Connection, gone: int, name: str) -> int:
    """Take back all that waits to be said of a child to its family; give how much it was.

    Messages and open questions that name the child end; without another child at the posyandu
    the family gets no invitation and no announcement to parents any more either.
    """
    family_id = sa.select(child.c.family_id).where(child.c.id == gone).scalar_subquery()
    people = list(
        connection.execute(
            sa.select(guardian.c.person_id).where(guardian.c.family_id == family_id)
        ).scalars()
    )
    invited = sa.select(invitation.c.person_id).where(invitation.c.family_id == family_id)
    people += list(connection.execute(invited).scalars())
    is_last = not _has_another(connection, gone, people)
    waiting = connection.execute(
        sa.select(
            outbox.c.id,
            outbox.c.kind,
            outbox.c.bubble,
            outbox.c.subject,
            outbox.c.variables,
            broadcast.c.audience,
        )
        .join(broadcast, outbox.c.broadcast_id == broadcast.c.id, isouter=True)
        .where(
            outbox.c.person_id.in_(people),
            outbox.c.state.in_((QUEUED, HELD)),
            outbox.c.kind.in_(STARTED_BY_US),
        )
    )
    ended = [row["id"] for row in waiting.mappings() if _is_about(row, gone, name, is_last=is_last)]
    connection.execute(
        outbox.update().where(outbox.c.id.in_(ended)).values(state=EXPIRED, error="child_left")
    )
    _end_talks(connection, people, gone)
    if is_last:
        connection.execute(
            invitation.update()
            .where(invitation.c.family_id == family_id, invitation.c.status != ENDED)
            .values(status=ENDED)
        )
    connection.execute(
        alarm.update()
        .where(alarm.c.child_id == gone, alarm.c.answered_at.is_(None))
        .values(repeat_at=None)
    )
    return len(ended)


def _has_another(connection: sa.Connection, gone: int, people: Collection[int]) -> bool:
    query = (
        sa.select(child.c.id)
        .join(guardian, guardian.c.family_id == child.c.family_id)
        .where(
            guardian.c.person_id.in_(people),
            guardian.c.until.is_(None),
            child.c.id != gone,
            child.c.left_on.is_(None),
        )
        .limit(1)
    )
    return connection.execute(query).first() is not None


def _is_about(row: sa.RowMapping, gone: int, name: str, *, is_last: bool) -> bool:
    if is_last and row["kind"] in ("reminder", "invitation"):
        return True
    if is_last and row["audience"] is not None and "under_fives" in row["audience"]["groups"]:
        return True
    said = f"{row['bubble'].get('text', '')} {' '.join(row['variables'] or ())}"
    return _names(row["subject"] or {}, gone) or name in said


def _names(subject: dict[str, Any], gone: int) -> bool:
    """Tell whether a conversation is about a child alone; one about several is told anew."""
    return subject.get("child") == gone or subject.get("children") == [gone]


def _end_talks(connection: sa.Connection, people: Collection[int], gone: int) -> None:
    talks = connection.execute(
        sa.select(conversation.c.id, conversation.c.subject).where(
            conversation.c.person_id.in_(people), conversation.c.state == OPEN
        )
    ).all()
    ended = [
        talk.id
        for talk in talks
        if talk.subject.get("child") == gone or gone in talk.subject.get("children", ())
    ]
    connection.execute(conversation.update().where(conversation.c.id.in_(ended)).values(state=DONE))
