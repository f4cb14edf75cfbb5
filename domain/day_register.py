"""What flows may know of a posyandu day's work: what came with a pasted list."""

from typing import Protocol

from domain.changes import Change
from domain.screening.records import ScreeningChange


class DayRegister(Protocol):
    """The work of a day, seen by one speaker."""

    def saved_with_paste(self, paste: int) -> tuple[Change, ...]:
        """List what the speaker's pasted list has saved and stands still, the latest first."""

    def screened_with_paste(self, paste: int) -> tuple[ScreeningChange, ...]:
        """List what it has saved of grown-ups and stands still, the latest first."""
