"""WHO's indices for one child: the length to use, the z-scores, the flags.

The rules are those of WHO's own software for the Child Growth Standards (under five years) and
the Reference 2007 (5-19 years).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from domain.growth.ages import STANDING_TABLES_FROM_DAYS, Age
from domain.growth.lookup import (
    NONE_BY_AGE,
    IndexName,
    Standard,
    age_distributions,
    length_distribution,
    standard_of,
)
from domain.growth.measures import LYING_EXCEEDS_STANDING_CM, Position
from domain.growth.tables import Lms
from domain.growth.zscore import restricted_z_score, z_score
from domain.people import Sex

STANDING_FROM_MONTHS_PLAUSIBLE = 9
"""A younger child cannot stand to be measured."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How one index is counted."""

    name: IndexName
    lowest: float
    """Below it a rounded z-score says: measure again; the limit itself is still plausible."""
    highest: float
    score: Callable[[Lms, float], float] = restricted_z_score
    """All but two go beyond 3 SD by WHO's restricted adjustment."""
    is_blank_with_oedema: bool = False
    """Water in the feet weighs: it would say that a very ill child is well."""


RULES = (
    Rule(name=IndexName.LENGTH_FOR_AGE, lowest=-6, highest=6, score=z_score),
    Rule(name=IndexName.WEIGHT_FOR_AGE, lowest=-6, highest=5, is_blank_with_oedema=True),
    Rule(name=IndexName.WEIGHT_FOR_LENGTH, lowest=-5, highest=5, is_blank_with_oedema=True),
    Rule(name=IndexName.BMI_FOR_AGE, lowest=-5, highest=5, is_blank_with_oedema=True),
    Rule(name=IndexName.HEAD_FOR_AGE, lowest=-5, highest=5, score=z_score),
    Rule(name=IndexName.ARM_FOR_AGE, lowest=-5, highest=5),
)


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
        for size in sizes:
            if size is not None and not 0 < size < math.inf:
                raise ValueError("a measurement is a number, and more than zero")


class ZScore(NamedTuple):
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
        z_scores=_z_scores(measured, standard, position, length_cm, bmi),
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
    metres = length_cm / 100
    return weight_kg / (metres * metres)


def _z_scores(
    measured: Measured,
    standard: Standard,
    position: Position | None,
    length_cm: float | None,
    bmi: float | None,
) -> dict[IndexName, ZScore]:
    """Return each index that sex, age, length and oedema allow."""
    sex, age, weight_kg = measured.sex, measured.age, measured.weight_kg
    scores: dict[IndexName, ZScore] = {}
    if sex is None:
        return scores
    sizes = (length_cm, weight_kg, weight_kg, bmi, measured.head_cm, measured.arm_cm)
    by_age = age_distributions(sex, age, standard) if age else NONE_BY_AGE
    for rule, size, row in zip(RULES, sizes, by_age, strict=True):
        if size is None or (measured.oedema and rule.is_blank_with_oedema):
            continue
        distribution = row
        if rule.name is IndexName.WEIGHT_FOR_LENGTH:
            distribution = _weights_at(length_cm, sex, age, position, standard)
        if distribution is not None:
            scores[rule.name] = _z_score(rule, distribution, size)
    return scores


def _weights_at(
    length_cm: float | None,
    sex: Sex,
    age: Age | None,
    position: Position | None,
    standard: Standard,
) -> Lms | None:
    """Return the weights at a length; None without one, and from five years on."""
    if length_cm is None or standard is Standard.FIVE_TO_NINETEEN:
        return None
    return length_distribution(sex, length_cm, age, position)


def _z_score(rule: Rule, distribution: Lms, size: float) -> ZScore:
    """Return the z-score of one size with its flag."""
    raw = rule.score(distribution, size)
    rounded = round(raw, 2) + 0.0  # adding zero turns -0.0 into 0.0
    return ZScore(raw, rounded, not rule.lowest <= rounded <= rule.highest)
