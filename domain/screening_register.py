"""What the conversations about pregnant women, pupils, adults and older people may know."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from domain.screening.card import CardRegister
from domain.screening.records import (
    PregnancyEnd,
    ResidentResult,
    Screening,
    ScreeningChange,
    ScreeningTask,
)
from domain.screening.residents import Resident


class ScreeningRegister(CardRegister, Protocol):
    """Those who are no under-fives and their screenings, seen by one speaker."""

    def resident(self, resident_id: int) -> Resident:
        """Give one person, or raise Unknown."""

    def own_records(self) -> tuple[Resident, ...]:
        """List the records kept of the speaker as somebody the posyandu serves."""

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

    def open_screening_tasks(self, posyandu_ids: tuple[int, ...]) -> tuple[ScreeningTask, ...]:
        """List those some posyandu serve who wait to be seen, the first sent first."""

    def resident_result(self, result_id: int) -> ResidentResult:
        """Give what a midwife arranged for somebody, or raise Unknown."""

    def latest_resident_results(
        self, posyandu_ids: tuple[int, ...]
    ) -> Mapping[int, ResidentResult]:
        """Give the midwife's latest result of each that some posyandu serve, by resident."""

    def pregnancy_end(self, resident_id: int) -> PregnancyEnd | None:
        """Give how somebody's latest pregnancy ended; None when none was told."""

    def last_screening_change(self) -> ScreeningChange | None:
        """Give the speaker's latest save of today that was not taken back."""
