"""Which questions each card asks when a cadre is guided, in the order of the tables."""

from domain.screening import LifeStage
from flows.cadre.stages.figures import PRESSURE

EYES, EARS, COUGH, COMPLAINT, CURVE = "eyes", "ears", "cough", "complaint", "curve"
VITAMIN_A, VISITS, CHECKS = "vitamin_a", "postpartum_visits", "checks"

STEPS: dict[LifeStage, tuple[str, ...]] = {
    LifeStage.PREGNANT: ("weight_g", "arm_mm", PRESSURE, COMPLAINT, CURVE, COUGH, CHECKS),
    LifeStage.POSTPARTUM: (PRESSURE, "arm_mm", COMPLAINT, VITAMIN_A, VISITS, COUGH, CHECKS),
    LifeStage.BREASTFEEDING: (PRESSURE, "arm_mm", COMPLAINT, COUGH, CHECKS),
    LifeStage.SCHOOL: ("weight_g", "height_mm", EYES, EARS, COUGH, CHECKS),
    LifeStage.TEEN: ("weight_g", "height_mm", "waist_mm", PRESSURE, EYES, EARS, COUGH, CHECKS),
    LifeStage.ADULT: (
        "weight_g", "height_mm", "waist_mm", PRESSURE, "glucose", EYES, EARS, COMPLAINT, COUGH,
        CHECKS,
    ),
    LifeStage.OLDER: (
        "weight_g", "height_mm", "waist_mm", PRESSURE, "glucose", EYES, EARS, COMPLAINT, COUGH,
        CHECKS,
    ),
}  # fmt: skip
"""A measure is named as in `figures`; everything may be skipped."""
