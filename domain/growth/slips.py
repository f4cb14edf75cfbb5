"""Checking one report against the child before it is saved.

Impossible values are not saved; odd ones are asked for again and saved when they are confirmed.
A value that is merely bad news is neither.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from domain.growth.assessment import Growth, assess
from domain.growth.changes import Reason, change_reason
from domain.growth.expectation import Subject, is_as_expected, is_possible
from domain.growth.measures import Position
from domain.growth.slip_rules import PER_TYPED_UNIT, Field, slip_rules
from domain.growth.typing_slips import meant_instead


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was reported: grams and millimetres, None for what was not."""

    weight_g: int | Decimal | None = None
    length_mm: int | Decimal | None = None
    """May have decimals: a weight of 10,45 kg written in the place of the length is 104.5."""
    position: Position | None = None

    def value(self, field: Field) -> Decimal | None:
        """Return one field."""
        value = self.weight_g if field is Field.WEIGHT else self.length_mm
        return None if value is None else Decimal(value)


@dataclass(frozen=True, kw_only=True)
class Fine:
    """Nothing to ask: save it."""


@dataclass(frozen=True, kw_only=True)
class Impossible:
    """Not saved; the proposal is what one simple slip explains, in the unit of the value."""

    field: Field
    value: int
    last: int | None
    proposal: int | None


@dataclass(frozen=True, kw_only=True)
class Swapped:
    """Weight and length in each other's place: these are proposed instead."""

    weight_g: int
    length_mm: int


@dataclass(frozen=True, kw_only=True)
class Odd:
    """Ask for a second measurement; saved when it is confirmed."""

    field: Field
    reason: Reason
    value: int
    last: int | None


Verdict = Fine | Impossible | Swapped | Odd


@lru_cache(maxsize=256)
def check(report: Report, subject: Subject, confirmed: frozenset[Field] = frozenset()) -> Verdict:
    """Return the first thing to ask about a report of a child under six years.

    A field that was measured twice and stands is `confirmed`: it is not called odd again.
    From six years on only WHO's flags are looked at. Remembered: the same figures are looked at
    several times in one message.
    """
    return (
        _swapped(report, subject)
        or _impossible(report, subject)
        or _changed(report, subject, confirmed)
        or _flagged(report, subject, confirmed)
        or Fine()
    )


def _swapped(report: Report, subject: Subject) -> Swapped | None:
    """Propose the exchange when the order as written is impossible and the other fits."""
    weight_g, length_mm = report.value(Field.WEIGHT), report.value(Field.LENGTH)
    if weight_g is None or length_mm is None:
        return None
    written = {Field.WEIGHT: weight_g, Field.LENGTH: length_mm}
    meant = {
        Field.WEIGHT: length_mm / PER_TYPED_UNIT[Field.LENGTH] * PER_TYPED_UNIT[Field.WEIGHT],
        Field.LENGTH: weight_g / PER_TYPED_UNIT[Field.WEIGHT] * PER_TYPED_UNIT[Field.LENGTH],
    }
    if all(is_possible(subject, field, value) for field, value in written.items()):
        return None
    if not all(is_as_expected(subject, field, value) for field, value in meant.items()):
        return None
    return Swapped(weight_g=round(meant[Field.WEIGHT]), length_mm=round(meant[Field.LENGTH]))


def _impossible(report: Report, subject: Subject) -> Impossible | None:
    """Return the first field that cannot be, with what was probably meant."""
    for field in Field:
        value = report.value(field)
        if value is not None and not is_possible(subject, field, value):
            return Impossible(
                field=field,
                value=round(value),
                last=_last_value(subject, field),
                proposal=_proposal(subject, field, value),
            )
    return None


def _proposal(subject: Subject, field: Field, value: Decimal) -> int | None:
    """Return the only value that one simple slip explains and that fits this child."""
    fitting = {
        round(meant)
        for meant in meant_instead(field, value)
        if is_as_expected(subject, field, meant)
    }
    return fitting.pop() if len(fitting) == 1 else None


def _changed(report: Report, subject: Subject, confirmed: frozenset[Field]) -> Odd | None:
    """Return the first field that is out of range or changed too much since the last time."""
    if subject.age_months >= slip_rules(subject.on).until_months:
        return None
    for field in Field:
        value = report.value(field)
        if value is None or field in confirmed:
            continue
        reason = change_reason(subject, field, value, report.position)
        if reason is None and not slip_rules(subject.on).fields[field].soft.holds(value):
            reason = Reason.OUTSIDE_SOFT_RANGE
        if reason:
            return _odd(subject, field, reason, value)
    return None


def _flagged(report: Report, subject: Subject, confirmed: frozenset[Field]) -> Odd | None:
    """Return the field to measure again when an index lies beyond WHO's flags."""
    for field in _flagged_fields(report, subject):
        value = report.value(field)
        if value is not None and field not in confirmed:
            return _odd(subject, field, Reason.BEYOND_WHO_FLAG, value)
    return None


def _flagged_fields(report: Report, subject: Subject) -> tuple[Field, ...]:
    """Return the fields that are implausible for the age.

    When only their ratio (BB/TB, IMT/U) is, the one of the two that is further from usual.
    """
    growth = _growth(report, subject)
    by_age = {Field.WEIGHT: growth.weight_for_age, Field.LENGTH: growth.length_for_age}
    flagged = tuple(field for field, index in by_age.items() if index and index.is_implausible)
    if flagged or not growth.is_implausible:
        return flagged
    distances = {field: abs(index.z) if index else 0.0 for field, index in by_age.items()}
    return (max(distances, key=distances.__getitem__),)


def _growth(report: Report, subject: Subject) -> Growth:
    """Return what the reported values would say."""
    weight_g, length_mm = report.value(Field.WEIGHT), report.value(Field.LENGTH)
    return assess(
        sex=subject.sex,
        born=subject.born,
        on=subject.on,
        weight_g=None if weight_g is None else round(weight_g),
        length_mm=None if length_mm is None else round(length_mm),
        position=report.position,
    )


def _odd(subject: Subject, field: Field, reason: Reason, value: Decimal) -> Odd:
    return Odd(field=field, reason=reason, value=round(value), last=_last_value(subject, field))


def _last_value(subject: Subject, field: Field) -> int | None:
    last = subject.last(field)
    return last.value if last else None
