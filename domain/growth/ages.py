"""A child's age as WHO's tables count it."""

import math
from dataclasses import dataclass

DAYS_PER_MONTH = 30.4375
STANDING_TABLES_FROM_DAYS = 731
FIVE_YEARS_IN_MONTHS = 60
TEN_YEARS_IN_MONTHS = 120
NINETEEN_YEARS_IN_MONTHS = 228


@dataclass(frozen=True, kw_only=True)
class Age:
    """An age in whole days (for the day tables) and in exact months (for everything else)."""

    days: int
    months: float

    @classmethod
    def of_days(cls, days: float) -> "Age":
        """Make an age from days; raises ValueError for what is negative or no number."""
        return cls._checked(days, days / DAYS_PER_MONTH)

    @classmethod
    def of_months(cls, months: float) -> "Age":
        """Make an age from unrounded months; raises ValueError as `of_days` does."""
        return cls._checked(months * DAYS_PER_MONTH, months)

    @classmethod
    def _checked(cls, days: float, months: float) -> "Age":
        if not 0 <= days < math.inf:
            raise ValueError("an age is a number, and not negative")
        return cls(days=math.floor(days + 0.5), months=months)
