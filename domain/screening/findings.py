"""What a screening found, by how soon a health worker has to look."""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum

from domain.growth.categories import SchoolBmi
from domain.screening.stages import LifeStage


class Urgency(IntEnum):
    """How soon; a finding without any is only worth a word."""

    NONE = 0
    EXAMINE = 1
    """At the midwife's table today or, where she is away, within the week."""
    TODAY = 2
    """Not home before the midwife has looked."""
    NOW = 3
    """A danger sign: taken there, never alone."""


class FindingCode(StrEnum):
    """What was found, in the words of the cards; none is a diagnosis."""

    ARM_LOW = "arm_low"
    PRESSURE_HIGH = "pressure_high"
    PRESSURE_VERY_HIGH = "pressure_very_high"
    PRESSURE_LOW = "pressure_low"
    PRESSURE_AND_SIGN = "pressure_and_sign"
    GLUCOSE_HIGH = "glucose_high"
    GLUCOSE_LOW = "glucose_low"
    GLUCOSE_WATCH = "glucose_watch"
    CHOLESTEROL_HIGH = "cholesterol_high"
    WAIST_WIDE = "waist_wide"
    BMI_VERY_THIN = "bmi_very_thin"
    BMI_THIN = "bmi_thin"
    BMI_FAT = "bmi_fat"
    BMI_OBESE = "bmi_obese"
    HB_LOW = "hb_low"
    FEVER = "fever"
    EYES = "eyes"
    EARS = "ears"
    COUGH_SIGNS = "cough_signs"
    LUNG = "lung"
    DEPENDS = "depends"
    DEPENDS_LIGHTLY = "depends_lightly"
    SKILAS = "skilas"
    CURVE_RED = "curve_red"
    IRON_NOT_TAKEN = "iron_not_taken"
    FOOD_NOT_EATEN = "food_not_eaten"
    CLASS_MISSED = "class_missed"
    DANGER_SIGN = "danger_sign"
    COMPLAINT = "complaint"
    PRIVATE = "private"
    """For the midwife alone: mood, violence, what a teenager told."""
    YOUNG_MOTHER = "young_mother"


FOR_MIDWIFE_ALONE = frozenset((FindingCode.PRIVATE, FindingCode.YOUNG_MOTHER))
"""Never shown to anybody but the midwife."""
OF_DYING = frozenset(("self_harm", "srq_17"))
"""Signs that are an alarm: repeated until a midwife answers, whatever a total came to."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was found."""

    code: FindingCode
    urgency: Urgency
    sign: str = ""
    """Which danger sign, complaint or domain."""


@dataclass(frozen=True, kw_only=True)
class Screened:
    """All that a screening came to."""

    stage: LifeStage
    findings: tuple[Finding, ...]
    bmi: Decimal | None = None
    """kg/m2 to one decimal, halves up."""
    bmi_for_age: SchoolBmi | None = None
    z_score: float | None = None
    lung_score: int | None = None
    barthel_total: int | None = None
    is_bmi_normal: bool = False
    risks: tuple[str, ...] = ()
    """Risk factors of a pregnancy, for the midwife."""
    versions: tuple[str, ...] = ()

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Give what a cadre may see."""
        return tuple(each for each in self.findings if each.code not in FOR_MIDWIFE_ALONE)

    @property
    def urgency(self) -> Urgency:
        """Give how soon a health worker has to look, by what a cadre may see."""
        return max((each.urgency for each in self.open_findings), default=Urgency.NONE)

    @property
    def needs_midwife(self) -> bool:
        """Tell whether somebody has to look."""
        return self.urgency >= Urgency.EXAMINE

    @property
    def is_private(self) -> bool:
        """Tell whether something is for the midwife alone."""
        return any(each.code in FOR_MIDWIFE_ALONE for each in self.findings)

    def has(self, *codes: FindingCode) -> bool:
        """Tell whether any of these was found."""
        return any(each.code in codes for each in self.findings)
