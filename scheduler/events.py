"""Events: invitations that are due, seats kept too long, the day before, and what follows."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.broadcasts import BroadcastStatus
from domain.events import Event, GuestState
from domain.holidays import holiday
from handlers import opening
from handlers.event_messages import Telling, begins_at, cadres_for, move_up, tell
from handlers.work import Notice
from scheduler.broadcasts import LATEST, REPORT_AFTER
from storage import broadcasts, events, guests, people
from storage.engine import Connection

REMINDED_AT = time(16)
ASKED_AT = time(16)
FOLLOWED_FROM = time(9)
FOLLOWED_FOR = timedelta(days=3)
OPINION_WANTED_FOR = timedelta(days=7)
AHEAD = timedelta(days=3)


def plan(connection: Connection, now: datetime) -> None:
    """Do what is due for every event."""
    for event in events.to_invite(connection, now, LATEST):
        _invite(connection, event, now)
    _free_lapsed(connection, now)
    today = now.date()
    near = events.around(connection, today - FOLLOWED_FOR - timedelta(days=1), today + AHEAD)
    for event, zone in near:
        _around_the_day(connection, event, now.astimezone(ZoneInfo(zone)), now)


def _invite(connection: Connection, event: Event, now: datetime) -> None:
    """Fix who is entitled, and promise one invitation to each who agreed to messages."""
    if event.broadcast_id is None:
        return
    village = people.village_of(connection, event.village_id)
    begins = begins_at(event, village)
    guests.fill(connection, event)
    if begins is not None and begins > now:
        silent = (GuestState.ENTITLED, GuestState.ASKING)
        open_to = guests.in_states(connection, event.id, silent)
        telling = Telling(
            event=event,
            guests=open_to,
            key=f"event:{event.id}:invite",
            flow="event_invitation",
            kind="broadcast",
            template="undangan_kegiatan",
            expires_at=begins,
            broadcast_id=event.broadcast_id,
        )
        tell(connection, telling, now)
    events.change(connection, event.id, invited_at=now)
    broadcasts.change(
        connection,
        event.broadcast_id,
        status=BroadcastStatus.SENDING,
        queued_at=now,
        report_at=now + REPORT_AFTER,
    )


def _free_lapsed(connection: Connection, now: datetime) -> None:
    """Take back seats kept too long, or of children who left; the next are told."""
    lapsed: dict[int, list[int]] = {}
    for guest in guests.lapsed(connection, now):
        lapsed.setdefault(guest.event_id, []).append(guest.id)
    for event_id, ids in sorted(lapsed.items()):
        events.lock(connection, event_id)
        guests.give_up(connection, ids, GuestState.ENTITLED)
        for notice in move_up(connection, event_id, now):
            opening.open_for(connection, notice, now=now)


def _around_the_day(connection: Connection, event: Event, local: datetime, now: datetime) -> None:
    if event.on is None:
        return
    today = local.date()
    if today == _day_before(event.on) and local.time() >= REMINDED_AT:
        _remind(connection, event, now)
    if today == event.on and local.time() >= ASKED_AT:
        _want_attendance(connection, event, now)
    is_after = event.on < today <= event.on + FOLLOWED_FOR
    if is_after and local.time() >= FOLLOWED_FROM:
        _follow(connection, event, now)


def _day_before(on: date) -> date:
    """Give the day on which people are reminded: never a day of silence."""
    before = on - timedelta(days=1)
    falls_on = holiday(before)
    is_silent = falls_on is not None and falls_on.is_day_of_silence
    return before - timedelta(days=1) if is_silent else before


def _remind(connection: Connection, event: Event, now: datetime) -> None:
    village = people.village_of(connection, event.village_id)
    telling = Telling(
        event=event,
        guests=guests.in_states(connection, event.id, (GuestState.COMING,)),
        key=f"event:{event.id}:remind:{event.on}",
        flow="event_invitation",
        template="undangan_kegiatan",
        expires_at=begins_at(event, village),
        subject={"reminds": True},
    )
    if telling.guests:
        tell(connection, telling, now)


def _want_attendance(connection: Connection, event: Event, now: datetime) -> None:
    """Ask the planner, unless somebody has marked already or nobody signed up."""
    figures = guests.figures(connection, event.id)
    if not figures.coming or figures.came:
        return
    opening.open_for(
        connection,
        Notice(
            key=f"event:{event.id}:attendance:{event.on}",
            person_id=event.created_by,
            flow="attendance_wanted",
            subject={"event": event.id},
            kind="task",
        ),
        now=now,
    )


def _follow(connection: Connection, event: Event, now: datetime) -> None:
    """Once it is known who came: the others to their cadres, and two questions to those."""
    everybody = guests.of_event(connection, event.id)
    came = tuple(guest.id for guest in everybody if guest.came)
    if not came:
        return
    away = [g for g in everybody if g.state is GuestState.COMING and not g.came]
    for cadre, theirs in cadres_for(connection, event.village_id, away).items():
        opening.open_for(
            connection,
            Notice(
                key=f"event:{event.id}:away:{cadre}",
                person_id=cadre,
                flow="stayed_away",
                subject={"event": event.id, "guests": theirs},
                kind="task",
            ),
            now=now,
        )
    telling = Telling(
        event=event,
        guests=came,
        key=f"event:{event.id}:opinion",
        flow="event_opinion",
        expires_at=now + OPINION_WANTED_FOR,
    )
    tell(connection, telling, now)
