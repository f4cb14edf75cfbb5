"""The functions an expression may use; every other one is refused when a form is added."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from domain.forms.values import (
    NOT_A_NUMBER,
    Single,
    Value,
    day_numbered,
    day_of,
    number,
    string,
    truth,
)

MANY = 99
LONGEST_PATTERN = 300
_OPEN_ENDED = re.compile(r"(?<!\\)(?:[*+]|\{\d*,\})")
_REPEATED_GROUP = re.compile(r"(?<!\\)\)(?:[*+]|\{\d*,\})")
MOST_OPEN_ENDED = 4
"""In one pattern; more could keep the service busy for minutes with one answer."""
DAYS = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


@dataclass(frozen=True, kw_only=True)
class Function:
    """One function: how many arguments it takes, and what it makes of them."""

    fewest: int
    most: int
    makes: Callable[..., Value]
    takes_rounds: bool = False
    """True when an argument may hold the answers of every round of a repeat."""


def _selected(answer: Value, choice: Value) -> bool:
    return string(choice) in string(answer).split()


def _selected_at(answer: Value, place: Value) -> str:
    chosen = string(answer).split()
    at = number(place)
    return chosen[int(at)] if 0 <= at < len(chosen) else ""


def _coalesce(first: Value, second: Value) -> Value:
    return first if string(first) else second


def _if(condition: Value, then: Value, otherwise: Value) -> Value:
    return then if truth(condition) else otherwise


def _int(value: Value) -> float:
    figure = number(value)
    return figure if math.isnan(figure) or math.isinf(figure) else float(math.trunc(figure))


def _round(value: Value, places: Value = 0.0) -> float:
    """Round as XPath does, halves up; with places as ODK does, halves away from nought."""
    figure, decimals = number(value), number(places)
    if math.isnan(figure) or math.isinf(figure) or math.isnan(decimals):
        return figure
    if not decimals:
        return float(math.floor(figure + 0.5))
    try:
        step = Decimal(1).scaleb(-int(decimals))
        return float(Decimal(repr(figure)).quantize(step, ROUND_HALF_UP))
    except (InvalidOperation, OverflowError, ValueError):
        return figure


def _floor(value: Value) -> float:
    figure = number(value)
    return figure if math.isnan(figure) or math.isinf(figure) else float(math.floor(figure))


def _ceiling(value: Value) -> float:
    return -_floor(-number(value))


def _pow(value: Value, exponent: Value) -> float:
    try:
        return math.pow(number(value), number(exponent))
    except OverflowError:
        return math.inf
    except ValueError:
        return NOT_A_NUMBER


def _all(*values: Value) -> tuple[Single, ...]:
    found: list[Single] = []
    for value in values:
        found.extend(value if isinstance(value, tuple) else (value,))
    return tuple(found)


def _figures(*values: Value) -> list[float]:
    """Give the figures; an answer that was left out counts nothing."""
    return [number(value) for value in _all(*values) if string(value)]


def _sum(*values: Value) -> float:
    return math.fsum(_figures(*values))


def _least(*values: Value) -> float:
    found = _figures(*values)
    return NOT_A_NUMBER if not found or any(map(math.isnan, found)) else min(found)


def _greatest(*values: Value) -> float:
    found = _figures(*values)
    return NOT_A_NUMBER if not found or any(map(math.isnan, found)) else max(found)


def _count(value: Value) -> float:
    return float(len(_all(value)))


def _count_non_empty(value: Value) -> float:
    return float(sum(bool(string(each)) for each in _all(value)))


def _join(separator: Value, *values: Value) -> str:
    return string(separator).join(string(value) for value in _all(*values))


def _concat(*values: Value) -> str:
    return "".join(string(value) for value in _all(*values))


def _substr(value: Value, start: Value, end: Value = math.inf) -> str:
    words = string(value)
    first, last = number(start), number(end)
    if math.isnan(first) or math.isnan(last):
        return ""
    stop = len(words) if math.isinf(last) else int(last)
    return words[int(first) : stop]


def _regex(value: Value, pattern: Value) -> bool:
    compiled = compiled_pattern(string(pattern))
    return compiled is not None and compiled.fullmatch(string(value)) is not None


@lru_cache(maxsize=512)
def compiled_pattern(pattern: str) -> re.Pattern[str] | None:
    """Give a pattern ready to use; None for one that is wrong or could take very long."""
    is_heavy = (
        len(pattern) > LONGEST_PATTERN
        or _REPEATED_GROUP.search(pattern) is not None
        or len(_OPEN_ENDED.findall(pattern)) > MOST_OPEN_ENDED
    )
    if is_heavy:
        return None
    try:
        return re.compile(pattern)
    except (re.error, OverflowError):
        return None


def _date(value: Value) -> Value:
    words = string(value)
    day = day_of(words)
    if day is None and words:
        day = day_numbered(number(value))
    return "" if day is None else day


def _day_number(value: Value) -> float:
    return number(_date(value))


def _format_date(value: Value, form: Value) -> str:
    day = day_of(string(_date(value)))
    if day is None:
        return ""
    signs = {
        "%Y": f"{day:%Y}", "%y": f"{day:%y}", "%m": f"{day:%m}", "%n": str(day.month),
        "%b": MONTHS[day.month - 1], "%d": f"{day:%d}", "%e": str(day.day),
        "%a": DAYS[day.weekday()],
    }  # fmt: skip
    return re.sub("%.", lambda sign: signs.get(sign[0], ""), string(form))


def _boolean_from_string(value: Value) -> bool:
    return string(value) in {"true", "1"}


FUNCTIONS: dict[str, Function] = {
    "abs": Function(fewest=1, most=1, makes=lambda value: abs(number(value))),
    "boolean": Function(fewest=1, most=1, makes=truth),
    "boolean-from-string": Function(fewest=1, most=1, makes=_boolean_from_string),
    "ceiling": Function(fewest=1, most=1, makes=_ceiling),
    "coalesce": Function(fewest=2, most=2, makes=_coalesce),
    "concat": Function(fewest=1, most=MANY, makes=_concat, takes_rounds=True),
    "contains": Function(fewest=2, most=2, makes=lambda whole, part: string(part) in string(whole)),
    "count": Function(fewest=1, most=1, makes=_count, takes_rounds=True),
    "count-non-empty": Function(fewest=1, most=1, makes=_count_non_empty, takes_rounds=True),
    "count-selected": Function(
        fewest=1, most=1, makes=lambda value: float(len(string(value).split()))
    ),
    "date": Function(fewest=1, most=1, makes=_date),
    "decimal-date-time": Function(fewest=1, most=1, makes=_day_number),
    "ends-with": Function(
        fewest=2, most=2, makes=lambda whole, part: string(whole).endswith(string(part))
    ),
    "false": Function(fewest=0, most=0, makes=lambda: False),
    "floor": Function(fewest=1, most=1, makes=_floor),
    "format-date": Function(fewest=2, most=2, makes=_format_date),
    "if": Function(fewest=3, most=3, makes=_if),
    "int": Function(fewest=1, most=1, makes=_int),
    "join": Function(fewest=2, most=MANY, makes=_join, takes_rounds=True),
    "max": Function(fewest=1, most=MANY, makes=_greatest, takes_rounds=True),
    "min": Function(fewest=1, most=MANY, makes=_least, takes_rounds=True),
    "normalize-space": Function(
        fewest=1, most=1, makes=lambda value: " ".join(string(value).split())
    ),
    "not": Function(fewest=1, most=1, makes=lambda value: not truth(value)),
    "number": Function(fewest=1, most=1, makes=number),
    "pow": Function(fewest=2, most=2, makes=_pow),
    "regex": Function(fewest=2, most=2, makes=_regex),
    "round": Function(fewest=1, most=2, makes=_round),
    "selected": Function(fewest=2, most=2, makes=_selected),
    "selected-at": Function(fewest=2, most=2, makes=_selected_at),
    "starts-with": Function(
        fewest=2, most=2, makes=lambda whole, part: string(whole).startswith(string(part))
    ),
    "string": Function(fewest=1, most=1, makes=string),
    "string-length": Function(fewest=1, most=1, makes=lambda value: float(len(string(value)))),
    "substr": Function(fewest=2, most=3, makes=_substr),
    "sum": Function(fewest=1, most=1, makes=_sum, takes_rounds=True),
    "true": Function(fewest=0, most=0, makes=lambda: True),
}
"""Beside these: today() and position(..), which depend on where and when they are asked."""
