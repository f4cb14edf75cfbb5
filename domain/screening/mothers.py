"""The card of mothers: pregnant, after a birth, breastfeeding."""

from datetime import date

from domain.screening import blood, body, danger, rules
from domain.screening.findings import Finding, FindingCode, Urgency
from domain.screening.observed import Observed
from domain.screening.questionnaires import of_cough_signs, of_mood
from domain.screening.residents import GROWN_FROM, Resident
from domain.screening.stages import LifeStage


def findings(resident: Resident, observed: Observed, on: date) -> tuple[Finding, ...]:
    """Judge what was observed of a mother."""
    stage = resident.stage(on)
    return (
        *danger.of_complaints(stage, observed, on),
        *_fever(stage, observed.temperature_tenths, on),
        *blood.of_pressure(resident, observed.pressures, on),
        *body.of_arm(resident, observed.arm_mm, on),
        *_curve(observed),
        *blood.of_hb(resident, observed.hb_tenths, on),
        *blood.of_glucose(observed.glucose, on),
        *of_cough_signs(observed.tuberculosis, on),
        *_advice(stage, observed),
        *of_mood(observed, on),
        *_young(resident, on),
    )


def _fever(stage: LifeStage, temperature: int | None, on: date) -> tuple[Finding, ...]:
    """Take a fever in pregnancy or after a birth for a danger sign."""
    if temperature is None or stage is LifeStage.BREASTFEEDING:
        return ()
    if temperature <= rules.measures(on)["fever_tenths"]["above"]:
        return ()
    return (Finding(code=FindingCode.FEVER, urgency=Urgency.NOW),)


def _curve(observed: Observed) -> tuple[Finding, ...]:
    if observed.curve_green is not False:
        return ()
    return (Finding(code=FindingCode.CURVE_RED, urgency=Urgency.EXAMINE),)


def _advice(stage: LifeStage, observed: Observed) -> tuple[Finding, ...]:
    """What is not taken daily, or a class not gone to, is talked about, not sent on."""
    if stage is not LifeStage.PREGNANT:
        return ()
    found = {
        FindingCode.IRON_NOT_TAKEN: observed.iron_taken is False,
        FindingCode.FOOD_NOT_EATEN: bool(observed.kek_food_given)
        and observed.kek_food_eaten is False,
        FindingCode.CLASS_MISSED: observed.mother_class is False,
    }
    return tuple(Finding(code=code, urgency=Urgency.NONE) for code, holds in found.items() if holds)


def visit_due(resident: Resident, observed: Observed, on: date) -> int | None:
    """Give which visit after a birth (KF 1-4) has its days now and was not told of."""
    if resident.gave_birth_on is None or resident.stage(on) is not LifeStage.POSTPARTUM:
        return None
    days = (on - resident.gave_birth_on).days
    windows = rules.measures(on)["postpartum_visits"]["windows"]
    current = next((n for n, (first, last) in enumerate(windows, 1) if first <= days <= last), None)
    return None if current in (observed.postpartum_visits or ()) else current


def capsules_missing(resident: Resident, observed: Observed, on: date) -> int:
    """Count the capsules of vitamin A that a mother still needs after a birth."""
    if observed.vitamin_a_capsules is None or resident.stage(on) is not LifeStage.POSTPARTUM:
        return 0
    wanted = rules.measures(on)["vitamin_a_after_birth"]["capsules"]
    return max(0, int(wanted) - observed.vitamin_a_capsules)


def _young(resident: Resident, on: date) -> tuple[Finding, ...]:
    """Let the midwife alone look after a pregnancy below nineteen."""
    years = resident.years(on)
    if years is None or years >= GROWN_FROM or resident.stage(on) is not LifeStage.PREGNANT:
        return ()
    return (Finding(code=FindingCode.YOUNG_MOTHER, urgency=Urgency.EXAMINE),)


def risks(resident: Resident, observed: Observed, on: date) -> tuple[str, ...]:
    """Name the risk factors of a pregnancy that are known, for the midwife."""
    if resident.stage(on) is not LifeStage.PREGNANT:
        return ()
    table = rules.measures(on)["mother_risks"]
    years = resident.years(on)
    found = {
        "young": years is not None and years < table["age_below"],
        "old": years is not None and years > table["age_above"],
        "short": observed.height_mm is not None and observed.height_mm < table["height_mm_below"],
    }
    return tuple(name for name, holds in found.items() if holds)
