"""Danger signs and other complaints, by group: who is taken to a health worker now."""

from datetime import date

from domain.screening import rules
from domain.screening.blood import Level, counting_reading, glucose_level, pressure_level
from domain.screening.findings import Finding, FindingCode, Urgency
from domain.screening.observed import Observed
from domain.screening.stages import LifeStage

GROUPS = {
    LifeStage.PREGNANT: "pregnant",
    LifeStage.POSTPARTUM: "postpartum",
    LifeStage.SCHOOL: "school",
    LifeStage.TEEN: "school",
}
HEADACHES = frozenset(("headache", "strong_headache", "dizzy"))
OTHER = "other"
"""A complaint that no list knows: somebody looks at it."""
PRIVATE = ("violence", "self_harm", "sad")
"""Complaints that the midwife alone hears of."""


def of_complaints(stage: LifeStage, observed: Observed, on: date) -> tuple[Finding, ...]:
    """Tell what complaints mean, alone and together with the blood pressure or sugar."""
    group = rules.danger_signs(on)[GROUPS.get(stage, "adult")]
    told = set(observed.complaints)
    return (
        *_private(told),
        *(_now(sign) for sign in group["signs"] if sign in told),
        *_with_pressure(group, told, observed, on),
        *(_now(sign) for sign in group["with_headache"] if sign in told and told & HEADACHES),
        *_with_low_sugar(group, told, observed, on),
        *(
            Finding(code=FindingCode.COMPLAINT, urgency=Urgency.EXAMINE, sign=sign)
            for sign in (*group["examined"], OTHER)
            if sign in told and sign not in PRIVATE
        ),
    )


def _private(told: set[str]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            code=FindingCode.PRIVATE,
            urgency=Urgency.EXAMINE if sign == "sad" else Urgency.TODAY,
            sign=sign,
        )
        for sign in PRIVATE
        if sign in told
    )


def _now(sign: str) -> Finding:
    return Finding(code=FindingCode.DANGER_SIGN, urgency=Urgency.NOW, sign=sign)


def _with_pressure(
    group: dict[str, list[str]], told: set[str], observed: Observed, on: date
) -> tuple[Finding, ...]:
    """Take a headache or the like with a high pressure for a danger sign."""
    reading = counting_reading(observed.pressures, on)
    if reading is None or pressure_level(reading, on) is not Level.HIGH:
        return ()
    return tuple(
        Finding(code=FindingCode.PRESSURE_AND_SIGN, urgency=Urgency.NOW, sign=sign)
        for sign in group["with_high_pressure"]
        if sign in told
    )


def _with_low_sugar(
    group: dict[str, list[str]], told: set[str], observed: Observed, on: date
) -> tuple[Finding, ...]:
    if observed.glucose is None or glucose_level(observed.glucose, on) is not Level.LOW:
        return ()
    return tuple(_now(sign) for sign in group.get("with_low_glucose", ()) if sign in told)
