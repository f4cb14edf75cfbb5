"""The exchange form of histories and assessments: JSON cases, as in the programme's examples.

Dates are ISO 8601 text. A field that does not apply is present and null.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from domain.immunization.assessment import Assessment, assess
from domain.immunization.forecast import Forecast
from domain.immunization.history import Area, Dose, History
from domain.immunization.record import Judged
from domain.immunization.women import tetanus_status
from domain.people import Sex

Json = dict[str, Any]


class DoseInput(TypedDict, total=False):
    """One dose of a case; `product` and `source` may be absent."""

    antigen: str
    date: str
    product: str | None
    source: str | None


class CaseInput(TypedDict, total=False):
    """The input of a child's case."""

    dob: str
    assessment_date: str
    sex: str
    je_endemic: bool
    hexa_region: bool
    school_grade: int | None
    doses: list[DoseInput]


class WomanInput(TypedDict):
    """The input of a woman's case."""

    assessment_date: str
    doses: list[str]


def answer_child(case: CaseInput) -> Json:
    """Assess one child's case."""
    history = History(
        born=date.fromisoformat(case["dob"]),
        sex=Sex(case["sex"]),
        doses=tuple(_read_dose(dose) for dose in case["doses"]),
        school_grade=case.get("school_grade"),
    )
    area = Area(
        je_endemic=case.get("je_endemic", False), hexa_region=case.get("hexa_region", False)
    )
    return write_assessment(assess(history, area, date.fromisoformat(case["assessment_date"])))


def answer_woman(case: WomanInput) -> Json:
    """Find one woman's T status."""
    status = tetanus_status(
        [date.fromisoformat(day) for day in case["doses"]],
        today=date.fromisoformat(case["assessment_date"]),
    )
    waiting = "due" if status.is_due else "not_yet"
    return {
        "t_status": status.status,
        "ignored": [day.isoformat() for day in status.ignored],
        "next_earliest": _iso(status.next_earliest),
        "next_status": "none" if status.next_earliest is None else waiting,
        "protected_until": _iso(status.protected_until),
        "protected_today": status.is_protected,
    }


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


def _read_dose(dose: DoseInput) -> Dose:
    return Dose(
        antigen=dose["antigen"],
        on=date.fromisoformat(dose["date"]),
        product=dose.get("product"),
        source=dose.get("source"),
    )


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
