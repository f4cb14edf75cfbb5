"""The questions of `domain.insurance.InsuranceRegister`, answered from the database."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.insurance import Insured, Proposal
from storage import insurance, people


@dataclass(frozen=True)
class StoredInsuranceRegister:
    """Who is insured how, seen by one speaker."""

    connection: sa.Connection
    person_id: int
    village_id: int

    def insured_of_village(self) -> tuple[Insured, ...]:
        """List everybody whose insurance may be looked up; a household once for each child."""
        return insurance.of_village(self.connection, self.village_id, self._zone())

    def insured(self, key: str) -> Insured:
        """Give one of them, or raise Unknown."""
        return insurance.one(self.connection, self.village_id, key, self._zone())

    def insurance_off(self) -> tuple[Insured, ...]:
        """List those whose cover ended, in the order in which it was recorded."""
        found = insurance.recorded(self.connection, self.village_id, self._zone())
        return tuple(one for one in found if one.is_off)

    def own_insurance(self) -> tuple[Insured, ...]:
        """List what is kept of the speaker's own families."""
        families = people.families_of(self.connection, self.person_id)
        numbers = tuple(family.id for family in families)
        return insurance.of_families(self.connection, numbers, self._zone())

    def pbi_proposals(self) -> tuple[Proposal, ...]:
        """List the proposals of the village that the operator has not entered yet."""
        return insurance.proposals(self.connection, self.village_id, self._zone())

    def reachable_about(self, key: str) -> tuple[int, ...]:
        """List the persons of a household who agreed to messages."""
        return insurance.reachable(self.connection, key)

    def office_hours(self) -> str:
        """Give the hours of the village office: '09.00-12.00'."""
        return insurance.office_hours(self.connection, self.village_id)

    def _zone(self) -> ZoneInfo:
        return people.village_of(self.connection, self.village_id).zone
