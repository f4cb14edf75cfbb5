"""What a cadre saved last, and what taking it back would do."""

from dataclasses import dataclass, field
from enum import StrEnum


class Saving(StrEnum):
    """The kinds of saves that can be taken back while the day is open."""

    WEIGHED = "weighing.recorded"
    CHANGED = "weighing.changed"
    MOVED = "weighing.moved"
    REMOVED = "weighing.removed"
    CAPSULE = "vitamin_a.recorded"
    CAPSULE_REMOVED = "vitamin_a.removed"
    DOSES = "doses.recorded"
    DOSES_CHANGED = "doses.changed"
    ABSENT = "absence.recorded"


OF_DOSES = (Saving.DOSES, Saving.DOSES_CHANGED)
"""Saves that belong to no open posyandu day."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One save: the rows it added and those it let stand no longer, by table."""

    id: int
    saving: Saving
    child: int
    added: dict[str, list[int]] = field(default_factory=dict)
    withdrawn: dict[str, list[int]] = field(default_factory=dict)
    paste: int | None = None
    """The pasted list it came with, if it did."""

    @property
    def weighing(self) -> int | None:
        """The weighing it is about: the one that would come back, else the one that would go."""
        rows = self.withdrawn.get("weighing") or self.added.get("weighing")
        return rows[0] if rows else None


class RequestStatus(StrEnum):
    """What became of a request to change a closed day."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class ChangeRequest:
    """Other figures that a cadre asks the midwife to put in the place of a weighing."""

    id: int
    weighing: int
    weight_g: int | None
    length_mm: int | None
    reason: str
    status: RequestStatus
    asked_by: int
