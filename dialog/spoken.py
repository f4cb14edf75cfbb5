"""Numbers, dates and ages as the service says them (decimal comma, dot in times, local months)."""

from collections.abc import Sequence
from datetime import date, datetime, time

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS_SPOKEN_IN_YEARS = 24


def kg(grams: int) -> str:
    """Say a weight: 8200 is '8,2', 15000 is '15', 8250 is '8,25'."""
    return _decimal(grams, 1000)


def scale_kg(grams: int) -> str:
    """Say a weight as a scale shows it, to be answered likewise: 8000 is '8,0'."""
    said = kg(grams)
    return said if "," in said else f"{said},0"


def cm(millimetres: int) -> str:
    """Say a length: 705 is '70,5', 910 is '91'."""
    return _decimal(millimetres, 10)


def _decimal(amount: int, unit: int) -> str:
    sign = "-" if amount < 0 else ""
    whole, rest = divmod(abs(amount), unit)
    digits = str(rest).zfill(len(str(unit)) - 1).rstrip("0")
    return f"{sign}{whole},{digits}" if digits else f"{sign}{whole}"


def day_month(day: date) -> str:
    """Say a day without its year: '10 Februari'."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def day_month_year(day: date) -> str:
    """Say a day with its year: '10 Februari 2026'."""
    return f"{day_month(day)} {day.year}"


def weekday(day: date) -> str:
    """Name the day of the week."""
    return WEEKDAYS[day.weekday()]


def weekday_date(day: date) -> str:
    """Say a day with its weekday: 'Selasa 10 Februari'."""
    return f"{weekday(day)} {day_month(day)}"


def full_date(day: date) -> str:
    """Say a day in full: 'Selasa 10 Februari 2026'."""
    return f"{weekday_date(day)} {day.year}"


def clock(moment: time | datetime) -> str:
    """Say a time of day: '08.00'."""
    return f"{moment.hour:02}.{moment.minute:02}"


def age(months: int) -> str:
    """Say an age in completed months: '9 bulan', from two years '2 tahun 7 bulan'."""
    if months < MONTHS_SPOKEN_IN_YEARS:
        return f"{months} bulan"
    years, rest = divmod(months, 12)
    return f"{years} tahun {rest} bulan" if rest else f"{years} tahun"


def short_age(months: int) -> str:
    """Say an age for a list row: '12 bln', '2 th 7 bln'."""
    return age(months).replace("tahun", "th").replace("bulan", "bln")


def joined(names: Sequence[str]) -> str:
    """List names in one sentence: 'A', 'A dan B', 'A, B, dan C' without the last comma."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} dan {names[-1]}"


def code(digits: str) -> str:
    """Say a six-digit code in two groups: '418 263'."""
    return f"{digits[:3]} {digits[3:]}"


def percent(part: int, whole: int) -> str:
    """Say a share in whole percents, halves up: 5 of 8 is '63%'."""
    return f"{(200 * part + whole) // (2 * whole)}%"


def greeting(hour: int) -> str:
    """Greet by the local hour: pagi from 4, siang from 11, sore from 15, malam from 18."""
    for start, words in ((18, "Selamat malam"), (15, "Selamat sore"), (11, "Selamat siang")):
        if hour >= start:
            return words
    return "Selamat pagi" if hour >= 4 else "Selamat malam"  # noqa: PLR2004 (ux: pagi from 04.00)


def capitalised(name: str) -> str:
    """Write a typed name with capitals: 'laras ayu' is 'Laras Ayu'."""
    return " ".join(part[:1].upper() + part[1:].lower() for part in name.split())
