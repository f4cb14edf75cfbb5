"""WHO's indices for many children at once, in arrays: the same results as `indices` gives for one.

Everything here follows `domain.growth.indices` step by step; a test holds the two together.
"""

from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from domain.growth.ages import (
    DAYS_PER_MONTH,
    FIVE_YEARS_IN_MONTHS,
    STANDING_TABLES_FROM_DAYS,
)
from domain.growth.indices import RULES, STANDING_FROM_MONTHS_PLAUSIBLE, Rule
from domain.growth.lookup import (
    FROM_FIVE_TABLES,
    STANDING_FROM_CM,
    UNDER_FIVE_TABLES,
    IndexName,
)
from domain.growth.measures import LYING_EXCEEDS_STANDING_CM
from domain.growth.rounding import is_nearly_half, rounded
from domain.growth.tables import Lms, Table
from domain.growth.zscore import RESTRICTED_BEYOND, restricted_z_score
from domain.people import Sex

Floats = NDArray[np.float64]
Codes = NDArray[np.int8]
Truths = NDArray[np.bool_]
Places = NDArray[np.intp]

UNKNOWN = -1
MALE, FEMALE = 0, 1
LYING, STANDING = 0, 1
UNDER_FIVE, FIVE_TO_NINETEEN = 0, 1


@dataclass(frozen=True, kw_only=True)
class Children:
    """One measured child in each place; all arrays have one dimension and equal length.

    Numbers are NaN and codes UNKNOWN where nothing is known. Raises ValueError for a negative
    age and a measurement of zero or less, as one child does.
    """

    sex: Codes
    """MALE, FEMALE or UNKNOWN."""
    age_days: Floats
    """Whole days, as `ages` makes them."""
    age_months: Floats
    """Unrounded."""
    weight_kg: Floats
    length_cm: Floats
    position: Codes
    """LYING, STANDING or UNKNOWN."""
    head_cm: Floats
    arm_cm: Floats
    oedema: Truths
    standard: Codes
    """UNDER_FIVE, FIVE_TO_NINETEEN, or UNKNOWN to let the age decide."""

    def __post_init__(self) -> None:
        for sizes in (self.weight_kg, self.length_cm, self.head_cm, self.arm_cm):
            if np.any(sizes <= 0) or np.any(np.isinf(sizes)):
                raise ValueError("a measurement is a number, and more than zero")
        if np.any(self.age_days < 0) or np.any(np.isinf(self.age_days)):
            raise ValueError("an age is a number, and not negative")


@dataclass(frozen=True, kw_only=True)
class Scores:
    """One index of every child; NaN where there is none."""

    raw: Floats
    z: Floats
    """Rounded to two decimals: flags and categories go by it."""
    is_implausible: Truths
    """False too where there is no z-score."""


@dataclass(frozen=True, kw_only=True)
class ManyIndices:
    """What WHO's software gives for every child, in the order they came."""

    standard: Codes
    length_used_cm: Floats
    position_used: Codes
    is_position_implausible: Truths
    bmi: Floats
    scores: dict[IndexName, Scores] = field(default_factory=dict)
    """Each of the six names."""


def ages(days: Floats, months: Floats) -> tuple[Floats, Floats]:
    """Return whole days and exact months, from days where they are known, else from months."""
    is_in_days = ~np.isnan(days)
    exact_days = np.where(is_in_days, days, months * DAYS_PER_MONTH)
    exact_months = np.where(is_in_days, days / DAYS_PER_MONTH, months)
    return np.floor(exact_days + 0.5), exact_months


def indices_of_many(children: Children) -> ManyIndices:
    """Compute all indices of many children; a few thousand at a time are quickest."""
    standard = np.where(
        children.standard != UNKNOWN,
        children.standard,
        (children.age_months >= FIVE_YEARS_IN_MONTHS).astype(np.int8),
    )
    is_young = standard == UNDER_FIVE
    is_implausible = (
        is_young
        & (children.position == STANDING)
        & (children.age_months < STANDING_FROM_MONTHS_PLAUSIBLE)
    )
    position = np.where(is_young & ~is_implausible, children.position, np.int8(UNKNOWN))
    length_cm = _length_used(children, position)
    metres = length_cm / 100
    bmi = children.weight_kg / (metres * metres)
    sizes = (
        length_cm,
        children.weight_kg,
        children.weight_kg,
        bmi,
        children.head_cm,
        children.arm_cm,
    )
    found = ManyIndices(
        standard=standard,
        length_used_cm=length_cm,
        position_used=position,
        is_position_implausible=is_implausible,
        bmi=bmi,
    )
    for rule, size in zip(RULES, sizes, strict=True):
        found.scores[rule.name] = _scores(rule, size, children, found)
    return found


def _length_used(children: Children, position: Codes) -> Floats:
    """Return the lengths as the tables of each age expect them."""
    is_standing_age = children.age_days >= STANDING_TABLES_FROM_DAYS
    is_lying_age = children.age_days < STANDING_TABLES_FROM_DAYS  # both are false without an age
    added = np.where(is_lying_age & (position == STANDING), LYING_EXCEEDS_STANDING_CM, 0.0)
    added[is_standing_age & (position == LYING)] = -LYING_EXCEEDS_STANDING_CM
    return children.length_cm + added


def _scores(rule: Rule, size: Floats, children: Children, found: ManyIndices) -> Scores:
    """Return one index of every child."""
    is_asked = (children.sex != UNKNOWN) & ~np.isnan(size)
    if rule.is_blank_with_oedema:
        is_asked &= ~children.oedema
    raw = np.full(len(size), np.nan)
    z = np.full(len(size), np.nan)
    for table, is_wanted, keys in _lookups(rule.name, children, found):
        places = np.flatnonzero(
            is_asked & is_wanted & (keys >= table.first_key) & (keys <= table.last_key)
        )
        if len(places):
            raw[places], z[places] = _looked_up(
                rule, table, children.sex[places], keys[places], size[places]
            )
    return Scores(raw=raw, z=z, is_implausible=(z < rule.lowest) | (z > rule.highest))


def _lookups(
    name: IndexName, children: Children, found: ManyIndices
) -> list[tuple[Table, Truths, Floats]]:
    """Return the tables of an index, each with who is looked up in it and by which key."""
    is_young = found.standard == UNDER_FIVE
    is_below_five = children.age_months < FIVE_YEARS_IN_MONTHS
    if name is IndexName.WEIGHT_FOR_LENGTH:
        is_wanted = is_young & (is_below_five | np.isnan(children.age_months))
        is_standing = _is_looked_up_standing(children, found)
        keys = rounded(found.length_used_cm * 10, 6)
        return [
            (Table.WEIGHT_FOR_LENGTH, is_wanted & ~is_standing, keys),
            (Table.WEIGHT_FOR_HEIGHT, is_wanted & is_standing, keys),
        ]
    lookups = [(UNDER_FIVE_TABLES[name], is_young & is_below_five, children.age_days)]
    if name in FROM_FIVE_TABLES:
        table, last_month = FROM_FIVE_TABLES[name]
        is_old = ~is_young & (children.age_months <= last_month)
        lookups.append((table, is_old, children.age_months))
    return lookups


def _is_looked_up_standing(children: Children, found: ManyIndices) -> Truths:
    """Tell who is looked up by height: by age, else by position, else by the length."""
    without_age = np.where(
        found.position_used == UNKNOWN,
        found.length_used_cm >= STANDING_FROM_CM,
        found.position_used == STANDING,
    )
    return np.where(
        np.isnan(children.age_days),
        without_age,
        children.age_days >= STANDING_TABLES_FROM_DAYS,
    )


def _looked_up(
    rule: Rule, table: Table, sex: Codes, keys: Floats, size: Floats
) -> tuple[Floats, Floats]:
    """Return raw and rounded z-scores of sizes that are all in the table."""
    power, median, variation = _distributions(table, sex, keys)
    raw: Floats = ((size / median) ** power - 1) / (power * variation)
    if rule.score is restricted_z_score:
        beyond = np.flatnonzero(np.abs(raw) > RESTRICTED_BEYOND)
        raw[beyond] = _restricted(
            raw[beyond], power[beyond], median[beyond], variation[beyond], size[beyond]
        )
    scaled = raw * 100
    whole = np.rint(scaled)
    z = whole / 100 + 0.0  # adding zero turns -0.0 into 0.0
    # numpy's powers may differ from Python's in the last bit: what is nearly half way between
    # two decimals is counted again as for one child.
    for place in is_nearly_half(scaled, whole):
        lms = Lms(float(power[place]), float(median[place]), float(variation[place]))
        raw[place] = rule.score(lms, float(size[place]))
        z[place] = round(float(raw[place]), 2) + 0.0
    return raw, z


def _distributions(table: Table, sex: Codes, keys: Floats) -> tuple[Floats, Floats, Floats]:
    """Return power, median and variation at each key, interpolated between two rows."""
    columns = _columns(table)
    whole = keys.astype(np.intp)
    places = whole - table.first_key + sex * np.intp(table.last_key - table.first_key + 1)
    power, median, variation = (column[places] for column in columns)
    share = keys - whole
    between = np.flatnonzero(share)
    if len(between):
        low, part = places[between], share[between]
        for column, values in zip(columns, (power, median, variation), strict=True):
            values[between] = column[low] + part * (column[low + 1] - column[low])
    return power, median, variation


@cache
def _columns(table: Table) -> tuple[Floats, Floats, Floats]:
    """Return a table's three columns, boys before girls."""
    power, median, variation = np.array(table.rows[Sex.MALE] + table.rows[Sex.FEMALE]).T.copy()
    return power, median, variation


def _restricted(
    raw: Floats, power: Floats, median: Floats, variation: Floats, size: Floats
) -> Floats:
    """Return z-scores beyond 3 SD in steps of the last SD."""
    side = np.sign(raw)
    line, inner_line = (
        median * (1 + power * variation * (side * sd)) ** (1 / power)
        for sd in (RESTRICTED_BEYOND, RESTRICTED_BEYOND - 1)
    )
    restricted: Floats = side * RESTRICTED_BEYOND + (size - line) / np.abs(line - inner_line)
    return restricted
