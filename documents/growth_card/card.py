"""What a growth card is drawn from: one child, her measurements, her doses and capsules."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.calendar import completed_months
from domain.growth import Position
from domain.kms import Code
from domain.people import Sex

SECOND_SHEET_FROM_MONTHS = 24
SCHOOL_SHEET_FROM_MONTHS = 60


class Chart(StrEnum):
    """The pictures a card can show."""

    WEIGHT_0_24 = "weight_0_24"
    """The first sheet of the KMS."""
    WEIGHT_24_60 = "weight_24_60"
    """The second sheet of the KMS."""
    LENGTH_FOR_AGE = "length_for_age"
    """0-60 months: lying to two years, then standing."""
    WEIGHT_FOR_LENGTH = "weight_for_length"
    BMI_5_18 = "bmi_5_18"


@dataclass(frozen=True, kw_only=True)
class CardPoint:
    """One day the child was measured; None is what was not measured."""

    on: date
    weight_g: int | None = None
    length_mm: int | None = None
    position: Position | None = None
    """None means as usual at that age."""
    code: Code | None = None
    """N, T, O or B; shown under the month of the KMS."""


@dataclass(frozen=True, kw_only=True)
class CardMark:
    """A dose or a capsule on the day it was given."""

    on: date
    label: str
    """As a family hears it: "Campak-Rubela (MR) 1", "kapsul biru"."""


@dataclass(frozen=True, kw_only=True)
class GrowthCard:
    """Everything that may be on the picture of one child, and nothing of another."""

    child_name: str
    sex: Sex
    born: date
    drawn_on: date
    points: tuple[CardPoint, ...] = ()
    """In any order."""
    doses: tuple[CardMark, ...] = ()
    capsules: tuple[CardMark, ...] = ()
    red_sd: float = -3.0
    orange_sd: float = 1.0


def usual_chart(card: GrowthCard) -> Chart:
    """Choose the chart for the child's age on the day the card is drawn."""
    months = completed_months(card.born, card.drawn_on)
    if months >= SCHOOL_SHEET_FROM_MONTHS:
        return Chart.BMI_5_18
    return Chart.WEIGHT_24_60 if months >= SECOND_SHEET_FROM_MONTHS else Chart.WEIGHT_0_24
