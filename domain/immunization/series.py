"""How long a series is: fewer doses for a late start or a two-dose product."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from domain.immunization.history import Dose
from domain.immunization.record import Record, SeriesRecord
from domain.immunization.schedule import Schedule


def doses_needed(series: SeriesRecord, record: Record, planned: Sequence[date] = ()) -> int:
    """Return how many doses a series wants; none for an antigen outside the programme.

    Planned days are taken as if a dose without a product were given on them, after those that
    count.
    """
    schedule, antigen, whole = record.schedule, series.antigen, len(series.slots)
    if antigen not in schedule.shortened:
        return whole
    if antigen == schedule.late_start.antigen:
        return _after_late_start([*(dose.on for dose in series.counted), *planned], record, whole)
    return schedule.short_series.doses if _is_short(series.counted, record) else whole


def _after_late_start(days: Sequence[date], record: Record, whole: int) -> int:
    """Count PCV doses: one given late enough is the last, and a late first one has a second."""
    if not days:
        return whole
    two_from, one_from = _late_from(record.schedule, record.born)
    for number, day in enumerate(days, start=1):
        if day >= one_from:
            return number
    return 2 if days[0] >= two_from else whole


@lru_cache(maxsize=2_000)
def _late_from(schedule: Schedule, born: date) -> tuple[date, date]:
    """Return the days from which a first dose leaves two, and one, to give."""
    rule = schedule.late_start
    return rule.two_doses_from.after(born), rule.one_dose_from.after(born)


def _is_short(counted: Sequence[Dose], record: Record) -> bool:
    rule = record.schedule.short_series
    first = counted[: rule.doses]
    return len(first) == rule.doses and all(dose.product == rule.product for dose in first)
