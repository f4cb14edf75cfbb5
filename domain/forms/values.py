"""What answers are in expressions: texts, numbers, truths, days and times of day.

Answers are kept as an XForm writes them ("8", "8.5", "2026-02-10", "08:30", "a b", "OK"; empty for
none) and turned into values by the kind of their question.
"""

import math
import re
from datetime import date, time, timedelta
from decimal import Decimal

Single = str | float | bool | date | time
Value = Single | tuple[Single, ...]
"""A tuple holds the answers of every round of a repeat."""

DAY_ZERO = date(1970, 1, 1)
MINUTES_PER_DAY = 1_440
_NUMBER = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{2}:\d{2}")
NOT_A_NUMBER = math.nan


def single(value: Value) -> Single:
    """Give the first of several values, as XPath does where one is needed."""
    if isinstance(value, tuple):
        return value[0] if value else ""
    return value


def number(value: Value) -> float:
    """Turn a value into a number; days count from 1970, times are parts of a day."""
    match single(value):
        case bool() as truth:
            return float(truth)
        case float() as figure:
            return figure
        case date() as day:
            return float((day - DAY_ZERO).days)
        case time() as moment:
            return (moment.hour * 60 + moment.minute) / MINUTES_PER_DAY
        case words:
            return _number_of(words)


def _number_of(words: str) -> float:
    if _NUMBER.fullmatch(words):
        return float(words)
    day = day_of(words)
    if day is not None:
        return number(day)
    moment = time_of(words)
    return NOT_A_NUMBER if moment is None else number(moment)


def string(value: Value) -> str:
    """Write a value as an XForm does."""
    match single(value):
        case bool() as truth:
            return "true" if truth else "false"
        case float() as figure:
            return written(figure)
        case date() as day:
            return day.isoformat()
        case time() as moment:
            return f"{moment:%H:%M}"
        case words:
            return words


def written(figure: float) -> str:
    """Write a number without an exponent and without decimals that say nothing."""
    if math.isnan(figure):
        return "NaN"
    if math.isinf(figure):
        return "Infinity" if figure > 0 else "-Infinity"
    if figure == int(figure):
        return str(int(figure))
    return f"{Decimal(repr(figure)):f}"


def truth(value: Value) -> bool:
    """Turn a value into true or false."""
    match single(value):
        case bool() as is_true:
            return is_true
        case float() as figure:
            return figure != 0 and not math.isnan(figure)
        case str() as words:
            return bool(words)
        case _:
            return True


def day_of(words: str) -> date | None:
    """Read a day as an XForm writes it."""
    if not _DAY.fullmatch(words):
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def time_of(words: str) -> time | None:
    """Read a time of day as an XForm writes it."""
    if not _TIME.fullmatch(words):
        return None
    try:
        return time.fromisoformat(words)
    except ValueError:
        return None


def day_numbered(figure: float) -> date | None:
    """Give the day with a number, its hours left out; None where no calendar has one."""
    if math.isnan(figure) or math.isinf(figure):
        return None
    try:
        return DAY_ZERO + timedelta(days=math.floor(figure))
    except OverflowError:
        return None
