"""An officer moves a posyandu's day, and tells the families or not."""

import re
from datetime import date, time, timedelta

from dialog.answers import Typed, choice, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input.dates import (
    FoundDate,
    ImpossibleDate,
    UnclearDate,
    WeekdayConflict,
    WrongSide,
    read_date,
)
from dialog.input.places import find_place
from dialog.spoken import MONTHS, clock, day_month_year, full_date, weekday, weekday_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_village import MoveDay
from domain.holidays import holiday
from domain.people import DayStatus, Posyandu, PosyanduDay
from domain.register import Register
from flows.entry import Opening
from flows.village.days import (
    has_date,
    holiday_mark,
    take_ahead,
    which_posyandu,
)

TOLD_AT = time(16)
MOVED_AHEAD = timedelta(days=200)
MOST_DATES = 2


def opens(words: str) -> Opening:
    """Keep 'melati 2 ke jumat 13 maret'; it takes the posyandu's names to part it."""
    return Opening(subject={"words": words} if words.strip() else {})


async def move_day(
    chat: Chat, register: Register, *, posyandu: int | None = None, words: str = ""
) -> object:
    """Ask which posyandu and which date; a weekday that does not fit is asked about."""
    take_ahead(chat, register, words, date_question="to")
    moved = (
        register.posyandu(posyandu)
        if posyandu is not None
        else await which_posyandu(chat, register, text("Posyandu mana yang dipindah?"))
    )
    planned = _movable(register, moved, chat.today)
    to = await _to_date(chat, register, moved, planned)
    if to is None:
        return Go(flow="move_day", subject={"posyandu": moved.id})
    day = min(planned, key=lambda day: abs(day.held_on - to))
    falls_on = holiday(to)
    if falls_on is not None and falls_on.is_day_of_silence:
        return await _silent_day(chat, moved, to, falls_on.name)
    picked = await chat.ask(
        "confirm",
        lines(
            holiday_mark(to),
            text(
                "{posyandu}: {date}, jam {clock}, {place}. Simpan dan beri tahu keluarga?",
                posyandu=moved.name,
                date=full_date(to),
                clock=clock(day.opens_at or moved.opens_at),
                place=day.place or moved.place,
            ),
        ),
        one_of(
            choice("tell", text("Simpan & kabari"), "YA"),
            choice("save", text("Simpan saja")),
            choice("cancel", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    if picked == "cancel":
        return Go(flow="day_not_changed")
    return MoveDay(posyandu=moved.id, planned_on=day.planned_on, to=to, tells=picked == "tell")


def _movable(register: Register, posyandu: Posyandu, today: date) -> tuple[PosyanduDay, ...]:
    """List the days to come that have not begun; the one nearest to a new date is moved."""
    days = register.days_between(posyandu.id, today, today + MOVED_AHEAD)
    return tuple(day for day in days if day.status is DayStatus.PLANNED)


async def _to_date(
    chat: Chat, register: Register, posyandu: Posyandu, planned: tuple[PosyanduDay, ...]
) -> date | None:
    """Ask for the new date; None to ask anew."""
    dates = await chat.ask(
        "to",
        text("{posyandu} dipindah ke tanggal berapa?", posyandu=posyandu.name),
        _coming_dates(register, posyandu, planned),
    )
    if len(dates) == 1:
        return dates[0]
    first = dates[0]
    picked = await chat.ask(
        "which_date",
        text(
            "{date} itu hari {weekday}, {bu}. Maksudnya yang mana?",
            date=day_month_year(first),
            weekday=weekday(first),
            bu=register.speaker.bu,
        ),
        one_of(
            *(choice(on.isoformat(), weekday_date(on)[:20], weekday(on)) for on in dates),
            choice("other", text("Tanggal lain")),
        ),
    )
    return None if picked == "other" else date.fromisoformat(picked)


def _coming_dates(
    register: Register, posyandu: Posyandu, planned: tuple[PosyanduDay, ...]
) -> Typed[tuple[date, ...]]:
    """Read a coming date, or the two that a date and a weekday at odds may mean."""
    others = [other.name for other in register.all_posyandu() if other.id != posyandu.id]

    def read(typed: str, today: date) -> tuple[date, ...]:
        if find_place(typed, others) is not None:
            raise NotUnderstood(
                text(
                    "Yang sedang dipindah {posyandu}. Untuk posyandu lain, ketik BATAL dulu.",
                    posyandu=posyandu.name,
                ),
                repeat=True,
            )
        match read_date(_after_to(typed), today=today, prefer="future"):
            case FoundDate(day=found):
                dates: tuple[date, ...] = (found,)
            case WeekdayConflict(by_date=by_date, by_weekday=by_weekday):
                dates = tuple(sorted({by_date, by_weekday}, key=lambda on: on != by_date))
            case UnclearDate(candidates=candidates) if candidates:
                dates = candidates[:MOST_DATES]
            case WrongSide():
                raise NotUnderstood(text("Tanggal itu sudah lewat."), repeat=True)
            case ImpossibleDate(month=int() as month, last_day=last_day):
                raise NotUnderstood(
                    text(
                        "Bulan {month} hanya sampai tanggal {day}.",
                        month=MONTHS[month - 1],
                        day=last_day,
                    ),
                    repeat=True,
                )
            case _:
                raise NotUnderstood(text("Saya perlu tanggalnya. Contoh: 12 Maret"))
        if len(dates) == 1 and any(day.held_on == dates[0] for day in planned):
            raise NotUnderstood(text("Jadwalnya memang tanggal itu."), repeat=True)
        return dates

    return Typed(
        reads=read,
        dumps=lambda dates: [on.isoformat() for on in dates],
        loads=lambda kept: tuple(date.fromisoformat(on) for on in kept),
    )


def _after_to(words: str) -> str:
    """Give the new date of 'dari 19 maret ke 12 maret'."""
    parts = re.split(r"\b(?:ke|jadi|menjadi)\b", words, flags=re.IGNORECASE)
    return parts[-1] if has_date(parts[-1]) else words


async def _silent_day(chat: Chat, posyandu: Posyandu, on: date, name: str) -> Go:
    """Nothing takes place on the day of silence."""
    picked = await chat.ask(
        "silent",
        lines(
            text(
                "{date} adalah {holiday}. Tidak ada kegiatan pada hari itu.",
                date=full_date(on),
                holiday=name,
            ),
            text("Pilih tanggal lain?"),
        ),
        one_of(
            choice("other", text("Tanggal lain"), "YA"),
            choice("cancel", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    if picked == "other":
        return Go(flow="move_day", subject={"posyandu": posyandu.id})
    return Go(flow="day_not_changed")


async def day_not_changed(chat: Chat, register: Register) -> None:
    """The schedule stays."""
    chat.say(text("Baik, jadwalnya tidak diubah."))


async def day_moved(
    chat: Chat,
    register: Register,
    *,
    posyandu: int,
    on: str,
    broadcast: int | None,
    families: int,
) -> None:
    """Confirm the move, and say when the families hear of it."""
    saved = text(
        "✅ Jadwal {posyandu} dipindah ke {date}.",
        posyandu=register.posyandu(posyandu).name,
        date=weekday_date(date.fromisoformat(on)),
    )
    chat.say(lines(saved, _told(register, broadcast, families)))


def _told(register: Register, broadcast: int | None, families: int) -> str:
    if broadcast is None:
        return text("Keluarga belum dikabari.")
    sent = register.broadcast(broadcast)
    local = sent.send_at.astimezone(register.village.zone)
    if local <= register.now:
        return text(
            "{families} keluarga dikabari sekarang. Kode siaran {code}.",
            families=families,
            code=sent.code,
        )
    if local.date() == register.now.date():
        return text(
            "{families} keluarga dikabari hari ini jam {clock}. Kode siaran {code}.",
            families=families,
            clock=clock(local),
            code=sent.code,
        )
    return text(
        "{families} keluarga dikabari besok jam {clock}. Kode siaran {code}.",
        families=families,
        clock=clock(local),
        code=sent.code,
    )


async def nobody_told(chat: Chat, register: Register, *, posyandu: int, on: str) -> None:
    """The day was moved, and no family has agreed to messages."""
    chat.say(
        lines(
            text(
                "✅ Jadwal {posyandu} dipindah ke {date}.",
                posyandu=register.posyandu(posyandu).name,
                date=weekday_date(date.fromisoformat(on)),
            ),
            text("Belum ada keluarga yang setuju menerima pesan, jadi tolong kabari langsung."),
        )
    )


async def day_was_moved(
    chat: Chat, register: Register, *, posyandu: int, was: str, on: str, by: int
) -> None:
    """Tell a cadre that the day of the posyandu was moved."""
    moved = register.posyandu(posyandu)
    chat.say(
        text(
            "{who} memindah posyandu {posyandu} dari {was} ke {on}, jam {clock}, {place}.",
            who=register.person(by).call,
            posyandu=moved.name,
            was=weekday_date(date.fromisoformat(was)),
            on=weekday_date(date.fromisoformat(on)),
            clock=clock(moved.opens_at),
            place=moved.place,
        )
    )
