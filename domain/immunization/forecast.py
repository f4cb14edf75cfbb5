"""What is to be said about one dose that is open, done or no longer needed, and why."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.immunization.record import Record
from domain.immunization.schedule import Slot
from domain.immunization.spans import Span


class Status(StrEnum):
    """Where one dose stands today."""

    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_YET = "not_yet"
    AGED_OUT = "aged_out"
    NOT_NEEDED = "not_needed"
    NOT_APPLICABLE = "not_applicable"


OPEN = (Status.DUE, Status.OVERDUE, Status.NOT_YET)
GIVABLE = (Status.DUE, Status.OVERDUE)


class Because(StrEnum):
    """The rule behind an answer: what holds a dose back until its earliest day, or ends it."""

    AGE = "age"
    INTERVAL = "interval"
    REFUSED_DOSE = "refused_dose"
    CAMPAIGN = "campaign"
    LIVE_VACCINE = "live_vaccine"
    SCHOOL_YEAR = "school_year"
    TOO_OLD = "too_old"
    NO_ROOM = "no_room"
    EARLIER_LOST = "earlier_lost"
    LATE_START = "late_start"
    SHORT_PRODUCT = "short_product"
    HEXAVALENT = "hexavalent"
    NOT_IN_AREA = "not_in_area"
    GIRLS_ONLY = "girls_only"


class Reason(NamedTuple):
    """Why a dose stands where it stands.

    `until` is the first day the rule allows; `span` its age or interval, `since` the day of the
    dose it counts from, and `is_planned` tells that this dose is itself still to come.
    """

    because: Because
    until: date | None = None
    span: Span | None = None
    since: date | None = None
    is_planned: bool = False


class Forecast(NamedTuple):
    """The outlook for one code (a plain tuple: every weighing makes one for each code).

    `given_on` belongs to a dose that is done; `earliest` and `recommended` to one that is open;
    `overdue_since` to one that is overdue; `last_day` to one that is open or aged out, except at
    school, which has no end. Only a dose that is done has no `reason`.
    """

    code: str
    status: Status
    given_on: date | None = None
    earliest: date | None = None
    recommended: date | None = None
    overdue_since: date | None = None
    last_day: date | None = None
    reason: Reason | None = None

    @property
    def because(self) -> Because | None:
        """Name the rule behind the answer."""
        return self.reason.because if self.reason else None

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
        if self.recommended is None or self.recommended > today:
            return self.recommended
        return today


def foresee(slot: Slot, earliest: date, reason: Reason, record: Record) -> Forecast:
    """Say how an open slot stands today, given its earliest day and what holds it back longest."""
    days, today = record.days(slot), record.today
    if today > days.last_day or earliest > days.last_day:
        return aged_out(slot, record, reason if earliest > days.last_day else None)
    overdue_from = max(earliest, days.overdue)
    if today < earliest:
        status = Status.NOT_YET
    else:
        status = Status.OVERDUE if today >= overdue_from else Status.DUE
    return Forecast(
        slot.code,
        status,
        None,
        earliest,
        max(earliest, days.recommended),
        overdue_from if status is Status.OVERDUE else None,
        days.last_day,
        reason,
    )


def done(code: str, given_on: date) -> Forecast:
    """Say that a code is filled, whatever else holds."""
    return Forecast(code, Status.DONE, given_on)


def aged_out(slot: Slot, record: Record, wait: Reason | None = None) -> Forecast:
    """Say that the last day for a dose has passed, or will before the wait is over."""
    last_day = record.days(slot).last_day
    if record.today > last_day or wait is None:
        reason = Reason(Because.TOO_OLD, span=slot.last_before)
    else:
        reason = wait._replace(because=Because.NO_ROOM)
    return Forecast(slot.code, Status.AGED_OUT, last_day=last_day, reason=reason)


def lost_with_earlier(slot: Slot, record: Record) -> Forecast:
    """Say that a dose is lost because the one before it is."""
    last_day = record.days(slot).last_day
    because = Because.TOO_OLD if record.today > last_day else Because.EARLIER_LOST
    reason = Reason(because, span=slot.last_before)
    return Forecast(slot.code, Status.AGED_OUT, last_day=last_day, reason=reason)


def not_needed(code: str, because: Because) -> Forecast:
    """Say that the series is complete without this dose."""
    return Forecast(code, Status.NOT_NEEDED, reason=Reason(because))


def not_applicable(code: str, because: Because) -> Forecast:
    """Say that a dose is not meant for this child."""
    return Forecast(code, Status.NOT_APPLICABLE, reason=Reason(because))
