"""Screenings as they are kept, and the saves of them that can be taken back."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from domain.screening.observed import Observed


@dataclass(frozen=True, kw_only=True)
class Screening:
    """One screening of one person on one day."""

    id: int
    resident_id: int
    posyandu_id: int
    on: date
    observed: Observed
    source: str
    """posyandu or home_visit."""
    recorded_by: int | None = None
    recorded_at_local: time | None = None
    stands: bool = True
    """False when a later row took its place, or it was removed."""

    @property
    def at_posyandu_day(self) -> bool:
        """True when it was done on a posyandu day."""
        return self.source == "posyandu"


@dataclass(frozen=True, kw_only=True)
class ScreeningTask:
    """Somebody who waits for the midwife after a screening."""

    id: int
    resident_id: int
    screening_id: int | None
    on: date
    urgency: int
    is_private: bool
    """True when nobody but the midwife may know that somebody waits."""
    is_accepted: bool
    status: str
    sent_by: int | None


@dataclass(frozen=True, kw_only=True)
class ResidentResult:
    """What a midwife arranged for somebody; what she found stays in her own words."""

    id: int
    resident_id: int
    on: date
    by: int
    care: str
    """rawat_jalan or rawat_inap; empty when it was not said."""
    control_on: date | None
    is_private: bool

    @property
    def is_inpatient(self) -> bool:
        """True when somebody stays at a hospital or a Puskesmas."""
        return self.care == "rawat_inap"


class Outcome(StrEnum):
    """How a pregnancy ended."""

    BORN = "born"
    TWINS = "twins"
    STILLBORN = "stillborn"
    MISCARRIED = "miscarried"
    MOTHER_DIED = "mother_died"

    @property
    def is_alive(self) -> bool:
        """True when a living child was born to a mother who lives."""
        return self in (Outcome.BORN, Outcome.TWINS)


@dataclass(frozen=True, kw_only=True)
class PregnancyEnd:
    """The end of a pregnancy as it was told."""

    id: int
    resident_id: int
    on: date
    outcome: Outcome
    place: str
    recorded_by: int


class ScreeningSaving(StrEnum):
    """The kinds of saves that can be taken back."""

    SCREENED = "screening.recorded"
    ADDED = "screening.added"
    CHANGED = "screening.changed"
    MOVED = "screening.moved"
    REMOVED = "screening.removed"
    TETANUS = "tetanus.recorded"
    TETANUS_CHANGED = "tetanus.changed"


OF_TETANUS = (ScreeningSaving.TETANUS, ScreeningSaving.TETANUS_CHANGED)
"""Saves of a woman's Td, whose rows are no screenings."""


@dataclass(frozen=True, kw_only=True)
class ScreeningChange:
    """One save: the rows it added and those it let stand no longer."""

    id: int
    saving: ScreeningSaving
    resident: int
    added: list[int] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    paste: int | None = None
    """The pasted list it came with, if it did."""
