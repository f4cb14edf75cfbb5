"""Which row of which WHO table a measurement is compared with."""

from enum import Enum

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


class Standard(Enum):
    """The two sets of WHO tables."""

    UNDER_FIVE = "u5"
    FIVE_TO_NINETEEN = "5_19"


class IndexName(Enum):
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


def age_distribution(name: IndexName, sex: Sex, age: Age, standard: Standard) -> Lms | None:
    """Return the distribution of an index at an age; None where the standard has none."""
    if standard is Standard.UNDER_FIVE:
        return _by_day(name, sex, age)
    return _by_month(name, sex, age)


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


def _by_day(name: IndexName, sex: Sex, age: Age) -> Lms | None:
    """Return the row of the day."""
    table = UNDER_FIVE_TABLES.get(name)
    if table is None or age.months >= FIVE_YEARS_IN_MONTHS:
        return None
    return lms_at(table, sex, age.days)


def _by_month(name: IndexName, sex: Sex, age: Age) -> Lms | None:
    """Return the row of the month, interpolated within the month."""
    table, last_month = FROM_FIVE_TABLES.get(name, (None, 0))
    if table is None or age.months > last_month:
        return None
    return lms_at(table, sex, age.months)


def _is_looked_up_standing(length_cm: float, age: Age | None, position: Position | None) -> bool:
    """Tell whether the height table is used: by age, else by position, else by the length."""
    if age is not None:
        return age.days >= STANDING_TABLES_FROM_DAYS
    if position is not None:
        return position is Position.STANDING
    return length_cm >= STANDING_FROM_CM
