"""The shape of a schedule: doses, school visits, T steps and the rules between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from domain.immunization.spans import NO_WAIT, Span

_ONE_DAY = timedelta(days=1)


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

    def last_day(self, born: date) -> date:
        """Return the last day on which the programme still gives this dose."""
        return self.last_before.after(born) - _ONE_DAY

    def interval_on(self, on: date, *, usual: Span, born: date) -> Span:
        """Return the usual interval, or the wider one when a dose is given late enough for it."""
        is_wide = self.wider is not None and on >= self.wider.start.after(born)
        return self.wider.interval if self.wider is not None and is_wide else usual


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
    tetanus: frozenset[str]
    tetanus_name: str
    visits: tuple[SchoolVisit, ...]


@dataclass(frozen=True, kw_only=True)
class TetanusStep:
    """One step of a woman's T status: the wait before it and the months it protects."""

    status: int
    protection_months: int
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


@dataclass(frozen=True, kw_only=True)
class Completeness:
    """The codes that the completeness flags ask for."""

    basic: tuple[str, ...]
    new_antigens: tuple[str, ...]
    new_antigens_ipv_doses: int
    toddler: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """A whole ruleset, with its version and the day it took effect."""

    ruleset: str
    effective_from: date
    sources: Mapping[str, str]
    slots: tuple[Slot, ...]
    school: School
    tetanus_steps: tuple[TetanusStep, ...]
    repeat_interval: Span
    live: Spacing
    campaign: Spacing
    stand_ins: Mapping[str, str]
    late_start: LateStart
    short_series: ShortSeries
    hexavalent: Hexavalent
    completeness: Completeness

    def slot(self, code: str) -> Slot:
        """Return the slot of a code such as "DPT3"; KeyError for any other code."""
        for slot in self.slots:
            if slot.code == code:
                return slot
        raise KeyError(code)

    def series_name(self, antigen: str) -> str:
        """Return the antigen whose series a record belongs to: an MMR belongs to MR."""
        return self.stand_ins.get(antigen, antigen)

    def series(self, antigen: str) -> tuple[Slot, ...]:
        """Return the slots an antigen fills, in order; none for one outside the programme."""
        return self._by_antigen.get(self.series_name(antigen), ())

    @cached_property
    def _by_antigen(self) -> dict[str, tuple[Slot, ...]]:
        antigens = {slot.antigen for slot in self.slots}
        return {
            antigen: tuple(slot for slot in self.slots if slot.antigen == antigen)
            for antigen in antigens
        }

    def visit(self, code: str) -> SchoolVisit | None:
        """Return the school visit of a code, or None for any other code."""
        return next((visit for visit in self.school.visits if visit.code == code), None)
