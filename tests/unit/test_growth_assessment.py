"""Grams and millimetres of one day become the categories of Permenkes 2/2020."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.growth import Position, Sex, assess
from domain.growth.categories import (
    ArmRibbon,
    HeadForAge,
    LengthForAge,
    Nutrition,
    SchoolBmi,
    WeightForAge,
    arm_ribbon,
    category_of,
    official_name,
    rules,
)

TODAY = date(2026, 2, 10)

BORN = date(2024, 1, 1)


def assessed(**given_values):
    """Assess a girl born on 1 January 2024, with what a test does not care about filled in."""
    usual = {"sex": Sex.FEMALE, "born": BORN, "on": date(2025, 1, 1)}
    return assess(**usual | {"weight_g": 9000, "length_mm": 740} | given_values)


WASTED = (Nutrition.WASTED, WeightForAge.UNDERWEIGHT, LengthForAge.NORMAL)
SEVERE = (Nutrition.SEVERELY_WASTED, WeightForAge.SEVERELY_UNDERWEIGHT, LengthForAge.STUNTED)
WELL = (Nutrition.NORMAL, WeightForAge.NORMAL, LengthForAge.NORMAL)

CONVERSATIONS = [
    ("P 2025-05-04 2026-02-10 8.2 70.5", 9, WELL),
    ("P 2025-10-05 2026-02-10 6.3 61.8", 4, WELL),
    ("L 2025-01-22 2026-02-10 9.7 75.5", 12, WELL),
    ("L 2025-12-18 2026-02-10 5.1 56.8", 1, WELL),
    ("P 2022-03-03 2026-02-10 15.6 100.5", 47, WELL),
    ("P 2024-07-07 2026-02-10 10.4 81.2", 19, WELL),
    ("P 2024-03-20 2026-02-10 8.3 81.3", 22, WASTED),
    ("L 2023-06-11 2026-02-10 13.2 91.0", 31, WELL),
    ("L 2022-11-02 2026-02-10 14.3 95.0", 39, WELL),
    ("L 2024-08-15 2026-02-10 7.2 76.0", 17, SEVERE),
    ("L 2021-09-09 2026-02-12 16.3 104.0", 53, WELL),
]
"""The children of the sample village as cadres weigh them: sex, born, on, kg, cm."""


@pytest.mark.parametrize(("child", "months", "expected"), CONVERSATIONS)
def test_a_child_of_the_village_has_the_told_statuses(child, months, expected):
    """Age and the three statuses are those the bot tells the cadre."""
    sex, born, on, weight_kg, length_cm = child.split()
    growth = assess(
        sex=Sex(sex),
        born=date.fromisoformat(born),
        on=date.fromisoformat(on),
        weight_g=round(float(weight_kg) * 1000),
        length_mm=round(float(length_cm) * 10),
    )
    found = (growth.weight_for_length, growth.weight_for_age, growth.length_for_age)
    assert growth.age_months == months
    assert tuple(index.category for index in found) == expected
    assert not growth.is_implausible


def test_the_rule_rows_carry_source_version_and_date():
    """Every assessment names the version of the rules it was made by."""
    assert rules(TODAY).version == "permenkes-2-2020"
    assert rules(TODAY).effective_from.year == 2020
    assert "Nomor 2 Tahun 2020" in rules(TODAY).source
    assert assessed().rule_version == rules(TODAY).version


@pytest.mark.parametrize(
    ("kind", "z", "category"),
    [
        (WeightForAge, -3.01, WeightForAge.SEVERELY_UNDERWEIGHT),
        (WeightForAge, -3.0, WeightForAge.UNDERWEIGHT),
        (WeightForAge, -2.01, WeightForAge.UNDERWEIGHT),
        (WeightForAge, -2.0, WeightForAge.NORMAL),
        (WeightForAge, 1.0, WeightForAge.NORMAL),
        (WeightForAge, 1.01, WeightForAge.RISK_OF_EXCESS_WEIGHT),
        (LengthForAge, -3.01, LengthForAge.SEVERELY_STUNTED),
        (LengthForAge, -3.0, LengthForAge.STUNTED),
        (LengthForAge, -2.0, LengthForAge.NORMAL),
        (LengthForAge, 3.0, LengthForAge.NORMAL),
        (LengthForAge, 3.01, LengthForAge.TALL),
        (Nutrition, -3.01, Nutrition.SEVERELY_WASTED),
        (Nutrition, -3.0, Nutrition.WASTED),
        (Nutrition, -2.0, Nutrition.NORMAL),
        (Nutrition, 1.0, Nutrition.NORMAL),
        (Nutrition, 2.0, Nutrition.POSSIBLE_RISK_OF_OVERWEIGHT),
        (Nutrition, 3.0, Nutrition.OVERWEIGHT),
        (Nutrition, 3.01, Nutrition.OBESE),
        (SchoolBmi, -3.01, SchoolBmi.SEVERELY_THIN),
        (SchoolBmi, -2.01, SchoolBmi.THIN),
        (SchoolBmi, 1.0, SchoolBmi.NORMAL),
        (SchoolBmi, 2.0, SchoolBmi.OVERWEIGHT),
        (SchoolBmi, 2.01, SchoolBmi.OBESE),
        (HeadForAge, -2.01, HeadForAge.MICROCEPHALY),
        (HeadForAge, 2.0, HeadForAge.NORMAL),
        (HeadForAge, 2.01, HeadForAge.MACROCEPHALY),
    ],
)
def test_a_limit_belongs_to_the_side_the_regulation_puts_it(kind, z, category):
    """Lower limits are exclusive, upper ones inclusive."""
    assert category_of(kind, z, TODAY) is category


@pytest.mark.parametrize(
    "kind", [WeightForAge, LengthForAge, Nutrition, SchoolBmi, HeadForAge, ArmRibbon]
)
def test_every_category_has_its_official_name(kind):
    """The rules and the code name the same categories."""
    assert all(official_name(category, TODAY) for category in kind)


def test_official_names_are_those_of_the_regulation():
    """Equal English words of different indices do not mix."""
    assert official_name(WeightForAge.NORMAL, TODAY) == "Berat badan normal"
    assert official_name(Nutrition.SEVERELY_WASTED, TODAY) == "Gizi buruk"


@pytest.mark.parametrize(
    ("arm_mm", "months", "colour"),
    [
        (114, 6, ArmRibbon.RED),
        (115, 6, ArmRibbon.YELLOW),
        (124, 59, ArmRibbon.YELLOW),
        (125, 59, ArmRibbon.GREEN),
        (114, 5, None),
        (114, 60, None),
    ],
)
def test_the_ribbon_is_read_from_six_to_fifty_nine_months(arm_mm, months, colour):
    """Red is below 11.5 cm, yellow below 12.5 cm."""
    assert arm_ribbon(arm_mm, months, TODAY) is colour


def test_a_category_goes_by_the_rounded_z_score():
    """A raw score a hair below -2 that rounds to -2.00 is still normal."""
    found = [
        assessed(weight_g=weight_g, length_mm=None).weight_for_age for weight_g in range(6500, 7500)
    ]
    on_the_limit = [index for index in found if index.z == -2.0 and index.raw < -2.0]
    assert on_the_limit
    assert all(index.category is WeightForAge.NORMAL for index in on_the_limit)


def test_only_the_weight_gives_only_weight_for_age():
    """What was not measured has no index."""
    growth = assessed(length_mm=None)
    assert growth.weight_for_age
    assert growth.length_for_age is growth.weight_for_length is growth.bmi_for_age is None
    assert growth.head_for_age is growth.arm_for_age is growth.bmi is None


def test_head_and_arm_are_judged_when_measured():
    """LK has its category from the z-score, LiLA from the ribbon."""
    growth = assessed(head_mm=400, arm_mm=113)
    assert growth.head_for_age.category is HeadForAge.MICROCEPHALY
    assert growth.arm_for_age.category is ArmRibbon.RED
    assert growth.is_severe


def test_oedema_blanks_the_weight_indices_and_is_severe_by_itself():
    """Length stays, weight says nothing."""
    growth = assessed(oedema=True)
    assert growth.weight_for_age is growth.weight_for_length is growth.bmi_for_age is None
    assert growth.length_for_age
    assert growth.is_severe
    assert not assessed().is_severe


def test_a_child_is_lying_below_two_years_and_standing_from_it():
    """What nobody said is assumed by completed months, and marked."""
    day_before = date(2025, 12, 31)
    lying, standing = assessed(on=day_before), assessed(on=date(2026, 1, 1))
    assert (lying.position, standing.position) == (Position.LYING, Position.STANDING)
    assert lying.is_position_assumed
    assert not assessed(position=Position.LYING).is_position_assumed


def test_standing_below_two_years_adds_seven_millimetres():
    """And lying above takes them away; the other way round nothing changes."""
    older = date(2026, 6, 1)
    assert assessed(position=Position.STANDING).length_used_cm == pytest.approx(74.7)
    assert assessed(position=Position.LYING).length_used_cm == pytest.approx(74.0)
    assert assessed(on=older, position=Position.LYING).length_used_cm == pytest.approx(73.3)
    assert assessed(on=older, position=Position.STANDING).length_used_cm == pytest.approx(74.0)


def test_standing_below_nine_months_is_not_believed():
    """The length is taken as it is, with a flag."""
    growth = assessed(on=date(2024, 6, 1), position=Position.STANDING)
    assert growth.is_position_implausible
    assert growth.length_used_cm == 74.0


def test_beyond_the_flags_a_value_is_still_given():
    """The flag says measure again, not no result."""
    growth = assessed(weight_g=30_000)
    assert growth.weight_for_age.is_implausible
    assert growth.weight_for_age.z > 5
    assert growth.is_implausible


def test_from_five_years_only_bmi_has_a_category():
    """Height and weight keep their z-score; there is no weight for height."""
    growth = assessed(on=date(2030, 6, 1), weight_g=20_000, length_mm=1150)
    assert growth.bmi_for_age.category is SchoolBmi.NORMAL
    assert growth.length_for_age.z is not None
    assert growth.length_for_age.category is None
    assert growth.weight_for_age.category is None
    assert growth.weight_for_length is None


def test_the_tables_of_five_years_meet_without_gap():
    """Day 1826 is under five, day 1827 is not."""
    last = assessed(on=BORN + timedelta(days=1826), weight_g=18_000, length_mm=1090)
    first = assessed(on=BORN + timedelta(days=1827), weight_g=18_000, length_mm=1090)
    assert last.bmi_for_age.category is Nutrition.NORMAL
    assert first.bmi_for_age.category is SchoolBmi.NORMAL


def test_beyond_ten_years_there_is_no_weight_for_age_and_beyond_nineteen_nothing():
    """The tables end, and nothing is extrapolated."""
    teen = assessed(on=date(2036, 1, 1), weight_g=40_000, length_mm=1500)
    adult = assessed(on=date(2044, 1, 1), weight_g=50_000, length_mm=1550, head_mm=550)
    assert teen.weight_for_age is None
    assert teen.bmi_for_age
    assert adult.bmi_for_age is adult.length_for_age is adult.head_for_age is None


def test_a_day_before_the_birth_is_refused():
    """A negative age is a mistake of the caller."""
    with pytest.raises(ValueError, match="not negative"):
        assessed(on=date(2023, 12, 31))


@pytest.mark.parametrize("wrong", [{"weight_g": 0}, {"length_mm": -1}, {"arm_mm": 0}])
def test_a_measurement_of_nothing_is_refused(wrong):
    """Zero or less is no measurement."""
    with pytest.raises(ValueError, match="more than zero"):
        assessed(**wrong)


@given(
    sex=st.sampled_from(Sex),
    day=st.integers(min_value=0, max_value=1826),
    weight_g=st.integers(min_value=800, max_value=40_000),
    length_mm=st.integers(min_value=350, max_value=1300),
    position=st.sampled_from([None, *Position]),
)
def test_any_possible_child_can_be_assessed(sex, day, weight_g, length_mm, position):
    """Every age-based index is given and every category fits its z-score."""
    growth = assess(
        sex=sex,
        born=BORN,
        on=BORN + timedelta(days=day),
        weight_g=weight_g,
        length_mm=length_mm,
        position=position,
    )
    assert (growth.weight_for_age.z < -3) == (
        growth.weight_for_age.category is WeightForAge.SEVERELY_UNDERWEIGHT
    )
    assert growth.length_for_age.z == round(growth.length_for_age.raw, 2)
    assert growth.bmi_for_age.category in Nutrition
