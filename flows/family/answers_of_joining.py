"""What is answered while a family joins: six digits, the want of a code, a birth date."""

from datetime import date, timedelta

from dialog.answers import Typed
from dialog.chat import Answer, NotUnderstood
from dialog.input import dates, words
from dialog.input.codes import read_code
from dialog.texts import text
from flows.family.pregnancy import months_told

CODE, NO_CODE = 0, 2
"""Kinds of answers to the question for a code."""


def a_code() -> Typed[str]:
    """Read six digits."""

    def read(typed: str, _today: date) -> str:
        code = read_code(typed)
        if code is None or is_other_code(typed):
            raise NotUnderstood(text("Kodenya 6 angka. Contoh: 123 456"))
        return code

    return Typed(reads=read, dumps=str, loads=str)


def is_other_code(typed: str) -> bool:
    """Tell whether six digits are for a change of number or an invitation: 'PINDAH 604118'."""
    match = words.lexicon().intent(typed, among=("PINDAH_NOMOR", "KODE_KADER"))
    return match is not None and match.is_first


def unborn() -> Typed[str]:
    """Hear that the child meant is not born yet; give how far the pregnancy is."""

    def read(typed: str, _today: date) -> str:
        if words.lexicon().intent(typed, among=("BELUM_LAHIR",)) is None:
            raise NotUnderstood(text("Kodenya 6 angka. Contoh: 123 456"))
        return months_told(typed)

    return Typed(reads=read, dumps=str, loads=str)


def without_code() -> Typed[str]:
    """Hear that there is no code, or where one comes from: 'ga punya kode, gimana caranya'."""

    def read(typed: str, _today: date) -> str:
        if words.lexicon().intent(typed, among=("TANPA_KODE",)) is None:
            raise NotUnderstood(text("Kodenya 6 angka. Contoh: 123 456"))
        return "none"

    return Typed(reads=read, dumps=str, loads=str)


def birth_date() -> Answer[date]:
    """Read a birth date in any spelling; the year belongs to it, for it opens a door."""

    def read(typed: str, today: date) -> date:
        match dates.read_date(typed, today=today, prefer="past"):
            case dates.FoundDate(day=day) if _has_year(typed, day, today):
                return day
            case dates.WrongSide():
                raise NotUnderstood(text("Tanggal itu belum sampai. Coba lihat di Buku KIA."))
            case dates.WeekdayConflict(by_date=day):
                return day
            case _:
                raise NotUnderstood(
                    text("Saya perlu tanggal lahirnya, lengkap. Contoh: 12-12-2025")
                )

    return Typed(reads=read, dumps=date.isoformat, loads=date.fromisoformat)


def _has_year(typed: str, day: date, today: date) -> bool:
    """Tell whether a date names its year: read a year later, it is the same day."""
    later = dates.read_date(typed, today=today + timedelta(days=366), prefer="past")
    return later == dates.FoundDate(day=day)


def wrong_date_words() -> str:
    """Say that a date does not fit, and nothing more."""
    return text("Tanggal itu belum cocok. Coba lihat lagi di Buku KIA. Contoh: 12-12-2025")
