"""RTL (rencana tindak lanjut): what a meeting agreed on, who does it, and by when."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WEEK = timedelta(days=7)


class ItemStatus(StrEnum):
    """How far an item is."""

    NOT_BEGUN = "belum"
    UNDER_WAY = "proses"
    DONE = "selesai"
    DROPPED = "batal"

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to be done."""
        return self in (ItemStatus.NOT_BEGUN, ItemStatus.UNDER_WAY)


@dataclass(frozen=True, kw_only=True)
class ActionItem:
    """One item as it stands."""

    id: int
    village_id: int
    posyandu_id: int | None
    quarter: str
    """The quarter that was looked back on: '2026-1'."""
    problem: str
    cause: str
    action: str
    owner_id: int
    due_on: date
    budget: str
    status: ItemStatus
    note: str
    """What the owner told last."""
    is_hindered: bool
    """True while the owner says that something stands in the way."""
    created_by: int

    def is_overdue(self, on: date) -> bool:
        """Tell whether it should be done by now."""
        return self.status.is_open and self.due_on < on


def reminder_days(due_on: date, today: date) -> tuple[date, ...]:
    """Give the days on which the owner is reminded: a week before and on the day itself."""
    return tuple(day for day in (due_on - WEEK, due_on) if day > today)
