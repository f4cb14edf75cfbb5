"""Counting the coverage of posyandu in a quarter (posyandu rules, sections 3 and 9.1)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.coverage.facts import CoverageFacts
from domain.coverage.indicators import Indicator, Measure, Share, together
from domain.coverage.quarters import Quarter
from domain.extracts import Place
from domain.immunization.cohorts import IBL, IDL, Complete
from domain.immunization.lists import Seen, overdue, see
from domain.kms import Code
from domain.monthly import ChildMonth, children_in
from domain.screening.rules import measures as screening_measures
from domain.vitamin_a import MONTHS as CAPSULE_MONTHS
from domain.vitamin_a import capsule_for_age

Measures = dict[Indicator, Measure]


@dataclass(frozen=True, kw_only=True)
class PlaceCoverage:
    """The figures of one posyandu, or of several together."""

    place: Place | None
    """None for several together."""
    measures: Measures
    rose_of_weighed: Measure
    """N/D, the older form, shown beside N/D'."""
    referred: int = 0
    seen: int = 0


class Coverage:
    """The figures of some posyandu in any quarter that the facts cover."""

    def __init__(self, facts: CoverageFacts) -> None:
        self.facts = facts
        self._months: dict[date, dict[int, list[ChildMonth]]] = {}

    def of(self, quarter: Quarter) -> tuple[PlaceCoverage, ...]:
        """Give the figures of each posyandu, in the order of its places."""
        return tuple(self._of_place(place, quarter) for place in self.facts.extract.places)

    def overdue_on(self, posyandu_id: int, on: date) -> tuple[Seen, ...]:
        """List the children of a posyandu with an overdue dose on a day."""
        own = [child for child in self.facts.children if child.posyandu_id == posyandu_id]
        return overdue(see(own, self.facts.doses, self.facts.areas[posyandu_id], on))

    def _of_place(self, place: Place, quarter: Quarter) -> PlaceCoverage:
        months = [self._month(place.id, month) for month in quarter.months]
        referrals = [
            referral
            for referral in self.facts.referrals
            if referral.posyandu_id == place.id and quarter.first <= referral.on <= quarter.last
        ]
        return PlaceCoverage(
            place=place,
            measures={
                Indicator.WEIGHED: _weighed(months),
                Indicator.ROSE: _rose(months),
                Indicator.IDL: self._complete(place.id, quarter, IDL),
                Indicator.IBL: self._complete(place.id, quarter, IBL),
                Indicator.VITAMIN_A: self._capsules(place.id, quarter),
                **self._women(place.id, quarter),
                Indicator.REFERRALS: Measure(
                    part=sum(each.is_seen for each in referrals),
                    whole=len(referrals),
                    missing=tuple(each.child_id for each in referrals if not each.is_seen),
                ),
                Indicator.VISITS: self._visits(months, quarter),
                Indicator.EVENTS: self._reached(place.id, quarter),
            },
            rose_of_weighed=_rose(months, of_all_weighed=True),
            referred=len(referrals),
            seen=sum(each.is_seen for each in referrals),
        )

    def _month(self, posyandu_id: int, month: date) -> list[ChildMonth]:
        """List the under-fives of a month; none when no day was held in it."""
        if month not in self._months:
            by_place: dict[int, list[ChildMonth]] = defaultdict(list)
            for child in children_in(self.facts.extract, month):
                if child.is_under_five:
                    by_place[child.posyandu_id].append(child)
            self._months[month] = by_place
        place = self._places[posyandu_id]
        return self._months[month][posyandu_id] if place.held_in(month) else []

    @cached_property
    def _places(self) -> dict[int, Place]:
        return {place.id: place for place in self.facts.extract.places}

    def _complete(self, posyandu_id: int, quarter: Quarter, of: Complete) -> Measure:
        """Count those whose birthday lay in the quarter, and of them the complete ones."""
        cohort = [
            child
            for child in self.facts.children
            if child.posyandu_id == posyandu_id
            and quarter.first <= of.birthday(child.born_on) <= quarter.last
        ]
        seen = see(cohort, self.facts.doses, self.facts.areas[posyandu_id], quarter.last)
        return _measure([(one.child.id, of.is_true(one)) for one in seen])

    def _capsules(self, posyandu_id: int, quarter: Quarter) -> Measure:
        """Count the capsules of the campaign in the quarter: children of 6 to 59 months."""
        eligible = [
            (child.child_id, bool(child.colour))
            for month in quarter.months
            if month.month in CAPSULE_MONTHS
            for child in self._month(posyandu_id, month)
            if capsule_for_age(child.months) is not None
        ]
        return _measure(eligible)

    def _women(self, posyandu_id: int, quarter: Quarter) -> Measures:
        latest = {
            mother.resident_id: mother
            for mother in sorted(self.facts.mothers, key=lambda mother: mother.on)
            if mother.posyandu_id == posyandu_id and quarter.first <= mother.on <= quarter.last
        }.values()
        low = screening_measures(quarter.last)["arm_mm"]["woman_below"]
        thin = [(m.resident_id, m.arm_mm < low) for m in latest if m.arm_mm is not None]
        return {
            Indicator.IRON: _measure(
                [(m.resident_id, m.has_iron) for m in latest if m.has_iron is not None]
            ),
            # Whoever has KEK is who keeps the figure from being good.
            Indicator.THIN_ARM: Measure(
                part=sum(is_thin for _who, is_thin in thin),
                whole=len(thin),
                missing=tuple(who for who, is_thin in thin if is_thin),
            ),
        }

    def _visits(self, months: list[list[ChildMonth]], quarter: Quarter) -> Measure:
        """Count the children who missed a posyandu day, and of them those visited at home."""
        absent = dict.fromkeys(
            child.child_id for month in months for child in month if child.code is None
        )
        visited = {child for child, on in self.facts.visited if quarter.first <= on <= quarter.last}
        return _measure([(number, number in visited) for number in absent])

    def _reached(self, posyandu_id: int, quarter: Quarter) -> Measure:
        own = [
            event
            for event in self.facts.reached
            if event.posyandu_id == posyandu_id and quarter.first <= event.on <= quarter.last
        ]
        return Measure(
            part=sum(event.came for event in own), whole=sum(event.entitled for event in own)
        )


def all_together(found: Iterable[PlaceCoverage]) -> PlaceCoverage:
    """Put several posyandu together."""
    every = list(found)
    return PlaceCoverage(
        place=None,
        measures={
            indicator: together([one.measures[indicator] for one in every])
            for indicator in Indicator
        },
        rose_of_weighed=together([one.rose_of_weighed for one in every]),
        referred=sum(one.referred for one in every),
        seen=sum(one.seen for one in every),
    )


def _measure(people: list[tuple[int, bool]]) -> Measure:
    return Measure(
        part=sum(is_so for _who, is_so in people),
        whole=len(people),
        missing=tuple(who for who, is_so in people if not is_so),
    )


def _weighed(months: list[list[ChildMonth]]) -> Measure:
    shares = tuple(
        Share(part=sum(child.code is not None for child in month), whole=len(month))
        for month in months
    )
    absent = [[c.child_id for c in month if c.code is None] for month in months if month]
    return _monthly(shares, absent[-1] if absent else [])


def _rose(months: list[list[ChildMonth]], *, of_all_weighed: bool = False) -> Measure:
    judged = (Code.ROSE, Code.DID_NOT_RISE)
    counted = tuple(Code) if of_all_weighed else judged
    shares = tuple(
        Share(
            part=sum(child.code is Code.ROSE for child in month),
            whole=sum(child.code in counted for child in month if child.code is not None),
        )
        for month in months
    )
    fell = [[c.child_id for c in m if c.code is Code.DID_NOT_RISE] for m in months if m]
    return _monthly(shares, fell[-1] if fell else [])


def _monthly(shares: tuple[Share, ...], missing: list[int]) -> Measure:
    """Put months together; those missing are the latest month's, for whom something can be done."""
    return Measure(
        part=sum(share.part for share in shares),
        whole=sum(share.whole for share in shares),
        months=shares,
        missing=tuple(missing),
    )
