"""Months are counted by the calendar, days by difference."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import add_months, age_in_days, completed_months

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 12, 31))
MONTHS = st.integers(min_value=0, max_value=240)


def test_the_last_day_of_a_long_month_moves_to_the_end_of_a_short_one():
    """31 January plus one month is the last day of February."""
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)


def test_months_pass_the_end_of_a_year():
    """December plus one month is January of the next year, and back again."""
    assert add_months(date(2025, 12, 15), 1) == date(2026, 1, 15)
    assert add_months(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_a_month_is_completed_on_the_day_itself():
    """A child born on the 11th completes a month on the 11th, not on the 10th."""
    born = date(2025, 2, 11)
    assert completed_months(born, date(2026, 2, 10)) == 11
    assert completed_months(born, date(2026, 2, 11)) == 12


def test_a_child_born_on_the_31st_completes_a_month_at_the_end_of_february():
    """The clamped day counts as the month's day."""
    born = date(2026, 1, 31)
    assert completed_months(born, date(2026, 2, 27)) == 0
    assert completed_months(born, date(2026, 2, 28)) == 1


def test_a_day_before_the_birth_counts_as_minus_one_month():
    """Ages before the birth are negative, so that callers can refuse them."""
    assert completed_months(date(2026, 2, 11), date(2026, 2, 10)) == -1
    assert age_in_days(date(2026, 2, 11), date(2026, 2, 10)) == -1


@given(born=DAYS, months=MONTHS, extra=st.integers(min_value=0, max_value=40))
def test_completed_months_is_the_largest_that_fits(born, months, extra):
    """`add_months` of the answer is not after the day, and of one more is after it."""
    on = add_months(born, months) + timedelta(days=extra)
    completed = completed_months(born, on)
    assert add_months(born, completed) <= on < add_months(born, completed + 1)
    assert age_in_days(born, on) == (on - born).days
