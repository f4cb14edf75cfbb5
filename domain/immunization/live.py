"""Injected live vaccines: on the same day, or 28 days apart."""

from collections.abc import Iterable
from datetime import date

from domain.immunization.forecast import Because, Wait
from domain.immunization.record import Record


def live_wait(wait: Wait, live: Iterable[date], record: Record) -> Wait:
    """Return the wait, moved past every live vaccine that the dose would follow too soon.

    Only a dose that would be given inside the 28 days is moved: once they are over, the earliest
    day is again what it was before, for the past is not rewritten.
    """
    interval = record.schedule.live.interval
    candidate = start = max(wait.until, record.today)
    for day in sorted(live):
        if day < candidate < interval.after(day):
            candidate = interval.after(day)
    return wait if candidate == start else Wait(until=candidate, because=Because.LIVE_VACCINE)
