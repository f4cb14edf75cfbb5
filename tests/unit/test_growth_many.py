"""Many children at once get, number for number, what each gets alone."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.growth.ages import Age
from domain.growth.indices import Measured, indices
from domain.growth.lookup import IndexName, Standard
from domain.growth.many import Children, ages, indices_of_many
from domain.growth.measures import Position
from domain.growth.rounding import rounded
from domain.people import Sex

SEXES = [None, Sex.MALE, Sex.FEMALE]
POSITIONS = [None, Position.LYING, Position.STANDING]
STANDARDS = [None, Standard.UNDER_FIVE, Standard.FIVE_TO_NINETEEN]


def column(values):
    """Put numbers into an array, NaN for what is None."""
    return np.array([math.nan if value is None else value for value in values], dtype=float)


def codes(values, choices):
    """Put choices into an array; the first one is unknown."""
    return np.array([choices.index(value) - 1 for value in values], dtype=np.int8)


def together(children):
    """Compute the indices of a list of children at once."""
    days, months = (
        column([child.age and getattr(child.age, unit) for child in children])
        for unit in ("days", "months")
    )
    return indices_of_many(
        Children(
            sex=codes([child.sex for child in children], SEXES),
            age_days=days,
            age_months=months,
            weight_kg=column([child.weight_kg for child in children]),
            length_cm=column([child.length_cm for child in children]),
            position=codes([child.position for child in children], POSITIONS),
            head_cm=column([child.head_cm for child in children]),
            arm_cm=column([child.arm_cm for child in children]),
            oedema=np.array([child.oedema for child in children]),
            standard=codes([child.standard for child in children], STANDARDS),
        )
    )


def same(number, alone):
    """Tell whether an array's number is the one of a child alone, or missing like it."""
    return math.isnan(number) if alone is None else number == alone


def assert_same(children):
    """Hold every result of many children against those of each alone."""
    found = together(children)
    for place, child in enumerate(children):
        alone = indices(child)
        assert same(found.length_used_cm[place], alone.length_used_cm), child
        assert same(found.bmi[place], alone.bmi), child
        assert POSITIONS[found.position_used[place] + 1] is alone.position_used, child
        assert found.is_position_implausible[place] == alone.is_position_implausible, child
        assert STANDARDS[found.standard[place] + 1] is alone.standard, child
        for name in IndexName:
            scores, score = found.scores[name], alone.z_scores.get(name)
            assert same(scores.z[place], score and score.z), (child, name)
            assert scores.is_implausible[place] == (score is not None and score.is_implausible)
            if score:
                assert scores.raw[place] == pytest.approx(score.raw, rel=1e-10, abs=1e-9), child


EDGES_IN_DAYS = [0, 90, 90.5, 91, 273, 273.4, 273.5, 274, 730, 730.4, 730.5, 731, 1826, 1826.3]
EDGES_IN_MONTHS = [0, 8.99, 9, 23.99, 24, 59.999, 60, 60.5, 119.5, 120, 120.01, 227.5, 228, 228.01]
EDGES_IN_CM = [44.2, 44.3, 44.95, 45, 64.3, 64.95, 65, 65.7, 86.95, 87, 87.7, 110, 110.05, 120.7]


def sizes(low, high, decimals):
    """Draw a size as people write it, or with every decimal a double has, or none."""
    return st.none() | st.one_of(
        st.floats(min_value=low, max_value=high).map(lambda size: round(size, decimals)),
        st.floats(min_value=low, max_value=high),
    )


CHILDREN = st.builds(
    Measured,
    sex=st.sampled_from([*Sex, *Sex, *SEXES]),
    age=st.none()
    | st.one_of(st.sampled_from(EDGES_IN_DAYS), st.integers(0, 7000)).map(Age.of_days)
    | st.one_of(st.sampled_from(EDGES_IN_MONTHS), st.floats(0, 240)).map(Age.of_months),
    weight_kg=sizes(0.3, 150, 2),
    length_cm=st.sampled_from(EDGES_IN_CM) | sizes(30, 210, 1) | sizes(40, 125, 2),
    position=st.sampled_from(POSITIONS),
    head_cm=sizes(20, 70, 1),
    arm_cm=sizes(5, 40, 1),
    oedema=st.booleans(),
    standard=st.sampled_from([None, None, *STANDARDS]),
)


@given(children=st.lists(CHILDREN, min_size=1, max_size=20))
def test_any_children_together_get_what_each_gets_alone(children):
    """Rounded z-scores are equal to the last bit, raw ones within 1e-9."""
    assert_same(children)


def test_three_thousand_children_together_get_what_each_gets_alone():
    """The same for a village as it is: made-up children of every age, measured to the gram."""
    draw = np.random.default_rng(20260210)
    children = []
    for _ in range(3_000):
        days = (
            int(draw.integers(0, 1827)) if draw.random() < 0.8 else int(draw.integers(1827, 7200))
        )
        length_cm = round((48 + days**0.5 * 1.35) * draw.normal(1, 0.06), 1)
        children.append(
            Measured(
                sex=SEXES[draw.integers(1, 3)],
                age=Age.of_days(days),
                weight_kg=round(max(1.0, (length_cm / 100) ** 2 * draw.normal(16, 2.5)), 2),
                length_cm=length_cm,
                position=POSITIONS[draw.integers(0, 3)],
                head_cm=round(draw.normal(45, 4), 1),
                arm_cm=round(draw.normal(14, 2), 1),
            )
        )
    assert_same(children)


def test_a_row_of_the_younger_group_ends_at_five_years_for_many_as_for_one():
    """Told to use the young tables, both give nothing from day 1827 on."""
    child = Measured(
        sex=Sex.MALE,
        age=Age.of_days(1827),
        weight_kg=18.0,
        length_cm=109.0,
        standard=Standard.UNDER_FIVE,
    )
    assert indices(child).z_scores == {}
    assert_same([child])


def test_a_z_score_in_the_middle_is_rounded_as_for_one_child():
    """Lengths put exactly between two decimals, where the last bit decides, come out the same."""
    halves = [(k + 0.5) / 100 for k in range(-400, 400)]
    lengths = [71.9273 * (1 + 0.03117 * z) for z in halves]
    wobbling = [np.nextafter(length, side) for length in lengths for side in (0, 200)]
    assert_same(
        [
            Measured(sex=Sex.MALE, age=Age.of_days(273), length_cm=float(length), weight_kg=8.9)
            for length in [*lengths, *wobbling]
        ]
    )


@given(
    values=st.lists(
        st.one_of(
            st.floats(min_value=-1e6, max_value=1e6),
            st.integers(-(10**6), 10**6).map(lambda k: k / 1000),
            st.integers(-(10**6), 10**6).map(lambda k: k / 1000 + 0.0005),
        ),
        min_size=1,
    ),
    decimals=st.sampled_from([2, 6]),
)
def test_arrays_are_rounded_as_python_rounds_one_number(values, decimals):
    """2.675 is 2.67, as its double lies below the middle, though multiplying says 267.5."""
    assert rounded(np.array(values), decimals).tolist() == [
        round(value, decimals) for value in values
    ]


def test_arrays_round_the_known_trap_right():
    """The double nearest to 2.675 lies below it, where numpy's own rounding gives 2.68."""
    found = rounded(np.array([2.675, math.nan]), 2)
    assert found[0] == 2.67
    assert math.isnan(found[1])


@given(
    days=st.none() | st.floats(min_value=0, max_value=8000),
    months=st.none() | st.floats(min_value=0, max_value=250),
)
def test_ages_are_counted_as_for_one_child(days, months):
    """Days go before months, whole days are rounded half up, months never."""
    found = [float(age[0]) for age in ages(column([days]), column([months]))]
    if days is None and months is None:
        assert all(map(math.isnan, found))
        return
    age = Age.of_months(months) if days is None else Age.of_days(days)
    assert found == [age.days, age.months]


@pytest.mark.parametrize(
    ("column_name", "value"),
    [("weight_kg", 0.0), ("length_cm", -1.0), ("head_cm", math.inf), ("age_days", -1.0)],
)
def test_impossible_numbers_are_refused_for_many_as_for_one(column_name, value):
    """Nothing is computed from a number that cannot be."""
    usual = dict.fromkeys(("age_days", "age_months", "weight_kg", "length_cm"), np.array([50.0]))
    sizes_too = dict.fromkeys(("head_cm", "arm_cm"), np.array([40.0]))
    kinds = dict.fromkeys(("sex", "position", "standard"), np.array([0], dtype=np.int8))
    given_values = {**usual, **sizes_too, **kinds, "oedema": np.array([False])}
    with pytest.raises(ValueError, match="a number"):
        Children(**{**given_values, column_name: np.array([value])})


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -1.0, 0.0])
def test_what_is_no_size_is_refused(wrong):
    """A single child's measurement is a number above zero."""
    with pytest.raises(ValueError, match="more than zero"):
        Measured(sex=Sex.MALE, age=None, weight_kg=wrong)


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -0.1])
def test_what_is_no_age_is_refused(wrong):
    """So is an age that is none."""
    with pytest.raises(ValueError, match="not negative"):
        Age.of_days(wrong)
