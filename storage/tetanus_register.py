"""The part of the stored register that answers for women's Td."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from domain.screening import Resident
from domain.screening.tetanus import TetanusRecord
from storage import residents, tetanus


@dataclass(frozen=True)
class StoredTetanusRegister:
    """Answers every question of `domain.screening.tetanus.TetanusRegister` from the database."""

    connection: sa.Connection

    def tetanus_record(self, dose_id: int) -> TetanusRecord:
        """Give one recorded Td, withdrawn or not, or raise Unknown."""
        return tetanus.one(self.connection, dose_id)

    def tetanus_records(self, resident_id: int) -> tuple[TetanusRecord, ...]:
        """List the Td of somebody that stand, oldest first."""
        return tetanus.of_resident(self.connection, resident_id)

    def tetanus_days(self, posyandu_ids: tuple[int, ...]) -> Mapping[int, tuple[date, ...]]:
        """Give the days of the Td that stand of all who some posyandu serve, by person."""
        return tetanus.by_resident(self.connection, posyandu_ids)

    def residents_of_several(self, posyandu_ids: tuple[int, ...]) -> tuple[Resident, ...]:
        """List those that some posyandu serve who are no under-fives, by name."""
        return residents.of_several(self.connection, posyandu_ids)
