"""When and where the next posyandu is, in words."""

from datetime import date, timedelta

from dialog.spoken import clock, full_date, weekday_date
from dialog.texts import text
from domain.people import Posyandu, PosyanduDay
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
    day = upcoming(register, posyandu).held_on
    return text(
        "Posyandu berikutnya: {day}, jam {hour}, {place}.",
        day=full_date(day) if with_year else weekday_date(day),
        hour=clock(posyandu.opens_at),
        place=posyandu.place,
    )
