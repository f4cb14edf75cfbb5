"""Planning the doses of one series: the first missing one by the record, the rest in prospect."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from domain.immunization.forecast import (
    Because,
    Forecast,
    Status,
    Wait,
    aged_out,
    done,
    foresee,
    latest,
    not_needed,
)
from domain.immunization.history import Dose
from domain.immunization.live import live_wait
from domain.immunization.record import Record
from domain.immunization.schedule import Slot
from domain.immunization.series import doses_needed
from domain.immunization.spans import Span


def plan_series(antigen: str, record: Record) -> tuple[Forecast, ...]:
    """Forecast every slot of a series."""
    plans: tuple[Forecast, ...] = ()
    for slot in record.schedule.series(antigen):
        plans = (*plans, plan_slot(slot, plans, record))
    return plans


def plan_slot(
    slot: Slot, before: Sequence[Forecast], record: Record, *, live: Iterable[date] = ()
) -> Forecast:
    """Forecast one slot after the earlier ones of its series.

    `live` are the days of injected live vaccines, given or planned, that it must keep clear of.
    """
    counted = record.counted_as(slot.code)
    if counted is not None:
        return done(slot.code, counted.on)
    planned = _planned_doses(slot, before, record)
    if len(before) >= doses_needed(slot.antigen, record, planned):
        return not_needed(slot)
    if before and before[-1].status is Status.AGED_OUT:
        return aged_out(slot, record)
    wait = _wait(slot, before, record)
    return foresee(slot, live_wait(wait, live, record), record)


def dose_date(plan: Forecast, record: Record) -> date | None:
    """Return the day a dose was given or is planned for; none for one that will not be given."""
    return plan.given_on or plan.planned(record.today)


def _planned_doses(slot: Slot, before: Sequence[Forecast], record: Record) -> tuple[Dose, ...]:
    days = [plan.planned(record.today) for plan in before]
    return tuple(Dose(antigen=slot.antigen, on=day) for day in days if day is not None)


def _wait(slot: Slot, before: Sequence[Forecast], record: Record) -> Wait:
    """Return what holds a slot back, with the wider interval if it is given late enough for it.

    The answer depends on today: a dose that was possible yesterday may have to wait when the
    child has since grown into the wider interval.
    """
    narrow = latest(_waits(slot, before, record, given_on=None))
    given_on = max(narrow.until, record.today)
    return latest(_waits(slot, before, record, given_on=given_on))


def _waits(
    slot: Slot, before: Sequence[Forecast], record: Record, *, given_on: date | None
) -> Iterator[Wait]:
    def interval(usual: Span) -> Span:
        if given_on is None:
            return usual
        return slot.interval_on(given_on, usual=usual, born=record.born)

    yield Wait(until=slot.offer.after(record.born), because=Because.AGE)
    previous = dose_date(before[-1], record) if before else None
    if previous is not None:
        until = interval(slot.offer_interval).after(previous)
        yield Wait(until=until, because=Because.INTERVAL)
    refused = record.last_uncounted(slot.antigen)
    if refused is not None:
        until = interval(record.schedule.repeat_interval).after(refused.on)
        yield Wait(until=until, because=Because.REFUSED_DOSE)
    campaign = record.last_campaign(slot.antigen)
    if campaign is not None:
        until = record.schedule.campaign.interval.after(campaign.on)
        yield Wait(until=until, because=Because.CAMPAIGN)
