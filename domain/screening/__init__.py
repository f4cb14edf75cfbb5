"""Screening at every stage of life after five: a cadre screens, a health worker diagnoses."""

from domain.screening.findings import Finding, FindingCode, Screened, Urgency
from domain.screening.observed import Observed
from domain.screening.residents import Resident
from domain.screening.screen import screen
from domain.screening.stages import LifeStage

__all__ = [
    "Finding",
    "FindingCode",
    "LifeStage",
    "Observed",
    "Resident",
    "Screened",
    "Urgency",
    "screen",
]
