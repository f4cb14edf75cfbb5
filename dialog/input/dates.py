"""Dates as people write them, day first always; what is missing or impossible is named."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dialog.input.calendar_words import (
    COUNTS,
    MONTHS,
    NEARBY,
    WEEKDAYS,
    alternatives,
)
from dialog.input.spelled import in_digits
from domain.calendar import add_months

Side = Literal["past", "future"]
LONGEST = 500
DECEMBER = 12
DAYS_PER_WEEK = 7
OLDEST = 1900
NEWEST = 2199
CENTURY = 100
FARTHEST_SLIP = 10
"""Years ahead that a birth date may be mistyped; further means the century before."""


@dataclass(frozen=True, kw_only=True)
class FoundDate:
    """A date that is sure."""

    day: date


@dataclass(frozen=True, kw_only=True)
class MissingDate:
    """No date was written."""

    age_only: bool = False
    """True when an age stands in its place: '2 bulan'."""


@dataclass(frozen=True, kw_only=True)
class ImpossibleDate:
    """A day no calendar has."""

    month: int | None
    """1 to 12, or None when the month itself does not exist."""
    last_day: int | None = None
    """The days that month has: 30 for '31 april'."""


@dataclass(frozen=True, kw_only=True)
class WeekdayConflict:
    """A weekday and a date that do not agree: 'jumat 12 maret' when the 12th is a Thursday."""

    by_date: date
    by_weekday: date


@dataclass(frozen=True, kw_only=True)
class WrongSide:
    """A date that has not come yet where the past is asked for, or the other way round."""

    day: date


@dataclass(frozen=True, kw_only=True)
class UnclearDate:
    """Words that may mean several dates, or one that has to be confirmed."""

    candidates: tuple[date, ...]


DateReading = FoundDate | MissingDate | ImpossibleDate | WeekdayConflict | WrongSide | UnclearDate

_MONTH = alternatives(MONTHS)
_MONTH_ALONE = re.compile(rf"(?<![a-z])(?:{_MONTH})(?![a-z])")
_WEEKDAY = alternatives(WEEKDAYS)
_NUMERIC = re.compile(
    r"(?<![0-9.,/-])([0-9]{1,2})\s?[-/]\s?([0-9]{1,2})(?:\s?[-/]\s?([0-9]{4}|[0-9]{2}))?(?![0-9/-])"
    r"|(?<![0-9.,])([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})(?![0-9])"
    r"|(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})(?![0-9])"
    r"|(?<![0-9])([0-9]{1,2}) ([0-9]{1,2}) ([0-9]{4})(?![0-9])"
    r"|^(?:(?:tanggal|tgl|lahir) )?([0-9]{1,2}) ([0-9]{1,2}) ([0-9]{2})$"
)
_WITH_YEAR = re.compile(
    r"(?<![0-9.,/-])[0-9]{1,2}\s?([-/.])\s?[0-9]{1,2}\s?\1\s?(?:[0-9]{4}|[0-9]{2})(?![0-9/-])"
    r"|(?<![0-9])[0-3][0-9][01][0-9](?:19|20)[0-9]{2}(?![0-9])"
)
_ISO = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_NAMED = re.compile(
    rf"(?<![0-9])([0-9]{{1,2}})\s*[-/., ]?\s*(?:bulan\s+)?({_MONTH})(?![a-z])"
    r"(?:\s*[-/.,' ]?\s*(?:tahun|thn|th)?\s*([0-9]{4}|[0-9]{2})(?![0-9]|[.:][0-9]))?",
    re.IGNORECASE,
)
_NUMBERED_MONTH = re.compile(
    r"(?:tanggal|tgl)\s*([0-9]{1,2})\s+(?:bulan|bln)\s+([0-9]{1,2})"
    r"(?:\s+(?:tahun|thn|th)?\s*([0-9]{4}|[0-9]{2}))?"
)
_MONTH_FIRST = re.compile(rf"(?<![a-z])({_MONTH})\s+([0-9]{{1,2}}),?\s+([0-9]{{4}})(?![0-9])")
_BARE_DAY = re.compile(r"\b(?:tanggal|tgl|tg)\.?\s*([0-9]{1,2})(?![0-9./-])")
_NEARBY = re.compile(rf"(?<!\w)({alternatives(NEARBY)})(?!\w)")
_COUNT = rf"([0-9]{{1,3}}|{alternatives(COUNTS)})\s*"
_DAYS_AWAY = re.compile(
    rf"\b{_COUNT}(hari|hr|minggu|mgg|mg)\s+(?:yang\s+|yg\s+)?"
    r"(lalu|lewat|kemarin|lagi|ke\s?depan|mendatang|depan)\b"
)
_WEEKS_AWAY = re.compile(r"(?<!hari )\b(?:minggu|mgg)\s+(lalu|kemarin|depan|dpn)\b")
_WEEKDAY_NAMED = re.compile(
    rf"\b(hari\s+)?({_WEEKDAY})\b(?:\s+(minggu|mgg))?(?:\s+(depan|dpn|lalu|kemarin|kmrn|ini|besok))?"
)
_AGE = re.compile(
    rf"\b{_COUNT}(?:[.,][0-9])?\s*(?:tahun|taun|thn|th|bulan|bln|bl|minggu|mgg|hari|hr)\b"
)
_BACKWARDS = ("lalu", "lewat", "kemarin", "kmrn")


def read_date(text: str, *, today: date, prefer: Side) -> DateReading:
    """Read the date in a message; without a year, the nearest on the side asked for."""
    cleaned = re.sub(r"['’](?=[0-9])", "", " ".join(text[:LONGEST].lower().split()))
    if _MONTH_ALONE.search(cleaned) and not re.search(r"[0-9]", cleaned):
        cleaned = in_digits(cleaned)
    for read in (_written, _nearby):
        if (reading := read(cleaned, today, prefer)) is not None:
            return _on_side(reading, today, prefer)
    return MissingDate(age_only=bool(_AGE.search(cleaned)))


def date_span(text: str) -> tuple[int, int] | None:
    """Find where a date with its month stands in a text; '8/70' may be something else."""
    for pattern in (_ISO, _NAMED, _WITH_YEAR):
        if (match := pattern.search(text)) is not None:
            return match.span()
    return None


def _written(text: str, today: date, prefer: Side) -> DateReading | None:
    """Read dates with a day and a month; two different ones are unclear."""
    parts = {_day_month_year(match) for match in _NAMED.finditer(text)}
    parts |= {_day_month_year(match) for match in _NUMBERED_MONTH.finditer(text)}
    parts |= {(int(m[3]), int(m[2]), m[1]) for m in _ISO.finditer(text)}
    if not parts:
        parts = {(int(m[2]), MONTHS[m[1]], m[3]) for m in _MONTH_FIRST.finditer(text)}
    if not parts:
        parts = {_day_month_year(match) for match in _NUMERIC.finditer(text)}
    if not parts:
        return _bare_day(text, today, prefer)
    readings = [_calendar_date(day, month, year, today, prefer) for day, month, year in parts]
    if len(readings) > 1:
        found = [reading.day for reading in readings if isinstance(reading, FoundDate)]
        return UnclearDate(candidates=tuple(sorted(found)))
    reading = readings[0]
    return _checked_weekday(text, reading.day) if isinstance(reading, FoundDate) else reading


def _day_month_year(match: re.Match[str]) -> tuple[int, int, str | None]:
    groups = [group for group in match.groups() if group is not None]
    month = MONTHS.get(groups[1]) or int(groups[1])
    return int(groups[0]), month, groups[2] if groups[2:] else None


def _calendar_date(
    day: int, month: int, year: str | None, today: date, prefer: Side
) -> FoundDate | ImpossibleDate:
    if not 1 <= month <= DECEMBER:
        return ImpossibleDate(month=None)
    years = _years(day, month, year, today, prefer)
    last_day = max(monthrange(candidate, month)[1] for candidate in years)
    if not 1 <= day <= last_day or not OLDEST <= years[0] <= NEWEST:
        return ImpossibleDate(month=month, last_day=last_day)
    fitting = next(y for y in years if day <= monthrange(y, month)[1])
    return FoundDate(day=date(fitting, month, day))


def _years(day: int, month: int, year: str | None, today: date, prefer: Side) -> tuple[int, ...]:
    """Give the year, or without one the years to try, nearest on the preferred side first."""
    if year is not None and int(year) >= CENTURY:
        return (int(year),)
    if year is not None:
        this_century = today.year - today.year % CENTURY + int(year)
        # '17/8/57' is a birth in 1957; '12/12/27' a slip of a year or two.
        is_last_century = prefer == "past" and this_century > today.year + FARTHEST_SLIP
        return (this_century - CENTURY if is_last_century else this_century,)
    passed = (month, day) <= (today.month, today.day)
    if prefer == "past":
        return (today.year,) if passed else (today.year - 1,)
    is_today = (month, day) == (today.month, today.day)
    return (today.year + 1,) if passed and not is_today else (today.year,)


def _checked_weekday(text: str, day: date) -> FoundDate | WeekdayConflict:
    """Compare a date with the weekday named beside it."""
    named = {WEEKDAYS[m[2]] for m in _WEEKDAY_NAMED.finditer(text) if not m[3] and not m[4]}
    # "2 minggu" and "minggu ini" name no Sunday beside a date.
    if len(named) != 1 or (weekday := named.pop()) == day.weekday():
        return FoundDate(day=day)
    nearest = min(
        (day + timedelta(days=offset) for offset in range(-3, 4)),
        key=lambda other: (other.weekday() != weekday, abs(other - day)),
    )
    return WeekdayConflict(by_date=day, by_weekday=nearest)


def _bare_day(text: str, today: date, prefer: Side) -> DateReading | None:
    """Read 'tgl 12': the nearest one, to be confirmed."""
    match = _BARE_DAY.search(text)
    if match is None:
        return None
    step = 1 if prefer == "future" else -1
    for months in range(3):
        first = add_months(today.replace(day=1), months * step)
        if not 1 <= int(match[1]) <= monthrange(first.year, first.month)[1]:
            continue
        day = first.replace(day=int(match[1]))
        if (day >= today) if prefer == "future" else (day <= today):
            return UnclearDate(candidates=(day,))
    return ImpossibleDate(month=None)


def _nearby(text: str, today: date, prefer: Side) -> DateReading | None:
    """Read days told from today: kemarin, 3 hari lalu, senin depan."""
    readers: tuple[Callable[[str, date, Side], DateReading | None], ...] = (
        _days_away,
        _weekday_away,
        _week_away,
        _named_nearby,
    )
    return next((found for read in readers if (found := read(text, today, prefer))), None)


def _days_away(text: str, today: date, _prefer: Side) -> FoundDate | None:
    match = _DAYS_AWAY.search(text)
    if match is None:
        return None
    count = int(match[1]) if match[1].isdigit() else COUNTS[match[1]]
    days = count * (DAYS_PER_WEEK if match[2].startswith("m") else 1)
    sign = -1 if match[3] in _BACKWARDS else 1
    return FoundDate(day=today + timedelta(days=sign * days))


def _week_away(text: str, today: date, _prefer: Side) -> FoundDate | None:
    match = _WEEKS_AWAY.search(text)
    if match is None:
        return None
    sign = -1 if match[1] in _BACKWARDS else 1
    return FoundDate(day=today + timedelta(days=sign * DAYS_PER_WEEK))


def _weekday_away(text: str, today: date, prefer: Side) -> DateReading | None:
    """Read a weekday: the coming one, or the last one."""
    for match in _WEEKDAY_NAMED.finditer(text):
        is_week = WEEKDAYS[match[2]] == WEEKDAYS["minggu"] and match[2] != "ahad" and not match[1]
        counted = re.search(r"[0-9a-z]\s*$", text[: match.start()])
        if is_week and (match[4] or counted):
            continue  # "minggu depan" is next week, "2 minggu" is an age
        return _weekday_date(WEEKDAYS[match[2]], match, today, prefer)
    return None


def _weekday_date(weekday: int, match: re.Match[str], today: date, prefer: Side) -> DateReading:
    ahead = (weekday - today.weekday()) % DAYS_PER_WEEK
    coming = today + timedelta(days=ahead or DAYS_PER_WEEK)
    last = coming - timedelta(days=DAYS_PER_WEEK if ahead else 2 * DAYS_PER_WEEK)
    monday = today - timedelta(days=today.weekday())
    direction = match[4] or ""
    if match[3]:
        weeks = -1 if direction in _BACKWARDS else 1 if direction else 0
        return FoundDate(day=monday + timedelta(days=DAYS_PER_WEEK * weeks + weekday))
    if direction == "ini":
        return FoundDate(day=monday + timedelta(days=weekday))
    if direction in _BACKWARDS or (not direction and prefer == "past"):
        return FoundDate(day=last)
    if not ahead and not direction:
        return UnclearDate(candidates=(today, coming))
    # Said on Monday, "jumat depan" may be this week's or the next one's.
    if direction in ("depan", "dpn") and coming < monday + timedelta(days=DAYS_PER_WEEK):
        return UnclearDate(candidates=(coming, coming + timedelta(days=DAYS_PER_WEEK)))
    return FoundDate(day=coming)


def _named_nearby(text: str, today: date, _prefer: Side) -> DateReading | None:
    offsets = {NEARBY[" ".join(match[1].split())] for match in _NEARBY.finditer(text)}
    if not offsets:
        return None
    days = tuple(sorted(today + timedelta(days=offset) for offset in offsets))
    return FoundDate(day=days[0]) if len(days) == 1 else UnclearDate(candidates=days)


def _on_side(reading: DateReading, today: date, prefer: Side) -> DateReading:
    """Refuse a sure date that lies on the side not asked for."""
    if not isinstance(reading, FoundDate):
        return reading
    wrong = reading.day > today if prefer == "past" else reading.day < today
    return WrongSide(day=reading.day) if wrong else reading
