"""Somebody the posyandu serves who is no under-five."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import MONTHS_PER_YEAR, add_months, completed_months
from domain.people import SHORT_TITLES, Sex
from domain.screening.stages import (
    BREASTFEEDING_MONTHS,
    POSTPARTUM_DAYS,
    LifeStage,
    stage_by_age,
    weeks_pregnant,
)

GROWN_FROM = 19
"""Years; younger ones are called by their name alone."""


@dataclass(frozen=True, kw_only=True)
class Resident:
    """A pregnant woman, a pupil, an adult or an older person, as registered."""

    id: int
    posyandu_id: int
    name: str
    registered_as: LifeStage
    sex: Sex | None = None
    born_on: date | None = None
    born_estimated: bool = False
    """True when only the year or the age was known."""
    rt: str = ""
    last_period_on: date | None = None
    gave_birth_on: date | None = None
    lost_baby: bool = False
    """True when the latest pregnancy ended without a living child."""
    title: str = ""
    """Mbah, Oma, Niang ...: as the person wishes to be called; usually empty."""
    smokes: bool | None = None
    nickname: str = ""
    mother_name: str = ""
    """Always empty: it is part of being looked for by name."""

    def years(self, on: date) -> int | None:
        """Give the completed years on a day."""
        if self.born_on is None:
            return None
        return completed_months(self.born_on, on) // MONTHS_PER_YEAR

    def weeks(self, on: date) -> int | None:
        """Give the weeks of a pregnancy that lasts on that day."""
        if self.last_period_on is None or self.stage(on) is not LifeStage.PREGNANT:
            return None
        return weeks_pregnant(self.last_period_on, on)

    def stage(self, on: date) -> LifeStage:
        """Give the card the person belongs to on a day."""
        if self.registered_as is LifeStage.PREGNANT:
            return LifeStage.PREGNANT
        if self.registered_as.is_mother:
            return self._after_birth(on)
        return self._by_age(on, self.registered_as)

    def _by_age(self, on: date, otherwise: LifeStage) -> LifeStage:
        years = self.years(on)
        return otherwise if years is None else stage_by_age(years)

    def _after_birth(self, on: date) -> LifeStage:
        if self.gave_birth_on is None:
            return self.registered_as
        if on < self.gave_birth_on:
            was_pregnant = self.last_period_on is not None and self.last_period_on <= on
            return LifeStage.PREGNANT if was_pregnant else self.registered_as
        if (on - self.gave_birth_on).days <= POSTPARTUM_DAYS:
            return LifeStage.POSTPARTUM
        if self.lost_baby or on >= add_months(self.gave_birth_on, BREASTFEEDING_MONTHS):
            return self._by_age(on, LifeStage.ADULT)
        return LifeStage.BREASTFEEDING

    @property
    def is_female(self) -> bool:
        """True for women and girls."""
        return self.sex is Sex.FEMALE or self.registered_as.is_mother

    def bu(self, on: date) -> str:
        """Give the short title in front of the name: 'Bu', 'Pak', 'Mbah'; none for the young."""
        if self.title:
            return SHORT_TITLES.get(self.title, self.title)
        years = self.years(on)
        if years is not None and years < GROWN_FROM and not self.registered_as.is_mother:
            return ""
        if self.is_female:
            return "Bu"
        return "Pak" if self.sex is Sex.MALE else ""
