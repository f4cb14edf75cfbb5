"""What a z-score is called: the categories of Permenkes 2/2020, as dated rules beside this file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from domain.dated_rules import editions, in_force

C = TypeVar("C", bound=Enum)


class WeightForAge(Enum):
    """BB/U: a hint at a growth problem, never the word *gizi*."""

    SEVERELY_UNDERWEIGHT = "severely_underweight"
    UNDERWEIGHT = "underweight"
    NORMAL = "normal"
    RISK_OF_EXCESS_WEIGHT = "risk_of_excess_weight"


class LengthForAge(Enum):
    """PB/U and TB/U: *stunting* is the first two together."""

    SEVERELY_STUNTED = "severely_stunted"
    STUNTED = "stunted"
    NORMAL = "normal"
    TALL = "tall"


class Nutrition(Enum):
    """BB/PB, BB/TB and, under five years, IMT/U: gizi buruk to obesitas."""

    SEVERELY_WASTED = "severely_wasted"
    WASTED = "wasted"
    NORMAL = "normal"
    POSSIBLE_RISK_OF_OVERWEIGHT = "possible_risk_of_overweight"
    OVERWEIGHT = "overweight"
    OBESE = "obese"


class SchoolBmi(Enum):
    """IMT/U from 5 to 18 years."""

    SEVERELY_THIN = "severely_thin"
    THIN = "thin"
    NORMAL = "normal"
    OVERWEIGHT = "overweight"
    OBESE = "obese"


class HeadForAge(Enum):
    """LK/U."""

    MICROCEPHALY = "microcephaly"
    NORMAL = "normal"
    MACROCEPHALY = "macrocephaly"


class ArmRibbon(Enum):
    """The colour of the LiLA ribbon."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"


Category = WeightForAge | LengthForAge | Nutrition | SchoolBmi | HeadForAge | ArmRibbon

SECTIONS: dict[type[Enum], str] = {
    WeightForAge: "weight_for_age",
    LengthForAge: "length_for_age",
    Nutrition: "nutrition",
    SchoolBmi: "school_bmi",
    HeadForAge: "head_for_age",
    ArmRibbon: "arm_ribbon",
}


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One line of the rules: a category and where it ends."""

    name: str
    official: str
    below: float | None = None
    """Exclusive."""
    up_to: float | None = None
    """Inclusive."""

    def holds(self, value: float) -> bool:
        """Tell whether a value has not passed this line's end."""
        if self.below is not None:
            return value < self.below
        return self.up_to is None or value <= self.up_to


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The dated rule rows, by section."""

    version: str
    source: str
    effective_from: date
    limits: dict[str, tuple[Limit, ...]]
    ribbon_months: range


@cache
def rules(on: date) -> Rules:
    """Return the rules in force on a day."""
    return in_force(_editions(), on)


@cache
def _editions() -> tuple[Rules, ...]:
    return tuple(read_rules(editions(__package__, "categories")))


def read_rules(contents: Iterable[dict[str, Any]]) -> Iterable[Rules]:
    """Read the rules of each edition."""
    for content in contents:
        ribbon = content["arm_ribbon"]
        yield Rules(
            version=content["version"],
            source=content["source"],
            effective_from=content["effective_from"],
            limits={section: _limits(content[section]) for section in SECTIONS.values()},
            ribbon_months=range(ribbon["from_months"], ribbon["to_months"] + 1),
        )


def category_of(kind: type[C], value: float, on: date) -> C:
    """Return the category of a rounded z-score (for the ribbon: of millimetres) on a day."""
    limits = rules(on).limits[SECTIONS[kind]]
    return kind(next(limit.name for limit in limits if limit.holds(value)))


def arm_ribbon(arm_mm: int, age_months: int, on: date) -> ArmRibbon | None:
    """Return the ribbon's colour; None below 6 and from 60 completed months."""
    if age_months not in rules(on).ribbon_months:
        return None
    return category_of(ArmRibbon, arm_mm, on)


def official_name(category: Category, on: date) -> str:
    """Return the name in the regulation of a day, such as "Berat badan sangat kurang"."""
    limits = rules(on).limits[SECTIONS[type(category)]]
    return next(limit.official for limit in limits if limit.name == category.value)


def _limits(section: dict[str, Any]) -> tuple[Limit, ...]:
    return tuple(Limit(**line) for line in section["categories"])
