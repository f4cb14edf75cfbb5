"""Injected live vaccines: on the same day, or 28 days apart."""

from collections.abc import Iterable
from datetime import date

from domain.immunization.forecast import Because, Reason
from domain.immunization.record import Record


def live_wait(
    earliest: date, reason: Reason, live: Iterable[date], record: Record
) -> tuple[date, Reason]:
    """Return the wait, moved past every live vaccine that the dose would follow too soon.

    Only a dose that would be given inside the 28 days is moved: once they are over, the earliest
    day is again what it was before, for the past is not rewritten.
    """
    interval = record.schedule.live.interval
    candidate = max(earliest, record.today)
    since = None
    for day in sorted(live):
        if day < candidate < interval.after(day):
            candidate, since = interval.after(day), day
    if since is None:
        return earliest, reason
    is_planned = since not in {dose.on for dose in record.live}
    return candidate, Reason(Because.LIVE_VACCINE, candidate, interval, since, is_planned)
