"""What was arranged and must not be forgotten: controls, homes to try again, referrals not seen.

A child's family hears of a control the day before, cadre and midwife on the morning itself; who
waits too long, counted in working days, is told to the coordinator once, if it is no secret.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from dialog.messages import Template
from dialog.spoken import weekday_date
from domain.care import OpenReferral
from domain.examinations import Examined
from domain.people import Posyandu, RoleKind, Village
from domain.screening import Urgency
from domain.screening.records import ResidentResult, ScreeningTask
from domain.working_days import is_working_day, working_days_between
from handlers import opening
from handlers.work import Notice
from scheduler.silence import is_silent
from storage import care, children, days, people, resident_care
from storage.engine import Connection

MORNING, NOON = time(7), time(12)
AFTERNOON, QUIET = time(16), time(20)
OVERDUE_AT, OVERDUE_UNTIL = time(9), time(16)
DAY = timedelta(days=1)
SEVERE_DAYS, USUAL_DAYS = 1, 7
"""Working days until a referral is overdue: same-day ones, and all others (posyandu rules 5)."""


def plan(connection: Connection, now: datetime) -> None:
    """Queue what is due at this hour, village by village."""
    near = tuple(sorted({now.date() + timedelta(days=shift) for shift in (-1, 0, 1, 2)}))
    controls = _by_village(
        connection,
        (*care.controls_on(connection, near), *resident_care.controls_on(connection, near)),
    )
    for village, found in controls:
        _controls(connection, village, found, now)
    homes = [home for day in near for home in care.to_try_again(connection, day)]
    for visit, posyandu_id, cadre in homes:
        village, _place = _place_of(connection, posyandu_id)
        local = now.astimezone(village.zone)
        is_time = visit.try_again_on == local.date() and MORNING <= local.time() < NOON
        if is_time and not care.visited_since(connection, visit.child_id, visit.id):
            _say(
                connection,
                Notice(
                    key=f"visit_today:{visit.id}",
                    person_id=cadre,
                    flow="visit_today",
                    subject={"child": visit.child_id},
                    kind="task",
                    expires_at=_at(village, now, QUIET),
                ),
                now,
            )
    _overdue(connection, now)


Result = Examined | ResidentResult
Waiting = OpenReferral | ScreeningTask
Found = list[tuple[Result, Posyandu]]


def _by_village(
    connection: Connection, controls: Iterable[tuple[Result, int]]
) -> list[tuple[Village, Found]]:
    villages: dict[int, Village] = {}
    found: dict[int, Found] = defaultdict(list)
    for examined, posyandu_id in controls:
        village, place = _place_of(connection, posyandu_id)
        villages[village.id] = village
        found[village.id].append((examined, place))
    return [(village, found[number]) for number, village in villages.items()]


def _place_of(connection: Connection, posyandu_id: int) -> tuple[Village, Posyandu]:
    place = days.one(connection, posyandu_id)
    return people.village_of(connection, place.village_id), place


def _controls(connection: Connection, village: Village, found: Found, now: datetime) -> None:
    local = now.astimezone(village.zone)
    if is_silent(village, local.date()):
        return
    if AFTERNOON <= local.time() < QUIET:
        tomorrow = local.date() + DAY
        for examined, _place in found:
            if isinstance(examined, Examined) and examined.control_on == tomorrow:
                _to_family(connection, village, examined, tomorrow, now)
    if MORNING <= local.time() < NOON:
        today = [each for each in found if each[0].control_on == local.date()]
        _to_cadres(connection, village, today, now)
        _to_midwives(connection, village, today, now)


def _to_family(
    connection: Connection, village: Village, examined: Examined, on: date, now: datetime
) -> None:
    """Remind those who agreed, kindly and without naming a finding."""
    child = children.one(connection, examined.child_id)
    for person in people.guardians(connection, child.family_id):
        if not people.agrees(connection, person.id):
            continue
        _say(
            connection,
            Notice(
                key=f"reminder:control:{examined.id}:{person.id}",
                person_id=person.id,
                flow="control_tomorrow",
                subject={"child": child.id, "on": on.isoformat()},
                kind="reminder",
                template=Template(
                    name="pengingat_kontrol",
                    variables=(person.full_call, weekday_date(on), child.first_name),
                ),
                expires_at=_at(village, now, QUIET),
            ),
            now,
        )


def _to_cadres(connection: Connection, village: Village, today: Found, now: datetime) -> None:
    """Tell cadres of every control but those that nobody but the midwife knows of."""
    by_posyandu: dict[int, list[Result]] = defaultdict(list)
    for result, place in today:
        if isinstance(result, Examined) or not result.is_private:
            by_posyandu[place.id].append(result)
    for posyandu_id, results in by_posyandu.items():
        for cadre in people.holders(
            connection, village.id, RoleKind.CADRE, posyandu_id=posyandu_id
        ):
            _say_list(connection, village, cadre.id, "control_today", results, now=now)


def _to_midwives(connection: Connection, village: Village, today: Found, now: datetime) -> None:
    results = [result for result, _place in today]
    if not results:
        return
    for midwife in people.holders(connection, village.id, RoleKind.MIDWIFE):
        _say_list(connection, village, midwife.id, "controls_of_the_day", results, now=now)


def _overdue(connection: Connection, now: datetime) -> None:
    """Tell coordinators of what waits too long, in one message a day; each person once."""
    waiting: dict[int, list[Waiting]] = defaultdict(list)
    villages: dict[int, Village] = {}
    candidates: list[tuple[Waiting, int]] = [
        *care.overdue_candidates(connection, now - DAY),
        *resident_care.overdue_candidates(connection, now - DAY),
    ]
    for referral, posyandu_id in candidates:
        village, _place = _place_of(connection, posyandu_id)
        local = now.astimezone(village.zone)
        is_time = OVERDUE_AT <= local.time() < OVERDUE_UNTIL and is_working_day(local.date())
        if is_time and _is_overdue(referral, local.date()):
            villages[village.id] = village
            waiting[village.id].append(referral)
    for village_id, referrals in waiting.items():
        for coordinator in people.holders(connection, village_id, RoleKind.COORDINATOR):
            _say_list(
                connection,
                villages[village_id],
                coordinator.id,
                "referrals_overdue",
                referrals,
                now=now,
            )
        care.overdue_told(connection, [referral.id for referral in referrals], now)


def _is_overdue(referral: Waiting, today: date) -> bool:
    is_severe = (
        referral.is_severe
        if isinstance(referral, OpenReferral)
        else referral.urgency >= Urgency.TODAY
    )
    most = SEVERE_DAYS if is_severe else USUAL_DAYS
    return working_days_between(referral.on, today) > most


def _say_list(
    connection: Connection,
    village: Village,
    person_id: int,
    flow: str,
    found: Iterable[Result | Waiting],
    *,
    now: datetime,
) -> None:
    """Send one list of children and of those who are no under-fives."""
    today = now.astimezone(village.zone).date()
    listed = list(found)
    children = [each.child_id for each in listed if isinstance(each, Examined | OpenReferral)]
    residents = [
        each.resident_id for each in listed if isinstance(each, ResidentResult | ScreeningTask)
    ]
    subject = {"children": list(dict.fromkeys(children))}
    if residents:
        subject["residents"] = list(dict.fromkeys(residents))
    _say(
        connection,
        Notice(
            key=f"{flow}:{person_id}:{today.isoformat()}",
            person_id=person_id,
            flow=flow,
            subject=subject,
            kind="task",
            expires_at=_at(village, now, QUIET),
        ),
        now,
    )


def _say(connection: Connection, notice: Notice, now: datetime) -> None:
    opening.open_for(connection, notice, now=now)


def _at(village: Village, now: datetime, hour: time) -> datetime:
    """Give an hour of today, local to the village."""
    return datetime.combine(now.astimezone(village.zone).date(), hour, tzinfo=village.zone)
