"""What weight and length to expect of a child, and how far a value lies from it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.calendar import age_in_days, completed_months
from domain.growth.ages import Age
from domain.growth.indices import Measured, indices
from domain.growth.lookup import IndexName, age_distribution, standard_of
from domain.growth.measures import Position, usual_position
from domain.growth.slip_rules import PER_TYPED_UNIT, Field, Range, slip_rules
from domain.people import Sex

INDEX_OF = {Field.WEIGHT: IndexName.WEIGHT_FOR_AGE, Field.LENGTH: IndexName.LENGTH_FOR_AGE}


@dataclass(frozen=True, kw_only=True)
class LastValue:
    """The latest weight (g) or length (mm) before this one; they may be of different days."""

    on: date
    value: int
    position: Position | None = None
    """For a length; None for the usual position of that age."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The child a report is about, on the day of the report.

    Raises ValueError for a day before the birth or before a last value: for a report of an
    earlier day, pass the values that stood before that day.
    """

    sex: Sex
    born: date
    on: date
    last_weight: LastValue | None = None
    last_length: LastValue | None = None

    def __post_init__(self) -> None:
        lasts = (self.last_weight, self.last_length)
        if self.on < self.born or any(last and last.on > self.on for last in lasts):
            raise ValueError("a report comes after the birth and after the last value")

    @property
    def age_months(self) -> int:
        """The completed months on the day of the report."""
        return completed_months(self.born, self.on)

    def last(self, field: Field) -> LastValue | None:
        """Return the last value of a field."""
        return self.last_weight if field is Field.WEIGHT else self.last_length


def position_on(subject: Subject, day: date, stated: Position | None) -> Position:
    """Return how the child was measured on a day: as stated, else as usual at that age."""
    return stated or usual_position(completed_months(subject.born, day))


def expected_value(subject: Subject, field: Field) -> Decimal | None:
    """Return the grams or millimetres to expect: the last value moved along the median curve.

    Without a last value it is the median; None for an age beyond the tables.
    """
    median = _median(subject, field, subject.on)
    last = subject.last(field)
    if last is None or median is None:
        return median
    median_then = _median(subject, field, last.on)
    return None if median_then is None else last.value * median / median_then


def is_flagged(
    subject: Subject, field: Field, value: Decimal, position: Position | None = None
) -> bool:
    """Tell whether a value by itself lies beyond WHO's flag for the age."""
    size = float(value / PER_TYPED_UNIT[field])
    measured = Measured(
        sex=subject.sex,
        age=Age.of_days(age_in_days(subject.born, subject.on)),
        weight_kg=size if field is Field.WEIGHT else None,
        length_cm=size if field is Field.LENGTH else None,
        position=position_on(subject, subject.on, position),
    )
    score = indices(measured).z_scores.get(INDEX_OF[field])
    return score is not None and score.is_implausible


def is_possible(subject: Subject, field: Field, value: Decimal) -> bool:
    """Tell whether a living child of this age, and this child, can have such a value."""
    if subject.age_months >= slip_rules(subject.on).until_months:
        return value > 0
    rules = slip_rules(subject.on).fields[field]
    if not rules.possible.holds(value):
        return False
    # Both must speak against it: a wrong last value must not make a right one impossible.
    return not is_flagged(subject, field, value) or _is_within(
        subject,
        field,
        value,
        rules.share_after_last if subject.last(field) else rules.share_without_last,
    )


def is_as_expected(subject: Subject, field: Field, value: Decimal) -> bool:
    """Tell whether a value lies near enough to what is expected to be proposed.

    Near is around the span from the last value to the expected one: a child may have stood still.
    """
    rules = slip_rules(subject.on).fields[field]
    if not rules.possible.holds(value):
        return False
    last, expected = subject.last(field), expected_value(subject, field)
    if last is None or expected is None:
        return not is_flagged(subject, field, value)
    span = sorted((expected, Decimal(last.value)))
    return span[0] * rules.proposal_share.low <= value <= span[1] * rules.proposal_share.high


def _is_within(subject: Subject, field: Field, value: Decimal, shares: Range) -> bool:
    """Tell whether a value lies within shares of what is expected."""
    expected = expected_value(subject, field)
    return expected is None or shares.holds(value / expected)


def _median(subject: Subject, field: Field, day: date) -> Decimal | None:
    """Return WHO's median on a day, in grams or millimetres."""
    age = Age.of_days(age_in_days(subject.born, day))
    found = age_distribution(INDEX_OF[field], subject.sex, age, standard_of(age))
    return None if found is None else Decimal(found.median) * PER_TYPED_UNIT[field]
