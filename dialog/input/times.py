"""Times of day as people write them: '16.00', 'jam 4 sore', 'besok jam setengah 8 pagi'."""

import re
from dataclasses import dataclass
from datetime import date, time

from dialog.input.dates import LONGEST, DateReading, Side, read_date

NOON = 12
LAST_UNCLEAR_HOUR = 5
"""'jam 4' may be early morning or afternoon; from 6 on the clock of a posyandu is meant."""
_PART = r"(?P<part>dini\s+hari|subuh|pagi|siang|sore|petang|malam|malem|mlm|pg|sr)"
_CLOCK = re.compile(
    r"(?<![0-9.,:/-])(?:(?P<word>jam|jm|pukul|pkl|pk)\.?\s*)?(?P<half>setengah\s+)?"
    r"(?P<hour>[01]?[0-9]|2[0-4])(?:(?:[.:]|(?:\s+lewat\s+))(?P<minute>[0-5][0-9]))?"
    rf"(?![0-9]|[.,:/-][0-9])(?:\s*(?:wib|wita|wit))?(?:\s*{_PART}\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class FoundTime:
    """A time of day that is sure."""

    at: time


@dataclass(frozen=True, kw_only=True)
class UnclearTime:
    """An hour that may be of the morning or of the afternoon."""

    candidates: tuple[time, ...]


@dataclass(frozen=True, kw_only=True)
class MissingTime:
    """No time of day was written."""


TimeReading = FoundTime | UnclearTime | MissingTime


@dataclass(frozen=True, kw_only=True)
class Moment:
    """The date and the time of day of a message, each as far as it was understood."""

    day: DateReading
    at: TimeReading


def read_time(text: str) -> TimeReading:
    """Read a time of day; two different ones are unclear."""
    readings = [
        reading
        for match in _CLOCK.finditer(text[:LONGEST])
        if (match["word"] or match["minute"] or match["part"])
        and (reading := _time_of(match)) is not None
    ]
    candidates = tuple(dict.fromkeys(at for reading in readings for at in reading))
    match candidates:
        case ():
            return MissingTime()
        case (at,):
            return FoundTime(at=at)
        case _:
            return UnclearTime(candidates=candidates)


def read_moment(text: str, *, today: date, prefer: Side = "future") -> Moment:
    """Read a date and a time written together: 'besok jam 4 sore'."""
    text = text[:LONGEST]
    return Moment(day=read_date(without_time(text), today=today, prefer=prefer), at=read_time(text))


def without_time(text: str) -> str:
    """Leave out the times of day: '30 mei jam 9' is '30 mei'."""
    return _CLOCK.sub(
        lambda m: " " if m["word"] or m["minute"] or m["part"] else m[0], text[:LONGEST]
    )


def _time_of(match: re.Match[str]) -> tuple[time, ...] | None:
    """Give the times a match may mean; none for an hour no clock has."""
    part = " ".join((match["part"] or "").lower().split())
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour, minute = hour - 1, 30
    if hour > NOON or not part:
        is_unclear = not part and match["minute"] is None and 1 <= hour <= LAST_UNCLEAR_HOUR
        hours: tuple[int, ...] = (hour, hour + NOON) if is_unclear else (hour,)
    else:
        hours = (_hour_in_part(hour, part),)
    return tuple(time(h % 24, minute) for h in hours) if hour >= 0 else None


def _hour_in_part(hour: int, part: str) -> int:
    if part in ("malam", "malem", "mlm"):
        return 0 if hour == NOON else hour + NOON if hour >= LAST_UNCLEAR_HOUR else hour
    if part in ("sore", "petang", "sr") or (part == "siang" and hour <= LAST_UNCLEAR_HOUR):
        return hour % NOON + NOON
    return hour
