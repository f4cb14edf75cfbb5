"""The cells of a growth sheet: texts become numbers, codes and ages, or a note of what is wrong.

A column is read as a whole, the quick way when every cell is plain; only other columns are read
cell by cell.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from domain.calendar import age_in_days
from domain.growth.many import UNKNOWN, Codes, Floats

PLAIN = re.compile(r"[0-9.\n]*")
"""Whatever `float` takes of these signs is a number as people write it."""
NUMBER = re.compile(r"[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)([eE][+-]?[0-9]{1,3})?")
LIKE_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, kw_only=True)
class Writing:
    """How a sheet writes decimals."""

    mark: str = "."
    """What stands before decimals: a point or a comma."""
    is_other_mark_read: bool = False
    """Whether a cell may use the other mark: never where commas divide the cells."""


@dataclass(frozen=True, kw_only=True)
class Problems:
    """What is wrong in each row that has something wrong, by its place."""

    found: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, place: int, sentence: str) -> None:
        """Note what is wrong in a row."""
        self.found[place].append(sentence)


def read_numbers(
    column: str,
    texts: Sequence[str],
    limits: tuple[float, float],
    writing: Writing,
    problems: Problems,
) -> Floats:
    """Return a column of numbers; NaN where a cell is blank or has a problem."""
    numbers = _plain_numbers(texts, writing)
    if numbers is None:
        numbers = np.array(
            [_number(column, place, text, writing, problems) for place, text in enumerate(texts)]
        )
    lowest, highest = limits
    for place in np.flatnonzero((numbers < lowest) | (numbers > highest)).tolist():
        said = texts[place].strip()
        problems.add(place, f"{column}: {said} is not from {lowest:g} to {highest:,g}")
        numbers[place] = math.nan
    return numbers


def _plain_numbers(texts: Sequence[str], writing: Writing) -> Floats | None:
    """Return the numbers of a column without anything unusual, else None."""
    joined = "\n".join(texts)
    if writing.mark == ",":
        if "." in joined:
            return None
        joined = joined.replace(",", ".")
    if not PLAIN.fullmatch(joined):
        return None
    cells = joined.split("\n")
    if len(cells) != len(texts):  # a cell of two lines
        return None
    try:
        return np.array([float(cell) if cell else math.nan for cell in cells])
    except ValueError:
        return None


def _number(column: str, place: int, text: str, writing: Writing, problems: Problems) -> float:
    """Return one number, or NaN with a note of what is wrong."""
    said = text.strip()
    if not said:
        return math.nan
    has_other_mark = ("," if writing.mark == "." else ".") in said
    if not NUMBER.fullmatch(said) or (has_other_mark and not writing.is_other_mark_read):
        problems.add(place, f"{column}: {said!r} is not a number")
        return math.nan
    if has_other_mark and LIKE_THOUSANDS.fullmatch(said):
        problems.add(place, f"{column}: {said!r} can mean thousands or decimals")
        return math.nan
    return float(said.replace(",", "."))


def read_codes(
    column: str, texts: Sequence[str], codes: Mapping[str, int], problems: Problems
) -> Codes:
    """Return a column of letters as their codes, upper or lower case; UNKNOWN for blanks."""
    known = {"": UNKNOWN, **codes}
    read = [known.get(text) for text in texts]
    for place in (place for place, code in enumerate(read) if code is None):
        said = texts[place].strip()
        read[place] = known.get(said.lower(), UNKNOWN)
        if said.lower() not in known:
            problems.add(place, f"{column}: {said!r} is none of {', '.join(codes)}")
    return np.array(read, dtype=np.int8)


def read_ages_in_days(
    born: Iterable[str], measured_on: Iterable[str], problems: Problems
) -> Floats:
    """Return the days between two columns of dates; NaN where one is blank or has a problem."""
    return np.array(
        [
            _days(place, *days, problems)
            for place, days in enumerate(zip(born, measured_on, strict=True))
        ]
    )


def _days(place: int, born: str, measured_on: str, problems: Problems) -> float:
    """Return the days of one row."""
    birth = _day("born", place, born, problems)
    day = _day("measured_on", place, measured_on, problems)
    if birth is None or day is None:
        return math.nan
    if day < birth:
        problems.add(place, f"measured_on: {day} is before the birth")
        return math.nan
    return age_in_days(birth, day)


def _day(column: str, place: int, text: str, problems: Problems) -> date | None:
    """Return one date, or None with a note of what is wrong."""
    said = text.strip()
    if not said:
        return None
    try:
        if DAY.fullmatch(said):
            return date.fromisoformat(said)
    except ValueError:
        pass
    problems.add(place, f"{column}: {said!r} is not a date such as 2025-08-31")
    return None
