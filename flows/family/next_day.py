"""When and where the next posyandu is, in words."""

from datetime import date, timedelta

from dialog.spoken import clock, full_date, weekday_date
from dialog.texts import text
from domain.people import Posyandu, PosyanduDay, as_held
from domain.register import Register


def upcoming(register: Register, posyandu: Posyandu, *, after: date | None = None) -> PosyanduDay:
    """Give the next day that is not over: today's counts until it closes."""
    today = register.now.date()
    day = register.next_day(posyandu.id, max(today, after or today))
    if day.held_on == today and register.now.time() >= posyandu.closes_at:
        return register.next_day(posyandu.id, today + timedelta(days=1))
    return day


def next_posyandu(register: Register, posyandu: Posyandu, *, with_year: bool = False) -> str:
    """Say the next day in one line: 'Posyandu berikutnya: Selasa 10 Februari, jam 08.00, ...'."""
    day = upcoming(register, posyandu)
    held = as_held(posyandu, day)
    return text(
        "Posyandu berikutnya: {day}, jam {hour}, {place}.",
        day=full_date(day.held_on) if with_year else weekday_date(day.held_on),
        hour=clock(held.opens_at),
        place=held.place,
    )


def on_day(register: Register, posyandu_id: int, on: date) -> Posyandu:
    """Give a posyandu with the place and the hours it has on a day."""
    posyandu = register.posyandu(posyandu_id)
    day = next(iter(register.days_between(posyandu_id, on, on)), None)
    return as_held(posyandu, day) if day is not None else posyandu
