"""TBC signs, PUMA, SRQ-20, PHQ-4, AKS and SKILAS: what answers come to."""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum

from domain.people import Sex
from domain.screening import rules
from domain.screening.findings import Finding, FindingCode, Urgency
from domain.screening.observed import Observed

FOUR_QUESTIONS = 4
"""Two on joylessness, two on worry."""


class Dependence(StrEnum):
    """The result of AKS by the letters of the recap."""

    INDEPENDENT = "M"
    LIGHT = "R"
    MODERATE = "S"
    SEVERE = "B"
    TOTAL = "T"


def of_cough_signs(signs: Collection[str] | None, on: date) -> tuple[Finding, ...]:
    """Send on two signs of TBC, or living with a patient."""
    table = rules.questionnaires(on)["tuberculosis"]
    told = set(signs or ()) & set(table["signs"])
    if len(told) < table["refers_from"] and not told & set(table["refers_alone"]):
        return ()
    return (Finding(code=FindingCode.COUGH_SIGNS, urgency=Urgency.EXAMINE),)


def lung_from_years(on: date) -> int:
    """Give the age from which PUMA is asked."""
    return int(rules.questionnaires(on)["lung"]["from_years"])


def pack_years(years: int, sticks_per_day: int, on: date) -> float:
    """Return years of smoking times packs a day."""
    per_pack: int = rules.questionnaires(on)["lung"]["sticks_per_pack"]
    return years * sticks_per_day / per_pack


def lung_score(
    sex: Sex, years_old: int, smoked: float, answers: Sequence[bool], on: date
) -> int | None:
    """Return the PUMA score, 0-9; None below the age it is meant for."""
    table = rules.questionnaires(on)["lung"]
    if years_old < table["from_years"]:
        return None
    by_age = next((b["scores"] for b in table["age_bands"] if years_old >= b["from_years"]), 0)
    by_smoke = next((b["scores"] for b in table["pack_year_bands"] if _holds(b, smoked)), 0)
    by_sex = table["male"] if sex is Sex.MALE else 0
    return int(by_sex + by_age + by_smoke + table["each_yes"] * sum(answers))


def _holds(band: dict[str, int], smoked: float) -> bool:
    return smoked > band["above"] if "above" in band else smoked >= band["from"]


def of_lung_score(score: int | None, on: date) -> tuple[Finding, ...]:
    """Send on from the score that is set."""
    if score is None or score < rules.questionnaires(on)["settings"]["lung_refers_from"]:
        return ()
    return (Finding(code=FindingCode.LUNG, urgency=Urgency.EXAMINE),)


def of_mood(observed: Observed, on: date) -> tuple[Finding, ...]:
    """Tell what SRQ-20 or the four questions say: for the midwife alone."""
    srq, four = (rules.questionnaires(on)[name] for name in ("mood_srq", "mood_phq"))
    srq_total, phq = observed.srq_total, observed.phq
    if observed.srq_17:
        return (Finding(code=FindingCode.PRIVATE, urgency=Urgency.TODAY, sign="srq_17"),)
    if srq_total is not None and srq_total >= srq["refers_from"]:
        return (Finding(code=FindingCode.PRIVATE, urgency=Urgency.EXAMINE, sign="mood"),)
    if phq and len(phq) == FOUR_QUESTIONS:
        pairs = (phq[0] + phq[1], phq[2] + phq[3])
        if sum(phq) >= four["refers_from"] or max(pairs) >= four["pair_refers_from"]:
            return (Finding(code=FindingCode.PRIVATE, urgency=Urgency.EXAMINE, sign="mood"),)
    return ()


def srq_questions(on: date) -> int:
    """Give the highest total of SRQ-20."""
    return int(rules.questionnaires(on)["mood_srq"]["questions"])


def phq_highest(on: date) -> int:
    """Give the highest score of each of the four questions."""
    return int(rules.questionnaires(on)["mood_phq"]["highest_each"])


def dependence(total: int, on: date) -> Dependence:
    """Put an AKS total, 0-20, into its band."""
    table = rules.questionnaires(on)["barthel"]
    bands = (
        ("independent_from", Dependence.INDEPENDENT),
        ("light_from", Dependence.LIGHT),
        ("moderate_from", Dependence.MODERATE),
        ("severe_from", Dependence.SEVERE),
    )
    return next((band for name, band in bands if total >= table[name]), Dependence.TOTAL)


def barthel_highest(on: date) -> tuple[int, ...]:
    """Give the highest score of each of the ten items."""
    return tuple(rules.questionnaires(on)["barthel"]["highest"])


def barthel_total(scores: Sequence[int], on: date) -> int:
    """Sum the ten items, or take a total as it is; raises ValueError for what cannot be."""
    highest = barthel_highest(on)
    if len(scores) == 1 and 0 <= scores[0] <= sum(highest):
        return scores[0]
    if len(scores) != len(highest) or any(
        not 0 <= score <= most for score, most in zip(scores, highest, strict=True)
    ):
        raise ValueError("AKS has ten items, none beyond its highest score")
    return sum(scores)


def of_barthel(total: int | None, on: date) -> tuple[Finding, ...]:
    """Send on from *sedang* downwards; *ringan* as it is set."""
    if total is None:
        return ()
    band = dependence(total, on)
    if band is Dependence.INDEPENDENT:
        return ()
    if band is Dependence.LIGHT:
        refers = rules.questionnaires(on)["settings"]["light_dependence_refers"]
        urgency = Urgency.EXAMINE if refers else Urgency.NONE
        return (Finding(code=FindingCode.DEPENDS_LIGHTLY, urgency=urgency, sign=band.value),)
    return (Finding(code=FindingCode.DEPENDS, urgency=Urgency.EXAMINE, sign=band.value),)


def skilas_domains(items: Collection[str] | None, on: date) -> tuple[str, ...]:
    """Give the domains with a problem, in the order of the form."""
    rows = rules.questionnaires(on)["skilas"]["items"]
    return tuple(dict.fromkeys(row["domain"] for row in rows if row["code"] in (items or ())))


def of_skilas(items: Collection[str] | None, arm_mm: int | None, on: date) -> tuple[Finding, ...]:
    """Send on one 'ya'; what is told of the mood is for the midwife alone."""
    told = set(items or ())
    if arm_mm is not None and arm_mm < rules.questionnaires(on)["skilas"]["arm_mm_below"]:
        told.add("thin_arm")
    return tuple(
        Finding(code=FindingCode.PRIVATE, urgency=Urgency.EXAMINE, sign="mood")
        if domain == "mood"
        else Finding(code=FindingCode.SKILAS, urgency=Urgency.EXAMINE, sign=domain)
        for domain in skilas_domains(told, on)
    )
