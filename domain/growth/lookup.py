"""Which row of which WHO table a measurement is compared with."""

from enum import StrEnum
from functools import cache
from itertools import chain, repeat

from domain.growth.ages import (
    FIVE_YEARS_IN_MONTHS,
    NINETEEN_YEARS_IN_MONTHS,
    STANDING_TABLES_FROM_DAYS,
    TEN_YEARS_IN_MONTHS,
    Age,
)
from domain.growth.measures import Position
from domain.growth.tables import Lms, Table, lms_at
from domain.people import Sex

STANDING_FROM_CM = 87.0
"""With age and position unknown, a length from here on is looked up as a height."""


class Standard(StrEnum):
    """The two sets of WHO tables."""

    UNDER_FIVE = "u5"
    FIVE_TO_NINETEEN = "5_19"


class IndexName(StrEnum):
    """The six indices, by the column names of WHO's software."""

    LENGTH_FOR_AGE = "haz"
    WEIGHT_FOR_AGE = "waz"
    WEIGHT_FOR_LENGTH = "whz"
    BMI_FOR_AGE = "baz"
    HEAD_FOR_AGE = "hcz"
    ARM_FOR_AGE = "acz"


UNDER_FIVE_TABLES = {
    IndexName.LENGTH_FOR_AGE: Table.LENGTH_FOR_AGE,
    IndexName.WEIGHT_FOR_AGE: Table.WEIGHT_FOR_AGE,
    IndexName.BMI_FOR_AGE: Table.BMI_FOR_AGE,
    IndexName.HEAD_FOR_AGE: Table.HEAD_FOR_AGE,
    IndexName.ARM_FOR_AGE: Table.ARM_FOR_AGE,
}
DAYS_UNDER_FIVE = Table.WEIGHT_FOR_AGE.last_key + 1
NONE_BY_AGE: tuple[Lms | None, ...] = (None,) * len(IndexName)
FROM_FIVE_TABLES = {
    IndexName.LENGTH_FOR_AGE: (Table.HEIGHT_FOR_AGE_5_19, NINETEEN_YEARS_IN_MONTHS),
    IndexName.WEIGHT_FOR_AGE: (Table.WEIGHT_FOR_AGE_5_10, TEN_YEARS_IN_MONTHS),
    IndexName.BMI_FOR_AGE: (Table.BMI_FOR_AGE_5_19, NINETEEN_YEARS_IN_MONTHS),
}
"""Each with the last month that has a result; a table goes one row on, for interpolating."""


def standard_of(age: Age | None) -> Standard:
    """Return the set of tables for an age; an unknown one counts as under five."""
    is_older = age is not None and age.months >= FIVE_YEARS_IN_MONTHS
    return Standard.FIVE_TO_NINETEEN if is_older else Standard.UNDER_FIVE


def age_distributions(sex: Sex, age: Age, standard: Standard) -> tuple[Lms | None, ...]:
    """Return what `age_distribution` gives for each index, in their order."""
    if standard is Standard.UNDER_FIVE:
        return _days(sex)[age.days] if age.months < FIVE_YEARS_IN_MONTHS else NONE_BY_AGE
    return tuple(age_distribution(name, sex, age, standard) for name in IndexName)


@cache
def _days(sex: Sex) -> tuple[tuple[Lms | None, ...], ...]:
    """Return the rows of each day under five years side by side, in order of the indices."""
    return tuple(zip(*(_by_day(name, sex) for name in IndexName), strict=True))


def _by_day(name: IndexName, sex: Sex) -> tuple[Lms | None, ...]:
    """Return one index from the day of birth on, None on days without a row."""
    table = UNDER_FIVE_TABLES.get(name)
    if table is None:
        return (None,) * DAYS_UNDER_FIVE
    return tuple(chain(repeat(None, table.first_key), table.rows[sex]))


def age_distribution(name: IndexName, sex: Sex, age: Age, standard: Standard) -> Lms | None:
    """Return the distribution of an index at an age; None where the standard has none.

    Under five it is the row of the day; from then on that of the month, interpolated within it.
    """
    if standard is Standard.UNDER_FIVE:
        table = UNDER_FIVE_TABLES.get(name)
        if table is None or age.months >= FIVE_YEARS_IN_MONTHS:
            return None
        return lms_at(table, sex, age.days)
    older, last_month = FROM_FIVE_TABLES.get(name, (None, 0))
    if older is None or age.months > last_month:
        return None
    return lms_at(older, sex, age.months)


def length_distribution(
    sex: Sex, length_cm: float, age: Age | None, position: Position | None
) -> Lms | None:
    """Return the distribution of weights at a length or height, for children under five."""
    if age is not None and age.months >= FIVE_YEARS_IN_MONTHS:
        return None
    is_standing = _is_looked_up_standing(length_cm, age, position)
    table = Table.WEIGHT_FOR_HEIGHT if is_standing else Table.WEIGHT_FOR_LENGTH
    # A length with 0.7 added can end in a stray 15th decimal and must not fall off the table.
    return lms_at(table, sex, round(length_cm * 10, 6))


def _is_looked_up_standing(length_cm: float, age: Age | None, position: Position | None) -> bool:
    """Tell whether the height table is used: by age, else by position, else by the length."""
    if age is not None:
        return age.days >= STANDING_TABLES_FROM_DAYS
    if position is not None:
        return position is Position.STANDING
    return length_cm >= STANDING_FROM_CM
