"""The birth date of a child who is registered: asked for, and confirmed by the age it gives."""

from datetime import date

from dialog.answers import choice, either, one_of
from dialog.chat import Chat
from dialog.spoken import age, day_month_year
from dialog.texts import text
from domain.calendar import completed_months
from domain.people import call_name
from domain.register import Register
from flows.cadre.answers_of_registering import a_birth_date

MOST_DATES = 5


async def ask_birth_date(chat: Chat, register: Register, name: str, *, is_told: bool) -> date:
    """Ask until a date is confirmed; one that was told in the first line is taken as it is."""
    a_day = a_birth_date(register.speaker)
    born = await chat.ask(
        "born",
        text("3 dari 8. Tanggal lahir {child}? Contoh: 12-12-2025", child=call_name(name)),
        a_day,
    )
    if is_told:
        return born
    for number in range(MOST_DATES):
        kind, answered = await chat.ask(
            f"born_right{number}",
            text(
                "Lahir {date}, sekarang {age}. Betul?",
                date=day_month_year(born),
                age=age(completed_months(born, chat.today)),
            ),
            either(
                one_of(
                    choice("yes", text("Betul"), "YA"),
                    choice("no", text("Ubah"), "UBAH", "TIDAK", "salah", "keliru"),
                ),
                a_day,
            ),
        )
        if kind == 1:
            born = answered
        elif answered == "yes":
            return born
        else:
            born = await chat.ask(
                f"born_again{number}",
                text("Tanggal lahir yang benar? Contoh: 12-12-2025"),
                a_day,
            )
    return born
