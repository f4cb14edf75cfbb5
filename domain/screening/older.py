"""The card of older people (from 60): that of adults, AKS and SKILAS."""

from datetime import date
from decimal import Decimal

from domain.screening import adults
from domain.screening.findings import Finding
from domain.screening.observed import Observed
from domain.screening.questionnaires import barthel_total, of_barthel, of_skilas
from domain.screening.residents import Resident


def findings(
    resident: Resident, observed: Observed, on: date, bmi: Decimal | None
) -> tuple[Finding, ...]:
    """Judge what was observed of an older person."""
    return (
        *adults.findings(resident, observed, on, bmi),
        *of_barthel(total_of(observed, on), on),
        *of_skilas(observed.skilas, observed.arm_mm, on),
    )


def total_of(observed: Observed, on: date) -> int | None:
    """Return the AKS total of somebody who was asked."""
    return None if observed.barthel is None else barthel_total(observed.barthel, on)
