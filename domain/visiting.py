"""Which homes a cadre visits next, and why: from what is known of each child, by urgency."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from domain.care import HomeVisit, OpenReferral
from domain.examinations import Examined
from domain.people import Child, DayStatus, PosyanduDay, Weighing
from domain.register import Register
from domain.visit import look_at

NEWBORN_DAYS = 28
"""Until then a newborn is visited once (KN windows, posyandu rules 4.3)."""
IN_CARE_DAYS = 60
AGAIN_AFTER = timedelta(days=7)
"""A child in care is visited weekly (posyandu rules 8.2)."""
LOOKS_BACK = timedelta(days=92)
STAYED_NOT_AWAY = "NOT_WEIGHED"
"""The reason kept of a child who came and was not weighed: no visit for that."""


class Why(IntEnum):
    """Why a home is visited, the most urgent first."""

    REFERRED = 1
    """Sent to the midwife, and not seen."""
    CONTROL_MISSED = 2
    IN_CARE = 3
    RED = 4
    """Below the red line, or gizi buruk, whatever became of it."""
    TWICE_NOT_RISEN = 5
    NEWBORN = 6
    TWICE_ABSENT = 7
    ABSENT = 8


@dataclass(frozen=True, kw_only=True)
class ToVisit:
    """A home to be visited."""

    child: Child
    why: Why
    since: date
    """The day the reason arose: a visit from then on settles it."""
    reason: str = ""
    """Why the child stayed away, as it was kept."""
    control_on: date | None = None


def to_visit(register: Register, posyandu_ids: tuple[int, ...], today: date) -> tuple[ToVisit, ...]:
    """List the homes to be visited, the most urgent first, then by name."""
    referrals = {each.child_id: each for each in register.open_referrals(posyandu_ids)}
    results = register.latest_examinations(posyandu_ids)
    visits: dict[int, HomeVisit] = {
        each.child_id: each for each in register.home_visits(posyandu_ids, today - LOOKS_BACK)
    }
    found = []
    for posyandu_id in posyandu_ids:
        day = _day_over(register, posyandu_id, today)
        known = register.absences_on(posyandu_id, day.held_on) if day is not None else {}
        weighed = (
            {w.child_id: w for w in register.weighed_on(posyandu_id, day.held_on)} if day else {}
        )
        for child in register.children_of_posyandu(posyandu_id):
            reason = (
                _after_referral(child, referrals.get(child.id), results.get(child.id), today)
                or _by_weighing(register, child, weighed.get(child.id))
                or _newborn(child, today)
                or (
                    _absent(register, child, day, known)
                    if day is not None and child.id not in weighed
                    else None
                )
            )
            if reason is not None and not _is_settled(reason, visits.get(child.id), today):
                found.append(reason)
    return tuple(sorted(found, key=lambda each: (each.why, each.child.name)))


def _day_over(register: Register, posyandu_id: int, today: date) -> PosyanduDay | None:
    """Give the latest day; while it is open, only those known to stay away are missed."""
    day = register.last_day(posyandu_id)
    return day if day is not None and day.held_on <= today else None


def _after_referral(
    child: Child, referral: OpenReferral | None, result: Examined | None, today: date
) -> ToVisit | None:
    if referral is not None and referral.on < today:
        return ToVisit(child=child, why=Why.REFERRED, since=referral.on)
    if result is None:
        return None
    control = result.control_on
    if control is not None and control < today:
        return ToVisit(child=child, why=Why.CONTROL_MISSED, since=control, control_on=control)
    is_recent = (today - result.on).days <= IN_CARE_DAYS
    if control is not None or (result.is_wasted and is_recent):
        since = max(result.on, today - AGAIN_AFTER)
        return ToVisit(child=child, why=Why.IN_CARE, since=since, control_on=control)
    return None


def _by_weighing(register: Register, child: Child, weighing: Weighing | None) -> ToVisit | None:
    if weighing is None:
        return None
    seen = look_at(register, register.village, weighing)
    if seen.needs_midwife_today or seen.judged.is_below_red_line:
        return ToVisit(child=child, why=Why.RED, since=weighing.on)
    if seen.judged.is_2t:
        return ToVisit(child=child, why=Why.TWICE_NOT_RISEN, since=weighing.on)
    return None


def _newborn(child: Child, today: date) -> ToVisit | None:
    is_newborn = 0 <= (today - child.born_on).days <= NEWBORN_DAYS
    return ToVisit(child=child, why=Why.NEWBORN, since=child.born_on) if is_newborn else None


def _absent(
    register: Register, child: Child, day: PosyanduDay, known: Mapping[int, str]
) -> ToVisit | None:
    reason = known.get(child.id)
    if reason == STAYED_NOT_AWAY or (day.status is DayStatus.OPEN and reason is None):
        return None
    weighings = register.weighings(child.id)
    month = day.held_on.replace(day=1)
    if child.born_on >= day.held_on or any(w.on >= month for w in weighings):
        return None
    before = (month - timedelta(days=1)).replace(day=1)
    was_there = any(w.on >= before for w in weighings)
    is_known_long = any(w.on < before for w in weighings)
    why = Why.TWICE_ABSENT if is_known_long and not was_there else Why.ABSENT
    return ToVisit(child=child, why=why, since=day.held_on, reason=reason or "")


def _is_settled(reason: ToVisit, visit: HomeVisit | None, today: date) -> bool:
    """Tell whether the latest visit answers the reason, puts it off, or left it to the midwife."""
    if visit is None or visit.on < reason.since:
        return False
    if visit.is_for_midwife or visit.met_somebody:
        return True
    return visit.try_again_on is None or visit.try_again_on > today
