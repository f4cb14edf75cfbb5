"""One child's immunization, seen from one day: what counts, what is due, what is complete."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.calendar import add_months, completed_months
from domain.immunization.completeness import Completeness, completeness
from domain.immunization.forecast import Forecast, Status
from domain.immunization.history import Area, History
from domain.immunization.injected_live import plan_mr_and_je
from domain.immunization.ipv import plan_ipv
from domain.immunization.judge import judge
from domain.immunization.planning import plan_series
from domain.immunization.record import Judged, Record
from domain.immunization.schedule import Schedule
from domain.immunization.schedule_file import schedule_on
from domain.immunization.school import plan_school

_BEFORE_IPV = ("HB0", "BCG", "OPV", "DPT", "PCV", "RV")


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """Everything the programme says about one child on one day.

    `forecast` holds every code in the order of the schedule, then the school visits if the class
    is known. `next_doses` are those that come first after today, on `next_date`, if today's
    doses are given today.
    """

    ruleset: str
    age_months: int
    age_days: int
    forecast: dict[str, Forecast]
    record: Record

    @property
    def given(self) -> tuple[Judged, ...]:
        """Return every record with its result, by date and then as they were told."""
        return tuple(self.record.judged)

    @cached_property
    def completeness(self) -> Completeness:
        """Say which sets of doses are complete."""
        return completeness(self.record)

    @property
    def can_give_today(self) -> tuple[str, ...]:
        """Return the codes that may be given today, in the order of the schedule."""
        return tuple(code for code, plan in self.forecast.items() if plan.is_givable)

    @property
    def next_date(self) -> date | None:
        """Return the next recommended day after today's doses, if anything is left."""
        return min(self._upcoming().values(), default=None)

    @property
    def next_doses(self) -> tuple[str, ...]:
        """Return the codes recommended on the next day."""
        upcoming, next_date = self._upcoming(), self.next_date
        return tuple(code for code, day in upcoming.items() if day == next_date)

    def _upcoming(self) -> dict[str, date]:
        return {
            code: plan.recommended
            for code, plan in self.forecast.items()
            if plan.status is Status.NOT_YET and plan.recommended is not None
        }


def assess(
    history: History, area: Area, today: date, *, schedule: Schedule | None = None
) -> Assessment:
    """Assess a child's history on a day; ValueError for a day before the birth."""
    if today < history.born:
        raise ValueError(f"{today} is before the birth on {history.born}")
    rules = schedule or schedule_on(today)
    record = judge(history, today=today, schedule=rules)
    months = completed_months(history.born, today)
    return Assessment(
        ruleset=rules.ruleset,
        age_months=months,
        age_days=(today - add_months(history.born, months)).days,
        forecast=_forecast(history, record, area),
        record=record,
    )


def _forecast(history: History, record: Record, area: Area) -> dict[str, Forecast]:
    """Forecast each series, IPV after DPT-HB-Hib and the injected live ones together."""
    primary = record.schedule.hexavalent.primary
    plans: list[Forecast] = []
    for antigen in _BEFORE_IPV:
        plans.extend(plan_series(antigen, record))
    plans.extend(plan_ipv([plan for plan in plans if plan.code in primary], record, area))
    plans.extend(plan_mr_and_je(record, area))
    plans.extend(plan_school(history, record))
    return {plan.code: plan for plan in plans}
