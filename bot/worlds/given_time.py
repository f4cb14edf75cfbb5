"""Days and moments in the prose of a given."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dialog.spoken import MONTHS

_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})(?: (\d{{4}}))?", re.IGNORECASE)
_HOUR = re.compile(r"\bjam (\d{1,2})[.:](\d\d)")
_AGO = re.compile(r"(lebih dari )?(\d+) (jam|hari|minggu)\b")
_UNITS = {"jam": timedelta(hours=1), "hari": timedelta(days=1), "minggu": timedelta(weeks=1)}
OLDER = timedelta(hours=6)
"""How much more 'lebih dari' is."""


def day_in(words: str, today: date) -> date | None:
    """Read the first date such as '10 Februari' in some words; without a year the nearest past."""
    match = _DAY.search(words)
    if match is None:
        return None
    month = [name.lower() for name in MONTHS].index(match[2].lower()) + 1
    if match[3]:
        return date(int(match[3]), month, int(match[1]))
    this_year = date(today.year, month, int(match[1]))
    return this_year if this_year <= today else this_year.replace(year=today.year - 1)


def moment_in(words: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Read 'lebih dari 3 hari', '24 jam' or '9 Februari jam 17.00' as a past moment."""
    local = now.astimezone(zone)
    on = day_in(words, local.date())
    if on is not None:
        hour = _HOUR.search(words)
        clock = time(int(hour[1]), int(hour[2])) if hour else time(12)
        return datetime.combine(on, clock, tzinfo=zone)
    ago = _AGO.search(words)
    if ago is None:
        return None
    return now - int(ago[2]) * _UNITS[ago[3]] - (OLDER if ago[1] else timedelta())
