"""The edges of WHO's rules from both sides, against numbers written down here by hand.

The three numbers of each row (power, median, variation) are copied from WHO's tables, and the
z-score is counted by the formula of WHO's methods report, written a second time.
"""

import pytest

from domain.growth.cells import Writing
from domain.growth.sheet import RESULT_COLUMNS, judge

LENGTH_BOYS = {
    273: (1, 71.9273, 0.03117),
    274: (1, 71.9714, 0.03117),
    730: (1, 87.8018, 0.03479),
    731: (1, 87.1303, 0.03508),
    1826: (1, 109.9593, 0.04214),
}
BMI_BOYS = {730: (-0.6473, 15.7356, 0.07771), 731: (-0.6187, 16.0189, 0.07785)}
WEIGHT_BOYS = {1826: (-0.1506, 18.3352, 0.13517)}
WEIGHT_BY_LENGTH_BOYS = {
    450: (-0.3521, 2.441, 0.09182),
    734: (-0.3521, 9.1716, 0.08274),
    735: (-0.3521, 9.1927, 0.08276),
    869: (-0.3521, 11.9668, 0.08114),
    870: (-0.3521, 11.9916, 0.08111),
    1100: (-0.3521, 18.2689, 0.08755),
}
WEIGHT_BY_HEIGHT_BOYS = {
    650: (-0.3521, 7.4327, 0.08217),
    870: (-0.3521, 12.1645, 0.0809),
    1200: (-0.3521, 22.353, 0.09424),
}
HEIGHT_GIRLS = {60: (1, 109.0725, 0.04346), 61: (1, 109.6016, 0.04355), 228: (1, 163.1548, 0.04009)}
WEIGHT_GIRLS = {60: (-0.4650, 18.0823, 0.14240), 120: (-0.5958, 31.8578, 0.17262)}
ARM_GIRLS = {91: (-0.1733, 13.0245, 0.08262)}


def line(row, sd):
    """Count the size on an SD line."""
    power, median, variation = row
    return median * (1 + power * variation * sd) ** (1 / power)


def by_hand(row, size):
    """Count a z-score by the formula, in steps of the last SD beyond 3."""
    power, median, variation = row
    z = ((size / median) ** power - 1) / (power * variation)
    if z > 3:
        return 3 + (size - line(row, 3)) / (line(row, 3) - line(row, 2))
    if z < -3:
        return -3 + (size - line(row, -3)) / (line(row, -2) - line(row, -3))
    return z


def judged(**cells):
    """Judge one row, a boy unless told otherwise."""
    row = {"sex": "m", **cells}
    found = judge({name: [str(cell)] for name, cell in row.items()}, Writing())
    assert found.errors == [""]
    return dict(zip(RESULT_COLUMNS, (column[0] for column in found.results), strict=True))


def assert_z(results, name, expected):
    """Hold a z-score against one counted by hand."""
    assert float(results[f"{name}_raw"]) == pytest.approx(expected, abs=1e-6)
    assert results[name] == f"{round(expected, 2) + 0.0:.2f}"


@pytest.mark.parametrize(
    ("age", "day", "flag", "used"),
    [
        ({"age_days": 273}, 273, "1", "70"),
        ({"age_days": 274}, 274, "0", "70.7"),
        ({"age_months": 8.97}, 273, "1", "70"),
        ({"age_months": 8.99}, 274, "1", "70"),
        ({"age_months": 9}, 274, "0", "70.7"),
    ],
)
def test_a_child_can_stand_from_nine_months(age, day, flag, used):
    """Below, by unrounded months, standing is not believed and nothing is added."""
    results = judged(**age, lenhei_cm=70, measure="h")
    assert (results["position_flag"], results["lenhei_used_cm"]) == (flag, used)
    assert results["measure_used"] == ("" if flag == "1" else "h")
    assert_z(results, "haz", by_hand(LENGTH_BOYS[day], float(used)))


@pytest.mark.parametrize(
    ("age", "day"),
    [
        ({"age_days": 730}, 730),
        ({"age_days": "730.49"}, 730),
        ({"age_days": "730.5"}, 731),
        ({"age_days": 731}, 731),
        ({"age_months": "23.98"}, 730),
        ({"age_months": 24}, 731),
    ],
)
@pytest.mark.parametrize("measure", ["l", "h", ""])
def test_lying_becomes_standing_on_day_731(age, day, measure):
    """A length taken the other way is moved by 0.7 cm, in every index that uses it."""
    added = {(730, "h"): 0.7, (731, "l"): -0.7}.get((day, measure), 0)
    used = 87 + added
    results = judged(**age, weight_kg=12, lenhei_cm=87, measure=measure)
    assert float(results["lenhei_used_cm"]) == pytest.approx(used)
    assert_z(results, "haz", by_hand(LENGTH_BOYS[day], used))
    assert_z(results, "baz", by_hand(BMI_BOYS[day], 12 / (used / 100) ** 2))


@pytest.mark.parametrize("age", [{"age_days": 1826}, {"age_months": "59.99"}])
def test_the_young_tables_hold_to_the_last_day_below_sixty_months(age):
    """The last row is that of day 1826."""
    results = judged(**age, weight_kg=18, lenhei_cm=109)
    assert_z(results, "haz", by_hand(LENGTH_BOYS[1826], 109))
    assert_z(results, "waz", by_hand(WEIGHT_BOYS[1826], 18))
    assert results["whz"]


@pytest.mark.parametrize("age", [{"age_days": 1827}, {"age_months": 60}])
def test_sixty_months_is_out_of_the_young_tables(age):
    """A row of the younger group has no result then; one without a group goes on by months."""
    young = judged(**age, group="u5", weight_kg=18, lenhei_cm=109, headc_cm=50, armc_cm=17)
    assert not any(young[name] for name in ("haz", "waz", "whz", "baz", "hcz", "acz"))
    older = judged(**age, sex="f", weight_kg=18, lenhei_cm=109, headc_cm=50, armc_cm=17)
    assert older["haz"]
    assert older["waz"]
    assert older["baz"]
    assert not any(older[name] for name in ("whz", "hcz", "acz", "position_flag"))


def test_sixty_months_are_the_first_row_of_the_older_tables():
    """A whole month is looked up as it is."""
    results = judged(sex="f", age_months=60, weight_kg=18, lenhei_cm=109)
    assert_z(results, "haz", by_hand(HEIGHT_GIRLS[60], 109))
    assert_z(results, "waz", by_hand(WEIGHT_GIRLS[60], 18))


def test_within_a_month_the_older_tables_are_interpolated():
    """A quarter of the way from one row to the next lies a quarter of each number."""
    row = tuple(
        low + 0.25 * (high - low)
        for low, high in zip(HEIGHT_GIRLS[60], HEIGHT_GIRLS[61], strict=True)
    )
    assert_z(judged(sex="f", age_months=60.25, lenhei_cm=105), "haz", by_hand(row, 105))


@pytest.mark.parametrize(
    ("months", "has_weight", "has_height"),
    [
        ("119.99", True, True),
        ("120", True, True),
        ("120.01", False, True),
        ("228", False, True),
        ("228.001", False, False),
        ("300", False, False),
    ],
)
def test_the_older_tables_end_with_their_last_whole_month(months, has_weight, has_height):
    """Weight for age ends at ten years, all else at nineteen."""
    results = judged(sex="f", age_months=months, weight_kg=45, lenhei_cm=150)
    assert bool(results["waz"]) is has_weight
    assert bool(results["haz"]) is bool(results["baz"]) is has_height


def test_the_last_months_are_those_of_their_rows():
    """Nothing is interpolated on a whole month."""
    assert_z(judged(sex="f", age_months=120, weight_kg=30), "waz", by_hand(WEIGHT_GIRLS[120], 30))
    teen = judged(sex="f", age_months=228, lenhei_cm=160)
    assert_z(teen, "haz", by_hand(HEIGHT_GIRLS[228], 160))


@pytest.mark.parametrize(
    ("day", "measure", "length", "row"),
    [
        (400, "l", "45", WEIGHT_BY_LENGTH_BOYS[450]),
        (400, "l", "44.9", None),
        (400, "h", "44.3", WEIGHT_BY_LENGTH_BOYS[450]),
        (400, "h", "44.2", None),
        (400, "l", "110", WEIGHT_BY_LENGTH_BOYS[1100]),
        (400, "l", "110.01", None),
        (400, "h", "109.3", WEIGHT_BY_LENGTH_BOYS[1100]),
        (400, "h", "109.4", None),
        (900, "h", "65", WEIGHT_BY_HEIGHT_BOYS[650]),
        (900, "h", "64.99", None),
        (900, "l", "65.7", WEIGHT_BY_HEIGHT_BOYS[650]),
        (900, "l", "65.6", None),
        (900, "h", "120", WEIGHT_BY_HEIGHT_BOYS[1200]),
        (900, "h", "120.1", None),
        (900, "l", "120.7", WEIGHT_BY_HEIGHT_BOYS[1200]),
        (900, "l", "120.8", None),
    ],
)
def test_the_tables_by_length_end_where_the_length_that_is_used_does(day, measure, length, row):
    """The first and the last millimetre count, after 0.7 cm were added or taken away."""
    results = judged(age_days=day, weight_kg=10, lenhei_cm=length, measure=measure)
    if row is None:
        assert results["whz"] == results["whz_flag"] == results["whz_raw"] == ""
    else:
        assert_z(results, "whz", by_hand(row, 10))


def test_half_a_millimetre_is_interpolated():
    """73.45 cm lies half way between two rows."""
    low, high = WEIGHT_BY_LENGTH_BOYS[734], WEIGHT_BY_LENGTH_BOYS[735]
    middle = tuple((one + other) / 2 for one, other in zip(low, high, strict=True))
    results = judged(age_days=400, weight_kg=8.5, lenhei_cm=73.45, measure="l")
    assert_z(results, "whz", by_hand(middle, 8.5))


@pytest.mark.parametrize(
    ("length", "measure", "row"),
    [
        ("86.9", "", WEIGHT_BY_LENGTH_BOYS[869]),
        ("87", "", WEIGHT_BY_HEIGHT_BOYS[870]),
        ("87", "l", WEIGHT_BY_LENGTH_BOYS[870]),
        ("87", "h", WEIGHT_BY_HEIGHT_BOYS[870]),
    ],
)
def test_without_an_age_position_or_length_chooses_the_table(length, measure, row):
    """Nothing is added or taken away, and nothing else is given."""
    results = judged(weight_kg=11, lenhei_cm=length, measure=measure)
    assert_z(results, "whz", by_hand(row, 11))
    assert results["lenhei_used_cm"] == length
    assert (results["measure_used"], results["position_flag"]) == (measure, "0")
    assert results["haz"] == results["waz"] == results["baz"] == ""


@pytest.mark.parametrize(("day", "is_given"), [("90", False), ("90.5", True), ("91", True)])
def test_the_arm_is_judged_from_day_ninety_one(day, is_given):
    """WHO's table begins there."""
    results = judged(sex="f", age_days=day, armc_cm=12)
    assert bool(results["acz"]) is is_given
    if is_given:
        assert_z(results, "acz", by_hand(ARM_GIRLS[91], 12))


def test_days_go_before_months():
    """The months beside them are not used."""
    assert (
        judged(age_days=730, age_months=3, lenhei_cm=87)["haz"]
        == (judged(age_days=730, lenhei_cm=87)["haz"])
    )


@pytest.mark.parametrize(
    ("born", "measured_on", "day"),
    [("2024-02-29", "2026-02-28", 730), ("2024-02-29", "2026-03-01", 731)],
)
def test_dates_are_counted_where_no_age_is_given(born, measured_on, day):
    """The age is their difference in days."""
    results = judged(born=born, measured_on=measured_on, lenhei_cm=87)
    assert_z(results, "haz", by_hand(LENGTH_BOYS[day], 87))


def test_oedema_leaves_length_head_and_arm():
    """The body mass index is shown, but not judged."""
    results = judged(age_days=731, weight_kg=12, lenhei_cm=87, headc_cm=48, armc_cm=15, oedema="Y")
    assert results["haz"]
    assert results["hcz"]
    assert results["acz"]
    assert results["waz"] == results["whz"] == results["baz"] == ""
    assert results["bmi"].startswith("15.85")


def test_without_a_sex_only_what_needs_no_table_is_given():
    """The length that is used, its flag and the body mass index."""
    results = judged(sex="", age_days=200, weight_kg=7, lenhei_cm=65, measure="h")
    assert (results["lenhei_used_cm"], results["position_flag"]) == ("65", "1")
    assert results["bmi"]
    assert not any(results[name] for name in ("haz", "waz", "whz", "baz", "hcz", "acz"))


def sized(row, z):
    """Count the size with this z-score."""
    step = line(row, 3) - line(row, 2) if z > 0 else line(row, -2) - line(row, -3)
    return line(row, 3 if z > 0 else -3) + step * (abs(z) - 3) * (1 if z > 0 else -1)


@pytest.mark.parametrize(
    ("raw", "z", "flag"),
    [
        (5.0049, "5.00", "0"),
        (5.0051, "5.01", "1"),
        (-6.0049, "-6.00", "0"),
        (-6.0051, "-6.01", "1"),
    ],
)
def test_a_flag_goes_by_the_rounded_z_score(raw, z, flag):
    """The limits themselves, -6 and +5 for weight, are not flagged."""
    weight = sized(WEIGHT_BOYS[1826], raw)
    results = judged(age_days=1826, weight_kg=weight)
    assert (results["waz"], results["waz_flag"]) == (z, flag)


def test_what_rounds_to_nothing_has_no_sign():
    """-0.004 is written 0.00."""
    results = judged(age_days=731, lenhei_cm=87.1303 * (1 - 0.03508 * 0.004))
    assert float(results["haz_raw"]) == pytest.approx(-0.004, abs=1e-6)
    assert (results["haz"], results["haz_flag"]) == ("0.00", "0")
