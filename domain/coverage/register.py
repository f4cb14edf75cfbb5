"""What the conversations about a quarterly meeting may know."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from domain.coverage.action_items import ActionItem
from domain.coverage.facts import CoverageFacts
from domain.coverage.quarters import Quarter
from domain.people import Person


class MeetingRegister(Protocol):
    """Coverage, targets, what was agreed on, and who came."""

    def coverage_facts(self, posyandu_ids: tuple[int, ...], quarter: Quarter) -> CoverageFacts:
        """Give what the coverage of some posyandu is counted from, over four quarters."""

    def decreed_targets(self, year: int) -> Mapping[str, tuple[int, str]]:
        """Give the targets the sub-district has decreed for a year, by indicator."""

    def action_item(self, item_id: int) -> ActionItem:
        """Give one item, or raise Unknown."""

    def action_items(self, village_ids: tuple[int, ...]) -> tuple[ActionItem, ...]:
        """List the items of some villages that were not dropped, the earliest due first."""

    def own_action_items(self) -> tuple[ActionItem, ...]:
        """List the open items that the speaker is to do, the earliest due first."""

    def workers_of(self, village_id: int) -> tuple[Person, ...]:
        """List everybody with a duty in a village, each once."""

    def meeting_guests(self, quarter: str) -> tuple[tuple[date, str], ...]:
        """List who came to the village's meetings about a quarter, with the day."""
