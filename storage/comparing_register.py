"""The part of the stored register that answers for comparing villages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from domain.comparing.facts import VillageMonth
from domain.comparing.hiding import Counted
from domain.coverage.action_items import ActionItem
from storage import comparing


@dataclass(frozen=True)
class StoredComparingRegister:
    """Answers every question of `domain.comparing.register.ComparingRegister`."""

    connection: sa.Connection

    def village_months(self, village_ids: tuple[int, ...], month: date) -> tuple[VillageMonth, ...]:
        """Count a month in some villages, by name."""
        return comparing.months_of(self.connection, village_ids, month)

    def infants_complete(self, village_ids: tuple[int, ...], year: int) -> Mapping[int, Counted]:
        """Count the infants of a year and of them those with all basic doses, by village."""
        return comparing.infants_complete(self.connection, village_ids, year)

    def health_budgets(self, village_ids: tuple[int, ...], year: int) -> Mapping[int, int]:
        """Give the percents of the budget for health that were told, by village."""
        return comparing.budgets(self.connection, village_ids, year)

    def not_held_in(self, village_id: int, month: date) -> tuple[str, ...]:
        """Name the posyandu of a village that did not open in a month."""
        return comparing.not_held(self.connection, village_id, month)

    def shares_action_items(self, village_id: int) -> bool:
        """Tell whether a village lets others read what it has done."""
        return comparing.shares_items(self.connection, village_id)

    def shared_action_items(self, village_id: int) -> tuple[ActionItem, ...]:
        """List what a village has done and lets others read, the latest first; else nothing."""
        return comparing.shared_items(self.connection, village_id)

    def names_in(self, village_id: int) -> Collection[str]:
        """Give every word, in small letters, of the names of those a village serves."""
        return comparing.names_in(self.connection, village_id)
