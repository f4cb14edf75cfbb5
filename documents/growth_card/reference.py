"""WHO's lines as curves over a sheet, from the very tables that judge a weighing."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from documents.growth_card.card import Chart
from documents.growth_card.sheets import Along, Sheet
from domain.growth.ages import DAYS_PER_MONTH, STANDING_TABLES_FROM_DAYS, Age
from domain.growth.lookup import IndexName, Standard, age_distribution, length_distribution
from domain.growth.tables import Lms
from domain.growth.zscore import value_at
from domain.people import Sex

Curve = tuple[tuple[float, float], ...]
Row = tuple[float, Lms]

LAST_DAY = 1826
STEPS_PER_MONTH = 2
NEWBORN_DAYS = 92
STEPS_PER_YEAR = 6
INDEX = {
    Chart.WEIGHT_0_24: IndexName.WEIGHT_FOR_AGE,
    Chart.WEIGHT_24_60: IndexName.WEIGHT_FOR_AGE,
    Chart.LENGTH_FOR_AGE: IndexName.LENGTH_FOR_AGE,
}


@cache
def sd_line(sheet: Sheet, sex: Sex, sd: float) -> tuple[Curve, ...]:
    """Give the curve of an SD line in the units of the sheet; two pieces where the table breaks."""
    return tuple(tuple((x, value_at(lms, sd)) for x, lms in piece) for piece in _rows(sheet, sex))


def height_at(curve: tuple[Curve, ...], x: float) -> float | None:
    """Give the height of a drawn curve at a place; None beside the table."""
    for piece in curve:
        for (x_before, y_before), (x_after, y_after) in pairwise(piece):
            if x_before <= x <= x_after:
                return y_before + (x - x_before) / (x_after - x_before) * (y_after - y_before)
    return None


@cache
def _rows(sheet: Sheet, sex: Sex) -> tuple[tuple[Row, ...], ...]:
    """Give the rows of WHO's table a sheet shows, close enough for a smooth curve."""
    if sheet.along is Along.LENGTH:
        return (tuple(_by_length(sheet, sex)),)
    if sheet.along is Along.YEARS:
        return (tuple(_by_year(sheet, sex)),)
    rows = tuple(_by_day(sheet, sex))
    if sheet.chart is not Chart.LENGTH_FOR_AGE:
        return (rows,)
    # From the day children are measured standing, they are 0.7 cm shorter.
    break_at = STANDING_TABLES_FROM_DAYS / DAYS_PER_MONTH
    return tuple(row for row in rows if row[0] < break_at), tuple(
        row for row in rows if row[0] >= break_at
    )


def _by_day(sheet: Sheet, sex: Sex) -> Iterator[Row]:
    for day in _days(sheet):
        age = Age.of_days(day)
        lms = age_distribution(INDEX[sheet.chart], sex, age, Standard.UNDER_FIVE)
        if lms is not None:
            yield age.months, lms


def _days(sheet: Sheet) -> list[int]:
    """List the days to look up: twice a month, weekly while a newborn's curve bends most."""
    steps = range(int(sheet.x.first * STEPS_PER_MONTH), int(sheet.x.last * STEPS_PER_MONTH) + 1)
    days = {min(Age.of_months(step / STEPS_PER_MONTH).days, LAST_DAY) for step in steps}
    if sheet.x.first == 0:
        days |= set(range(0, NEWBORN_DAYS, 7))
    if sheet.chart is Chart.LENGTH_FOR_AGE:
        days |= {STANDING_TABLES_FROM_DAYS - 1, STANDING_TABLES_FROM_DAYS}
    return sorted(days)


def _by_year(sheet: Sheet, sex: Sex) -> Iterator[Row]:
    steps = range(int(sheet.x.first * STEPS_PER_YEAR), int(sheet.x.last * STEPS_PER_YEAR) + 1)
    for step in steps:
        years = step / STEPS_PER_YEAR
        lms = age_distribution(
            IndexName.BMI_FOR_AGE, sex, Age.of_months(round(years * 12)), Standard.FIVE_TO_NINETEEN
        )
        if lms is not None:
            yield years, lms


def _by_length(sheet: Sheet, sex: Sex) -> Iterator[Row]:
    for length_cm in range(int(sheet.x.first), int(sheet.x.last) + 1):
        lms = length_distribution(sex, float(length_cm), None, sheet.position)
        if lms is not None:
            yield float(length_cm), lms
