"""Counting months and days between two local dates."""

from calendar import monthrange
from datetime import date

MONTHS_PER_YEAR = 12
DAYS_IN_EVERY_MONTH = 28


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later (or earlier), moved back to the month's end if need be."""
    years, month_index = divmod(day.month - 1 + months, MONTHS_PER_YEAR)
    year, month = day.year + years, month_index + 1
    if day.day <= DAYS_IN_EVERY_MONTH:
        return date(year, month, day.day)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def completed_months(born: date, on: date) -> int:
    """Return the largest n with `add_months(born, n) <= on`; negative before the birth."""
    months = (on.year - born.year) * MONTHS_PER_YEAR + on.month - born.month
    return months if add_months(born, months) <= on else months - 1


def age_in_days(born: date, on: date) -> int:
    """Return the whole days from birth; negative before the birth."""
    return (on - born).days
