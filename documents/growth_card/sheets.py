"""The five charts: what each one measures, over which ages or lengths, in which steps."""

from dataclasses import dataclass
from enum import Enum

from documents.growth_card.card import Chart, GrowthCard
from domain.calendar import age_in_days
from domain.growth.ages import STANDING_TABLES_FROM_DAYS
from domain.growth.measures import Position


class Quantity(Enum):
    """What runs up the chart."""

    WEIGHT = "weight"
    LENGTH = "length"
    BMI = "bmi"


class Along(Enum):
    """What runs along the chart."""

    MONTHS = "months"
    YEARS = "years"
    LENGTH = "length"


@dataclass(frozen=True, kw_only=True)
class Axis:
    """One axis of an empty chart: its ends, and the steps of its figures and of its fine lines."""

    first: float
    last: float
    labelled_every: float
    ruled_every: float


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One chart before anything of a child is on it."""

    chart: Chart
    quantity: Quantity
    along: Along
    x: Axis
    y: Axis
    position: Position | None = None
    """Which of WHO's two tables of weight for length; None for charts by age."""
    joins_over_months: int = 1
    """Points of months this far apart are joined; further apart a month was missed."""

    @property
    def is_kms(self) -> bool:
        """Tell whether this is a sheet of the KMS, with its coloured bands and its letters."""
        return self.chart in (Chart.WEIGHT_0_24, Chart.WEIGHT_24_60)

    @property
    def has_time_axis(self) -> bool:
        """Tell whether days can be marked along it."""
        return self.along is not Along.LENGTH


FIRST_KMS = Sheet(
    chart=Chart.WEIGHT_0_24,
    quantity=Quantity.WEIGHT,
    along=Along.MONTHS,
    x=Axis(first=0, last=24, labelled_every=3, ruled_every=1),
    y=Axis(first=1, last=18, labelled_every=1, ruled_every=1),
)
SECOND_KMS = Sheet(
    chart=Chart.WEIGHT_24_60,
    quantity=Quantity.WEIGHT,
    along=Along.MONTHS,
    x=Axis(first=24, last=60, labelled_every=6, ruled_every=1),
    y=Axis(first=6, last=30, labelled_every=2, ruled_every=1),
)
LENGTH_FOR_AGE = Sheet(
    chart=Chart.LENGTH_FOR_AGE,
    quantity=Quantity.LENGTH,
    along=Along.MONTHS,
    x=Axis(first=0, last=60, labelled_every=6, ruled_every=2),
    y=Axis(first=40, last=125, labelled_every=10, ruled_every=5),
)
WEIGHT_FOR_LYING_LENGTH = Sheet(
    chart=Chart.WEIGHT_FOR_LENGTH,
    quantity=Quantity.WEIGHT,
    along=Along.LENGTH,
    x=Axis(first=45, last=100, labelled_every=5, ruled_every=1),
    y=Axis(first=0, last=20, labelled_every=2, ruled_every=1),
    position=Position.LYING,
)
WEIGHT_FOR_STANDING_HEIGHT = Sheet(
    chart=Chart.WEIGHT_FOR_LENGTH,
    quantity=Quantity.WEIGHT,
    along=Along.LENGTH,
    x=Axis(first=65, last=120, labelled_every=5, ruled_every=1),
    y=Axis(first=4, last=34, labelled_every=2, ruled_every=1),
    position=Position.STANDING,
)
SCHOOL_BMI = Sheet(
    chart=Chart.BMI_5_18,
    quantity=Quantity.BMI,
    along=Along.YEARS,
    x=Axis(first=5, last=19, labelled_every=1, ruled_every=1),
    y=Axis(first=10, last=38, labelled_every=4, ruled_every=2),
    joins_over_months=13,
)
"""At school a child is measured once a year."""


def sheet_of(card: GrowthCard, chart: Chart) -> Sheet:
    """Choose the empty chart; weight for length goes by the child's age when last measured."""
    match chart:
        case Chart.WEIGHT_0_24:
            return FIRST_KMS
        case Chart.WEIGHT_24_60:
            return SECOND_KMS
        case Chart.LENGTH_FOR_AGE:
            return LENGTH_FOR_AGE
        case Chart.BMI_5_18:
            return SCHOOL_BMI
        case Chart.WEIGHT_FOR_LENGTH:
            last = max((p.on for p in card.points if p.length_mm), default=card.drawn_on)
            is_standing = age_in_days(card.born, last) >= STANDING_TABLES_FROM_DAYS
            return WEIGHT_FOR_STANDING_HEIGHT if is_standing else WEIGHT_FOR_LYING_LENGTH
