"""Inactivated polio: separate injections, or the heksavalen that holds it already."""

from collections.abc import Sequence
from datetime import date

from domain.immunization.forecast import Because, Forecast, Reason, done, foresee, not_needed
from domain.immunization.history import Area, Dose
from domain.immunization.planning import dose_date, plan_series
from domain.immunization.record import Record
from domain.immunization.schedule import Slot

ANTIGEN = "IPV"


def is_hexavalent(dose: Dose, record: Record) -> bool:
    """Say whether a dose is the combined injection with inactivated polio in it."""
    rule = record.schedule.hexavalent
    return dose.antigen == rule.antigen and dose.product == rule.product


def plan_ipv(combined: Sequence[Forecast], record: Record, area: Area) -> Sequence[Forecast]:
    """Forecast IPV 1 and 2 after DPT-HB-Hib, anew at each assessment.

    Source: national roll-out of heksavalen since October 2025; mixed histories are unsure, so a
    Puskesmas is asked about them.
    """
    first, second = record.schedule.series(ANTIGEN)
    separate = record.series(ANTIGEN).counted
    expected = _hexavalent_plans(combined, record, area)
    if len(separate) == 1 and expected:
        return done(first.code, separate[0].on), not_needed(second.code, Because.HEXAVALENT)
    if separate or not expected:
        return plan_series(ANTIGEN, record)
    first_plan = not_needed(first.code, Because.HEXAVALENT)
    if len(expected) >= record.schedule.hexavalent.enough:
        return first_plan, not_needed(second.code, Because.HEXAVALENT)
    return first_plan, _after_hexavalent(second, expected[0], record)


def _hexavalent_plans(
    combined: Sequence[Forecast], record: Record, area: Area
) -> tuple[Forecast, ...]:
    """Return the heksavalen given, and where the area uses it, those still to come."""
    return tuple(
        plan
        for plan in combined
        if (
            is_hexavalent(record.given[plan.code], record)
            if plan.code in record.given
            else area.hexa_region and plan.is_open
        )
    )


def _after_hexavalent(slot: Slot, hexavalent: Forecast, record: Record) -> Forecast:
    days = record.days(slot)
    waits = [Reason(Because.AGE, days.offer, slot.offer)]
    day = dose_date(hexavalent, record)
    if day is not None:
        is_planned = hexavalent.given_on is None
        until = slot.offer_interval.after(day)
        waits.append(Reason(Because.INTERVAL, until, slot.offer_interval, day, is_planned))
    refused = record.series(slot.antigen).last_refused
    if refused is not None:
        span = record.schedule.repeat_interval
        waits.append(Reason(Because.REFUSED_DOSE, span.after(refused.on), span, refused.on))
    reason = max(waits, key=lambda wait: wait.until or date.min)
    return foresee(slot, reason.until or days.offer, reason, record)
