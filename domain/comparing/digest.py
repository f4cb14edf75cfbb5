"""What a head of village reads once a month, and the one decision that helps most."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.comparing.hiding import Shown


class Decision(StrEnum):
    """What is asked for; the first that is needed is taken."""

    OPEN_POSYANDU = "open"
    FINISH_PLANS = "plans"
    INVITE_FAMILIES = "invite"
    FIND_CADRES = "cadres"
    TELL_BUDGET = "budget"
    THANK_CADRES = "thank"


FEWEST_CADRES = 5
"""Each posyandu should have so many (strata of posyandu)."""


@dataclass(frozen=True, kw_only=True)
class Digest:
    """The figures of one village in one month, as they may be shown."""

    month: date
    weighed: Shown
    weighed_before: Shown
    target: int
    """Percents of D/S that should be reached."""
    rose: Shown
    sent: Shown
    posyandu: int
    not_held: tuple[str, ...]
    """The posyandu that did not open, by name."""
    cadres: int
    plans: int
    plans_done: int
    plans_late: int
    budget: int | None
    """Percents of the village's budget for health this year; None before somebody tells."""

    @property
    def decision(self) -> Decision:
        """Choose what is asked of the head of the village."""
        if self.not_held:
            return Decision.OPEN_POSYANDU
        if self.plans_late:
            return Decision.FINISH_PLANS
        if self.weighed.is_exact and (self.weighed.value or 0) < self.target:
            return Decision.INVITE_FAMILIES
        if self.cadres < FEWEST_CADRES * self.posyandu:
            return Decision.FIND_CADRES
        return Decision.TELL_BUDGET if self.budget is None else Decision.THANK_CADRES
