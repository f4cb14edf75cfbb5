"""Around a posyandu day: a greeting to those who come, and a question to those who did not."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.people import Village
from scheduler.reminders import MOST_A_WEEK, QUIET_FROM, WEEK
from scheduler.silence import days_in, is_silent
from storage import attendance, days, people, promises
from storage.engine import Connection
from storage.promises import Promise

MORNING_AT, AFTERWARDS_AT = time(7), time(16)
AFTERWARDS_DAYS = 2
AROUND = timedelta(days=4)


def plan(connection: Connection, now: datetime) -> None:
    """Promise what the posyandu days of yesterday, today and the days before call for."""
    around = [(now + AROUND * sign).date() for sign in (-1, 1)]
    for (village_id, zone), held in attendance.days_around(connection, *around).items():
        local = now.astimezone(ZoneInfo(zone))
        is_morning = MORNING_AT <= local.time() < AFTERWARDS_AT
        is_afternoon = AFTERWARDS_AT <= local.time() < QUIET_FROM
        today = [day for day in held if day[1] == local.date()]
        before = [day for day in held if timedelta() < local.date() - day[1] < AROUND]
        if not (is_morning and today) and not (is_afternoon and before):
            continue
        village = people.village_of(connection, village_id)
        if is_silent(village, local.date()):
            continue
        if is_morning:
            _greet(connection, village, today, now)
            continue
        for on in days_in(village, local.date(), ahead=-AFTERWARDS_DAYS):
            _ask(connection, village, [post for post, day in before if day == on], on, now)


def _greet(
    connection: Connection, village: Village, held: list[tuple[int, date]], now: datetime
) -> None:
    coming: list[tuple[int, int]] = []
    closes: dict[int, time] = {}
    for post, on in held:
        those = attendance.coming_people(connection, post, on)
        if not those or days.on(connection, post, on) is None:
            continue
        closes[post] = days.one(connection, post).closes_at
        coming += [(person, post) for person in those]
    today = now.astimezone(village.zone).date()
    _promise_new(
        connection,
        [
            Promise(
                key=f"today:{person}:{today.isoformat()}",
                person_id=person,
                flow="see_you_today",
                subject={"posyandu": list(posts)},
                expires_at=_at(village, now, max(closes[post] for post in posts)),
            )
            for person, posts in _by_person(coming).items()
        ],
        now,
    )


def _ask(
    connection: Connection, village: Village, posts: list[int], on: date, now: datetime
) -> None:
    day_ends = datetime.combine(on, time(23, 59), tzinfo=village.zone)
    absent = _by_person(
        pair
        for post in posts
        if attendance.was_held(connection, post, on)
        for pair in attendance.absent_without_answer(connection, post, on, day_ends)
    )
    told = promises.told_since(connection, list(absent), now - WEEK)
    midnight = _at(village, now, time(0))
    _promise_new(
        connection,
        [
            Promise(
                key=f"reminder:after:{person}:{on.isoformat()}",
                person_id=person,
                flow="not_seen",
                subject={"children": list(children)},
                template="belum_sempat_hadir",
                expires_at=_at(village, now, QUIET_FROM),
            )
            for person, children in absent.items()
            if _has_room([at for at, kind in told.get(person, ()) if kind == "reminder"], midnight)
        ],
        now,
    )


def _has_room(reminded: list[datetime], midnight: datetime) -> bool:
    return len(reminded) < MOST_A_WEEK and all(at <= midnight for at in reminded)


def _by_person(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for person, other in pairs:
        found[person].append(other)
    return {person: tuple(others) for person, others in found.items()}


def _promise_new(connection: Connection, wanted: list[Promise], now: datetime) -> None:
    known = promises.known(connection, [each.key for each in wanted])
    promises.promise(connection, [each for each in wanted if each.key not in known], now)


def _at(village: Village, now: datetime, hour: time) -> datetime:
    """Give an hour of today, local to the village."""
    return datetime.combine(now.astimezone(village.zone).date(), hour, tzinfo=village.zone)
