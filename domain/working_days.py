"""Days on which a Puskesmas works: Monday to Friday, without public holidays."""

from datetime import date, timedelta

from domain.holidays import holiday

SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Tell whether a day is a working day."""
    return day.weekday() < SATURDAY and holiday(day) is None


def working_days_between(start: date, end: date) -> int:
    """Count the working days after one day up to and with another."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(1 for day in days if is_working_day(day))
