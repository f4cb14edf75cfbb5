"""One reported case, until somebody tells how it ended."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class State(StrEnum):
    """How a child is, as the cadre told last."""

    OPEN = "open"
    BETTER = "better"
    SAME = "same"
    DANGER = "danger"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A case as it is kept."""

    id: int
    child_id: int
    posyandu_id: int
    """Where it is counted: the child may move later."""
    began_on: date
    reported_on: date
    """The day at the village."""
    has_oralit: bool | None
    """None when it was not asked: a child in danger is not kept waiting."""
    state: State
    follow_up_on: date | None
    """When the cadre is asked how the child is; None when that is over."""
    recorded_by: int

    def day(self, on: date) -> int:
        """Count the days of diarrhoea up to a day, the first one as 1."""
        return max(1, (on - self.began_on) // timedelta(days=1) + 1)
