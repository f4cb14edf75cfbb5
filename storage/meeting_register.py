"""The part of the stored register that answers for quarterly meetings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from domain.coverage.action_items import ActionItem
from domain.coverage.facts import CoverageFacts
from domain.coverage.quarters import Quarter
from domain.people import Person
from storage import coverage, meetings, people


@dataclass(frozen=True)
class StoredMeetingRegister:
    """Answers every question of `domain.coverage.register.MeetingRegister` from the database."""

    connection: sa.Connection
    person_id: int
    village_id: int

    def coverage_facts(self, posyandu_ids: tuple[int, ...], quarter: Quarter) -> CoverageFacts:
        """Give what the coverage of some posyandu is counted from, over four quarters."""
        return coverage.facts(self.connection, posyandu_ids, quarter)

    def decreed_targets(self, year: int) -> Mapping[str, tuple[int, str]]:
        """Give the targets the sub-district has decreed for a year, by indicator."""
        village = people.village_of(self.connection, self.village_id)
        return coverage.decreed(self.connection, village.district, year)

    def action_item(self, item_id: int) -> ActionItem:
        """Give one item, or raise Unknown."""
        return meetings.item(self.connection, item_id)

    def action_items(self, village_ids: tuple[int, ...]) -> tuple[ActionItem, ...]:
        """List the items of some villages that were not dropped, the earliest due first."""
        return meetings.items_of(self.connection, village_ids)

    def own_action_items(self) -> tuple[ActionItem, ...]:
        """List the open items that the speaker is to do, the earliest due first."""
        return meetings.open_items_of_owner(self.connection, self.person_id)

    def workers_of(self, village_id: int) -> tuple[Person, ...]:
        """List everybody with a duty in a village, each once."""
        return people.workers(self.connection, village_id)

    def meeting_guests(self, quarter: str) -> tuple[tuple[date, str], ...]:
        """List who came to the village's meetings about a quarter, with the day."""
        return meetings.guests(self.connection, self.village_id, quarter)
