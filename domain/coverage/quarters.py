"""Quarters of the year, by which coverage meetings look back."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import add_months

MONTHS_EACH = 3
QUARTERS = 4
_SPOKEN = re.compile(
    r"\b(?:triwulan|triwulanan|tw|tri wulan|kuartal|q)\s*(?:ke\s*-?\s*)?"
    r"(?P<number>[1-4]|iv|i{1,3})\b"
    r"(?:\D{0,12}(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<number>[1-4])(?:\s+(?P<year>20\d\d))?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, kw_only=True, order=True)
class Quarter:
    """Three months: triwulan 1 is January to March."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, (self.number - 1) * MONTHS_EACH + 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return add_months(self.first, MONTHS_EACH) - timedelta(days=1)

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of its months."""
        return tuple(add_months(self.first, number) for number in range(MONTHS_EACH))

    @property
    def before(self) -> "Quarter":
        """The quarter before."""
        return quarter_of(self.first - timedelta(days=1))

    @property
    def next(self) -> "Quarter":
        """The quarter after."""
        return quarter_of(self.last + timedelta(days=1))

    @property
    def key(self) -> str:
        """Its name in records: '2026-1'."""
        return f"{self.year}-{self.number}"


def quarter_of(day: date) -> Quarter:
    """Give the quarter a day lies in."""
    return Quarter(year=day.year, number=(day.month - 1) // MONTHS_EACH + 1)


def quarter_named(key: str) -> Quarter:
    """Give the quarter of a key such as '2026-1'."""
    year, number = key.split("-")
    return Quarter(year=int(year), number=int(number))


def last_ended(today: date) -> Quarter:
    """Give the latest quarter that is over: the one a meeting looks back on."""
    return quarter_of(today).before


def trailing(quarter: Quarter, count: int = QUARTERS) -> tuple[Quarter, ...]:
    """List some quarters up to one, the oldest first."""
    found = [quarter]
    while len(found) < count:
        found.append(found[-1].before)
    return tuple(reversed(found))


def quarter_in(words: str, today: date) -> Quarter | None:
    """Read 'triwulan 4 2025', 'tw 1' or '4 2025'; without a year the latest that has begun."""
    match = _SPOKEN.search(words) or _BARE.fullmatch(words.strip())
    if match is None:
        return None
    said = match["number"].lower()
    number = _ROMAN.get(said) or int(said)
    if match["year"]:
        return Quarter(year=int(match["year"]), number=number)
    found = Quarter(year=today.year, number=number)
    return found if found.first <= today else Quarter(year=today.year - 1, number=number)
