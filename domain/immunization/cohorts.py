"""IDL and IBL month by month: of those whose birthday it was, how many were complete before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.immunization.lists import Seen
from domain.immunization.schedule_file import current_schedule


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many of some children are complete."""

    complete: int
    children: int

    @property
    def missing(self) -> int:
        """How many are not."""
        return self.children - self.complete


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month of the year, and the year so far."""

    month: int
    share: Share
    so_far: Share


@dataclass(frozen=True, kw_only=True)
class Complete:
    """Which flag is counted, and the birthday before which it must be true."""

    flag: str
    """'idl' or 'ibl'."""

    def birthday(self, born: date) -> date:
        """Return the first day on which it is too late."""
        rule = current_schedule().completeness
        before = rule.infant_before if self.flag == "idl" else rule.toddler_before
        return before.after(born)

    def is_true(self, one: Seen) -> bool:
        """Say whether the child is complete."""
        return bool(getattr(one.assessment.completeness, self.flag))


IDL, IBL = Complete(flag="idl"), Complete(flag="ibl")


def share(seen: Iterable[Seen], of: Complete, first: date, last: date) -> Share:
    """Count those whose birthday lies within a period, and the complete ones of them."""
    cohort = [one for one in seen if first <= of.birthday(one.child.born_on) <= last]
    return Share(complete=sum(of.is_true(one) for one in cohort), children=len(cohort))


def months(seen: Sequence[Seen], of: Complete, on: date) -> tuple[Month, ...]:
    """Count every month of the year up to a day, the present month up to that day."""
    start = date(on.year, 1, 1)
    found = []
    for month in range(1, on.month + 1):
        first = date(on.year, month, 1)
        last = on if month == on.month else date(on.year, month + 1, 1) - timedelta(days=1)
        found.append(
            Month(
                month=month,
                share=share(seen, of, first, last),
                so_far=share(seen, of, start, last),
            )
        )
    return tuple(found)
