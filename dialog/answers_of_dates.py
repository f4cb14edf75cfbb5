"""Answers that are dates, with the sentence for what is missing, impossible or not yet here."""

from collections.abc import Callable
from datetime import date

from dialog.answers import Typed
from dialog.chat import NotUnderstood
from dialog.input import dates
from dialog.spoken import MONTHS, full_date, weekday_date
from dialog.texts import text


def a_past_date(complaint: str, *, not_yet: str = "") -> Typed[date]:
    """Read a day up to today.

    `complaint` is said when there is no date, `not_yet` when it lies in the future.
    """

    def read(typed: str, today: date) -> date:
        reading = dates.read_date(typed, today=today, prefer="past")
        if isinstance(reading, dates.WrongSide):
            raise NotUnderstood(not_yet or text("Tanggal itu belum sampai."), repeat=True)
        return _sure(reading, complaint)

    return _a_date(read)


def a_coming_date(complaint: str) -> Typed[date]:
    """Read a day from today on; `complaint` is said when there is no date."""

    def read(typed: str, today: date) -> date:
        reading = dates.read_date(typed, today=today, prefer="future")
        if isinstance(reading, dates.WrongSide):
            raise NotUnderstood(text("Tanggal itu sudah lewat."), repeat=True)
        return _sure(reading, complaint)

    return _a_date(read)


def _a_date(read: Callable[[str, date], date]) -> Typed[date]:
    return Typed(reads=read, dumps=date.isoformat, loads=date.fromisoformat)


def _sure(reading: dates.DateReading, complaint: str) -> date:
    match reading:
        case dates.FoundDate(day=day):
            return day
        case dates.ImpossibleDate(month=int() as month, last_day=last_day):
            raise NotUnderstood(
                text(
                    "Bulan {month} hanya sampai tanggal {day}.",
                    month=MONTHS[month - 1],
                    day=last_day,
                ),
                repeat=True,
            )
        case dates.WeekdayConflict(by_date=by_date, by_weekday=by_weekday):
            raise NotUnderstood(
                text(
                    "Tanggal dan harinya tidak cocok: {first} atau {second}?",
                    first=weekday_date(by_date),
                    second=weekday_date(by_weekday),
                ),
                repeat=True,
            )
        case dates.UnclearDate(candidates=candidates) if candidates:
            raise NotUnderstood(
                text(
                    "Maksudnya {dates}? Tolong tulis tanggalnya lengkap.",
                    dates=text(" atau ").join(full_date(day) for day in candidates),
                ),
                repeat=True,
            )
        case _:
            raise NotUnderstood(complaint, repeat=True)
