"""Which questions each card asks when a cadre is guided, in the order of the tables."""

from domain.screening import LifeStage
from flows.cadre.stages.figures import PRESSURE

EYES, EARS, COUGH, COMPLAINT, CURVE = "eyes", "ears", "cough", "complaint", "curve"
VITAMIN_A, CONTRACEPTION = "vitamin_a", "contraception"

STEPS: dict[LifeStage, tuple[str, ...]] = {
    LifeStage.PREGNANT: ("weight_g", "arm_mm", PRESSURE, COMPLAINT, CURVE, COUGH),
    LifeStage.POSTPARTUM: (PRESSURE, "arm_mm", COMPLAINT, VITAMIN_A, CONTRACEPTION, COUGH),
    LifeStage.BREASTFEEDING: (PRESSURE, "arm_mm", COMPLAINT, CONTRACEPTION, COUGH),
    LifeStage.SCHOOL: ("weight_g", "height_mm", EYES, EARS, COUGH),
    LifeStage.TEEN: ("weight_g", "height_mm", "waist_mm", PRESSURE, EYES, EARS, COUGH),
    LifeStage.ADULT: ("weight_g", "height_mm", "waist_mm", PRESSURE, "glucose", COMPLAINT, COUGH),
    LifeStage.OLDER: (
        "weight_g", "height_mm", "waist_mm", PRESSURE, "glucose", EYES, EARS, COMPLAINT, COUGH,
    ),
}  # fmt: skip
"""A measure is named as in `figures`; everything may be skipped."""
