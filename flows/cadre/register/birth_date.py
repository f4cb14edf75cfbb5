"""The birth date of a child who is registered: asked for, and confirmed by the age it gives."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import Either, Typed, choice, either, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input.months import read_month
from dialog.spoken import MONTHS, age, day_month_year
from dialog.texts import text
from domain.calendar import completed_months
from domain.people import Person, call_name
from domain.register import Register
from flows.cadre.register.answers_of_registering import a_birth_date

MOST_DATES = 5
MIDDLE = 15
"""A birth of which only the month is known is kept on this day of it (posyandu rules 10.2)."""
MONTH, DAY = 0, 1
"""Which of the two was told."""


@dataclass(frozen=True, kw_only=True)
class BirthDate:
    """A birth date, and whether only its month is known."""

    day: date
    is_estimated: bool = False


async def ask_birth_date(chat: Chat, register: Register, name: str, *, is_told: bool) -> BirthDate:
    """Ask until a date is confirmed; one that was told in the first line is taken as it is."""
    kind, day = await chat.ask(
        "born",
        text("3 dari 8. Tanggal lahir {child}? Contoh: 12-12-2025", child=call_name(name)),
        _day_or_month(register.speaker),
    )
    if is_told and kind == DAY:
        return BirthDate(day=day)
    for number in range(MOST_DATES):
        born = BirthDate(day=day, is_estimated=kind == MONTH)
        again, answered = await chat.ask(
            f"born_right{number}",
            _read_back(born, chat.today),
            either(
                one_of(
                    choice("yes", text("Betul"), "YA"),
                    choice("no", text("Ubah"), "UBAH", "TIDAK", "salah", "keliru"),
                ),
                _day_or_month(register.speaker),
            ),
        )
        if again == 1:
            kind, day = answered
        elif answered == "yes":
            return born
        else:
            kind, day = await chat.ask(
                f"born_again{number}",
                text("Tanggal lahir yang benar? Contoh: 12-12-2025"),
                _day_or_month(register.speaker),
            )
    return BirthDate(day=day, is_estimated=kind == MONTH)


def _read_back(born: BirthDate, today: date) -> str:
    months = age(completed_months(born.day, today))
    if not born.is_estimated:
        return text(
            "Lahir {date}, sekarang {age}. Betul?", date=day_month_year(born.day), age=months
        )
    return text(
        "Lahir bulan {month} {year}, tanggalnya belum diketahui. Saya catat {date} sebagai "
        "perkiraan, sekarang sekitar {age}. Betul?",
        month=MONTHS[born.day.month - 1],
        year=born.day.year,
        date=day_month_year(born.day),
        age=months,
    )


def _day_or_month(cadre: Person) -> Either:
    """Read the whole date, or the month when nobody knows the day."""
    whole = a_birth_date(cadre)

    def read(typed: str, today: date) -> date:
        month = read_month(typed)
        if month is None:
            raise NotUnderstood("")
        middle = month.replace(day=MIDDLE)
        return whole.reads(f"{min(middle, max(month, today)):%d-%m-%Y}", today)

    by_month = Typed(reads=read, dumps=date.isoformat, loads=date.fromisoformat)
    return either(by_month, whole)
