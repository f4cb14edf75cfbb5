"""On which day a weighing counts: the open day, or outside of the schedule if a cadre says so."""

from dataclasses import dataclass
from datetime import date, timedelta

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import day_month
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.people import Child, DayStatus, PosyanduDay
from domain.register import Register
from flows.cadre.who.namesakes import spoken_near


@dataclass(frozen=True, kw_only=True)
class When:
    """The day a weighing is kept under."""

    on: date
    source: str = "posyandu"
    opens_day: bool = False
    """True when the cadre opens today's day with this weighing."""

    def months(self, child: Child) -> int:
        """Give a child's completed months on this day."""
        return completed_months(child.born_on, self.on)


async def when_recorded(chat: Chat, register: Register, child: Child) -> When | None:
    """Give the day to record under; None when the cadre leaves it."""
    open_day = register.open_day(child.posyandu_id)
    if open_day is not None:
        return When(on=open_day.held_on)
    coming = register.next_day(child.posyandu_id, chat.today)
    if coming.held_on == chat.today and coming.status is DayStatus.PLANNED:
        return await open_first(chat)
    return await outside_the_schedule(
        chat,
        lines(
            _why_not_yet(coming, spoken_near(register, child), chat.today),
            text(
                "Pilih ini kalau {ibu} menimbang di luar jadwal, misalnya kunjungan rumah.",
                ibu=register.speaker.ibu,
            ),
        ),
    )


async def outside_the_schedule(chat: Chat, words: str) -> When | None:
    """Ask whether it counts as a home visit of today; None when the cadre leaves it."""
    picked = await chat.ask(
        "outside",
        words,
        one_of(
            choice("now", text("Ya, catat sekarang"), "YA"),
            choice("leave", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    return When(on=chat.today, source="home_visit") if picked == "now" else None


async def open_first(chat: Chat) -> When | None:
    """Ask whether today's day is opened with this; None when the cadre leaves it."""
    picked = await chat.ask(
        "open_first",
        text("Hari posyandu belum dibuka. Buka sekarang?"),
        one_of(
            choice("open", text("Buka"), "BUKA", "YA"),
            choice("leave", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    return When(on=chat.today, opens_day=True) if picked == "open" else None


def _why_not_yet(coming: PosyanduDay, child: str, today: date) -> str:
    if coming.held_on == today:
        return text(
            "Hari posyandu hari ini sudah ditutup. Mau catat penimbangan {child} sekarang juga?",
            child=child,
        )
    if coming.held_on == today + timedelta(days=1):
        return text(
            "Besok baru hari posyandu. Mau catat penimbangan {child} sekarang juga?",
            child=child,
        )
    return text(
        "Posyandu berikutnya {date}. Mau catat penimbangan {child} sekarang juga?",
        date=day_month(coming.held_on),
        child=child,
    )
