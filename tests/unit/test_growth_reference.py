"""Four hundred made-up children have the z-scores that WHO's own software gives."""

import csv
from pathlib import Path

import pytest

from domain.growth.lookup import IndexName
from domain.growth.sheet import RESULT_COLUMNS, results_of

SAMPLE = Path(__file__).parent / "data" / "growth_reference_sample.csv"
"""Made-up children with the results of WHO's software (anthro 1.1.0, anthroplus 1.0.0)."""

ROWS = list(csv.DictReader(SAMPLE.read_text(encoding="utf-8").splitlines()))
RAW = [f"{name.value}_raw" for name in IndexName]
EXACT = [f"{name.value}{ending}" for name in IndexName for ending in ("", "_flag")]


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


def test_a_sheet_without_results_or_group_gives_the_same():
    """Only the input columns are read, and the age decides on the tables."""
    inputs = {"sex", "age_days", "age_months", "weight_kg", "lenhei_cm", "measure"}
    row = next(row for row in ROWS if row["group"] == "5_19" and row["weight_kg"])
    bare = {column: text for column, text in row.items() if column in inputs}
    assert results_of(bare)["baz"] == row["baz"]


def test_a_word_in_place_of_a_number_is_refused_by_its_column():
    """The message names the column and the text."""
    with pytest.raises(ValueError, match="weight_kg: 'delapan' is not a number"):
        results_of({"sex": "f", "age_days": "100", "weight_kg": "delapan"})


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
    assert results["bmi"] == "16"
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
