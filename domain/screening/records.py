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
    screening_id: int
    on: date
    urgency: int
    is_private: bool
    status: str
    sent_by: int | None


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
