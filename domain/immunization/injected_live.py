"""MR and JE, planned together because each keeps clear of the other."""

from datetime import date

from domain.immunization.forecast import Forecast, not_applicable
from domain.immunization.history import Area
from domain.immunization.planning import plan_slot
from domain.immunization.record import Record


def plan_mr_and_je(record: Record, area: Area) -> tuple[Forecast, Forecast, Forecast]:
    """Forecast MR 1, JE and the MR booster; one planned earlier in this order blocks the later."""
    mr_first, mr_booster = record.schedule.series("MR")
    given = tuple(dose.on for dose in record.live_doses())
    first = plan_slot(mr_first, (), record, live=given)
    je = _plan_je(record, area, live=(*given, *_planned(first, record)))
    planned = (*given, *_planned(first, record), *_planned(je, record))
    return first, je, plan_slot(mr_booster, (first,), record, live=planned)


def _plan_je(record: Record, area: Area, *, live: tuple[date, ...]) -> Forecast:
    slot = record.schedule.slot("JE")
    if not area.je_endemic and record.counted_as(slot.code) is None:
        return not_applicable(slot.code)
    return plan_slot(slot, (), record, live=live)


def _planned(plan: Forecast, record: Record) -> tuple[date, ...]:
    day = plan.planned(record.today)
    return () if day is None else (day,)
