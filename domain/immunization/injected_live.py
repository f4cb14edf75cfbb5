"""MR and JE, planned together because each keeps clear of the other."""

from datetime import date

from domain.immunization.forecast import Because, Forecast, not_applicable
from domain.immunization.history import Area
from domain.immunization.planning import plan_slot
from domain.immunization.record import Record


def plan_mr_and_je(record: Record, area: Area) -> tuple[Forecast, Forecast, Forecast]:
    """Forecast MR 1, JE and the MR booster; one planned earlier in this order blocks the later."""
    mr_first, mr_booster = record.schedule.series("MR")
    live = [dose.on for dose in record.live]
    first = plan_slot(mr_first, (), record, live=live)
    _add_planned(first, record, live)
    je = _plan_je(record, area, live)
    _add_planned(je, record, live)
    return first, je, plan_slot(mr_booster, (first,), record, live=live)


def _plan_je(record: Record, area: Area, live: list[date]) -> Forecast:
    slot = record.schedule.slot("JE")
    if not area.je_endemic and slot.code not in record.given:
        return not_applicable(slot.code, Because.NOT_IN_AREA)
    return plan_slot(slot, (), record, live=live)


def _add_planned(plan: Forecast, record: Record, live: list[date]) -> None:
    day = plan.planned(record.today)
    if day is not None:
        live.append(day)
