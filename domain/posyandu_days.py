"""The day of the month on which a posyandu opens, as people say it: "Selasa kedua"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from domain.calendar import add_months

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
LAST = -1

_DAYS_PER_WEEK = 7
_LAST_DAY_OF_ANY_MONTH = 31
_WEEKDAY_WORDS = {name.lower(): number for number, name in enumerate(WEEKDAYS)} | {
    "jum'at": 4,
    "jumaat": 4,
    "ahad": 6,
}
_ORDINALS = {1: "pertama", 2: "kedua", 3: "ketiga", 4: "keempat", LAST: "terakhir"}
_ORDINAL_WORDS = {word: number for number, word in _ORDINALS.items()} | {
    "kesatu": 1,
    "akhir": LAST,
}
_BY_DATE = re.compile(r"(?:setiap |tiap )?(?:tanggal|tgl\.?) (\d{1,2})(?: (?:setiap|tiap) bulan)?")
_BY_WEEK = re.compile(
    r"(?:(?:setiap|tiap) )?(?:hari )?(?P<weekday>[a-z']+)(?: minggu)? "
    r"(?P<ordinal>[a-z]+|(?:ke[ -]?)?\d)(?: (?:setiap|tiap) bulan)?"
)


@dataclass(frozen=True, kw_only=True)
class DayRule:
    """A monthly day: the nth (or `LAST`) weekday, or without a weekday the nth of the month.

    `weekday` counts from Monday = 0. A date past the end of a short month means its last day.
    """

    number: int
    weekday: int | None = None

    def __post_init__(self) -> None:
        """Refuse a rule that does not name one day in every month."""
        if self.weekday is None and not 1 <= self.number <= _LAST_DAY_OF_ANY_MONTH:
            raise ValueError(f"tanggal {self.number} is not a day of the month (1-31)")
        if self.weekday is not None and self.number not in _ORDINALS:
            raise ValueError(f"not every month has weekday number {self.number}: use 1-4 or last")
        if self.weekday is not None and not 0 <= self.weekday < _DAYS_PER_WEEK:
            raise ValueError(f"{self.weekday} is not a weekday (0-6)")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "Selasa kedua", "Senin terakhir" or "setiap tanggal 5"; ValueError otherwise."""
        said = " ".join(text.lower().replace("’", "'").split())
        by_date = _BY_DATE.fullmatch(said)
        if by_date is not None:
            return cls(number=int(by_date[1]))
        by_week = _BY_WEEK.fullmatch(said)
        weekday = _WEEKDAY_WORDS.get(by_week["weekday"]) if by_week else None
        number = _ordinal(by_week["ordinal"]) if by_week else None
        if weekday is None or number is None:
            raise ValueError(f"{text!r} is not a day such as 'Selasa kedua' or 'tanggal 15'")
        return cls(weekday=weekday, number=number)

    def __str__(self) -> str:
        if self.weekday is None:
            return f"tanggal {self.number}"
        return f"{WEEKDAYS[self.weekday]} {_ORDINALS[self.number]}"

    def on(self, year: int, month: int) -> date:
        """Return the day of this rule in one month."""
        first_weekday, length = monthrange(year, month)
        if self.weekday is None:
            return date(year, month, min(self.number, length))
        first = date(year, month, 1 + (self.weekday - first_weekday) % _DAYS_PER_WEEK)
        if self.number != LAST:
            return first + timedelta(weeks=self.number - 1)
        return first + timedelta(weeks=(length - first.day) // _DAYS_PER_WEEK)


def next_day(rule: DayRule, after: date) -> date:
    """Return the first day of the rule on or after a day."""
    day = rule.on(after.year, after.month)
    if day >= after:
        return day
    following = add_months(after.replace(day=1), 1)
    return rule.on(following.year, following.month)


def _ordinal(word: str) -> int | None:
    digits = word.removeprefix("ke").strip(" -")
    return int(digits) if digits.isdecimal() else _ORDINAL_WORDS.get(word)
