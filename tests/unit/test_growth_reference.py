"""Four hundred made-up children have the z-scores that WHO's own software gives."""

import csv
from pathlib import Path

import pytest

from domain.growth.ages import Age
from domain.growth.cells import Writing
from domain.growth.indices import Measured, indices
from domain.growth.lookup import IndexName, Standard
from domain.growth.measures import Position
from domain.growth.sheet import RESULT_COLUMNS, judge
from domain.people import Sex

SAMPLE = Path(__file__).parent / "data" / "growth_reference_sample.csv"
"""Made-up children with the results of WHO's software (anthro 1.1.0, anthroplus 1.0.0)."""

ROWS = list(csv.DictReader(SAMPLE.read_text(encoding="utf-8").splitlines()))
RAW = [f"{name.value}_raw" for name in IndexName]
EXACT = [f"{name.value}{ending}" for name in IndexName for ending in ("", "_flag")]


def results_of(row):
    """Judge one row of a sheet, which must be without errors."""
    judged = judge({name: [text] for name, text in row.items()}, Writing())
    assert judged.errors == [""]
    return dict(zip(RESULT_COLUMNS, (column[0] for column in judged.results), strict=True))


def test_the_columns_are_those_of_the_sample():
    """A result sheet has the same columns in the same order."""
    assert list(ROWS[0])[-len(RESULT_COLUMNS) :] == list(RESULT_COLUMNS)
    assert list(results_of(ROWS[0])) == list(RESULT_COLUMNS)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_child_of_the_sample_gets_the_official_results(row):
    """Rounded z-scores, flags, positions and blanks are equal, raw ones within a millionth."""
    results = results_of(row)
    for column in [*EXACT, "measure_used", "position_flag"]:
        assert results[column] == row[column], column
    for column in [*RAW, "bmi", "lenhei_used_cm"]:
        assert bool(results[column]) == bool(row[column]), column
        if row[column]:
            assert float(results[column]) == pytest.approx(float(row[column]), abs=1.01e-6), column


def number(text):
    """Read a cell of the sample."""
    return float(text) if text else None


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_child_alone_gets_the_official_results_too(row):
    """The calculation for one child agrees with WHO's software as the one for many does."""
    days, months = number(row["age_days"]), number(row["age_months"])
    found = indices(
        Measured(
            sex={"m": Sex.MALE, "f": Sex.FEMALE}[row["sex"]],
            age=Age.of_months(months) if days is None else Age.of_days(days),
            weight_kg=number(row["weight_kg"]),
            length_cm=number(row["lenhei_cm"]),
            position={"l": Position.LYING, "h": Position.STANDING}.get(row["measure"]),
            head_cm=number(row["headc_cm"]),
            arm_cm=number(row["armc_cm"]),
            oedema=row["oedema"] == "y",
            standard=Standard(row["group"]),
        )
    )
    expected = {name for name in IndexName if row[name.value]}
    assert set(found.z_scores) == expected
    for name in expected:
        score = found.z_scores[name]
        assert f"{score.z:.2f}" == row[name.value]
        assert int(score.is_implausible) == int(row[f"{name.value}_flag"])
        assert score.raw == pytest.approx(float(row[f"{name.value}_raw"]), abs=1e-6)


def test_a_sheet_without_results_or_group_gives_the_same():
    """Only the input columns are read, and the age decides on the tables."""
    inputs = {"sex", "age_days", "age_months", "weight_kg", "lenhei_cm", "measure"}
    row = next(row for row in ROWS if row["group"] == "5_19" and row["weight_kg"])
    bare = {column: text for column, text in row.items() if column in inputs}
    assert results_of(bare)["baz"] == row["baz"]


@pytest.mark.parametrize(("length_cm", "measure"), [("86.9", "l"), ("87.0", "h")])
def test_without_age_and_position_the_length_chooses_the_table(length_cm, measure):
    """From 87 cm a child counts as standing; without an age nothing is added or taken away."""
    row = {"sex": "m", "weight_kg": "12", "lenhei_cm": length_cm}
    results = results_of(row)
    told = {letter: results_of({**row, "measure": letter})["whz"] for letter in ("l", "h")}
    assert results["whz"] == told[measure]
    assert told["l"] != told["h"]
    assert float(results["lenhei_used_cm"]) == float(length_cm)
    assert results["haz"] == results["waz"] == results["baz"] == ""


def test_without_a_sex_there_is_no_z_score_but_a_bmi():
    """The mass index needs no table."""
    results = results_of({"age_days": "400", "weight_kg": "9", "lenhei_cm": "75"})
    assert results["bmi"] == "16.000000"
    assert not any(results[name.value] for name in IndexName)


@pytest.mark.parametrize(("days", "is_given"), [("1826", True), ("1827", False)])
def test_a_row_of_the_younger_group_ends_before_sixty_months(days, is_given):
    """The group of a row, when it is told, decides on the tables."""
    row = {"group": "u5", "sex": "f", "age_days": days, "weight_kg": "18", "lenhei_cm": "108"}
    results = results_of(row)
    assert bool(results["waz"]) is bool(results["whz"]) is is_given


def test_a_part_of_a_day_is_rounded_half_up():
    """Half a day before the second birthday's table counts as the day after."""
    usual = {"sex": "f", "weight_kg": "11", "lenhei_cm": "86", "measure": "h"}
    assert results_of({**usual, "age_days": "730.5"})["lenhei_used_cm"] == "86"
    assert results_of({**usual, "age_days": "730.4"})["lenhei_used_cm"] == "86.7"
