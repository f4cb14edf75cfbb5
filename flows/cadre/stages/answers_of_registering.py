"""Answers of a registration: a birth date or an age, the weeks of a pregnancy, an RT."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dialog.answers import Typed
from dialog.answers_of_dates import a_past_date
from dialog.chat import NotUnderstood
from dialog.input.person_words import read_person
from dialog.texts import text
from domain.screening.stages import DAYS_PER_WEEK, LONGEST_PREGNANCY

_YEARS = re.compile(
    r"(?:umur\w*|usia\w*|kira-kira|sekitar|\s)*([0-9]{1,3})\s*(?:tahun|thn|th|t)?\.?"
)
_WEEKS = re.compile(
    r"(?:hamil|usia|umur|kandungan|\s)*([0-9]{1,2})\s*(minggu|mgg|mg|bulan|bln|bl)\b.*"
)
_NUMBER = re.compile(r"(?:rt\.?\s*)?0*([0-9]{1,3})", re.IGNORECASE)
OLDEST_YEARS = 120
WEEKS_PER_MONTH = 4


@dataclass(frozen=True, kw_only=True)
class Birth:
    """A birth date, or the middle of the year that an age gives."""

    day: date
    is_estimated: bool


def a_birth() -> Typed[Birth]:
    """Read a birth date, or an age in years."""
    a_day = a_past_day(text("Saya perlu tanggal lahir atau umurnya. Contoh: 61 tahun"))

    def read(typed: str, today: date) -> Birth:
        match = _YEARS.fullmatch(typed.strip().lower())
        if match is not None and int(match[1]) <= OLDEST_YEARS:
            return Birth(day=date(today.year - int(match[1]), 1, 1), is_estimated=True)
        return Birth(day=a_day.reads(typed, today), is_estimated=False)

    return Typed(
        reads=read,
        dumps=lambda birth: [birth.day.isoformat(), birth.is_estimated],
        loads=lambda stored: Birth(day=date.fromisoformat(stored[0]), is_estimated=stored[1]),
    )


def a_past_day(complaint: str = "") -> Typed[date]:
    """Read a day up to today."""
    return a_past_date(complaint or text("Saya perlu tanggalnya. Contoh: 26-08-2025"))


def a_last_period() -> Typed[date]:
    """Read the first day of the last period, or how many weeks or months a pregnancy lasts."""
    a_day = a_past_day(text("Saya perlu tanggal HPHT atau minggunya. Contoh: 24 minggu"))

    def read(typed: str, today: date) -> date:
        match = _WEEKS.fullmatch(typed.strip().lower())
        if match is None:
            day = a_day.reads(typed, today)
            weeks = (today - day).days // DAYS_PER_WEEK
        else:
            weeks = int(match[1]) * (WEEKS_PER_MONTH if match[2].startswith("b") else 1)
            day = today - timedelta(weeks=weeks)
        if weeks > LONGEST_PREGNANCY:
            raise NotUnderstood(text("Itu lebih dari 45 minggu yang lalu. Tolong cek lagi."))
        return day

    return Typed(reads=read, dumps=date.isoformat, loads=date.fromisoformat)


def a_neighbourhood() -> Typed[str]:
    """Read an RT: '2', 'rt 02'."""

    def read(typed: str, _today: date) -> str:
        match = _NUMBER.fullmatch(typed.strip())
        number = match[1] if match is not None else read_person(typed).rt
        if number is None:
            raise NotUnderstood(text("RT berapa? Angkanya saja, contoh: 02"))
        return number.zfill(2)

    return Typed(reads=read, dumps=str, loads=str)
