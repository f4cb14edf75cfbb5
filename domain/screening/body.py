"""IMT, LiLA, waist: what the size of a body says."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from domain.calendar import age_in_days
from domain.growth.ages import Age
from domain.growth.categories import SchoolBmi, category_of
from domain.growth.indices import Measured, indices
from domain.growth.lookup import IndexName, Standard
from domain.people import Sex
from domain.screening import rules
from domain.screening.findings import Finding, FindingCode, Urgency
from domain.screening.residents import Resident

TENTH = Decimal("0.1")
BMI_CODES = {
    "very_thin": FindingCode.BMI_VERY_THIN,
    "thin": FindingCode.BMI_THIN,
    "fat": FindingCode.BMI_FAT,
    "obese": FindingCode.BMI_OBESE,
}
SCHOOL_CODES = {
    SchoolBmi.SEVERELY_THIN: FindingCode.BMI_VERY_THIN,
    SchoolBmi.THIN: FindingCode.BMI_THIN,
    SchoolBmi.OVERWEIGHT: FindingCode.BMI_FAT,
    SchoolBmi.OBESE: FindingCode.BMI_OBESE,
}


def bmi(weight_g: int | None, height_mm: int | None) -> Decimal | None:
    """Return kg/m2 to one decimal, halves up."""
    if not weight_g or not height_mm:
        return None
    exact = Decimal(weight_g) * 1000 / (Decimal(height_mm) * height_mm)
    return exact.quantize(TENTH, ROUND_HALF_UP)


def adult_bmi(value: Decimal, on: date) -> str:
    """Name the row of the adult table: very_thin, thin, normal, fat or obese."""
    table = rules.measures(on)["adult_bmi"]
    if value < Decimal(table["very_thin_below"]):
        return "very_thin"
    if value < Decimal(table["thin_below"]):
        return "thin"
    if value <= Decimal(table["normal_up_to"]):
        return "normal"
    return "fat" if value <= Decimal(table["fat_up_to"]) else "obese"


def of_adult_bmi(value: Decimal | None, on: date) -> tuple[Finding, ...]:
    """Tell what the IMT of an adult says."""
    row = "normal" if value is None else adult_bmi(value, on)
    if row == "normal":
        return ()
    is_examined = row in rules.measures(on)["settings"]["examined_bmi"]
    urgency = Urgency.EXAMINE if is_examined else Urgency.NONE
    return (Finding(code=BMI_CODES[row], urgency=urgency),)


def bmi_for_age(
    sex: Sex | None, born: date | None, on: date, weight_g: int | None, height_mm: int | None
) -> tuple[float, SchoolBmi] | None:
    """Return the z-score of IMT/U (WHO 2007) and its category; None where it can't be given."""
    if sex is None or born is None or not weight_g or not height_mm:
        return None
    found = indices(
        Measured(
            sex=sex,
            age=Age.of_days(age_in_days(born, on)),
            weight_kg=weight_g / 1000,
            length_cm=height_mm / 10,
            standard=Standard.FIVE_TO_NINETEEN,
        )
    ).z_scores.get(IndexName.BMI_FOR_AGE)
    return None if found is None else (found.z, category_of(SchoolBmi, found.z, on))


def of_school_bmi(category: SchoolBmi | None) -> tuple[Finding, ...]:
    """Tell what IMT/U says; every row but the normal one is looked at."""
    if category is None or category is SchoolBmi.NORMAL:
        return ()
    return (Finding(code=SCHOOL_CODES[category], urgency=Urgency.EXAMINE),)


def of_arm(resident: Resident, arm_mm: int | None, on: date) -> tuple[Finding, ...]:
    """Tell what LiLA says of a woman who may bear children."""
    table = rules.measures(on)["arm_mm"]
    if arm_mm is None or not resident.is_female or arm_mm >= table["woman_below"]:
        return ()
    years = resident.years(on)
    is_of_age = years is None or table["woman_from_years"] <= years <= table["woman_to_years"]
    if not is_of_age and not resident.stage(on).is_mother:
        return ()
    return (Finding(code=FindingCode.ARM_LOW, urgency=Urgency.EXAMINE),)


def of_waist(resident: Resident, waist_mm: int | None, on: date) -> tuple[Finding, ...]:
    """Tell what the waist says from fifteen years on; it is advised about, not sent on."""
    table, settings = rules.measures(on)["waist_mm"], rules.measures(on)["settings"]
    years = resident.years(on)
    if waist_mm is None or resident.sex is None:
        return ()
    if resident.stage(on).is_at_school and not (
        settings["teen_waist_counts"] and (years or 0) >= table["from_years"]
    ):
        return ()
    limit = table["female_above" if resident.is_female else "male_above"]
    if waist_mm <= limit:
        return ()
    return (Finding(code=FindingCode.WAIST_WIDE, urgency=Urgency.NONE),)
