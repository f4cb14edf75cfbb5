"""What the conversations about pregnant women, pupils, adults and older people may know."""

from datetime import date
from typing import Protocol

from domain.screening.records import Screening, ScreeningChange, ScreeningTask
from domain.screening.residents import Resident


class ScreeningRegister(Protocol):
    """Those who are no under-fives and their screenings, seen by one speaker."""

    def resident(self, resident_id: int) -> Resident:
        """Give one person, or raise Unknown."""

    def residents_of_posyandu(self, posyandu_id: int) -> tuple[Resident, ...]:
        """List those a posyandu serves who are no under-fives, by name."""

    def screening(self, screening_id: int) -> Screening:
        """Give one screening, withdrawn or not, or raise Unknown."""

    def screenings(self, resident_id: int) -> tuple[Screening, ...]:
        """List the screenings of somebody that stand, oldest first."""

    def screenings_between(
        self, posyandu_id: int, first: date, last: date
    ) -> tuple[Screening, ...]:
        """List what stands of a posyandu from one day to another, in order of saving."""

    def is_resident_sent(self, resident_id: int, on: date) -> bool:
        """Tell whether a cadre sent somebody to the midwife that day."""

    def urgency_sent(self, resident_id: int, on: date) -> int:
        """Tell how urgently somebody was sent to the midwife that day; 0 when not at all."""

    def screening_task(self, task_id: int) -> ScreeningTask:
        """Give one who waits for the midwife, or raise Unknown."""

    def last_screening_change(self) -> ScreeningChange | None:
        """Give the speaker's latest save of today that was not taken back."""
