"""Working days and months: what is counted, and what is understood."""

from datetime import date

import pytest

from dialog.input.months import read_month
from domain.people import call_name
from domain.working_days import is_working_day, working_days_between


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 3, 6), True),
        (date(2026, 3, 7), False),
        (date(2026, 3, 8), False),
        (date(2026, 3, 19), False),
    ],
)
def test_weekends_and_holidays_are_no_working_days(day, works):
    """Nyepi of 2026 falls on a Thursday."""
    assert is_working_day(day) is works


def test_first_day_is_not_counted():
    """From Friday to Monday is one working day."""
    assert working_days_between(date(2026, 3, 6), date(2026, 3, 9)) == 1


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("mei 2025", date(2025, 5, 1)),
        ("sekitar bulan 5 2025", date(2025, 5, 1)),
        ("05-2025", date(2025, 5, 1)),
        ("4 mei 2025", None),
        ("5/5/2025", None),
        ("mei", None),
        ("13 2025", None),
    ],
)
def test_month_alone_is_told_from_a_date(typed, month):
    """A day beside the month makes it a date; without a year nothing is sure."""
    assert read_month(typed) == month


def test_baby_without_a_name_is_called_in_full():
    """'Bayi' alone would name every newborn."""
    assert call_name("Bayi Ny. Sari") == "Bayi Ny. Sari"
