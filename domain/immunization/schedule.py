"""The shape of a schedule: doses, school visits, T steps and the rules between them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

from domain.immunization.spans import NO_WAIT, Span

_ONE_DAY = timedelta(days=1)
_Picking = Callable[[list[date]], tuple[date, ...]]


@dataclass(frozen=True, kw_only=True)
class Wider:
    """The interval that replaces the usual ones from an age on."""

    start: Span
    interval: Span


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One dose of the under-five schedule: its names, ages, intervals and where they come from."""

    code: str
    antigen: str
    short_name: str
    family_name: str
    recommended: Span
    overdue: Span
    offer: Span
    last_before: Span
    counts_from: Span
    source: tuple[str, ...]
    confidence: Mapping[str, str]
    offer_interval: Span = NO_WAIT
    counts_interval: Span = NO_WAIT
    wider: Wider | None = None
    late_counts: bool = True
    is_booster: bool = False


class Days(NamedTuple):
    """The days on which the ages of one slot fall for one child."""

    counts_from: date
    offer: date
    recommended: date
    overdue: date
    last_day: date
    """The last day on which the programme still gives the dose."""
    wide_from: date
    """From here on the wider interval holds; lifetimes later where there is none."""


_LAST_DAY = Days._fields.index("last_day")
_NEVER = Span(months=12 * 200)


def _ages_of(slot: Slot) -> tuple[Span, ...]:
    """List the ages behind the days of a slot, the first age too old for it as its last."""
    return (
        slot.counts_from,
        slot.offer,
        slot.recommended,
        slot.overdue,
        slot.last_before,
        slot.wider.start if slot.wider else _NEVER,
    )


@dataclass(frozen=True, kw_only=True)
class SchoolVisit:
    """One dose of Bulan Imunisasi Anak Sekolah: the class and the month it is given in."""

    code: str
    short_name: str
    family_name: str
    grade: int
    month: int
    source: tuple[str, ...]
    confidence: str
    girls_only: bool = False


@dataclass(frozen=True, kw_only=True)
class School:
    """The school programme; of its tetanus visits a message names one at a time."""

    first_month: int
    open_for: Span
    """How long a visit is due before it is overdue."""
    tetanus: frozenset[str]
    tetanus_name: str
    tetanus_name_from_grade: int
    visits: tuple[SchoolVisit, ...]


@dataclass(frozen=True, kw_only=True)
class TetanusStep:
    """One step of a woman's T status: the wait before it and the months it protects."""

    status: int
    protection_months: int
    source: tuple[str, ...]
    confidence: str
    interval: Span = NO_WAIT


@dataclass(frozen=True, kw_only=True)
class Spacing:
    """An interval that holds for some antigens, with those it treats as ordinary."""

    interval: Span
    antigens: frozenset[str]
    ordinary: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class LateStart:
    """How many doses a series has when it is begun late."""

    antigen: str
    two_doses_from: Span
    one_dose_from: Span


@dataclass(frozen=True, kw_only=True)
class ShortSeries:
    """A product that ends a series after fewer doses."""

    antigen: str
    product: str
    doses: int


@dataclass(frozen=True, kw_only=True)
class Hexavalent:
    """The combined injection that holds inactivated polio, and the doses it may be given as."""

    antigen: str
    product: str
    primary: tuple[str, ...]
    enough: int
    """So many of them leave no separate injection to give."""


@dataclass(frozen=True, kw_only=True)
class Completeness:
    """The codes that the completeness flags ask for."""

    basic: tuple[str, ...]
    infant_before: Span
    toddler_before: Span
    new_antigens: tuple[str, ...]
    new_antigens_ipv_doses: int
    toddler: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ZeroDoseAges:
    """From when on a child without this antigen is at risk, certain, and no longer asked about."""

    antigen: str
    risk_from: Span
    certain_from: Span
    until: Span


@dataclass(frozen=True, kw_only=True)
class ChildhoodTetanus:
    """Childhood doses that count for a woman: the infant ones together as so many, then each."""

    infant: tuple[str, ...]
    further: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Region:
    """An area named in a source as having JE in its routine, or heksavalen in use."""

    name: str
    source: tuple[str, ...]
    confidence: str
    je_since: date | None = None
    hexavalent_since: date | None = None


@dataclass(frozen=True, kw_only=True)
class Indicators:
    """Percentages that a village or a Puskesmas is held against."""

    uci_percent: int
    drop_out_percent: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Schedule:
    """A whole ruleset, with its version and the day it took effect."""

    ruleset: str
    effective_from: date
    sources: Mapping[str, str]
    slots: tuple[Slot, ...]
    school: School
    tetanus_steps: tuple[TetanusStep, ...]
    childhood_tetanus: ChildhoodTetanus
    repeat_interval: Span
    live: Spacing
    campaign: Spacing
    stand_ins: Mapping[str, str]
    late_start: LateStart
    short_series: ShortSeries
    hexavalent: Hexavalent
    completeness: Completeness
    zero_dose: ZeroDoseAges
    indicators: Indicators
    regions: tuple[Region, ...]

    def slot(self, code: str) -> Slot:
        """Return the slot of a code such as "DPT3"; KeyError for any other code."""
        return self._by_code[code]

    def series_name(self, antigen: str) -> str:
        """Return the antigen whose series a record belongs to: an MMR belongs to MR."""
        return self.stand_ins.get(antigen, antigen)

    def series(self, antigen: str) -> tuple[Slot, ...]:
        """Return the slots an antigen fills, in order; none for one outside the programme."""
        return self._by_antigen.get(self.series_name(antigen), ())

    def visit(self, code: str) -> SchoolVisit | None:
        """Return the school visit of a code, or None for any other code."""
        return self.visits.get(code)

    @cached_property
    def visits(self) -> dict[str, SchoolVisit]:
        """The school visits by code."""
        return {visit.code: visit for visit in self.school.visits}

    @cached_property
    def shortened(self) -> frozenset[str]:
        """The antigens whose series may end early."""
        return frozenset({self.late_start.antigen, self.short_series.antigen})

    def days(self, born: date) -> dict[str, Days]:
        """Return the days of every slot for a child, by code."""
        return _days(self, born)

    def count_days(self, born: date) -> dict[str, Days]:
        """Count the days of every slot from a birth."""
        ages, rows = self._ages
        days = [age.after(born) for age in ages]
        days += [day - _ONE_DAY for day in days]
        return {code: Days._make(pick(days)) for code, pick in rows}

    @cached_property
    def _ages(self) -> tuple[tuple[Span, ...], tuple[tuple[str, _Picking], ...]]:
        """Every age once, and for each slot which of them it needs: the same few ages recur.

        The second half of the days picked from holds the days before those of the first.
        """
        places: dict[Span, int] = {}
        wanted = {
            slot.code: [places.setdefault(age, len(places)) for age in _ages_of(slot)]
            for slot in self.slots
        }
        for own in wanted.values():
            own[_LAST_DAY] += len(places)
        return tuple(places), tuple((code, itemgetter(*own)) for code, own in wanted.items())

    @cached_property
    def _by_code(self) -> dict[str, Slot]:
        return {slot.code: slot for slot in self.slots}

    @cached_property
    def _by_antigen(self) -> dict[str, tuple[Slot, ...]]:
        antigens = {slot.antigen for slot in self.slots}
        return {
            antigen: tuple(slot for slot in self.slots if slot.antigen == antigen)
            for antigen in antigens
        }


# The under-fives were born on fewer days than this.
@lru_cache(maxsize=2_000)
def _days(schedule: Schedule, born: date) -> dict[str, Days]:
    """Keep what was counted: it depends on nothing but the birth."""
    return schedule.count_days(born)
