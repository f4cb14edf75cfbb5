"""The part of the stored register that answers for those who are no under-fives."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.screening import Resident, Urgency
from domain.screening.card import ResidentCard
from domain.screening.records import (
    PregnancyEnd,
    ResidentResult,
    Screening,
    ScreeningChange,
    ScreeningTask,
)
from storage import people, pregnancies, resident_cards, resident_care, residents, screenings


@dataclass(frozen=True)
class StoredScreeningRegister:
    """Answers every question of `domain.screening_register` from the database."""

    connection: sa.Connection
    person_id: int
    village_id: int
    now_utc: datetime

    def resident(self, resident_id: int) -> Resident:
        """Give one person, or raise Unknown."""
        return residents.one(self.connection, resident_id)

    def own_records(self) -> tuple[Resident, ...]:
        """List the records kept of the speaker as somebody the posyandu serves."""
        return residents.of_person(self.connection, self.person_id)

    def resident_card(self, resident_id: int) -> ResidentCard:
        """Give what is known of somebody beside figures."""
        return resident_cards.one(self.connection, resident_id)

    def residents_of_posyandu(self, posyandu_id: int) -> tuple[Resident, ...]:
        """List those a posyandu serves who are no under-fives, by name."""
        return residents.of_posyandu(self.connection, posyandu_id)

    def screening(self, screening_id: int) -> Screening:
        """Give one screening, withdrawn or not, or raise Unknown."""
        return screenings.one(self.connection, screening_id, self._zone())

    def screenings(self, resident_id: int) -> tuple[Screening, ...]:
        """List the screenings of somebody that stand, oldest first."""
        return screenings.of_resident(self.connection, resident_id, self._zone())

    def screenings_between(
        self, posyandu_id: int, first: date, last: date
    ) -> tuple[Screening, ...]:
        """List what stands of a posyandu from one day to another, in order of saving."""
        return screenings.between(self.connection, posyandu_id, first, last, self._zone())

    def is_resident_sent(self, resident_id: int, on: date) -> bool:
        """Tell whether a cadre sent somebody to the midwife that day."""
        return self.urgency_sent(resident_id, on) > Urgency.NONE

    def urgency_sent(self, resident_id: int, on: date) -> int:
        """Tell how urgently somebody was sent to the midwife that day."""
        sent = resident_care.task_of(self.connection, resident_id, on, is_private=False)
        return Urgency.NONE if sent is None else sent.urgency

    def screening_task(self, task_id: int) -> ScreeningTask:
        """Give one who waits for the midwife, or raise Unknown."""
        return resident_care.task(self.connection, task_id)

    def open_screening_tasks(self, posyandu_ids: tuple[int, ...]) -> tuple[ScreeningTask, ...]:
        """List those some posyandu serve who wait to be seen, the first sent first."""
        return resident_care.open_tasks(self.connection, posyandu_ids)

    def resident_result(self, result_id: int) -> ResidentResult:
        """Give what a midwife arranged for somebody, or raise Unknown."""
        return resident_care.result(self.connection, result_id)

    def latest_resident_results(
        self, posyandu_ids: tuple[int, ...]
    ) -> Mapping[int, ResidentResult]:
        """Give the midwife's latest result of each that some posyandu serve, by resident."""
        return resident_care.latest_results(self.connection, posyandu_ids)

    def pregnancy_end(self, resident_id: int) -> PregnancyEnd | None:
        """Give how somebody's latest pregnancy ended; None when none was told."""
        return pregnancies.last_end(self.connection, resident_id)

    def last_screening_change(self) -> ScreeningChange | None:
        """Give the speaker's latest save of today that was not taken back."""
        zone = self._zone()
        today = self.now_utc.astimezone(zone).date()
        midnight = datetime.combine(today, time(), tzinfo=zone)
        return screenings.last_change(self.connection, self.person_id, midnight)

    def _zone(self) -> ZoneInfo:
        return people.village_of(self.connection, self.village_id).zone
