"""The child's measurements as spots of a sheet."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from documents.growth_card.card import CardMark, CardPoint, GrowthCard
from documents.growth_card.sheets import Along, Quantity, Sheet
from domain.calendar import age_in_days
from domain.growth import Growth, Position, assess
from domain.growth.ages import (
    DAYS_PER_MONTH,
    FIVE_YEARS_IN_MONTHS,
    STANDING_TABLES_FROM_DAYS,
)
from domain.kms.codes import month_number

MARGIN_MONTHS = 0.5
"""A weighing just before or after the ages of a sheet is still on it."""
MONTHS_PER_YEAR = 12


@dataclass(frozen=True, kw_only=True)
class Spot:
    """One measurement in the units of a sheet."""

    point: CardPoint
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Given:
    """What was given on one day, and where that day lies on a sheet."""

    on: date
    what: str
    x: float


def spots_of(card: GrowthCard, sheet: Sheet) -> tuple[Spot, ...]:
    """Give the measurements that belong on a sheet, oldest first."""
    in_order = sorted(card.points, key=lambda point: point.on)
    found = (_spot(card, sheet, point) for point in in_order if point.on >= card.born)
    return tuple(spot for spot in found if spot is not None)


def runs_of(sheet: Sheet, spots: tuple[Spot, ...]) -> tuple[tuple[Spot, ...], ...]:
    """Part the spots where a month was missed: within a run they are joined by a line."""
    runs: list[tuple[Spot, ...]] = []
    for spot in spots:
        if runs and _follows(sheet, runs[-1][-1], spot):
            runs[-1] = (*runs[-1], spot)
        else:
            runs.append((spot,))
    return tuple(runs)


def given_on(born: date, sheet: Sheet, marks: tuple[CardMark, ...]) -> tuple[Given, ...]:
    """Give the days of doses or capsules that lie on a sheet, with all that was given on each."""
    in_order = sorted(marks, key=lambda mark: mark.on)
    days = groupby(in_order, key=lambda mark: mark.on)
    placed = (
        (on, ", ".join(mark.label for mark in same), along_time(sheet, age_in_days(born, on)))
        for on, same in days
    )
    return tuple(Given(on=on, what=what, x=x) for on, what, x in placed if x is not None)


def along_time(sheet: Sheet, days: int) -> float | None:
    """Give the place of an age on the time axis; None when it is not on this sheet."""
    months = days / DAYS_PER_MONTH
    unit = MONTHS_PER_YEAR if sheet.along is Along.YEARS else 1
    is_on_sheet = (
        sheet.x.first * unit - MARGIN_MONTHS <= months <= sheet.x.last * unit + MARGIN_MONTHS
    )
    return months / unit if days >= 0 and is_on_sheet else None


def _follows(sheet: Sheet, before: Spot, after: Spot) -> bool:
    apart = month_number(after.point.on) - month_number(before.point.on)
    return apart <= sheet.joins_over_months


def _spot(card: GrowthCard, sheet: Sheet, point: CardPoint) -> Spot | None:
    x, y = _x(card, sheet, point), _y(card, sheet, point)
    return None if x is None or y is None else Spot(point=point, x=x, y=y)


def _x(card: GrowthCard, sheet: Sheet, point: CardPoint) -> float | None:
    days = age_in_days(card.born, point.on)
    if sheet.along is not Along.LENGTH:
        return along_time(sheet, days)
    is_standing_age = days >= STANDING_TABLES_FROM_DAYS
    is_of_table = is_standing_age is (sheet.position is Position.STANDING)
    is_under_five = days / DAYS_PER_MONTH < FIVE_YEARS_IN_MONTHS
    return _assessed(card, point).length_used_cm if is_of_table and is_under_five else None


def _y(card: GrowthCard, sheet: Sheet, point: CardPoint) -> float | None:
    match sheet.quantity:
        case Quantity.WEIGHT:
            return None if point.weight_g is None else point.weight_g / 1000
        case Quantity.LENGTH:
            return _assessed(card, point).length_used_cm
        case Quantity.BMI:
            return _assessed(card, point).bmi


def _assessed(card: GrowthCard, point: CardPoint) -> Growth:
    """Look at a measurement as the register does: lying and standing differ by 0.7 cm."""
    return assess(
        sex=card.sex,
        born=card.born,
        on=point.on,
        weight_g=point.weight_g,
        length_mm=point.length_mm,
        position=point.position,
    )
