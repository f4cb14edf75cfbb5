"""The part of the stored register that answers for recorded doses and lists over many children."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from domain.doses import DoseRecord, ReactionReport
from domain.immunization import Dose
from domain.people import Child, Posyandu, Village
from storage import children, days, doses, served

REACTIONS_FOR = timedelta(days=31)


@dataclass(frozen=True)
class StoredDoseRegister:
    """Answers every question of `domain.dose_register.DoseRegister` from the database."""

    connection: sa.Connection
    person_id: int
    village_id: int
    now_utc: datetime

    def dose_record(self, dose_id: int) -> DoseRecord:
        """Give one recorded dose, withdrawn or not, or raise Unknown."""
        return doses.one(self.connection, dose_id)

    def dose_records(self, child_id: int) -> tuple[DoseRecord, ...]:
        """List the doses of a child that stand, oldest first."""
        return doses.of_child(self.connection, child_id)

    def doses_waiting(self) -> tuple[DoseRecord, ...]:
        """List the doses of the village that the midwife has to check, child by child."""
        return doses.waiting(self.connection, self.village_id)

    def doses_by_child(self, posyandu_ids: tuple[int, ...]) -> Mapping[int, tuple[Dose, ...]]:
        """Give the doses that stand of all children of some posyandu, oldest first."""
        return doses.by_child(self.connection, posyandu_ids)

    def children_of_several(self, posyandu_ids: tuple[int, ...]) -> tuple[Child, ...]:
        """List the children that some posyandu serve, by name."""
        return children.of_several(self.connection, posyandu_ids)

    def villages_served(self) -> tuple[Village, ...]:
        """List the villages that the speaker's duty covers, by name."""
        return served.villages(self.connection, self.person_id, self.village_id)

    def posyandu_of_village(self, village_id: int) -> tuple[Posyandu, ...]:
        """List the posyandu of any village."""
        return days.of_village(self.connection, village_id)

    def reactions(self, child_id: int | None) -> tuple[ReactionReport, ...]:
        """List what was told in the last month after vaccines, of a child or of the village."""
        since = self.now_utc - REACTIONS_FOR
        return doses.reactions(self.connection, self.village_id, child_id, since)
