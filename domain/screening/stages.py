"""Which card of the posyandu somebody belongs to, and how far a pregnancy is."""

from datetime import date
from enum import StrEnum

DAYS_PER_WEEK = 7
LONGEST_PREGNANCY = 45
"""Weeks; a last period further back tells of a pregnancy that is over."""
POSTPARTUM_DAYS = 42
BREASTFEEDING_MONTHS = 24
"""After a birth; from then on a mother's card is that of her age again."""
SCHOOL_FROM, TEEN_FROM, ADULT_FROM, OLDER_FROM = 6, 15, 19, 60
"""Years; the school card is for 6-18, the adult one from 19, the older one from 60."""


class LifeStage(StrEnum):
    """The cards of the posyandu for those who are no under-fives."""

    PREGNANT = "pregnant"
    POSTPARTUM = "postpartum"
    BREASTFEEDING = "breastfeeding"
    SCHOOL = "school_age"
    TEEN = "teen"
    ADULT = "adult"
    OLDER = "older"

    @property
    def is_mother(self) -> bool:
        """True for the card of mothers."""
        return self in (LifeStage.PREGNANT, LifeStage.POSTPARTUM, LifeStage.BREASTFEEDING)

    @property
    def is_at_school(self) -> bool:
        """True for the card of school age and teenagers."""
        return self in (LifeStage.SCHOOL, LifeStage.TEEN)


def stage_by_age(years: int) -> LifeStage:
    """Give the card of an age in completed years."""
    if years >= OLDER_FROM:
        return LifeStage.OLDER
    if years >= ADULT_FROM:
        return LifeStage.ADULT
    return LifeStage.TEEN if years >= TEEN_FROM else LifeStage.SCHOOL


def weeks_pregnant(last_period_on: date, on: date) -> int | None:
    """Give the completed weeks since the last period; None when no pregnancy lasts so long."""
    weeks = (on - last_period_on).days // DAYS_PER_WEEK
    return weeks if 0 <= weeks <= LONGEST_PREGNANCY else None
