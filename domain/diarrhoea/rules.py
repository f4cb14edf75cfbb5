"""What is said of a case and who must see the child, as dated rules beside this file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from domain.dated_rules import editions, in_force
from domain.diarrhoea.case import Case


class Reason(StrEnum):
    """Why a child with diarrhoea is seen by the midwife the same day."""

    SEVERE = "severe"
    """Gizi buruk: the usual oralit is not for this child."""
    YOUNG = "young"
    LONG = "long"


@dataclass(frozen=True, kw_only=True)
class Oralit:
    """Millilitres after each loose stool, from an age on."""

    from_months: int
    low_ml: int
    high_ml: int


@dataclass(frozen=True, kw_only=True)
class Rules:
    """All limits."""

    version: str
    source: str
    effective_from: date
    oralit: tuple[Oralit, ...]
    refer_below_months: int
    refer_after_days: int
    cluster_cases: int
    cluster_days: int


@cache
def rules(on: date) -> Rules:
    """Give the rules in force on a day."""
    return in_force(_editions(), on)


@cache
def _editions() -> tuple[Rules, ...]:
    return tuple(_read(content) for content in editions(__package__, "rules"))


def _read(content: dict[str, Any]) -> Rules:
    return Rules(
        version=content["version"],
        source=content["source"],
        effective_from=content["effective_from"],
        oralit=tuple(Oralit(**row) for row in content["oralit"]),
        refer_below_months=content["refer"]["below_months"],
        refer_after_days=content["refer"]["more_than_days"],
        cluster_cases=content["cluster"]["cases"],
        cluster_days=content["cluster"]["within_days"],
    )


def oralit_for(age_months: int, on: date) -> Oralit:
    """Give how much oralit a child of some completed months drinks after each loose stool."""
    return [row for row in rules(on).oralit if row.from_months <= age_months][-1]


def reasons(*, age_months: int, days: int, is_severe: bool, on: date) -> tuple[Reason, ...]:
    """Give why a child must be seen the same day, the gravest first; nothing when it need not."""
    limits = rules(on)
    told = (
        (Reason.SEVERE, is_severe),
        (Reason.YOUNG, age_months < limits.refer_below_months),
        (Reason.LONG, days > limits.refer_after_days),
    )
    return tuple(reason for reason, holds in told if holds)


def is_cluster(cases: Iterable[Case], on: date) -> bool:
    """Tell whether so many children of one posyandu fell ill that the Puskesmas should look."""
    limits = rules(on)
    since = on - timedelta(days=limits.cluster_days - 1)
    ill = {case.child_id for case in cases if since <= case.reported_on <= on}
    return len(ill) >= limits.cluster_cases
