"""Judging the doses given: which count, as which number, and why the others do not.

The rules are tried in a fixed order and the first that matches decides. A dose that is too young
or too soon must be repeated; a series is never begun again.
"""

from dataclasses import dataclass
from datetime import date

from domain.immunization.history import Dose, History
from domain.immunization.record import Judged, Record, Result
from domain.immunization.schedule import Schedule, Slot
from domain.immunization.series import doses_needed


@dataclass(frozen=True, kw_only=True)
class _Conflict:
    """An earlier dose, and the first day that would have been far enough from it."""

    dose: Dose
    until: date


def judge(history: History, *, today: date, schedule: Schedule) -> Record:
    """Judge every record of a history, by date and then in the order given."""
    record = Record(schedule=schedule, born=history.born, today=today)
    for dose in sorted(history.doses, key=lambda dose: dose.on):
        record = record.with_judged(_judge_next(dose, record))
    return record


def _judge_next(dose: Dose, record: Record) -> Judged:
    aside = _set_aside(dose, record)
    if aside is not None:
        return Judged(dose=dose, result=aside)
    if record.schedule.visit(dose.antigen) is not None:
        return _judge_school_dose(dose, record)
    slot = _open_slot(dose, record)
    if slot is None:
        return Judged(dose=dose, result=Result.NOT_COUNTED)
    return _refused(dose, slot, record) or _counted(dose, slot, record)


def _set_aside(dose: Dose, record: Record) -> Result | None:
    if not record.born <= dose.on <= record.today:
        return Result.INVALID_DATE
    if any(_is_same(dose, judged.dose) for judged in record.of_series(dose.antigen)):
        return Result.DUPLICATE
    if dose.is_campaign and dose.antigen not in record.schedule.campaign.ordinary:
        return Result.CAMPAIGN
    return None


def _is_same(dose: Dose, earlier: Dose) -> bool:
    """Compare two records of one antigen; two products on one day are still one dose."""
    return dose.on == earlier.on and dose.is_campaign == earlier.is_campaign


def _judge_school_dose(dose: Dose, record: Record) -> Judged:
    if record.counted_as(dose.antigen) is not None:
        return Judged(dose=dose, result=Result.NOT_COUNTED)
    return Judged(dose=dose, result=Result.VALID, counts_as=dose.antigen)


def _open_slot(dose: Dose, record: Record) -> Slot | None:
    """Return the slot a dose would fill; none past the end of its series or of HB-0's week."""
    slots = record.schedule.series(dose.antigen)
    counted = record.counted_in(dose.antigen)
    if len(counted) >= doses_needed(dose.antigen, record):
        return None
    slot = slots[len(counted)]
    is_late = dose.on > slot.last_day(record.born)
    return None if is_late and not slot.late_counts else slot


def _refused(dose: Dose, slot: Slot, record: Record) -> Judged | None:
    old_enough = slot.counts_from.after(record.born)
    if dose.on < old_enough:
        return Judged(dose=dose, result=Result.TOO_YOUNG, counts_from=old_enough)
    checks = (
        (Result.INTERVAL_TOO_SHORT, _series_conflict(dose, slot, record)),
        (Result.LIVE_INTERVAL_TOO_SHORT, _live_conflict(dose, record)),
    )
    for result, conflict in checks:
        if conflict is not None:
            return Judged(
                dose=dose,
                result=result,
                counts_from=conflict.until,
                too_close_to=conflict.dose,
            )
    return None


def _series_conflict(dose: Dose, slot: Slot, record: Record) -> _Conflict | None:
    """Find the counted dose before, or a refused one after it, that is too near."""
    near: list[_Conflict] = []
    for judged in record.of_series(dose.antigen):
        if judged.is_counted:
            usual = slot.counts_interval
            near.clear()
        elif judged.is_uncounted:
            usual = record.schedule.repeat_interval
        else:
            continue
        interval = slot.interval_on(dose.on, usual=usual, born=record.born)
        near.append(_Conflict(dose=judged.dose, until=interval.after(judged.dose.on)))
    return _furthest(dose, near)


def _live_conflict(dose: Dose, record: Record) -> _Conflict | None:
    """Find an injected live vaccine given less than 28 days, but not on the same day, before."""
    live = record.schedule.live
    if dose.antigen not in live.antigens:
        return None
    return _furthest(
        dose,
        [
            _Conflict(dose=earlier, until=live.interval.after(earlier.on))
            for earlier in record.live_doses()
            if earlier.on < dose.on
        ],
    )


def _furthest(dose: Dose, near: list[_Conflict]) -> _Conflict | None:
    near = [conflict for conflict in near if dose.on < conflict.until]
    return max(near, key=lambda conflict: conflict.until, default=None)


def _counted(dose: Dose, slot: Slot, record: Record) -> Judged:
    is_late = dose.on > slot.last_day(record.born)
    result = Result.VALID_AFTER_MAX_AGE if is_late else Result.VALID
    return Judged(dose=dose, result=result, counts_as=slot.code)
