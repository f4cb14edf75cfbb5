"""Those entitled to an event: their answers, their seats, the waiting list, who came."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.events import (
    SEATED,
    Event,
    EventFigures,
    Guest,
    GuestState,
    free_seats,
    next_number,
)
from domain.people import SHORT_TITLES, call_name
from domain.register import Unknown
from storage import eligible
from storage.tables.events import event_guest
from storage.tables.people import child, family, resident


def fill(connection: sa.Connection, event: Event) -> int:
    """Keep those entitled who are not kept yet, and give how many are new."""
    if event.target is None or event.on is None:
        return 0
    query = sa.select(
        event_guest.c.child_id, event_guest.c.resident_id, event_guest.c.family_id
    ).where(event_guest.c.event_id == event.id)
    known = {tuple(row) for row in connection.execute(query)}
    found = eligible.entitled(connection, event.village_id, event.target, event.on)
    rows = [
        {
            "event_id": event.id,
            "child_id": each.child_id,
            "resident_id": each.resident_id,
            "family_id": each.family_id,
            "posyandu_id": each.posyandu_id,
            "rt": each.rt,
            "state": GuestState.ENTITLED,
        }
        for each in found
        if each.key not in known
    ]
    if rows:
        connection.execute(event_guest.insert(), rows)
    return len(rows)


def of_event(
    connection: sa.Connection, event_id: int, posyandu_ids: Collection[int] = ()
) -> tuple[Guest, ...]:
    """List the guests of an event, of all or of some posyandu, by name."""
    query = _select().where(event_guest.c.event_id == event_id)
    if posyandu_ids:
        query = query.where(event_guest.c.posyandu_id.in_(posyandu_ids))
    found = (_read(row) for row in connection.execute(query).mappings())
    return tuple(sorted(found, key=lambda guest: (guest.full_name, guest.id)))


def one(connection: sa.Connection, guest_id: int) -> Guest:
    """Give one guest, or raise Unknown."""
    row = connection.execute(_select().where(event_guest.c.id == guest_id)).mappings().first()
    if row is None:
        raise Unknown(f"guest {guest_id}")
    return _read(row)


def several(connection: sa.Connection, guest_ids: Collection[int]) -> tuple[Guest, ...]:
    """Give several guests in the order of their numbers."""
    query = _select().where(event_guest.c.id.in_(guest_ids)).order_by(event_guest.c.id)
    return tuple(_read(row) for row in connection.execute(query).mappings())


def in_states(
    connection: sa.Connection, event_id: int, states: Collection[GuestState]
) -> tuple[int, ...]:
    """Number the guests of an event who stand at some point."""
    query = (
        sa.select(event_guest.c.id)
        .where(event_guest.c.event_id == event_id, event_guest.c.state.in_(states))
        .order_by(event_guest.c.id)
    )
    return tuple(connection.execute(query).scalars())


def change(connection: sa.Connection, guest_ids: Collection[int], **columns: object) -> None:
    """Change what is kept of some guests."""
    connection.execute(
        event_guest.update().where(event_guest.c.id.in_(guest_ids)).values(**columns)
    )


def take_seat(
    connection: sa.Connection, event: Event, guest: Guest, *, by: int | None, at: datetime
) -> GuestState:
    """Give a seat, or a place on the waiting list; the event must be locked."""
    if guest.state is GuestState.COMING:
        return GuestState.COMING
    taken = _seats(connection, event.id)
    has_seat = guest.state is GuestState.ASKING and guest.id in taken
    free = free_seats(event.quota, len(taken))
    if free == 0 and not has_seat:
        if guest.state is not GuestState.WAITING:
            _wait(connection, event, guest, by=by, at=at)
        return GuestState.WAITING
    number = taken.get(guest.id) or next_number([n for n in taken.values() if n is not None])
    change(
        connection,
        [guest.id],
        state=GuestState.COMING,
        number=number,
        waits_since=None,
        held_until=None,
        answered_at=at,
        answered_by=by,
    )
    return GuestState.COMING


def hold_seat(
    connection: sa.Connection, event: Event, guest: Guest, *, until: datetime
) -> GuestState:
    """Keep a seat for somebody who asks first, while there is one; the event must be locked."""
    if guest.state in (GuestState.COMING, GuestState.WAITING):
        return guest.state
    taken = _seats(connection, event.id)
    if guest.id not in taken and free_seats(event.quota, len(taken)) == 0:
        return guest.state
    number = taken.get(guest.id) or next_number([n for n in taken.values() if n is not None])
    change(connection, [guest.id], state=GuestState.ASKING, number=number, held_until=until)
    return GuestState.ASKING


def give_up(
    connection: sa.Connection,
    guest_ids: Collection[int],
    state: GuestState = GuestState.DECLINED,
    *,
    by: int | None = None,
    at: datetime | None = None,
) -> None:
    """Free the seats of some guests."""
    change(
        connection,
        guest_ids,
        state=state,
        number=None,
        waits_since=None,
        held_until=None,
        answered_by=by,
        answered_at=at,
    )


def move_up(connection: sa.Connection, event: Event, at: datetime) -> tuple[Guest, ...]:
    """Give free seats to the first of the waiting list; the event must be locked."""
    free = free_seats(event.quota, len(_seats(connection, event.id)))
    query = (
        _select()
        .where(event_guest.c.event_id == event.id, event_guest.c.state == GuestState.WAITING)
        .order_by(event_guest.c.waits_since)
    )
    waiting = [_read(row) for row in connection.execute(query.limit(free)).mappings()]
    for guest in waiting:
        take_seat(connection, event, guest, by=None, at=at)
    return several(connection, [guest.id for guest in waiting])


def lapsed(connection: sa.Connection, now: datetime) -> tuple[Guest, ...]:
    """List those whose kept seat has run out, and the seated children who are served no more."""
    query = _select().where(
        sa.or_(
            event_guest.c.held_until <= now,
            sa.and_(
                event_guest.c.number.is_not(None),
                event_guest.c.came.is_(None),
                sa.or_(child.c.left_on.is_not(None), child.c.frozen_at.is_not(None)),
            ),
        )
    )
    return tuple(_read(row) for row in connection.execute(query).mappings())


def figures(connection: sa.Connection, event_id: int) -> EventFigures:
    """Count how many stand where."""
    query = (
        sa.select(
            event_guest.c.state,
            sa.func.count(),
            sa.func.sum(sa.case((event_guest.c.came.is_(True), 1), else_=0)),
            sa.func.sum(sa.case((event_guest.c.served.is_(True), 1), else_=0)),
        )
        .where(event_guest.c.event_id == event_id)
        .group_by(event_guest.c.state)
    )
    rows = connection.execute(query).all()
    by_state = {row[0]: row[1] for row in rows}
    return EventFigures(
        entitled=sum(by_state.values()),
        coming=by_state.get(GuestState.COMING, 0),
        asking=by_state.get(GuestState.ASKING, 0),
        waiting=by_state.get(GuestState.WAITING, 0),
        declined=by_state.get(GuestState.DECLINED, 0),
        silent=by_state.get(GuestState.ENTITLED, 0),
        came=sum(row[2] for row in rows),
        served=sum(row[3] for row in rows),
    )


def _wait(
    connection: sa.Connection, event: Event, guest: Guest, *, by: int | None, at: datetime
) -> None:
    last = sa.select(sa.func.max(event_guest.c.waits_since)).where(
        event_guest.c.event_id == event.id
    )
    change(
        connection,
        [guest.id],
        state=GuestState.WAITING,
        number=None,
        held_until=None,
        waits_since=(connection.execute(last).scalar() or 0) + 1,
        answered_at=at,
        answered_by=by,
    )


def place_waiting(connection: sa.Connection, guest: Guest) -> int:
    """Give the place of somebody on the waiting list: 1 is next."""
    query = sa.select(sa.func.count()).where(
        event_guest.c.event_id == guest.event_id,
        event_guest.c.state == GuestState.WAITING,
        event_guest.c.waits_since <= (guest.waits_since or 0),
    )
    return connection.execute(query).scalar_one()


def _seats(connection: sa.Connection, event_id: int) -> dict[int, int | None]:
    """Give the seats that are taken, by guest."""
    query = sa.select(event_guest.c.id, event_guest.c.number).where(
        event_guest.c.event_id == event_id, event_guest.c.state.in_(SEATED)
    )
    return {row.id: row.number for row in connection.execute(query)}


def _select() -> sa.Select[Any]:
    of_child = family.alias("family_of_child")
    return (
        sa.select(
            event_guest,
            child.c.name.label("child_name"),
            of_child.c.mother_name.label("parent"),
            resident.c.name.label("resident_name"),
            resident.c.title.label("title"),
            resident.c.sex.label("sex"),
            family.c.mother_name.label("mother_name"),
        )
        .select_from(event_guest)
        .join(child, event_guest.c.child_id == child.c.id, isouter=True)
        .join(of_child, child.c.family_id == of_child.c.id, isouter=True)
        .join(resident, event_guest.c.resident_id == resident.c.id, isouter=True)
        .join(family, event_guest.c.family_id == family.c.id, isouter=True)
    )


def _read(row: sa.RowMapping) -> Guest:
    name, full_name = _names(row)
    return Guest(
        id=row["id"],
        event_id=row["event_id"],
        name=name,
        full_name=full_name,
        parent=f"Ibu {call_name(row['parent'])}" if row["parent"] else "",
        posyandu_id=row["posyandu_id"],
        rt=row["rt"],
        state=GuestState(row["state"]),
        number=row["number"],
        waits_since=row["waits_since"],
        held_until=row["held_until"],
        child_id=row["child_id"],
        resident_id=row["resident_id"],
        family_id=row["family_id"],
        came=row["came"],
        served=row["served"],
    )


def _names(row: sa.RowMapping) -> tuple[str, str]:
    if row["child_name"] is not None:
        return call_name(row["child_name"]), row["child_name"]
    if row["resident_name"] is not None:
        usual = {"L": "Pak", "P": "Bu"}.get(row["sex"], "")
        title = SHORT_TITLES.get(row["title"], row["title"]) or usual
        return f"{title} {call_name(row['resident_name'])}".strip(), row["resident_name"]
    mother = call_name(row["mother_name"])
    return f"keluarga Ibu {mother}", row["mother_name"]
