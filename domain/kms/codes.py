"""N, T, O or B: what the KMS says of one weighing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.calendar import MONTHS_PER_YEAR, completed_months
from domain.kms.minimum_gain import minimum_gain_g
from domain.people import Sex

FROM_KIA_BOOK = "buku_kia"
"""The source of a weighing copied from the book of a child who came from elsewhere."""


class Code(StrEnum):
    """The four letters; each weighed child of a month has exactly one, so D = N + T + O + B."""

    ROSE = "N"
    DID_NOT_RISE = "T"
    ABSENT_LAST_MONTH = "O"
    NEW = "B"


class Shortfall(StrEnum):
    """How the weight did not rise."""

    TOO_LITTLE = "T1"
    FLAT = "T2"
    LOST = "T3"


@dataclass(frozen=True, kw_only=True)
class PastWeighing:
    """A weighing of before, as the register holds it."""

    on: date
    weight_g: int
    at_posyandu_day: bool
    source: str


@dataclass(frozen=True, kw_only=True)
class GrowthCode:
    """The letter of a weighing; the gain, and what it was compared with, only for N and T."""

    code: Code
    gain_g: int | None = None
    minimum_g: int | None = None
    """None below one month and above sixty, where the card prints no minimum."""
    shortfall: Shortfall | None = None
    compared_with: PastWeighing | None = None


def growth_code(
    *,
    sex: Sex,
    born: date,
    on: date,
    weight_g: int,
    past: tuple[PastWeighing, ...],
) -> GrowthCode:
    """Return the letter of a weighing, by calendar months: this month against the one before.

    Weighings of the same month or later are left aside. A weighing from the KIA book can be
    compared with, but a child known from the book alone is still new here.
    """
    before = tuple(weighing for weighing in past if month_number(weighing.on) < month_number(on))
    last_month = tuple(w for w in before if month_number(w.on) == month_number(on) - 1)
    if last_month:
        return _compared(sex, born, on, weight_g, one_of_month(last_month))
    if any(weighing.source != FROM_KIA_BOOK for weighing in before):
        return GrowthCode(code=Code.ABSENT_LAST_MONTH)
    return GrowthCode(code=Code.NEW)


def month_number(day: date) -> int:
    """Return a number for the calendar month that grows by one each month."""
    return day.year * MONTHS_PER_YEAR + day.month


def one_of_month(weighings: tuple[PastWeighing, ...]) -> PastWeighing:
    """Return the weighing that counts for its month: that of the posyandu day, else the latest.

    Of two on the same day the later in the tuple counts.
    """
    return max(reversed(weighings), key=lambda weighing: (weighing.at_posyandu_day, weighing.on))


def _compared(sex: Sex, born: date, on: date, weight_g: int, before: PastWeighing) -> GrowthCode:
    """Return N or T from the gain since last month."""
    gain_g = weight_g - before.weight_g
    minimum_g = minimum_gain_g(sex, completed_months(born, on), on)
    rose = gain_g > 0 if minimum_g is None else gain_g >= minimum_g
    return GrowthCode(
        code=Code.ROSE if rose else Code.DID_NOT_RISE,
        gain_g=gain_g,
        minimum_g=minimum_g,
        shortfall=None if rose else _shortfall(gain_g),
        compared_with=before,
    )


def _shortfall(gain_g: int) -> Shortfall:
    """Return how a weight that did not rise behaved."""
    if gain_g > 0:
        return Shortfall.TOO_LITTLE
    return Shortfall.FLAT if gain_g == 0 else Shortfall.LOST
