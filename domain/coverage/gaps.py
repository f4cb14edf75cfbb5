"""The largest gaps between coverage and target: what a meeting talks about first."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from domain.coverage.counting import PlaceCoverage
from domain.coverage.indicators import (
    FEWER_IS_BETTER,
    Indicator,
    Measure,
    people_short,
    whole_percent,
)
from domain.coverage.targets import Target, Targets

MOST = 3
FEWEST_PEOPLE = 5
"""A share of fewer people jumps with each of them: such gaps come after all others."""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One indicator of one posyandu that has not reached its target."""

    coverage: PlaceCoverage
    indicator: Indicator
    target: Target

    @property
    def measure(self) -> Measure:
        """The figure."""
        return self.coverage.measures[self.indicator]

    @property
    def points(self) -> Fraction:
        """How far the share is from the target."""
        value = self.measure.value or Fraction(0)
        is_less = self.indicator in FEWER_IS_BETTER
        return value - self.target.share if is_less else self.target.share - value

    @property
    def people(self) -> int:
        """How many people it takes to reach the target."""
        return people_short(
            self.measure,
            self.target.share,
            fewer_is_better=self.indicator in FEWER_IS_BETTER,
        )


def largest_gaps(
    found: Iterable[PlaceCoverage], targets: Targets, most: int = MOST
) -> tuple[Gap, ...]:
    """List the largest gaps, those of many people before those of few."""
    gaps = [
        Gap(coverage=one, indicator=indicator, target=targets[indicator])
        for one in found
        for indicator, measure in one.measures.items()
        if indicator in targets and measure.value is not None
    ]
    open_gaps = [gap for gap in gaps if is_reached(gap.measure, gap.indicator, targets) is False]
    order = list(Indicator)
    open_gaps.sort(
        key=lambda gap: (
            gap.measure.usual_whole < FEWEST_PEOPLE,
            -gap.points,
            -gap.people,
            order.index(gap.indicator),
        )
    )
    return tuple(open_gaps[:most])


def is_reached(measure: Measure, indicator: Indicator, targets: Targets) -> bool | None:
    """Tell whether a figure, as it is shown, reaches its target; None without one of the two."""
    value = measure.value
    if value is None or indicator not in targets:
        return None
    shown, target = whole_percent(value), targets[indicator].percent
    return shown <= target if indicator in FEWER_IS_BETTER else shown >= target
