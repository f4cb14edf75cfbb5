"""One child's immunization, seen from one day: what counts, what is due, what is complete."""

from dataclasses import dataclass
from datetime import date

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
from domain.immunization.schedule_file import current_schedule
from domain.immunization.school import plan_school


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
    given: tuple[Judged, ...]
    forecast: dict[str, Forecast]
    completeness: Completeness

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
    rules = schedule or current_schedule()
    record = judge(history, today=today, schedule=rules)
    months = completed_months(history.born, today)
    return Assessment(
        ruleset=rules.ruleset,
        age_months=months,
        age_days=(today - add_months(history.born, months)).days,
        given=record.judged,
        forecast=_forecast(history, record, area),
        completeness=completeness(record),
    )


def _forecast(history: History, record: Record, area: Area) -> dict[str, Forecast]:
    """Forecast each series, IPV after DPT-HB-Hib and the injected live ones together."""
    primary = record.schedule.hexavalent.primary
    combined = plan_series("DPT", record)
    plans = (
        *(plan for antigen in ("HB0", "BCG", "OPV") for plan in plan_series(antigen, record)),
        *combined,
        *(plan for antigen in ("PCV", "RV") for plan in plan_series(antigen, record)),
        *plan_ipv([plan for plan in combined if plan.code in primary], record, area),
        *plan_mr_and_je(record, area),
        *plan_school(history, record),
    )
    return {plan.code: plan for plan in plans}
