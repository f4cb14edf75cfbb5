"""Reminders of posyandu days: the day before, the morning of the day, and two days after.

Local to the village, never on a day of silence, one message for each person and day and two a
week; what was sent is known by its meaning, so that planning again sends nothing twice.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from dialog.messages import Template
from dialog.spoken import joined
from domain.holidays import holiday
from domain.people import Village
from flows.family.reminder_words import as_template, called, reminder_of
from handlers import opening
from handlers.work import Notice
from storage import attendance, days, people
from storage.engine import Connection
from storage.register import StoredRegister

DAY_BEFORE_AT = AFTERWARDS_AT = time(16)
MORNING_AT = time(7)
QUIET_FROM = time(20)
MOST_A_WEEK = 2
WEEK = timedelta(days=7)
AFTERWARDS_DAYS = 2


def plan(connection: Connection, now: datetime) -> None:
    """Queue the reminders of every village whose hour has come."""
    for village_id in attendance.villages(connection):
        village = people.village_of(connection, village_id)
        local = now.astimezone(village.zone)
        if is_silent(village, local.date()):
            continue
        if MORNING_AT <= local.time() < DAY_BEFORE_AT:
            _greet_those_who_come(connection, village, now)
        if DAY_BEFORE_AT <= local.time() < QUIET_FROM:
            for on in days_in(village, local.date(), ahead=1):
                _remind(connection, village, on, now)
            for on in days_in(village, local.date(), ahead=-AFTERWARDS_DAYS):
                _ask_afterwards(connection, village, on, now)


def is_silent(village: Village, day: date) -> bool:
    """Tell whether the village keeps a day of silence."""
    found = holiday(day)
    return village.keeps_silent_days and found is not None and found.is_day_of_silence


def days_in(village: Village, today: date, *, ahead: int) -> tuple[date, ...]:
    """List the posyandu days that today speaks of.

    What would fall on a day of silence goes out the day before, beside that day's own.
    """
    spoken_of = [today + timedelta(days=ahead)]
    if is_silent(village, today + timedelta(days=1)):
        spoken_of.append(today + timedelta(days=ahead + 1))
    return tuple(day for day in spoken_of if not is_silent(village, day))


def _by_person(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    children: dict[int, list[int]] = defaultdict(list)
    for person, child in pairs:
        children[person].append(child)
    return {person: tuple(found) for person, found in children.items()}


def _remind(connection: Connection, village: Village, on: date, now: datetime) -> None:
    pairs = [
        pair
        for posyandu in attendance.posyandu_of_village(connection, village.id)
        if days.on(connection, posyandu, on) is not None
        for pair in attendance.to_be_reminded(connection, posyandu, on)
    ]
    for person, children in _by_person(pairs).items():
        if not _has_room(connection, village, person, now):
            continue
        register = StoredRegister(connection, person, village.id, now)
        _send(
            connection,
            Notice(
                key=f"reminder:before:{person}:{on.isoformat()}",
                person_id=person,
                flow="posyandu_reminder",
                subject={"on": on.isoformat(), "children": list(children)},
                kind="reminder",
                template=as_template(reminder_of(register, on, children)),
                expires_at=_at(village, now, QUIET_FROM),
            ),
            now,
        )


def _has_room(connection: Connection, village: Village, person: int, now: datetime) -> bool:
    """Allow one message for each person and day, and two a week."""
    midnight = _at(village, now, time(0))
    today = attendance.reminders_since(connection, person, midnight)
    week = attendance.reminders_since(connection, person, now - WEEK)
    return today == 0 and week < MOST_A_WEEK


def _greet_those_who_come(connection: Connection, village: Village, now: datetime) -> None:
    today = now.astimezone(village.zone).date()
    coming: list[tuple[int, int]] = []
    closes: dict[int, time] = {}
    for posyandu in attendance.posyandu_of_village(connection, village.id):
        if days.on(connection, posyandu, today) is None:
            continue
        closes[posyandu] = days.one(connection, posyandu).closes_at
        coming += [
            (person, posyandu) for person in attendance.coming_people(connection, posyandu, today)
        ]
    for person, posts in _by_person(coming).items():
        _send(
            connection,
            Notice(
                key=f"today:{person}:{today.isoformat()}",
                person_id=person,
                flow="see_you_today",
                subject={"posyandu": list(posts)},
                kind="reminder",
                expires_at=_at(village, now, max(closes[post] for post in posts)),
            ),
            now,
        )


def _ask_afterwards(connection: Connection, village: Village, on: date, now: datetime) -> None:
    day_ends = datetime.combine(on, time(23, 59), tzinfo=village.zone)
    pairs = [
        pair
        for posyandu in attendance.posyandu_of_village(connection, village.id)
        if attendance.was_held(connection, posyandu, on)
        for pair in attendance.absent_without_answer(connection, posyandu, on, day_ends)
    ]
    for person, children in _by_person(pairs).items():
        if not _has_room(connection, village, person, now):
            continue
        register = StoredRegister(connection, person, village.id, now)
        names = joined([called(register, register.child(child)) for child in children])
        _send(
            connection,
            Notice(
                key=f"reminder:after:{person}:{on.isoformat()}",
                person_id=person,
                flow="not_seen",
                subject={"children": list(children)},
                kind="reminder",
                template=Template(
                    name="belum_sempat_hadir", variables=(register.speaker.full_call, names)
                ),
                expires_at=_at(village, now, QUIET_FROM),
            ),
            now,
        )


def _send(connection: Connection, notice: Notice, now: datetime) -> None:
    opening.open_for(connection, notice, now=now)


def _at(village: Village, now: datetime, hour: time) -> datetime:
    """Give an hour of today, local to the village."""
    return datetime.combine(now.astimezone(village.zone).date(), hour, tzinfo=village.zone)
