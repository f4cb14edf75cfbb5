"""What coverage is counted of, and one figure of it: how many of how many, and who is missing."""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import ceil


class Indicator(StrEnum):
    """The rows of a coverage meeting, in the order in which they are shown."""

    WEIGHED = "ds"
    """D/S: those weighed of all under-fives, each month."""
    ROSE = "nd"
    """N/D': those whose weight rose of those that could be judged, each month."""
    IDL = "idl"
    IBL = "ibl"
    VITAMIN_A = "vitamin_a"
    IRON = "ttd"
    """Pregnant women who got iron tablets, of those asked."""
    THIN_ARM = "kek"
    """Pregnant women with KEK, of those measured: the fewer the better."""
    REFERRALS = "rujukan"
    """Referrals that were seen."""
    VISITS = "kunjungan"
    """Children who missed a posyandu day and were visited at home."""
    EVENTS = "kegiatan"
    """Those reached by events of those entitled."""


FEWER_IS_BETTER = frozenset({Indicator.THIN_ARM})
MONTHLY = frozenset({Indicator.WEIGHED, Indicator.ROSE})
OF_WOMEN = frozenset({Indicator.IRON, Indicator.THIN_ARM})


@dataclass(frozen=True, kw_only=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> Fraction | None:
        """The share, or None when there is nothing to divide by."""
        return Fraction(self.part, self.whole) if self.whole else None


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure of a quarter."""

    part: int
    whole: int
    months: tuple[Share, ...] = ()
    """For what is counted every month: the months in order, those without data with nothing."""
    missing: tuple[int, ...] = field(default=(), repr=False)
    """Who keeps it from being whole: numbers of children, of residents for what women get."""

    @property
    def value(self) -> Fraction | None:
        """The share; of monthly figures the mean over the months that have data."""
        if not self.months:
            return Share(part=self.part, whole=self.whole).value
        known = [share.value for share in self.months if share.value is not None]
        return sum(known, Fraction(0)) / len(known) if known else None

    @property
    def reported_months(self) -> int:
        """How many months have data."""
        return sum(share.whole > 0 for share in self.months)

    @property
    def usual_whole(self) -> Fraction:
        """Of how many people it speaks: for monthly figures the mean of the months with data."""
        if not self.months:
            return Fraction(self.whole)
        return Fraction(self.whole, self.reported_months) if self.reported_months else Fraction(0)


def together(measures: list[Measure]) -> Measure:
    """Put the figures of several posyandu together, month by month."""
    count = max((len(measure.months) for measure in measures), default=0)
    return Measure(
        part=sum(measure.part for measure in measures),
        whole=sum(measure.whole for measure in measures),
        months=tuple(
            Share(
                part=sum(m.months[place].part for m in measures if m.months),
                whole=sum(m.months[place].whole for m in measures if m.months),
            )
            for place in range(count)
        ),
        missing=tuple(number for measure in measures for number in measure.missing),
    )


def whole_percent(value: Fraction) -> int:
    """Round a share to whole percents, halves up, as it is shown everywhere."""
    return (200 * value.numerator + value.denominator) // (2 * value.denominator)


def people_short(measure: Measure, target: Fraction, *, fewer_is_better: bool = False) -> int:
    """Count how many people more (or fewer) it takes to reach a target; 0 when it is reached."""
    value = measure.value
    if value is None:
        return 0
    distance = value - target if fewer_is_better else target - value
    return max(0, ceil(distance * measure.usual_whole))
