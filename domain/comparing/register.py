"""What the conversations that compare villages may know."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from domain.comparing.facts import VillageMonth
from domain.comparing.hiding import Counted
from domain.coverage.action_items import ActionItem


class ComparingRegister(Protocol):
    """Counts of villages; only `domain.comparing.table` makes what is shown of them."""

    def village_months(self, village_ids: tuple[int, ...], month: date) -> tuple[VillageMonth, ...]:
        """Count a month in some villages, by name."""

    def infants_complete(self, village_ids: tuple[int, ...], year: int) -> Mapping[int, Counted]:
        """Count the infants of a year and of them those with all basic doses, by village."""

    def health_budgets(self, village_ids: tuple[int, ...], year: int) -> Mapping[int, int]:
        """Give the percents of the budget for health that were told, by village."""

    def not_held_in(self, village_id: int, month: date) -> tuple[str, ...]:
        """Name the posyandu of a village that did not open in a month."""

    def shares_action_items(self, village_id: int) -> bool:
        """Tell whether a village lets others read what it has done."""

    def shared_action_items(self, village_id: int) -> tuple[ActionItem, ...]:
        """List what a village has done and lets others read, the latest first; else nothing."""

    def names_in(self, village_id: int) -> Collection[str]:
        """Give every word, in small letters, of the names of those a village serves."""
