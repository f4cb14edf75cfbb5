"""Days in a column of a sheet: 03/04/2025 is read only when the column itself says how."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dialog.input.dates import FoundDate, read_date
from documents.importing.sheets import Cell

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NUMERIC = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})(?:\s+\d{1,2}:.*)?")
_NAMED_MONTH = re.compile(r"[a-z]{3,}", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"^[^\d,]*,\s*")
EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_DAYS = range(18_264, 73_051)
"""Day numbers from 1950 to 2099; any other number is no day."""
MONTHS, CENTURY, THIS_CENTURY = 12, 100, 2000
OLDEST = 1900
LOOKS_TURNED = 3
"""So many real dates, all of which could be read both ways, beside texts that cannot."""


class Order(StrEnum):
    """How a column writes its days."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    OPEN = "open"
    """No cell tells; one that can be read both ways is refused."""
    MIXED = "mixed"
    """Some cells are only possible one way, others only the other way."""


class NotADateError(ValueError):
    """A cell that is no day, or may be two; the message says why."""


@dataclass(frozen=True, kw_only=True)
class DateColumn:
    """What a whole column tells of its dates."""

    order: Order = Order.OPEN
    was_turned: bool = False
    """Excel seems to have read some days as months, and left as text those it could not."""


def look_at_dates(cells: Iterable[Cell], told: Order | None = None) -> DateColumn:
    """Find out how a column writes its dates; what the operator told counts."""
    if told is not None:
        return DateColumn(order=told)
    first_is_day = second_is_day = False
    both_ways = only_one_way = 0
    for cell in cells:
        if isinstance(cell, datetime | date):
            both_ways += cell.day <= MONTHS
            only_one_way += cell.day > MONTHS
        elif isinstance(cell, str) and (match := _NUMERIC.fullmatch(cell.strip())):
            first_is_day |= int(match[1]) > MONTHS
            second_is_day |= int(match[2]) > MONTHS
    turned = both_ways >= LOOKS_TURNED and not only_one_way and first_is_day
    if first_is_day and second_is_day:
        return DateColumn(order=Order.MIXED, was_turned=turned)
    if not first_is_day and not second_is_day:
        return DateColumn()
    order = Order.DAY_FIRST if first_is_day else Order.MONTH_FIRST
    return DateColumn(order=order, was_turned=turned)


def read_day(cell: Cell, column: DateColumn, today: date) -> date | None:
    """Read one day; None for an empty cell, NotADateError with the reason for any other."""
    if isinstance(cell, datetime | date):
        day = cell.date() if isinstance(cell, datetime) else cell
        if column.was_turned:
            raise NotADateError(
                f"{day} may have its day and month exchanged: other cells of the column are texts "
                "that Excel did not take for dates; mend the column, or give --dates dmy"
            )
        return day
    if isinstance(cell, bool):
        raise NotADateError(f"{cell!r} is no date")
    if isinstance(cell, int | float):
        return _by_number(cell)
    if not isinstance(cell, str):
        if cell is None:
            return None
        raise NotADateError(f"{cell!r} is no date")
    return _by_text(cell.strip(), column, today)


def _by_number(cell: float) -> date:
    if int(cell) not in EXCEL_DAYS:
        raise NotADateError(f"{cell:g} is no date")
    return EXCEL_DAY_ZERO + timedelta(days=int(cell))


def _by_text(text: str, column: DateColumn, today: date) -> date | None:
    bare = _PLACE_BEFORE.sub("", text)
    if bare in {"", "-", "–", "0"}:
        return None
    if match := _YEAR_FIRST.fullmatch(bare):
        return _day(bare, int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.fullmatch(bare):
        return _numeric(bare, match, column, today)
    if _NAMED_MONTH.search(bare):
        reading = read_date(bare, today=today, prefer="past")
        if isinstance(reading, FoundDate) and re.search(r"\d{4}|['’ ./-]\d{2}$", bare):
            return reading.day
    raise NotADateError(f"{text!r} is no date; write it as 2025-04-03")


def _numeric(text: str, match: re.Match[str], column: DateColumn, today: date) -> date:
    first, second, year = (int(part) for part in match.groups())
    if year < CENTURY:
        year += THIS_CENTURY if year + THIS_CENTURY <= today.year else THIS_CENTURY - CENTURY
    if first > MONTHS or first == second:
        return _day(text, year, second, first)
    if second > MONTHS:
        return _day(text, year, first, second)
    if column.order is Order.DAY_FIRST:
        return _day(text, year, second, first)
    if column.order is Order.MONTH_FIRST:
        return _day(text, year, first, second)
    raise NotADateError(
        f"{text!r} can be read in two ways and nothing in the column tells which: "
        "write the month in letters, or give --dates dmy"
    )


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise NotADateError(f"{text!r} is a day no calendar has") from None
    if found.year < OLDEST:
        raise NotADateError(f"{text!r} is too long ago")
    return found
