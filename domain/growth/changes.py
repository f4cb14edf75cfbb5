"""What is odd about a weight or length when compared with the last one."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.growth.ages import DAYS_PER_MONTH
from domain.growth.expectation import LastValue, Subject, position_on
from domain.growth.measures import LYING_EXCEEDS_STANDING_CM, Position
from domain.growth.slip_rules import Field, slip_rules

LYING_EXCEEDS_STANDING_MM = round(LYING_EXCEEDS_STANDING_CM * 10)


class Reason(StrEnum):
    """Why a possible value is odd."""

    GAINED_TOO_MUCH = "gained_too_much"
    LOST_WEIGHT = "lost_weight"
    SHRANK = "shrank"
    GREW_TOO_MUCH = "grew_too_much"
    OUTSIDE_SOFT_RANGE = "outside_soft_range"
    BEYOND_WHO_FLAG = "beyond_who_flag"


def change_reason(
    subject: Subject, field: Field, value: Decimal, position: Position | None
) -> Reason | None:
    """Return what is odd about the change since the last value (g or mm), if there is one."""
    last = subject.last(field)
    if last is None:
        return None
    if field is Field.WEIGHT:
        return _weight_change(value, last, subject)
    return _length_change(value, last, subject, position)


def _weight_change(value: Decimal, last: LastValue, subject: Subject) -> Reason | None:
    """Return whether a weight rose or fell more than a child's does."""
    rules = slip_rules(subject.on).change
    change = value - last.value
    if change > rules.gain_g_per_month * _months_between(last.on, subject.on):
        return Reason.GAINED_TOO_MUCH
    if -change > rules.loss_g or -change > rules.loss_share * last.value:
        return Reason.LOST_WEIGHT
    return None


def _length_change(
    value: Decimal, last: LastValue, subject: Subject, position: Position | None
) -> Reason | None:
    """Return whether a length shrank or grew too much, both taken as if lying."""
    rules = slip_rules(subject.on).change
    now = _as_if_lying(value, position_on(subject, subject.on, position))
    then = _as_if_lying(Decimal(last.value), position_on(subject, last.on, last.position))
    if now < then:
        return Reason.SHRANK
    most = rules.growth_mm_per_month * _months_between(last.on, subject.on)
    if subject.age_months >= rules.growth_from_months and now - then > most:
        return Reason.GREW_TOO_MUCH
    return None


def _as_if_lying(length_mm: Decimal, position: Position) -> Decimal:
    """Return the length a child would have lying."""
    return length_mm + LYING_EXCEEDS_STANDING_MM if position is Position.STANDING else length_mm


def _months_between(then: date, now: date) -> Decimal:
    """Return the months in between, never less than one: posyandu days are 28 to 35 days apart."""
    return max(Decimal(1), Decimal((now - then).days) / Decimal(DAYS_PER_MONTH))
