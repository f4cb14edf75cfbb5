"""What the coverage of some posyandu is counted from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.extracts import Extract
from domain.immunization import Area, Dose
from domain.people import Child


@dataclass(frozen=True, kw_only=True)
class ListedReferral:
    """A child sent to the midwife."""

    child_id: int
    posyandu_id: int
    on: date
    is_seen: bool


@dataclass(frozen=True, kw_only=True)
class ListedMother:
    """What stands of one pregnant woman's latest screening of a quarter."""

    resident_id: int
    posyandu_id: int
    on: date
    arm_mm: int | None
    has_iron: bool | None
    """None when nobody asked."""


@dataclass(frozen=True, kw_only=True)
class Reached:
    """How many of those entitled an event of a posyandu's area reached."""

    posyandu_id: int
    on: date
    entitled: int
    came: int


@dataclass(frozen=True, kw_only=True)
class CoverageFacts:
    """All that is known of some posyandu over four quarters."""

    extract: Extract
    children: tuple[Child, ...]
    """Those served now, for vaccines."""
    doses: Mapping[int, tuple[Dose, ...]]
    areas: Mapping[int, Area]
    """Where a posyandu lies, for vaccines."""
    referrals: tuple[ListedReferral, ...] = ()
    visited: frozenset[tuple[int, date]] = frozenset()
    """Children visited at home, with the day."""
    mothers: tuple[ListedMother, ...] = ()
    reached: tuple[Reached, ...] = ()
    """The events at which attendance was marked."""
