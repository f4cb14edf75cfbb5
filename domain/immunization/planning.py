"""Planning the doses of one series: the first missing one by the record, the rest in prospect."""

from collections.abc import Sequence
from datetime import date

from domain.immunization.forecast import (
    Because,
    Forecast,
    Reason,
    Status,
    done,
    foresee,
    lost_with_earlier,
    not_needed,
)
from domain.immunization.live import live_wait
from domain.immunization.record import Record
from domain.immunization.schedule import Slot
from domain.immunization.series import doses_needed
from domain.immunization.spans import Span


def plan_series(antigen: str, record: Record) -> list[Forecast]:
    """Forecast every slot of a series."""
    series = record.series(antigen)
    plans = [
        done(slot.code, dose.on) for slot, dose in zip(series.slots, series.counted, strict=False)
    ]
    for slot in series.slots[len(plans) :]:
        plans.append(plan_slot(slot, plans, record))
    return plans


def plan_slot(
    slot: Slot, before: Sequence[Forecast], record: Record, *, live: Sequence[date] = ()
) -> Forecast:
    """Forecast one slot after the earlier ones of its series.

    `live` are the days of injected live vaccines, given or planned, that it must keep clear of.
    """
    given = record.given.get(slot.code)
    if given is not None:
        return done(slot.code, given.on)
    if slot.antigen in record.schedule.shortened and _is_past_end(slot, before, record):
        is_late = slot.antigen == record.schedule.late_start.antigen
        return not_needed(slot.code, Because.LATE_START if is_late else Because.SHORT_PRODUCT)
    if before and before[-1].status is Status.AGED_OUT:
        return lost_with_earlier(slot, record)
    wait = _wait(slot, before[-1] if before else None, record)
    if live:
        wait = live_wait(*wait, live, record)
    return foresee(slot, *wait, record)


def _is_past_end(slot: Slot, before: Sequence[Forecast], record: Record) -> bool:
    """Say whether the doses given and planned end a series before this slot."""
    planned = [day for plan in before if (day := plan.planned(record.today)) is not None]
    return len(before) >= doses_needed(record.series(slot.antigen), record, planned)


def dose_date(plan: Forecast, record: Record) -> date | None:
    """Return the day a dose was given or is planned for; none for one that will not be given."""
    return plan.given_on or plan.planned(record.today)


def _wait(slot: Slot, previous: Forecast | None, record: Record) -> tuple[date, Reason]:
    """Return what holds a slot back, with the wider interval if it is given late enough for it.

    The answer depends on today: a dose that was possible yesterday may have to wait when the
    child has since grown into the wider interval.
    """
    until, reason = _longest(slot, previous, record, wide=None)
    if slot.wider is None:
        return until, reason
    if max(until, record.today) < record.days(slot).wide_from:
        return until, reason
    return _longest(slot, previous, record, wide=slot.wider.interval)


def _longest(
    slot: Slot, previous: Forecast | None, record: Record, *, wide: Span | None
) -> tuple[date, Reason]:
    """Return the wait that ends last; of two that end together, the one named first."""
    until = record.days(slot).offer
    because, span, since, is_planned = Because.AGE, slot.offer, None, False
    day = dose_date(previous, record) if previous is not None else None
    if previous is not None and day is not None:
        interval = wide or slot.offer_interval
        if (end := interval.after(day)) > until:
            until, because, span, since = end, Because.INTERVAL, interval, day
            is_planned = previous.given_on is None
    series = record.series(slot.antigen)
    if series.last_refused is not None:
        interval, day = wide or record.schedule.repeat_interval, series.last_refused.on
        if (end := interval.after(day)) > until:
            until, because, span, since = end, Because.REFUSED_DOSE, interval, day
            is_planned = False
    if series.last_campaign is not None and slot.antigen in record.schedule.campaign.antigens:
        interval, day = record.schedule.campaign.interval, series.last_campaign.on
        if (end := interval.after(day)) > until:
            until, because, span, since = end, Because.CAMPAIGN, interval, day
            is_planned = False
    return until, Reason(because, until, span, since, is_planned)
