"""On which day a screening counts: the open day, or outside of the schedule if a cadre says so."""

from datetime import date

from dialog.chat import Chat
from dialog.spoken import day_month
from dialog.texts import lines, text
from domain.people import DayStatus
from domain.register import Register
from domain.screening import Resident
from flows.cadre.day.posyandu_day import When, open_first, outside_the_schedule
from flows.cadre.stages.people import short_name

AT_POSYANDU, ELSEWHERE = "posyandu", "home_visit"


async def when_examined(
    chat: Chat, register: Register, resident: Resident, listed: dict[str, str] | None = None
) -> When | None:
    """Give the day to record under, that of a pasted list if `listed`; None when it is left."""
    if listed is not None:
        is_of_day = listed["source"] == AT_POSYANDU
        return When(
            on=date.fromisoformat(listed["on"]), source=AT_POSYANDU if is_of_day else ELSEWHERE
        )
    open_day = register.open_day(resident.posyandu_id)
    if open_day is not None:
        return When(on=open_day.held_on)
    coming = register.next_day(resident.posyandu_id, chat.today)
    if coming.held_on == chat.today and coming.status is DayStatus.PLANNED:
        return await open_first(chat)
    who = short_name(register, resident)
    why = (
        text("Hari posyandu hari ini sudah ditutup.")
        if coming.held_on == chat.today
        else text("Posyandu berikutnya {date}.", date=day_month(coming.held_on))
    )
    return await outside_the_schedule(
        chat,
        lines(
            f"{why} {text('Mau catat {who} sekarang juga?', who=who)}",
            text("Pilih ini kalau diperiksa di luar jadwal, misalnya kunjungan rumah."),
        ),
    )
