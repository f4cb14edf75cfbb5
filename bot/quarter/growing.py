"""How a made-up child grows: near the middle of the curves, sometimes not enough."""

from collections.abc import Iterable
from datetime import date
from random import Random

from bot.quarter.plan import Measured
from domain.calendar import age_in_days, completed_months
from domain.growth.ages import Age
from domain.growth.lookup import IndexName, Standard, age_distribution
from domain.growth.tables import Table, lms_at
from domain.growth.zscore import value_at
from domain.kms import minimum_gain_g
from domain.people import Sex

GRAMS, TENTHS = 1000, 100
RISES = 0.8
"""So often a child that comes has gained enough."""
STANDING_FROM_MONTHS = 24
THIN, TOO_THIN = -2.5, -3.2


class Growing:
    """One child from month to month."""

    def __init__(self, chance: Random, sex: Sex, born: date, *, gets_too_thin: bool) -> None:
        self._chance = chance
        self._sex = sex
        self._born = born
        self._thin = gets_too_thin
        self._weight_score = chance.uniform(-0.9, 0.5)
        self._length_score = chance.uniform(-1.3, 0.6)
        self._weight_g = 0
        self._last: date | None = None

    def measured(self, days: Iterable[tuple[date, bool]], *, until: date) -> list[Measured]:
        """Give what is measured on the days on which the child comes; `until` is the last one."""
        found = []
        for on, comes in days:
            if on < self._born:
                continue
            came_last_month = self._last is not None and _months(self._last, on) == 1
            self._grow(on, rises=not came_last_month or self._chance.random() < RISES)
            if not comes:
                continue
            self._last = on
            length_mm = self._length(on)
            if self._thin:
                score = TOO_THIN if on == until else THIN
                self._weight_g = _thin_weight(self._sex, length_mm, score, self._stands(on))
            found.append(
                Measured(
                    on=on,
                    weight_g=self._weight_g,
                    length_mm=length_mm,
                    is_standing=self._stands(on),
                )
            )
        return found

    def _grow(self, on: date, *, rises: bool) -> None:
        usual = self._usual(on, IndexName.WEIGHT_FOR_AGE, self._weight_score) * GRAMS
        if not self._weight_g:
            self._weight_g = _tenths(usual)
            return
        least = minimum_gain_g(self._sex, completed_months(self._born, on), on) or 0
        if rises:
            ahead = _tenths(usual) - self._weight_g
            self._weight_g += max(least, min(ahead, least + 300))
        else:
            self._weight_g += self._chance.choice((0, least // 2 // TENTHS * TENTHS))

    def _length(self, on: date) -> int:
        return round(self._usual(on, IndexName.LENGTH_FOR_AGE, self._length_score) * 10)

    def _usual(self, on: date, index: IndexName, score: float) -> float:
        age = Age.of_days(age_in_days(self._born, on))
        found = age_distribution(index, self._sex, age, Standard.UNDER_FIVE)
        if found is None:
            raise ValueError("the play has children under five only")
        return value_at(found, score)

    def _stands(self, on: date) -> bool:
        return completed_months(self._born, on) >= STANDING_FROM_MONTHS


def _thin_weight(sex: Sex, length_mm: int, score: float, is_standing: bool) -> int:  # noqa: FBT001
    table = Table.WEIGHT_FOR_HEIGHT if is_standing else Table.WEIGHT_FOR_LENGTH
    found = lms_at(table, sex, length_mm)
    if found is None:
        raise ValueError(f"no weight for {length_mm} mm")
    return _tenths(value_at(found, score) * GRAMS)


def _tenths(grams: float) -> int:
    return int(grams) // TENTHS * TENTHS


def _months(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month
