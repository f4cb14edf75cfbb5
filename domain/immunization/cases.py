"""The exchange form of histories and assessments: JSON cases, as in the programme's examples.

Dates are ISO 8601 text. A field that does not apply is present and null.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.immunization.assessment import Assessment, assess
from domain.immunization.forecast import Forecast
from domain.immunization.history import Area, Dose, History
from domain.immunization.record import Judged
from domain.immunization.women import tetanus_status
from domain.people import Sex

Json = dict[str, Any]

LAST_GRADE = 12


class CaseError(ValueError):
    """A case cannot be read; the message names the field and what is wrong with it."""


def answer_child(case: Json) -> Json:
    """Assess one child's case; CaseError for one that cannot be read."""
    today = _day(case, "assessment_date")
    history = History(
        born=_day(case, "dob"),
        sex=_sex(case),
        doses=tuple(
            _read_dose(dose, f"doses[{number}]") for number, dose in enumerate(_list(case, "doses"))
        ),
        school_grade=_grade(case),
    )
    if today < history.born:
        raise CaseError(f"assessment_date: {today} is before the birth on {history.born}")
    area = Area(je_endemic=_flag(case, "je_endemic"), hexa_region=_flag(case, "hexa_region"))
    return write_assessment(assess(history, area, today))


def answer_woman(case: Json) -> Json:
    """Find one woman's T status; CaseError for a case that cannot be read."""
    written = _list(case, "doses")
    doses = [read_day(day, f"doses[{number}]") for number, day in enumerate(written)]
    status = tetanus_status(doses, today=_day(case, "assessment_date"))
    waiting = "due" if status.is_due else "not_yet"
    return {
        "t_status": status.status,
        "ignored": [day.isoformat() for day in status.ignored],
        "next_earliest": _iso(status.next_earliest),
        "next_status": "none" if status.next_earliest is None else waiting,
        "protected_until": _iso(status.protected_until),
        "protected_today": status.is_protected,
    }


def read_day(written: object, place: str) -> date:
    """Read an ISO date; CaseError names the place."""
    try:
        return date.fromisoformat(written if isinstance(written, str) else "")
    except ValueError:
        raise CaseError(f"{place}: {written!r} is no date such as 2026-02-10") from None


def _day(case: Json, field: str) -> date:
    if not isinstance(case, dict):
        raise CaseError("input: is missing or is no object")
    return read_day(case.get(field), field)


def _sex(case: Json) -> Sex:
    written = case.get("sex")
    if written not in set(Sex):
        raise CaseError(f"sex: {written!r} is neither L nor P")
    return Sex(written)


def _grade(case: Json) -> int | None:
    grade = case.get("school_grade")
    if grade is None or (type(grade) is int and 1 <= grade <= LAST_GRADE):
        return grade
    raise CaseError(f"school_grade: {grade!r} is no class from 1 to {LAST_GRADE}")


def _flag(case: Json, field: str) -> bool:
    flag = case.get(field)
    if flag is None or isinstance(flag, bool):
        return bool(flag)
    raise CaseError(f"{field}: {flag!r} is neither true nor false")


def _list(case: Json, field: str) -> list[Any]:
    found = case.get(field) if isinstance(case, dict) else None
    if not isinstance(found, list):
        raise CaseError(f"{field}: is missing or is no list")
    return found


def _read_dose(dose: object, place: str) -> Dose:
    if not isinstance(dose, dict):
        raise CaseError(f"{place}: is no object with antigen and date")
    for field in ("antigen", "product", "source"):
        value = dose.get(field)
        if not (isinstance(value, str) or (value is None and field != "antigen")):
            raise CaseError(f"{place}.{field}: {value!r} is no text")
    return Dose(
        antigen=dose["antigen"],
        on=read_day(dose.get("date"), f"{place}.date"),
        product=dose.get("product"),
        source=dose.get("source"),
    )


def write_assessment(assessment: Assessment) -> Json:
    """Write an assessment in the exchange form."""
    flags = assessment.completeness
    return {
        "age": {"months": assessment.age_months, "days": assessment.age_days},
        "given": [_write_given(judged) for judged in assessment.given],
        "forecast": {code: _write_plan(plan) for code, plan in assessment.forecast.items()},
        "can_give_today": list(assessment.can_give_today),
        "next_date": _iso(assessment.next_date),
        "next_doses": list(assessment.next_doses),
        "idl": flags.idl,
        "missing_for_idl": list(flags.missing_for_idl),
        "basic_complete": flags.basic_complete,
        "idl_new_antigens": flags.idl_new_antigens,
        "ibl": flags.ibl,
        "zero_dose": flags.zero_dose.value,
    }


def _write_given(judged: Judged) -> Mapping[str, str | None]:
    return {
        "antigen": judged.dose.antigen,
        "date": judged.dose.on.isoformat(),
        "result": judged.result.value,
        "counts_as": judged.counts_as,
    }


def _write_plan(plan: Forecast) -> Mapping[str, str | None]:
    return {
        "status": plan.status.value,
        "date": _iso(plan.given_on),
        "earliest": _iso(plan.earliest),
        "recommended": _iso(plan.recommended),
        "overdue_since": _iso(plan.overdue_since),
        "last_date": _iso(plan.last_day),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
