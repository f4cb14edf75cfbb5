"""How far an event reached, from what was sent, said and marked."""

from collections.abc import Collection
from datetime import date

import sqlalchemy as sa

from domain.coverage.facts import Reached
from domain.events import Event, EventStatus
from domain.reach import Outreach, Reach, tally
from storage import eligible
from storage.tables.events import event, event_guest
from storage.tables.people import child
from storage.tables.talk import outbox

RECEIVED = ("sent", "delivered", "read")
"""A letter in one of these states left and was not sent back."""
MERGED = "merged"


def of_event(
    connection: sa.Connection, event: Event, posyandu_ids: tuple[int, ...] = ()
) -> tuple[Reach, ...]:
    """Count by RT those entitled, told, come and served, of all or of some posyandu."""
    told = _told(connection, event)
    query = (
        sa.select(
            event_guest.c.id,
            event_guest.c.rt,
            event_guest.c.told_in_person,
            event_guest.c.came,
            event_guest.c.served,
        )
        .join(child, event_guest.c.child_id == child.c.id, isouter=True)
        .where(
            event_guest.c.event_id == event.id,
            sa.func.coalesce(child.c.left_because, "") != MERGED,
        )
    )
    if posyandu_ids:
        query = query.where(event_guest.c.posyandu_id.in_(posyandu_ids))
    return tally(
        Outreach(
            rt=row.rt,
            was_told=row.id in told or row.told_in_person,
            came=bool(row.came),
            was_served=bool(row.served),
        )
        for row in connection.execute(query)
    )


def of_area(
    connection: sa.Connection, posyandu_ids: Collection[int], first: date, last: date
) -> tuple[Reached, ...]:
    """Count by posyandu those entitled and those who came, of the events of a period.

    An event at which nobody was marked yet tells nothing, so it is left out.
    """
    marked = sa.select(event_guest.c.event_id).where(event_guest.c.came.is_not(None))
    query = (
        sa.select(
            event_guest.c.posyandu_id,
            event.c.on,
            sa.func.count().label("entitled"),
            sa.func.count().filter(event_guest.c.came).label("came"),
        )
        .join(event, event_guest.c.event_id == event.c.id)
        .join(child, event_guest.c.child_id == child.c.id, isouter=True)
        .where(
            event.c.id.in_(marked),
            event.c.status == EventStatus.OPEN,
            event.c.on.between(first, last),
            event_guest.c.posyandu_id.in_(posyandu_ids),
            sa.func.coalesce(child.c.left_because, "") != MERGED,
        )
        .group_by(event.c.id, event.c.on, event_guest.c.posyandu_id)
        .order_by(event.c.on, event.c.id, event_guest.c.posyandu_id)
    )
    return tuple(
        Reached(posyandu_id=row.posyandu_id, on=row.on, entitled=row.entitled, came=row.came)
        for row in connection.execute(query)
    )


def _told(connection: sa.Connection, event: Event) -> set[int]:
    """Give the guests for whom at least one person got the invitation."""
    if event.broadcast_id is None:
        return set()
    query = sa.select(outbox.c.person_id).where(
        outbox.c.broadcast_id == event.broadcast_id, outbox.c.state.in_(RECEIVED)
    )
    reached = set(connection.execute(query).scalars())
    answering = eligible.people_of(connection, event.id)
    return {guest for guest, people in answering.items() if not people.isdisjoint(reached)}
