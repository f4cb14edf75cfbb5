"""WHO's indices for one child: the length to use, the z-scores, the flags.

The rules are those of WHO's own software for the Child Growth Standards (under five years) and
the Reference 2007 (5-19 years).
"""

from dataclasses import dataclass

from domain.growth.ages import STANDING_TABLES_FROM_DAYS, Age
from domain.growth.lookup import (
    IndexName,
    Standard,
    age_distribution,
    length_distribution,
    standard_of,
)
from domain.growth.measures import LYING_EXCEEDS_STANDING_CM, Position
from domain.growth.tables import Lms
from domain.growth.zscore import restricted_z_score, z_score
from domain.people import Sex

STANDING_FROM_MONTHS_PLAUSIBLE = 9
"""A younger child cannot stand to be measured."""

PLAUSIBLE_Z = {
    IndexName.LENGTH_FOR_AGE: (-6, 6),
    IndexName.WEIGHT_FOR_AGE: (-6, 5),
    IndexName.WEIGHT_FOR_LENGTH: (-5, 5),
    IndexName.BMI_FOR_AGE: (-5, 5),
    IndexName.HEAD_FOR_AGE: (-5, 5),
    IndexName.ARM_FOR_AGE: (-5, 5),
}
"""A rounded z-score outside these limits (both still plausible) says: measure again."""

WITHOUT_RESTRICTION = {IndexName.LENGTH_FOR_AGE, IndexName.HEAD_FOR_AGE}

BLANK_WITH_OEDEMA = {
    IndexName.WEIGHT_FOR_AGE,
    IndexName.WEIGHT_FOR_LENGTH,
    IndexName.BMI_FOR_AGE,
}
"""Water in the feet weighs: these would say that a very ill child is well."""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What is known of one child on one day; kg and cm, None for what was not measured."""

    sex: Sex | None
    age: Age | None
    weight_kg: float | None = None
    length_cm: float | None = None
    position: Position | None = None
    head_cm: float | None = None
    arm_cm: float | None = None
    oedema: bool = False
    standard: Standard | None = None
    """Which tables to use; None lets the age decide."""

    def __post_init__(self) -> None:
        sizes = (self.weight_kg, self.length_cm, self.head_cm, self.arm_cm)
        if any(size is not None and size <= 0 for size in sizes):
            raise ValueError("a measurement is more than zero")


@dataclass(frozen=True, kw_only=True)
class ZScore:
    """A z-score unrounded and to two decimals; flags and categories go by the rounded one."""

    raw: float
    z: float
    is_implausible: bool


@dataclass(frozen=True, kw_only=True)
class Indices:
    """Everything WHO's software gives for one child."""

    standard: Standard
    length_used_cm: float | None
    """Lying below day 731 and standing from it, whichever way it was measured."""
    position_used: Position | None
    is_position_implausible: bool
    bmi: float | None
    z_scores: dict[IndexName, ZScore]
    """Only those that can be given."""


def indices(measured: Measured) -> Indices:
    """Compute all indices of one child."""
    standard = measured.standard or standard_of(measured.age)
    is_position_implausible = _is_position_implausible(measured, standard)
    position = None if is_position_implausible else _position_of(measured, standard)
    length_cm = _length_used(measured, position)
    bmi = _bmi(measured.weight_kg, length_cm)
    return Indices(
        standard=standard,
        length_used_cm=length_cm,
        position_used=position,
        is_position_implausible=is_position_implausible,
        bmi=bmi,
        z_scores={
            name: _z_score(name, distribution, size)
            for name, size in _sizes(measured, length_cm, bmi).items()
            if (distribution := _distribution(name, measured, standard, position, length_cm))
        },
    )


def _is_position_implausible(measured: Measured, standard: Standard) -> bool:
    """Tell whether a child is said to stand who is too young for it."""
    return (
        standard is Standard.UNDER_FIVE
        and measured.position is Position.STANDING
        and measured.age is not None
        and measured.age.months < STANDING_FROM_MONTHS_PLAUSIBLE
    )


def _position_of(measured: Measured, standard: Standard) -> Position | None:
    """Return the stated position, which plays no part from five years on."""
    return measured.position if standard is Standard.UNDER_FIVE else None


def _length_used(measured: Measured, position: Position | None) -> float | None:
    """Return the length as the tables of that age expect it: lying, then standing."""
    if measured.length_cm is None or measured.age is None:
        return measured.length_cm
    is_standing_age = measured.age.days >= STANDING_TABLES_FROM_DAYS
    if position is Position.STANDING and not is_standing_age:
        return measured.length_cm + LYING_EXCEEDS_STANDING_CM
    if position is Position.LYING and is_standing_age:
        return measured.length_cm - LYING_EXCEEDS_STANDING_CM
    return measured.length_cm


def _bmi(weight_kg: float | None, length_cm: float | None) -> float | None:
    """Return kg/m2, unrounded."""
    if weight_kg is None or length_cm is None:
        return None
    return weight_kg / (length_cm / 100) ** 2


def _sizes(
    measured: Measured, length_cm: float | None, bmi: float | None
) -> dict[IndexName, float]:
    """Return the size each index judges, without those that are missing or misled by oedema."""
    sizes = {
        IndexName.LENGTH_FOR_AGE: length_cm,
        IndexName.WEIGHT_FOR_AGE: measured.weight_kg,
        IndexName.WEIGHT_FOR_LENGTH: measured.weight_kg,
        IndexName.BMI_FOR_AGE: bmi,
        IndexName.HEAD_FOR_AGE: measured.head_cm,
        IndexName.ARM_FOR_AGE: measured.arm_cm,
    }
    blank = BLANK_WITH_OEDEMA if measured.oedema else set()
    return {name: size for name, size in sizes.items() if size is not None and name not in blank}


def _distribution(
    name: IndexName,
    measured: Measured,
    standard: Standard,
    position: Position | None,
    length_cm: float | None,
) -> Lms | None:
    """Return what an index is compared with; None when sex, age or length do not allow it."""
    if measured.sex is None:
        return None
    if name is IndexName.WEIGHT_FOR_LENGTH:
        if length_cm is None or standard is Standard.FIVE_TO_NINETEEN:
            return None
        return length_distribution(measured.sex, length_cm, measured.age, position)
    if measured.age is None:
        return None
    return age_distribution(name, measured.sex, measured.age, standard)


def _z_score(name: IndexName, distribution: Lms, size: float) -> ZScore:
    """Return the z-score of one size with its flag."""
    score = z_score if name in WITHOUT_RESTRICTION else restricted_z_score
    raw = score(distribution, size)
    rounded = round(raw, 2) + 0.0  # adding zero turns -0.0 into 0.0
    lowest, highest = PLAUSIBLE_Z[name]
    return ZScore(raw=raw, z=rounded, is_implausible=not lowest <= rounded <= highest)
