"""Days of silence, on which a village is not written to, and what moves because of them."""

from datetime import date, timedelta

from domain import reminders
from domain.people import Village


def is_silent(village: Village, day: date) -> bool:
    """Tell whether the village keeps a day of silence."""
    return reminders.is_silent(day, keeps_silent_days=village.keeps_silent_days)


def days_in(village: Village, today: date, *, ahead: int) -> tuple[date, ...]:
    """List the posyandu days that today speaks of.

    What would fall on a day of silence goes out the day before, beside that day's own.
    """
    spoken_of = [today + timedelta(days=ahead)]
    if is_silent(village, today + timedelta(days=1)):
        spoken_of.append(today + timedelta(days=ahead + 1))
    return tuple(day for day in spoken_of if not is_silent(village, day))
