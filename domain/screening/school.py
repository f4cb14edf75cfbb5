"""The card of school age (6-14) and teenagers (15-18)."""

from datetime import date

from domain.growth.categories import SchoolBmi
from domain.screening import blood, body, danger, rules
from domain.screening.findings import Finding, FindingCode, Urgency
from domain.screening.observed import Observed
from domain.screening.questionnaires import of_cough_signs, of_mood
from domain.screening.residents import Resident
from domain.screening.senses import of_senses


def findings(
    resident: Resident, observed: Observed, on: date, bmi_for_age: SchoolBmi | None
) -> tuple[Finding, ...]:
    """Judge what was observed of a pupil."""
    glucose = observed.glucose if _is_old_enough(resident, on) else None
    return (
        *danger.of_complaints(resident.stage(on), observed, on),
        *blood.of_pressure(resident, observed.pressures, on),
        *body.of_school_bmi(bmi_for_age),
        *body.of_waist(resident, observed.waist_mm, on),
        *body.of_arm(resident, observed.arm_mm, on),
        *blood.of_hb(resident, observed.hb_tenths, on),
        *blood.of_glucose(glucose, on),
        *of_senses(observed),
        *of_cough_signs(observed.tuberculosis, on),
        *_iron(resident, observed, on),
        *of_mood(observed, on),
        *_private(observed),
    )


def _is_old_enough(resident: Resident, on: date) -> bool:
    years = resident.years(on)
    return years is None or years >= rules.measures(on)["glucose"]["from_years"]


def takes_iron(resident: Resident, on: date) -> bool:
    """Tell whether somebody is a girl of the age of the weekly tablets."""
    table, years = rules.measures(on)["iron_tablets"], resident.years(on)
    return (
        resident.is_female
        and years is not None
        and table["girl_from_years"] <= years <= table["girl_to_years"]
    )


def may_be_talked_with(resident: Resident, on: date) -> bool:
    """Tell whether somebody is of the age of HEEADSSS."""
    table, years = rules.questionnaires(on)["heeadsss"], resident.years(on)
    return years is not None and table["from_years"] <= years <= table["to_years"]


def _iron(resident: Resident, observed: Observed, on: date) -> tuple[Finding, ...]:
    if observed.iron_taken is not False or not takes_iron(resident, on):
        return ()
    return (Finding(code=FindingCode.IRON_NOT_TAKEN, urgency=Urgency.NONE),)


def _private(observed: Observed) -> tuple[Finding, ...]:
    """What a teenager told a trained person is the midwife's alone."""
    if not observed.heeadsss_problem:
        return ()
    return (Finding(code=FindingCode.PRIVATE, urgency=Urgency.EXAMINE, sign="heeadsss"),)
