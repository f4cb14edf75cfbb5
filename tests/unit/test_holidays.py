"""Public holidays of 2026."""

from datetime import date

from domain.holidays import holiday


def test_nyepi_is_a_day_of_silence():
    """Nothing can take place on it."""
    nyepi = holiday(date(2026, 3, 19))

    assert nyepi.name == "Hari Suci Nyepi"
    assert nyepi.is_day_of_silence
    assert not nyepi.is_collective_leave


def test_collective_leave_is_told_apart():
    """A posyandu may still open on it."""
    leave = holiday(date(2026, 3, 18))

    assert leave.name == "Cuti bersama Nyepi"
    assert leave.is_collective_leave
    assert not leave.is_day_of_silence


def test_the_year_has_seventeen_holidays_and_eight_days_of_leave():
    """As the joint decree for 2026 counts them."""
    days = [holiday(date.fromordinal(n)) for n in range(*span_of(2026))]
    found = [day for day in days if day]

    assert sum(day.is_collective_leave for day in found) == 8
    assert len(found) == 25


def test_an_ordinary_day_is_none():
    """Most days are."""
    assert holiday(date(2026, 3, 10)) is None


def span_of(year):
    """Return the first ordinal of a year and of the next."""
    return date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()
