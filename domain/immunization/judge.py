"""Judging the doses given: which count, as which number, and why the others do not.

The rules are tried in a fixed order and the first that matches decides. A dose that is too young
or too soon must be repeated; a series is never begun again.
"""

from datetime import date
from operator import attrgetter, itemgetter

from domain.immunization.history import Dose, History
from domain.immunization.record import Judged, Record, Result, SeriesRecord
from domain.immunization.schedule import Schedule, Slot
from domain.immunization.series import doses_needed


def judge(history: History, *, today: date, schedule: Schedule) -> Record:
    """Judge every record of a history, by date and then in the order given."""
    record = Record(schedule=schedule, born=history.born, today=today)
    for dose in sorted(history.doses, key=attrgetter("on")):
        series = record.series(dose.antigen)
        record.add(_judge_next(dose, series, record), series)
    return record


def _judge_next(dose: Dose, series: SeriesRecord, record: Record) -> Judged:
    aside = _set_aside(dose, series, record)
    if aside is not None:
        return Judged(dose, aside)
    if dose.antigen in record.schedule.visits:
        return _judge_school_dose(dose, record)
    if len(series.counted) >= doses_needed(series, record):
        return Judged(dose, Result.NOT_COUNTED)
    return _judge_for_slot(dose, series.slots[len(series.counted)], series, record)


def _judge_for_slot(dose: Dose, slot: Slot, series: SeriesRecord, record: Record) -> Judged:
    days = record.days(slot)
    is_late = dose.on > days.last_day
    if is_late and not slot.late_counts:
        return Judged(dose, Result.NOT_COUNTED)
    if dose.on < days.counts_from:
        return Judged(dose, Result.TOO_YOUNG, None, days.counts_from)
    refused = _too_soon_in_series(dose, slot, series, record) or _too_soon_after_live(dose, record)
    if refused is not None:
        return refused
    return Judged(dose, Result.VALID_AFTER_MAX_AGE if is_late else Result.VALID, slot.code)


def _set_aside(dose: Dose, series: SeriesRecord, record: Record) -> Result | None:
    if not record.born <= dose.on <= record.today:
        return Result.INVALID_DATE
    # Two products on one day are still one dose; a campaign and a routine one are two.
    if (dose.on, dose.is_campaign) in series.seen:
        return Result.DUPLICATE
    if dose.is_campaign and dose.antigen not in record.schedule.campaign.ordinary:
        return Result.CAMPAIGN
    return None


def _judge_school_dose(dose: Dose, record: Record) -> Judged:
    if dose.antigen in record.given:
        return Judged(dose, Result.NOT_COUNTED)
    return Judged(dose, Result.VALID, counts_as=dose.antigen)


def _too_soon_in_series(
    dose: Dose, slot: Slot, series: SeriesRecord, record: Record
) -> Judged | None:
    """Refuse a dose too near the counted one before, or a refused one after that."""
    if not (series.counted or series.refused_since):
        return None
    wide = slot.wider.interval if slot.wider and dose.on >= record.days(slot).wide_from else None
    near: list[tuple[date, Dose]] = []
    if series.counted:
        interval = wide or slot.counts_interval
        near.append((interval.after(series.counted[-1].on), series.counted[-1]))
    if series.refused_since:
        interval = wide or record.schedule.repeat_interval
        near.append((interval.after(series.refused_since[-1].on), series.refused_since[-1]))
    until, earlier = max(near, key=itemgetter(0))
    if dose.on >= until:
        return None
    return Judged(dose, Result.INTERVAL_TOO_SHORT, None, until, earlier)


def _too_soon_after_live(dose: Dose, record: Record) -> Judged | None:
    """Refuse an injected live vaccine that follows another too soon; the same day is fine."""
    live = record.schedule.live
    if dose.antigen not in live.antigens:
        return None
    earlier = next((other for other in reversed(record.live) if other.on < dose.on), None)
    if earlier is None or dose.on >= (until := live.interval.after(earlier.on)):
        return None
    return Judged(dose, Result.LIVE_INTERVAL_TOO_SHORT, None, until, earlier)
