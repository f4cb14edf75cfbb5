"""KBM, the weight a child should gain in a month, as dated rules beside this file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from domain.dated_rules import editions, in_force
from domain.people import Sex


@dataclass(frozen=True, kw_only=True)
class MinimumGains:
    """The table of the card: from which month, how many grams for a boy and for a girl."""

    version: str
    source: str
    effective_from: date
    last_month: int
    rows: tuple[tuple[int, dict[Sex, int]], ...]


@cache
def minimum_gains(on: date) -> MinimumGains:
    """Return the table in force on a day."""
    return in_force(_editions(), on)


@cache
def _editions() -> tuple[MinimumGains, ...]:
    return tuple(read_gains(editions(__package__, "minimum_gain")))


def read_gains(contents: Iterable[dict[str, Any]]) -> Iterable[MinimumGains]:
    """Read the table of each edition."""
    for content in contents:
        yield MinimumGains(
            version=content["version"],
            source=content["source"],
            effective_from=content["effective_from"],
            last_month=content["last_month"],
            rows=tuple(
                (row["from_month"], {Sex.MALE: row["male_g"], Sex.FEMALE: row["female_g"]})
                for row in content["rows"]
            ),
        )


def minimum_gain_g(sex: Sex, age_months: int, on: date) -> int | None:
    """Return the grams to gain by a completed month; None below one month and above sixty."""
    table = minimum_gains(on)
    if age_months > table.last_month:
        return None
    reached = [grams[sex] for from_month, grams in table.rows if from_month <= age_months]
    return reached[-1] if reached else None
