"""The part of the stored register that answers for a posyandu day's work."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from domain.changes import Change
from domain.screening.records import ScreeningChange
from storage import history, screenings


@dataclass(frozen=True)
class StoredDayRegister:
    """Answers every question of `domain.day_register.DayRegister` from the database."""

    connection: sa.Connection
    person_id: int
    village_id: int
    now_utc: datetime

    def saved_with_paste(self, paste: int) -> tuple[Change, ...]:
        """List what the speaker's pasted list has saved and stands still, the latest first."""
        changes = history.of_paste(self.connection, self.person_id, paste)
        return tuple(c for c in changes if history.all_stand(self.connection, c.added))

    def screened_with_paste(self, paste: int) -> tuple[ScreeningChange, ...]:
        """List what it has saved of grown-ups and stands still, the latest first."""
        changes = screenings.of_paste(self.connection, self.person_id, paste)
        return tuple(c for c in changes if screenings.all_stand(self.connection, c.added))
