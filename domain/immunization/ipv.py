"""Inactivated polio: separate injections, or the heksavalen that holds it already."""

from collections.abc import Sequence
from datetime import date

from domain.immunization.forecast import (
    Because,
    Forecast,
    Wait,
    done,
    foresee,
    latest,
    not_needed,
)
from domain.immunization.history import Area, Dose
from domain.immunization.planning import dose_date, plan_series
from domain.immunization.record import Record
from domain.immunization.schedule import Slot

ANTIGEN = "IPV"
_ENOUGH_HEXAVALENT = 2


def holds_ipv(dose: Dose, record: Record) -> bool:
    """Say whether a dose has inactivated polio in it."""
    rule = record.schedule.hexavalent
    return dose.antigen == ANTIGEN or (
        dose.antigen == rule.antigen and dose.product == rule.product
    )


def plan_ipv(combined: Sequence[Forecast], record: Record, area: Area) -> tuple[Forecast, ...]:
    """Forecast IPV 1 and 2 after DPT-HB-Hib, anew at each assessment.

    Source: national roll-out of heksavalen since October 2025; mixed histories are unsure, so a
    Puskesmas is asked about them.
    """
    first, second = record.schedule.series(ANTIGEN)
    separate = record.counted_in(ANTIGEN)
    expected = _hexavalent_days(combined, record, area)
    if len(separate) == 1 and expected:
        return done(first.code, separate[0].on), not_needed(second)
    if separate or not expected:
        return plan_series(ANTIGEN, record)
    if len(expected) >= _ENOUGH_HEXAVALENT:
        return not_needed(first), not_needed(second)
    return not_needed(first), _after_hexavalent(second, expected[0], record)


def _hexavalent_days(combined: Sequence[Forecast], record: Record, area: Area) -> tuple[date, ...]:
    """Return the days of heksavalen given, and where the area uses it, of those still to come."""
    days = []
    for plan in combined:
        given = record.counted_as(plan.code)
        is_hexavalent = holds_ipv(given, record) if given is not None else area.hexa_region
        day = dose_date(plan, record)
        if is_hexavalent and day is not None:
            days.append(day)
    return tuple(days)


def _after_hexavalent(slot: Slot, given_on: date, record: Record) -> Forecast:
    waits = [
        Wait(until=slot.offer.after(record.born), because=Because.AGE),
        Wait(until=slot.offer_interval.after(given_on), because=Because.INTERVAL),
    ]
    refused = record.last_uncounted(slot.antigen)
    if refused is not None:
        until = record.schedule.repeat_interval.after(refused.on)
        waits.append(Wait(until=until, because=Because.REFUSED_DOSE))
    return foresee(slot, latest(waits), record)
