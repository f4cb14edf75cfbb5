"""What follows a finding until it is closed: referrals, controls and visits to homes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.examinations import Examined


class Met(StrEnum):
    """Whom a cadre met at a home."""

    PARENT = "parent"
    RELATIVE = "relative"
    NOBODY = "nobody"
    DECLINED = "declined"


class State(StrEnum):
    """How a child was found at home, as a cadre sees it."""

    WELL = "well"
    MILD = "mild"
    DANGER = "danger"


@dataclass(frozen=True, kw_only=True)
class HomeVisit:
    """A visit as it is kept."""

    id: int
    child_id: int
    on: date
    met: Met
    state: str
    weighing_id: int | None
    try_again_on: date | None
    is_for_midwife: bool
    checks: Mapping[str, str] = field(default_factory=dict)

    @property
    def met_somebody(self) -> bool:
        """True when the family was spoken to."""
        return self.met in (Met.PARENT, Met.RELATIVE)


@dataclass(frozen=True, kw_only=True)
class OpenReferral:
    """A child that was sent to the midwife and not seen yet."""

    id: int
    child_id: int
    on: date
    is_severe: bool
    is_accepted: bool
    sent_at: datetime
    sent_by: int | None


class CareRegister(Protocol):
    """Referrals, controls and visits, seen by one speaker."""

    def home_visit(self, visit_id: int) -> HomeVisit:
        """Give one visit, or raise Unknown."""

    def home_visits(self, posyandu_ids: tuple[int, ...], since: date) -> tuple[HomeVisit, ...]:
        """List the visits of some posyandu from a day on, oldest first."""

    def open_referrals(self, posyandu_ids: tuple[int, ...]) -> tuple[OpenReferral, ...]:
        """List the children of some posyandu who wait to be seen, the first sent first."""

    def referral(self, referral_id: int) -> OpenReferral:
        """Give one referral, seen or not, or raise Unknown."""

    def latest_examinations(self, posyandu_ids: tuple[int, ...]) -> Mapping[int, Examined]:
        """Give the midwife's latest result of each child of some posyandu, by child."""
