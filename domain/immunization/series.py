"""How long a series is: fewer doses for a late start or a two-dose product."""

from collections.abc import Sequence

from domain.immunization.history import Dose
from domain.immunization.record import Record


def doses_needed(antigen: str, record: Record, planned: Sequence[Dose] = ()) -> int:
    """Return how many doses a series wants; none for an antigen outside the programme.

    Planned doses are taken as if they were given after those that count.
    """
    schedule = record.schedule
    name = schedule.series_name(antigen)
    doses = (*record.counted_in(name), *planned)
    if name == schedule.late_start.antigen:
        return _after_late_start(doses, record)
    if name == schedule.short_series.antigen and _is_short(doses, record):
        return schedule.short_series.doses
    return len(schedule.series(name))


def _after_late_start(doses: Sequence[Dose], record: Record) -> int:
    """Count PCV doses: one given late enough is the last, and a late first one has a second."""
    rule = record.schedule.late_start
    last_from = rule.one_dose_from.after(record.born)
    for number, dose in enumerate(doses, start=1):
        if dose.on >= last_from:
            return number
    if doses and doses[0].on >= rule.two_doses_from.after(record.born):
        return 2
    return len(record.schedule.series(rule.antigen))


def _is_short(doses: Sequence[Dose], record: Record) -> bool:
    rule = record.schedule.short_series
    first = doses[: rule.doses]
    return len(first) == rule.doses and all(dose.product == rule.product for dose in first)
