"""Lengths of time as the schedule writes them: whole months or whole days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Self

from domain.calendar import add_months

_WRITTEN = re.compile(r"(\d+) ([dm])")


@dataclass(frozen=True, kw_only=True)
class Span:
    """An age or an interval: calendar months, or days, never both."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read "4 m" or "28 d"; anything else is a ValueError."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(f"{written!r} is not a span such as '28 d' or '4 m'")
        number = int(match[1])
        return cls(months=number) if match[2] == "m" else cls(days=number)

    def after(self, day: date) -> date:
        """Return the day this long after another, at the end of a shorter month if need be."""
        return add_months(day, self.months) if self.months else day + self._delta

    @cached_property
    def _delta(self) -> timedelta:
        return timedelta(days=self.days)

    def __str__(self) -> str:
        """Write it as the schedule does."""
        return f"{self.months} m" if self.months else f"{self.days} d"


NO_WAIT = Span()
