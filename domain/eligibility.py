"""Who may come to an event: a group by sex, age and place, and whether somebody belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from domain.calendar import MONTHS_PER_YEAR, completed_months
from domain.people import Sex
from domain.screening.stages import LifeStage

GROWN_FROM = 19 * MONTHS_PER_YEAR
"""Months; a group of younger ones is called 'anak'."""
UNDER_FIVE = 5 * MONTHS_PER_YEAR
OLDER_FROM = 60 * MONTHS_PER_YEAR


class Whom(StrEnum):
    """What is counted and invited: single people of an age, pregnant women, or households."""

    PEOPLE = "people"
    PREGNANT = "pregnant"
    FAMILIES = "families"


@dataclass(frozen=True, kw_only=True)
class Target:
    """Who may come; ages in completed months, from one (inclusive) to below another."""

    whom: Whom = Whom.PEOPLE
    sex: Sex | None = None
    from_months: int = 0
    below_months: int | None = None
    in_months: bool = False
    """True when the ages were given, and are said, in months."""
    without_pregnant: bool = False
    """True where pregnant women wait, as for a medicine given to everybody."""
    hamlet: str = ""
    rts: tuple[str, ...] = ()

    @property
    def is_of_children(self) -> bool:
        """Tell whether nobody grown up is meant."""
        return (
            self.whom is Whom.PEOPLE
            and self.below_months is not None
            and self.below_months <= GROWN_FROM
        )

    @property
    def is_whole_village(self) -> bool:
        """Tell whether it is for everybody: a second person looks at that first."""
        everybody = self.whom is Whom.FAMILIES or (
            self.sex is None and self.below_months is None and self.from_months < GROWN_FROM
        )
        return everybody and not (self.hamlet or self.rts)

    def to_json(self) -> dict[str, Any]:
        """Give what a journal or a row keeps."""
        return {
            "whom": str(self.whom),
            "sex": str(self.sex) if self.sex else "",
            "from": self.from_months,
            "below": self.below_months,
            "in_months": self.in_months,
            "without_pregnant": self.without_pregnant,
            "hamlet": self.hamlet,
            "rts": list(self.rts),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Target":
        """Read what `to_json` gave."""
        return cls(
            whom=Whom(kept["whom"]),
            sex=Sex(kept["sex"]) if kept["sex"] else None,
            from_months=kept["from"],
            below_months=kept["below"],
            in_months=kept["in_months"],
            without_pregnant=kept["without_pregnant"],
            hamlet=kept["hamlet"],
            rts=tuple(kept["rts"]),
        )


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """What of a person decides whether an event is for them."""

    sex: Sex | None
    born_on: date | None
    stage: LifeStage | None = None
    """As registered; None for an under-five."""

    @property
    def is_pregnant(self) -> bool:
        """True while a pregnancy is registered."""
        return self.stage is LifeStage.PREGNANT


def admits(target: Target, somebody: Somebody, on: date) -> bool:
    """Tell whether an event on a day is for somebody; who is not known to fit is not invited."""
    if target.whom is Whom.PREGNANT:
        return somebody.is_pregnant
    if target.whom is Whom.FAMILIES or (target.without_pregnant and somebody.is_pregnant):
        return False
    if target.sex is not None and somebody.sex is not target.sex:
        return False
    if somebody.born_on is None:
        return _fits_by_stage(target, somebody)
    return _is_of_age(target, somebody.born_on, on)


def _is_of_age(target: Target, born_on: date, on: date) -> bool:
    months = completed_months(born_on, on)
    return months >= target.from_months and (
        target.below_months is None or months < target.below_months
    )


def _fits_by_stage(target: Target, somebody: Somebody) -> bool:
    """Without a birth date only an older person is known to be old enough for older people."""
    is_for_older = target.from_months >= OLDER_FROM and target.below_months is None
    return is_for_older and somebody.stage is LifeStage.OLDER
