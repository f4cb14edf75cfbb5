"""What holds for every child, whatever was measured."""

import math
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.growth.ages import Age
from domain.growth.categories import (
    SECTIONS,
    ArmRibbon,
    HeadForAge,
    LengthForAge,
    Nutrition,
    SchoolBmi,
    WeightForAge,
    category_of,
    rules,
)
from domain.growth.indices import RULES, Measured, indices
from domain.growth.lookup import IndexName, Standard, age_distribution, age_distributions
from domain.growth.measures import Position
from domain.growth.tables import Table, lms_at
from domain.growth.zscore import restricted_z_score, value_at, z_score
from domain.people import Sex

TODAY = date(2026, 2, 10)

ROWS = st.builds(
    lambda table, sex, share: lms_at(
        table, sex, table.first_key + share * (table.last_key - table.first_key)
    ),
    st.sampled_from(Table),
    st.sampled_from(Sex),
    st.floats(0, 1),
)
AGES = st.none() | st.floats(0, 9000).map(Age.of_days) | st.floats(0, 300).map(Age.of_months)
SIZES = st.none() | st.floats(1, 100_000)
CHILDREN = st.fixed_dictionaries(
    {
        "sex": st.sampled_from([None, *Sex]),
        "age": AGES,
        "weight_kg": SIZES,
        "length_cm": SIZES,
        "position": st.sampled_from([None, *Position]),
        "head_cm": SIZES,
        "arm_cm": SIZES,
        "oedema": st.booleans(),
        "standard": st.sampled_from([None, *Standard]),
    }
)


@given(row=ROWS, z=st.floats(-5, 5))
def test_the_size_on_a_line_has_the_z_score_of_the_line(row, z):
    """Also between two rows of a table, as far as the formula can be turned round."""
    assume(1 + row.power * row.variation * z > 0.05)
    assert z_score(row, value_at(row, z)) == pytest.approx(z, abs=1e-6)


@given(row=ROWS, size=st.floats(0.2, 5), more=st.floats(1.0001, 3))
def test_a_larger_size_has_a_larger_z_score(row, size, more):
    """With and without the adjustment beyond 3 SD; `size` is a share of the median."""
    smaller, larger = row.median * size, row.median * size * more
    assert z_score(row, smaller) < z_score(row, larger)
    assert restricted_z_score(row, smaller) < restricted_z_score(row, larger)


@given(row=ROWS, side=st.sampled_from([-3, 3]))
def test_the_adjustment_begins_without_a_step(row, side):
    """A hair beyond the third line is a hair beyond 3."""
    line = value_at(row, side)
    for beside in (line * 0.999999, line * 1.000001):
        assert restricted_z_score(row, beside) == pytest.approx(side, abs=1e-3)


@given(measured=CHILDREN)
def test_whatever_is_measured_has_a_finite_answer_or_none(measured):
    """No size, age or position stops the calculation; every z-score is a number."""
    found = indices(Measured(**measured))
    for name, score in found.z_scores.items():
        rule = next(rule for rule in RULES if rule.name is name)
        assert math.isfinite(score.raw)
        assert score.z == round(score.raw, 2)
        assert math.copysign(1, score.z) == 1 or score.z < 0
        assert score.is_implausible == (score.z < rule.lowest or score.z > rule.highest)


@given(measured=CHILDREN)
def test_nothing_is_answered_outside_the_tables(measured):
    """Every index has its ages and its lengths."""
    child = Measured(**measured)
    found = indices(child)
    given_names = set(found.z_scores)
    months = None if child.age is None else child.age.months
    if child.sex is None:
        assert not given_names
    if months is None:
        assert given_names <= {IndexName.WEIGHT_FOR_LENGTH}
    elif months > 228:
        assert not given_names
    elif months > 120:
        assert given_names <= {IndexName.LENGTH_FOR_AGE, IndexName.BMI_FOR_AGE}
    elif months >= 60:
        assert given_names <= {
            IndexName.LENGTH_FOR_AGE,
            IndexName.WEIGHT_FOR_AGE,
            IndexName.BMI_FOR_AGE,
        }
    if IndexName.WEIGHT_FOR_LENGTH in given_names:
        assert 45 - 1e-6 <= found.length_used_cm <= 120 + 1e-6
    if IndexName.ARM_FOR_AGE in given_names:
        assert child.age.days >= 91


@given(
    sex=st.sampled_from(Sex),
    age=st.floats(0, 7200).map(Age.of_days) | st.floats(0, 240).map(Age.of_months),
    standard=st.sampled_from(Standard),
)
def test_the_rows_of_a_day_are_those_of_each_index(sex, age, standard):
    """Looked up together or one by one, an age has the same distributions."""
    together = age_distributions(sex, age, standard)
    assert together == tuple(age_distribution(name, sex, age, standard) for name in IndexName)


KINDS = [WeightForAge, LengthForAge, Nutrition, SchoolBmi, HeadForAge, ArmRibbon]
CUT_OFFS = [
    pytest.param(kind, place, id=f"{SECTIONS[kind]}-{place}")
    for kind in KINDS
    for place in range(len(rules(TODAY).limits[SECTIONS[kind]]) - 1)
]


@pytest.mark.parametrize(("kind", "place"), CUT_OFFS)
def test_a_category_changes_exactly_at_its_cut_off(kind, place):
    """A hundredth before, on and after each limit, which belongs to the side the rules say."""
    limits = rules(TODAY).limits[SECTIONS[kind]]
    ending, next_one = kind(limits[place].name), kind(limits[place + 1].name)
    is_exclusive = limits[place].below is not None
    cut_off = limits[place].below if is_exclusive else limits[place].up_to
    assert category_of(kind, round(cut_off - 0.01, 2), TODAY) is ending
    assert category_of(kind, cut_off, TODAY) is (next_one if is_exclusive else ending)
    assert category_of(kind, round(cut_off + 0.01, 2), TODAY) is next_one


def test_the_cut_offs_are_those_of_the_regulation():
    """Permenkes 2/2020, appendix; for the ribbon, millimetres."""
    cut_offs = {
        section: [limit.below if limit.below is not None else limit.up_to for limit in limits][:-1]
        for section, limits in rules(TODAY).limits.items()
    }
    assert cut_offs == {
        "weight_for_age": [-3, -2, 1],
        "length_for_age": [-3, -2, 3],
        "nutrition": [-3, -2, 1, 2, 3],
        "school_bmi": [-3, -2, 1, 2],
        "head_for_age": [-2, 2],
        "arm_ribbon": [115, 125],
    }
