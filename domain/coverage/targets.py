"""Targets of coverage: what a district has decreed for a year, else the dated national ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from domain.coverage.indicators import Indicator
from domain.dated_rules import editions, in_force

PERCENT = 100


@dataclass(frozen=True, kw_only=True)
class Target:
    """What should be reached, and who says so."""

    percent: int
    source: str

    @property
    def share(self) -> Fraction:
        """The target as a share."""
        return Fraction(self.percent, PERCENT)


Targets = Mapping[Indicator, Target]


@dataclass(frozen=True, kw_only=True)
class _Edition:
    effective_from: date
    targets: Mapping[Indicator, Target]


def targets_for(on: date, decreed: Mapping[str, tuple[int, str]]) -> dict[Indicator, Target]:
    """Give the targets of a day; decreed ones, percent and decree by indicator, come first."""
    found = dict(in_force(_editions(), on).targets)
    for name, (percent, decree) in decreed.items():
        if name in tuple(Indicator):
            found[Indicator(name)] = Target(percent=percent, source=decree)
    return found


@cache
def _editions() -> tuple[_Edition, ...]:
    return tuple(_edition(table) for table in editions("domain.coverage", "targets"))


def _edition(table: dict[str, Any]) -> _Edition:
    return _Edition(
        effective_from=table["effective_from"],
        targets={
            Indicator(name): Target(
                percent=one["percent"], source=f"{one['source']} ({one['confidence']})"
            )
            for name, one in table["target"].items()
        },
    )
