"""A woman's T status: tetanus doses counted over life."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.calendar import MONTHS_PER_YEAR, add_months
from domain.immunization.assessment import Assessment
from domain.immunization.schedule import TetanusStep
from domain.immunization.schedule_file import current_schedule


@dataclass(frozen=True, kw_only=True)
class TetanusStatus:
    """T0 to T5, what was not counted, when the next dose may be given, and protection.

    `protected_until` is the first day without protection; `next_earliest` is None after T5.
    """

    status: int
    ignored: tuple[date, ...]
    next_earliest: date | None
    is_due: bool
    protected_until: date | None
    is_protected: bool


def tetanus_status(
    doses: Iterable[date], *, today: date, steps: tuple[TetanusStep, ...] | None = None
) -> TetanusStatus:
    """Count doses in date order; one too soon, in the future, twice or after T5 is ignored.

    Unlike a child's refused dose, an ignored one does not hold back the next.
    """
    ladder = current_schedule().tetanus_steps if steps is None else steps
    counted: list[date] = []
    ignored: list[date] = []
    for day in sorted(doses):
        earliest = _next_earliest(counted, ladder, first=day)
        is_counted = earliest is not None and earliest <= day <= today
        (counted if is_counted else ignored).append(day)
    return _status(counted, ignored, ladder, today)


def childhood_days(assessment: Assessment) -> tuple[date, ...]:
    """Return the days of childhood doses that count for a woman's T status.

    The infant doses count only together, as two; the booster and the school's one each.
    """
    rule, given = assessment.record.schedule.childhood_tetanus, assessment.record.given
    infant = [given[code].on for code in rule.infant if code in given]
    days = [infant[0], infant[-1]] if len(infant) == len(rule.infant) else []
    return tuple(sorted(days + [given[code].on for code in rule.further if code in given]))


def lifetime_days(doses: Iterable[date], *, born_on: date | None) -> tuple[date, ...]:
    """Return the days that may count when a woman's own record reaches back to her childhood.

    The doses of the first year count only together, as two, like `childhood_days`.
    """
    days = sorted(set(doses))
    if born_on is None:
        return tuple(days)
    first_birthday = add_months(born_on, MONTHS_PER_YEAR)
    infant = [day for day in days if day < first_birthday]
    whole = len(infant) >= len(current_schedule().childhood_tetanus.infant)
    later = [day for day in days if day >= first_birthday]
    return tuple([infant[0], infant[-1], *later] if whole else later)


def _next_earliest(
    counted: list[date], steps: tuple[TetanusStep, ...], *, first: date
) -> date | None:
    if len(counted) == len(steps):
        return None
    return steps[len(counted)].interval.after(counted[-1]) if counted else first


def _status(
    counted: list[date], ignored: list[date], steps: tuple[TetanusStep, ...], today: date
) -> TetanusStatus:
    earliest = _next_earliest(counted, steps, first=today)
    protected_until = _protected_until(counted, steps)
    return TetanusStatus(
        status=len(counted),
        ignored=tuple(ignored),
        next_earliest=earliest,
        is_due=earliest is not None and earliest <= today,
        protected_until=protected_until,
        is_protected=protected_until is not None and today < protected_until,
    )


def _protected_until(counted: list[date], steps: tuple[TetanusStep, ...]) -> date | None:
    months = steps[len(counted) - 1].protection_months if counted else 0
    return add_months(counted[-1], months) if months else None
