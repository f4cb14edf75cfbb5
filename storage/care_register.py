"""The questions of `domain.care.CareRegister`, answered from the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from domain.care import HomeVisit, OpenReferral
from domain.examinations import Examined
from storage import care


@dataclass(frozen=True)
class StoredCareRegister:
    """Referrals, controls and visits, seen by one speaker."""

    connection: sa.Connection

    def home_visit(self, visit_id: int) -> HomeVisit:
        """Give one visit, or raise Unknown."""
        return care.visit(self.connection, visit_id)

    def home_visits(self, posyandu_ids: tuple[int, ...], since: date) -> tuple[HomeVisit, ...]:
        """List the visits of some posyandu from a day on, oldest first."""
        return care.visits(self.connection, posyandu_ids, since)

    def open_referrals(self, posyandu_ids: tuple[int, ...]) -> tuple[OpenReferral, ...]:
        """List the children of some posyandu who wait to be seen, the first sent first."""
        return care.open_referrals(self.connection, posyandu_ids)

    def referral(self, referral_id: int) -> OpenReferral:
        """Give one referral, seen or not, or raise Unknown."""
        return care.referral(self.connection, referral_id)

    def latest_examinations(self, posyandu_ids: tuple[int, ...]) -> Mapping[int, Examined]:
        """Give the midwife's latest result of each child of some posyandu, by child."""
        return care.latest_examinations(self.connection, posyandu_ids)
