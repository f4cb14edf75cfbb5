"""Telling those of an event's guests who agreed to messages, each person once for all of theirs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.events import Event, Guest
from domain.people import RoleKind, Village
from handlers.work import Notice
from storage import eligible, events, guests, people, promises
from storage.engine import Connection


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What is told, and to whom of an event's guests."""

    event: Event
    guests: tuple[int, ...]
    key: str
    """What it means; the person's number is added."""
    flow: str
    kind: str = "reminder"
    template: str | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None
    broadcast_id: int | None = None
    subject: Mapping[str, Any] = field(default_factory=dict)


def tell(connection: Connection, telling: Telling, now: datetime) -> frozenset[int]:
    """Promise one message to each person who hears; give the guests that were told of."""
    wanted = set(telling.guests)
    told: set[int] = set()
    letters = []
    for person_id, theirs in eligible.hearers(connection, telling.event.id).items():
        mine = [guest for guest in theirs if guest in wanted]
        if not mine:
            continue
        told.update(mine)
        letters.append(
            promises.Promise(
                key=f"{telling.key}:{person_id}",
                person_id=person_id,
                flow=telling.flow,
                subject={"event": telling.event.id, "guests": mine, **telling.subject},
                expires_at=telling.expires_at,
                kind=telling.kind,
                template=telling.template,
                not_before=telling.not_before,
                broadcast_id=telling.broadcast_id,
            )
        )
    promises.promise(connection, letters, now)
    return frozenset(told)


def begins_at(event: Event, village: Village) -> datetime | None:
    """Give the moment an event begins."""
    if event.on is None or event.at is None:
        return None
    return datetime.combine(event.on, event.at, tzinfo=village.zone)


def cadres_for(
    connection: Connection, village_id: int, found: Collection[Guest]
) -> dict[int, list[int]]:
    """Give for each posyandu's first cadre the guests to be told by word of mouth."""
    by_cadre: dict[int, list[int]] = {}
    for guest in found:
        cadres = people.holders(
            connection, village_id, RoleKind.CADRE, posyandu_id=guest.posyandu_id
        )
        if cadres:
            by_cadre.setdefault(cadres[0].id, []).append(guest.id)
    return by_cadre


def move_up(connection: Connection, event_id: int, now: datetime) -> tuple[Notice, ...]:
    """Give free seats to the waiting list and tell the next; the event is locked by this."""
    event = events.lock(connection, event_id)
    village = people.village_of(connection, event.village_id)
    begins = begins_at(event, village)
    if begins is None or begins <= now:
        return ()
    seated = guests.move_up(connection, event, now)
    notices: list[Notice] = []
    for guest in seated:
        key = f"event:{event.id}:seat:{guest.id}:{now.isoformat()}"
        told = tell(
            connection,
            Telling(
                event=event,
                guests=(guest.id,),
                key=key,
                flow="event_seat_free",
                template="undangan_kegiatan",
                expires_at=begins,
            ),
            now,
        )
        if not told:
            notices += [
                Notice(
                    key=f"{key}:cadre:{cadre}",
                    person_id=cadre,
                    flow="seat_free_for_others",
                    subject={"event": event.id, "guests": theirs},
                    kind="task",
                )
                for cadre, theirs in cadres_for(connection, event.village_id, [guest]).items()
            ]
    return tuple(notices)
