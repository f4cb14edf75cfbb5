"""One child on one day, in the units of the register: grams and millimetres in, categories out."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

from domain.calendar import age_in_days, completed_months
from domain.growth.ages import Age
from domain.growth.categories import (
    ArmRibbon,
    HeadForAge,
    LengthForAge,
    Nutrition,
    SchoolBmi,
    WeightForAge,
    arm_ribbon,
    category_of,
    rules,
)
from domain.growth.indices import Indices, Measured, ZScore, indices
from domain.growth.lookup import IndexName, Standard
from domain.growth.measures import Position, usual_position
from domain.people import Sex

C = TypeVar("C", bound=Enum)


@dataclass(frozen=True, kw_only=True)
class Index(Generic[C]):
    """One index: the z-score rounded to two decimals decides on the category."""

    z: float
    raw: float
    category: C | None
    """None where the regulation names none (from five years on, all but IMT/U)."""
    is_implausible: bool
    """Outside WHO's limits: measure again, and keep it out of the recap until confirmed."""


@dataclass(frozen=True, kw_only=True)
class Growth:
    """What one day's measurements say; an index is None when it cannot be given."""

    age_days: int
    age_months: int
    """Completed months."""
    position: Position
    """As stated, else as usual at this age."""
    is_position_assumed: bool
    is_position_implausible: bool
    """Said to stand below nine months: the length is taken as it is."""
    length_used_cm: float | None
    """After the 0.7 cm between lying and standing."""
    bmi: float | None
    oedema: bool
    weight_for_age: Index[WeightForAge] | None
    length_for_age: Index[LengthForAge] | None
    weight_for_length: Index[Nutrition] | None
    bmi_for_age: Index[Nutrition] | Index[SchoolBmi] | None
    head_for_age: Index[HeadForAge] | None
    arm_for_age: Index[ArmRibbon] | None
    """The z-score; its category is the ribbon's colour, None outside 6-59 months."""
    ribbon: ArmRibbon | None
    """The colour by itself: it needs no sex, and no z-score."""
    rule_version: str

    @property
    def is_implausible(self) -> bool:
        """Tell whether any index asks for a second measurement."""
        found = (
            self.weight_for_age,
            self.length_for_age,
            self.weight_for_length,
            self.bmi_for_age,
            self.head_for_age,
            self.arm_for_age,
        )
        return any(index is not None and index.is_implausible for index in found)

    @property
    def is_severe(self) -> bool:
        """Tell whether the child must see a midwife today: gizi buruk, red ribbon or oedema."""
        return (
            self.oedema
            or _has_category(self.weight_for_length, Nutrition.SEVERELY_WASTED)
            or self.ribbon is ArmRibbon.RED
        )


def assess(
    *,
    sex: Sex,
    born: date,
    on: date,
    weight_g: int | None,
    length_mm: int | None,
    position: Position | None = None,
    oedema: bool = False,
    head_mm: int | None = None,
    arm_mm: int | None = None,
) -> Growth:
    """Assess a child by WHO's day tables and Permenkes 2/2020.

    Raises ValueError for a day before the birth and for a measurement of zero or less.
    """
    age_days = age_in_days(born, on)
    age_months = completed_months(born, on)
    position_taken = position or usual_position(age_months)
    found = indices(
        Measured(
            sex=sex,
            age=Age.of_days(age_days),
            weight_kg=_divided(weight_g, 1000),
            length_cm=_divided(length_mm, 10),
            position=position_taken,
            head_cm=_divided(head_mm, 10),
            arm_cm=_divided(arm_mm, 10),
            oedema=oedema,
        )
    )
    return Growth(
        age_days=age_days,
        age_months=age_months,
        position=position_taken,
        is_position_assumed=position is None,
        is_position_implausible=found.is_position_implausible,
        length_used_cm=found.length_used_cm,
        bmi=found.bmi,
        oedema=oedema,
        weight_for_age=_index(found, IndexName.WEIGHT_FOR_AGE, WeightForAge, on),
        length_for_age=_index(found, IndexName.LENGTH_FOR_AGE, LengthForAge, on),
        weight_for_length=_index(found, IndexName.WEIGHT_FOR_LENGTH, Nutrition, on),
        bmi_for_age=_bmi_for_age(found, on),
        head_for_age=_index(found, IndexName.HEAD_FOR_AGE, HeadForAge, on),
        arm_for_age=_arm_for_age(found, arm_mm, age_months, on),
        ribbon=None if arm_mm is None else arm_ribbon(arm_mm, age_months, on),
        rule_version=rules(on).version,
    )


def _divided(value: int | None, parts: int) -> float | None:
    """Return grams as kg, or millimetres as cm."""
    return None if value is None else value / parts


def _index(found: Indices, name: IndexName, kind: type[C], on: date) -> Index[C] | None:
    """Return one index; its category is one of `kind`, and only under five years."""
    score = found.z_scores.get(name)
    if score is None:
        return None
    is_under_five = found.standard is Standard.UNDER_FIVE
    return _categorised(score, category_of(kind, score.z, on) if is_under_five else None)


def _bmi_for_age(found: Indices, on: date) -> Index[Nutrition] | Index[SchoolBmi] | None:
    """Return IMT/U, whose categories change at five years."""
    score = found.z_scores.get(IndexName.BMI_FOR_AGE)
    if score is None:
        return None
    if found.standard is Standard.UNDER_FIVE:
        return _categorised(score, category_of(Nutrition, score.z, on))
    return _categorised(score, category_of(SchoolBmi, score.z, on))


def _arm_for_age(
    found: Indices, arm_mm: int | None, age_months: int, on: date
) -> Index[ArmRibbon] | None:
    """Return LiLA/U with the colour of the ribbon, which goes by millimetres."""
    score = found.z_scores.get(IndexName.ARM_FOR_AGE)
    if score is None or arm_mm is None:
        return None
    return _categorised(score, arm_ribbon(arm_mm, age_months, on))


def _categorised(score: ZScore, category: C | None) -> Index[C]:
    return Index(z=score.z, raw=score.raw, category=category, is_implausible=score.is_implausible)


def _has_category(index: Index[C] | None, category: C) -> bool:
    return index is not None and index.category is category
