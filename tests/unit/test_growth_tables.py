"""WHO's tables are kept number for number."""

from hashlib import sha256
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.growth.tables import Lms, Table, lms_at
from domain.growth.tables.convert import convert, encoded
from domain.growth.zscore import restricted_z_score, value_at, z_score
from domain.people import Sex

DIGESTS = {
    Table.ARM_FOR_AGE: "e773aa01009f6e9d",
    Table.BMI_FOR_AGE: "a0beeaf2f2a22cab",
    Table.BMI_FOR_AGE_5_19: "01fdd718788f8654",
    Table.HEAD_FOR_AGE: "ae4165d96e488d5c",
    Table.HEIGHT_FOR_AGE_5_19: "f5171e3b3bf1800c",
    Table.LENGTH_FOR_AGE: "a4d9c437cb2e6318",
    Table.WEIGHT_FOR_AGE: "c2f17c28642437e9",
    Table.WEIGHT_FOR_AGE_5_10: "01d361117c4180c6",
    Table.WEIGHT_FOR_HEIGHT: "fa3683282d51a7f4",
    Table.WEIGHT_FOR_LENGTH: "2c4c8657ea731849",
}
"""Taken when all 21,296 rows were compared with WHO's files."""


@pytest.mark.parametrize("table", Table)
def test_no_number_of_a_table_has_changed(table):
    """A table's file is byte for byte the one that was compared with WHO's."""
    content = files("domain.growth.tables").joinpath(table.file).read_bytes()
    assert sha256(content).hexdigest().startswith(DIGESTS[table])


def test_a_row_holds_the_decimals_who_prints():
    """Boys and girls each have their own first row."""
    boys = lms_at(Table.WEIGHT_FOR_AGE, Sex.MALE, 0)
    girls = lms_at(Table.WEIGHT_FOR_LENGTH, Sex.FEMALE, 450)
    assert boys == Lms(power=0.3487, median=3.3464, variation=0.14602)
    assert girls.power == -0.3833


@pytest.mark.parametrize(
    ("sex", "kilograms"),
    [
        (Sex.MALE, [8.63, 9.67, 10.84, 12.15, 13.63, 15.28, 17.14]),
        (Sex.FEMALE, [8.07, 9.04, 10.17, 11.48, 13.03, 14.85, 17.02]),
    ],
)
def test_the_lines_at_two_years_are_those_of_the_card(sex, kilograms):
    """The seven SD lines of weight for age at day 731 agree with WHO's printed table."""
    lms = lms_at(Table.WEIGHT_FOR_AGE, sex, 731)
    assert [round(value_at(lms, sd), 2) for sd in range(-3, 4)] == kilograms


def test_between_two_millimetres_the_three_numbers_are_interpolated():
    """Half way between two rows lies half of each."""
    low, high = (lms_at(Table.WEIGHT_FOR_LENGTH, Sex.MALE, key) for key in (734, 735))
    middle = lms_at(Table.WEIGHT_FOR_LENGTH, Sex.MALE, 734.5)
    assert middle.median == pytest.approx((low.median + high.median) / 2)
    assert middle.variation == pytest.approx((low.variation + high.variation) / 2)


@pytest.mark.parametrize("key", [449.9, 1100.1])
def test_outside_a_table_there_is_no_answer(key):
    """Nothing is extrapolated."""
    assert lms_at(Table.WEIGHT_FOR_LENGTH, Sex.MALE, key) is None


@pytest.mark.parametrize("table", Table)
def test_every_row_is_a_distribution(table):
    """Medians and variations are above zero from the first key to the last, for both sexes."""
    for sex in Sex:
        rows = [lms_at(table, sex, key) for key in range(table.first_key, table.last_key + 1)]
        assert all(row.median > 0 and 0 < row.variation < 0.2 for row in rows)


@given(
    table=st.sampled_from(Table),
    sex=st.sampled_from(Sex),
    share=st.floats(min_value=0, max_value=1),
    z=st.floats(min_value=-4, max_value=4),
)
def test_a_measurement_on_a_line_has_the_z_score_of_the_line(table, sex, share, z):
    """The two formulas undo each other; within 3 SD the adjustment changes nothing."""
    key = round(table.first_key + share * (table.last_key - table.first_key))
    lms = lms_at(table, sex, key)
    measured = value_at(lms, z)
    assert z_score(lms, measured) == pytest.approx(z, abs=1e-6)
    if abs(z) < 2.999:
        assert restricted_z_score(lms, measured) == pytest.approx(z, abs=1e-6)


@given(
    sex=st.sampled_from(Sex),
    day=st.integers(min_value=0, max_value=1826),
    grams=st.integers(min_value=800, max_value=39_000),
)
def test_more_weight_never_has_a_lower_z_score(sex, day, grams):
    """The adjustment beyond 3 SD keeps the order of weights."""
    lms = lms_at(Table.WEIGHT_FOR_AGE, sex, day)
    assert restricted_z_score(lms, grams / 1000) < restricted_z_score(lms, (grams + 100) / 1000)


def test_converting_keeps_every_decimal(tmp_path):
    """Two rows of a printed table become sixteen bytes."""
    source, target = tmp_path / "in.csv", tmp_path / "out.bin"
    source.write_text(
        "sex,age_days,l,m,s,position\nm,0,-0.3053,13.4069,0.0956,l\nf,0,1,13.3,0.09,l"
    )
    convert(source, target)
    assert target.read_bytes().hex(" ", 8) == "13f4b50b02005825 1027880702002823"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["m,0,1,1,0.1", "m,2,1,1,0.1", "f,0,1,1,0.1", "f,2,1,1,0.1"], "missing"),
        (["m,0,1,1,0.1", "f,1,1,1,0.1"], "missing"),
        (["f,0,1,1,0.1", "m,0,1,1,0.1"], "boys come first"),
        (["m,0,1,1.00001,0.1", "f,0,1,1,0.1"], "more decimals"),
    ],
)
def test_a_table_that_would_lose_something_is_not_converted(rows, reason):
    """Gaps, another order and further decimals are refused."""
    with pytest.raises(ValueError, match=reason):
        encoded(["sex,age_days,l,m,s", *rows])
