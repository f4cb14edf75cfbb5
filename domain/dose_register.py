"""What flows may know of recorded doses, of whom a list is about, and of reactions told."""

from collections.abc import Mapping
from typing import Protocol

from domain.doses import DoseRecord, ReactionReport
from domain.immunization import Dose
from domain.people import Child, Posyandu, Village


class DoseRegister(Protocol):
    """Recorded doses, seen by one speaker."""

    def dose_record(self, dose_id: int) -> DoseRecord:
        """Give one recorded dose, withdrawn or not, or raise Unknown."""

    def dose_records(self, child_id: int) -> tuple[DoseRecord, ...]:
        """List the doses of a child that stand, oldest first."""

    def doses_waiting(self) -> tuple[DoseRecord, ...]:
        """List the doses of the village that the midwife has to check, child by child."""

    def doses_by_child(self, posyandu_ids: tuple[int, ...]) -> Mapping[int, tuple[Dose, ...]]:
        """Give the doses that stand of all children of some posyandu, oldest first."""

    def children_of_several(self, posyandu_ids: tuple[int, ...]) -> tuple[Child, ...]:
        """List the children that some posyandu serve, by name."""

    def villages_served(self) -> tuple[Village, ...]:
        """List the villages that the speaker's duty covers, by name."""

    def posyandu_of_village(self, village_id: int) -> tuple[Posyandu, ...]:
        """List the posyandu of any village."""

    def reactions(self, child_id: int | None) -> tuple[ReactionReport, ...]:
        """List what was told in the last month after vaccines, of a child or of the village."""
