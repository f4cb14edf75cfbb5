"""The card of adults (19-59), which older people share."""

from datetime import date
from decimal import Decimal

from domain.screening import blood, body, danger
from domain.screening.findings import Finding
from domain.screening.observed import Observed
from domain.screening.questionnaires import (
    lung_score,
    of_cough_signs,
    of_lung_score,
    of_mood,
    pack_years,
)
from domain.screening.residents import Resident
from domain.screening.senses import of_senses


def findings(
    resident: Resident, observed: Observed, on: date, bmi: Decimal | None
) -> tuple[Finding, ...]:
    """Judge what was observed of an adult."""
    return (
        *danger.of_complaints(resident.stage(on), observed, on),
        *blood.of_pressure(resident, observed.pressures, on),
        *blood.of_glucose(observed.glucose, on),
        *blood.of_cholesterol(observed.cholesterol, on),
        *blood.of_hb(resident, observed.hb_tenths, on),
        *body.of_adult_bmi(bmi, on),
        *body.of_waist(resident, observed.waist_mm, on),
        *body.of_arm(resident, observed.arm_mm, on),
        *of_senses(observed),
        *of_cough_signs(observed.tuberculosis, on),
        *of_lung_score(lung_score_of(resident, observed, on), on),
        *of_mood(observed, on),
    )


def lung_score_of(resident: Resident, observed: Observed, on: date) -> int | None:
    """Return the PUMA score of somebody who answered its questions."""
    years = resident.years(on)
    if resident.sex is None or years is None or observed.lung is None:
        return None
    smoked = pack_years(observed.smoked_years or 0, observed.sticks_per_day or 0, on)
    return lung_score(resident.sex, years, smoked, observed.lung, on)
