"""Bulan Imunisasi Anak Sekolah: doses by class and month.

The tetanus codes mark school visits that were missed, not injections for one day: the Puskesmas
decides by T status.
"""

from datetime import date

from domain.immunization.forecast import (
    Because,
    Forecast,
    Reason,
    Status,
    done,
    not_applicable,
)
from domain.immunization.history import History
from domain.immunization.record import Record
from domain.immunization.schedule import SchoolVisit
from domain.people import Sex


def school_year(on: date, *, first_month: int) -> int:
    """Return the year in which the school year of a day began."""
    return on.year if on.month >= first_month else on.year - 1


def plan_school(history: History, record: Record) -> tuple[Forecast, ...]:
    """Forecast all five visits when the child's class is known, otherwise none."""
    grade = history.school_grade
    if grade is None:
        return ()
    visits = record.schedule.school.visits
    return tuple(_plan_visit(visit, grade, history, record) for visit in visits)


def _plan_visit(visit: SchoolVisit, grade: int, history: History, record: Record) -> Forecast:
    given = record.given.get(visit.code)
    if given is not None:
        return done(visit.code, given.on)
    if visit.girls_only and history.sex is Sex.MALE:
        return not_applicable(visit.code, Because.GIRLS_ONLY)
    school, today = record.schedule.school, record.today
    started = school_year(today, first_month=school.first_month)
    opens = date(started + visit.grade - grade, visit.month, 1)
    closes = school.open_for.after(opens)
    status = _status(today, opens=opens, closes=closes)
    return Forecast(
        visit.code,
        status,
        earliest=opens,
        recommended=opens,
        overdue_since=closes if status is Status.OVERDUE else None,
        reason=Reason(Because.SCHOOL_YEAR, opens),
    )


def _status(today: date, *, opens: date, closes: date) -> Status:
    if today < opens:
        return Status.NOT_YET
    return Status.DUE if today < closes else Status.OVERDUE
