"""One person on one day seen whole, by the card of the stage of life."""

from datetime import date

from domain.growth.categories import SchoolBmi
from domain.screening import adults, body, mothers, older, rules, school
from domain.screening.findings import Finding, Screened
from domain.screening.observed import Observed
from domain.screening.residents import Resident
from domain.screening.stages import LifeStage


def screen(resident: Resident, observed: Observed, on: date) -> Screened:
    """Judge what was observed by the tables in force on that day."""
    stage = resident.stage(on)
    bmi = body.bmi(observed.weight_g, observed.height_mm)
    scored = _for_age(resident, observed, on) if stage.is_at_school else None
    found: tuple[Finding, ...]
    if stage.is_mother:
        # A pregnant woman's weight says nothing by an adult's table.
        bmi, found = None, mothers.findings(resident, observed, on)
    elif stage.is_at_school:
        found = school.findings(resident, observed, on, scored[1] if scored else None)
    elif stage is LifeStage.OLDER:
        found = older.findings(resident, observed, on, bmi)
    else:
        found = adults.findings(resident, observed, on, bmi)
    is_elder = stage is LifeStage.OLDER
    return Screened(
        stage=stage,
        findings=tuple(sorted(dict.fromkeys(found), key=lambda each: -each.urgency)),
        bmi=bmi,
        bmi_for_age=scored[1] if scored else None,
        z_score=scored[0] if scored else None,
        lung_score=adults.lung_score_of(resident, observed, on),
        barthel_total=older.total_of(observed, on) if is_elder else None,
        is_bmi_normal=_is_normal(stage, bmi is not None, found, scored),
        risks=mothers.risks(resident, observed, on),
        versions=(
            rules.measures(on).version,
            rules.questionnaires(on).version,
            rules.danger_signs(on).version,
        ),
    )


def _for_age(resident: Resident, observed: Observed, on: date) -> tuple[float, SchoolBmi] | None:
    return body.bmi_for_age(
        resident.sex, resident.born_on, on, observed.weight_g, observed.height_mm
    )


def _is_normal(
    stage: LifeStage,
    has_bmi: bool,  # noqa: FBT001 (a fact, not a switch)
    found: tuple[Finding, ...],
    scored: tuple[float, SchoolBmi] | None,
) -> bool:
    if stage.is_at_school:
        return scored is not None and scored[1] is SchoolBmi.NORMAL
    return has_bmi and not any(each.code in body.BMI_CODES.values() for each in found)
