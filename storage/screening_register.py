"""The part of the stored register that answers for those who are no under-fives."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.screening import Resident, Urgency
from domain.screening.records import Screening, ScreeningChange, ScreeningTask
from storage import people, residents, screenings


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
        sent = screenings.task_of(self.connection, resident_id, on, is_private=False)
        return Urgency.NONE if sent is None else sent[1]

    def screening_task(self, task_id: int) -> ScreeningTask:
        """Give one who waits for the midwife, or raise Unknown."""
        return screenings.task(self.connection, task_id)

    def last_screening_change(self) -> ScreeningChange | None:
        """Give the speaker's latest save of today that was not taken back."""
        zone = self._zone()
        today = self.now_utc.astimezone(zone).date()
        midnight = datetime.combine(today, time(), tzinfo=zone)
        return screenings.last_change(self.connection, self.person_id, midnight)

    def _zone(self) -> ZoneInfo:
        return people.village_of(self.connection, self.village_id).zone
