"""What is to be said about one dose that is open, done or no longer needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.immunization.record import Record
from domain.immunization.schedule import Slot


class Status(StrEnum):
    """Where one dose stands today."""

    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_YET = "not_yet"
    AGED_OUT = "aged_out"
    NOT_NEEDED = "not_needed"
    NOT_APPLICABLE = "not_applicable"


OPEN = frozenset({Status.DUE, Status.OVERDUE, Status.NOT_YET})
GIVABLE = frozenset({Status.DUE, Status.OVERDUE})


class Because(StrEnum):
    """What holds a dose back until its earliest day."""

    AGE = "age"
    INTERVAL = "interval"
    REFUSED_DOSE = "refused_dose"
    CAMPAIGN = "campaign"
    LIVE_VACCINE = "live_vaccine"
    SCHOOL_YEAR = "school_year"


@dataclass(frozen=True, kw_only=True)
class Wait:
    """A day before which a dose may not be offered, and why."""

    until: date
    because: Because


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """The outlook for one code.

    `given_on` belongs to a dose that is done; `earliest`, `recommended` and `because` to one that
    is open; `overdue_since` to one that is overdue; `last_day` to one that is open or aged out,
    except at school, which has no end.
    """

    code: str
    status: Status
    given_on: date | None = None
    earliest: date | None = None
    recommended: date | None = None
    overdue_since: date | None = None
    last_day: date | None = None
    because: Because | None = None

    @property
    def is_open(self) -> bool:
        """Say whether the dose is still to come, now or later."""
        return self.status in OPEN

    @property
    def is_givable(self) -> bool:
        """Say whether the dose may be given today."""
        return self.status in GIVABLE

    def planned(self, today: date) -> date | None:
        """Return the day an open dose is planned for: the recommended one, or today if past."""
        return max(today, self.recommended) if self.recommended is not None else None


def latest(waits: Iterable[Wait]) -> Wait:
    """Return the wait that ends last; of two that end together, the one named first."""
    return max(waits, key=lambda wait: wait.until)


def foresee(slot: Slot, wait: Wait, record: Record) -> Forecast:
    """Say how an open slot stands today, given what holds it back longest."""
    last_day, earliest = slot.last_day(record.born), wait.until
    if record.today > last_day or earliest > last_day:
        return aged_out(slot, record)
    overdue_from = max(slot.overdue.after(record.born), earliest)
    status = _status(record.today, earliest=earliest, overdue_from=overdue_from)
    return Forecast(
        code=slot.code,
        status=status,
        earliest=earliest,
        recommended=max(slot.recommended.after(record.born), earliest),
        overdue_since=overdue_from if status is Status.OVERDUE else None,
        last_day=last_day,
        because=wait.because,
    )


def _status(today: date, *, earliest: date, overdue_from: date) -> Status:
    if today < earliest:
        return Status.NOT_YET
    return Status.OVERDUE if today >= overdue_from else Status.DUE


def done(code: str, given_on: date) -> Forecast:
    """Say that a code is filled, whatever else holds."""
    return Forecast(code=code, status=Status.DONE, given_on=given_on)


def aged_out(slot: Slot, record: Record) -> Forecast:
    """Say that the last day for a dose has passed, or will before it could be given."""
    return Forecast(code=slot.code, status=Status.AGED_OUT, last_day=slot.last_day(record.born))


def not_needed(slot: Slot) -> Forecast:
    """Say that the series is complete without this dose."""
    return Forecast(code=slot.code, status=Status.NOT_NEEDED)


def not_applicable(code: str) -> Forecast:
    """Say that a dose is not meant for this child."""
    return Forecast(code=code, status=Status.NOT_APPLICABLE)
