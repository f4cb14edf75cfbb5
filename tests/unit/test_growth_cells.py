"""What a sheet's cells may hold, and what is said about those that hold something else."""

import pytest

from domain.growth.cells import Writing
from domain.growth.sheet import RESULT_COLUMNS, judge

POINTS = Writing(mark=".", is_other_mark_read=False)
INDONESIAN = Writing(mark=",", is_other_mark_read=True)
MIXED = Writing(mark=".", is_other_mark_read=True)

USUAL = {"sex": "f", "age_days": "400", "weight_kg": "9", "lenhei_cm": "75"}


def judged(writing=POINTS, **cells):
    """Judge one row that is fine but for what a test is about."""
    found = judge({name: [cell] for name, cell in {**USUAL, **cells}.items()}, writing)
    return found.errors[0], [column[0] for column in found.results]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"weight_kg": "delapan"}, "weight_kg: 'delapan' is not a number"),
        ({"weight_kg": "nan"}, "weight_kg: 'nan' is not a number"),
        ({"weight_kg": "NA"}, "weight_kg: 'NA' is not a number"),
        ({"lenhei_cm": "inf"}, "lenhei_cm: 'inf' is not a number"),
        ({"lenhei_cm": "-Infinity"}, "lenhei_cm: '-Infinity' is not a number"),
        ({"weight_kg": "1_0"}, "weight_kg: '1_0' is not a number"),
        ({"weight_kg": "٨"}, "weight_kg: '٨' is not a number"),
        ({"weight_kg": "8.2.1"}, "weight_kg: '8.2.1' is not a number"),
        ({"weight_kg": "8 kg"}, "weight_kg: '8 kg' is not a number"),
        ({"weight_kg": "."}, "weight_kg: '.' is not a number"),
        ({"weight_kg": "8\n2"}, "weight_kg: '8\\n2' is not a number"),
        ({"weight_kg": "8,2"}, "weight_kg: '8,2' is not a number"),
        ({"weight_kg": "0"}, "weight_kg: 0 is not from 0.01 to 1,000"),
        ({"weight_kg": "-8.2"}, "weight_kg: -8.2 is not from 0.01 to 1,000"),
        ({"weight_kg": "8200"}, "weight_kg: 8200 is not from 0.01 to 1,000"),
        ({"weight_kg": "1e99"}, "weight_kg: 1e99 is not from 0.01 to 1,000"),
        ({"weight_kg": "1e999"}, "weight_kg: 1e999 is not from 0.01 to 1,000"),
        ({"weight_kg": "1" * 400}, f"weight_kg: {'1' * 400} is not from 0.01 to 1,000"),
        ({"headc_cm": "0.0"}, "headc_cm: 0.0 is not from 1 to 1,000"),
        ({"armc_cm": "-1"}, "armc_cm: -1 is not from 1 to 1,000"),
        ({"age_days": "-1"}, "age_days: -1 is not from 0 to 54,750"),
        ({"age_days": "1000000"}, "age_days: 1000000 is not from 0 to 54,750"),
        ({"age_months": "-0.5"}, "age_months: -0.5 is not from 0 to 1,800"),
        ({"sex": "x"}, "sex: 'x' is none of m, f, l, p"),
        ({"measure": "s"}, "measure: 's' is none of l, h"),
        ({"oedema": "maybe"}, "oedema: 'maybe' is none of y, n"),
        ({"group": "u6"}, "group: 'u6' is none of u5, 5_19"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(cells, sentence):
    """The sentence names the column and repeats the cell; the row has no results."""
    error, results = judged(**cells)
    assert error == sentence
    assert results == [""] * len(RESULT_COLUMNS)


def test_all_that_is_wrong_in_a_row_is_said():
    """One look at the sheet is enough."""
    error, _ = judged(sex="?", weight_kg="-", lenhei_cm="0")
    assert error == (
        "weight_kg: '-' is not a number; lenhei_cm: 0 is not from 1 to 1,000; "
        "sex: '?' is none of m, f, l, p"
    )


@pytest.mark.parametrize(
    ("cells", "same"),
    [
        ({"weight_kg": " 9.0 "}, {}),
        ({"weight_kg": "+9"}, {}),
        ({"weight_kg": "9."}, {}),
        ({"weight_kg": "0.9e1"}, {}),
        ({"weight_kg": "9\n"}, {}),
        ({"sex": "P"}, {}),
        ({"sex": " F "}, {}),
        ({"sex": "L"}, {"sex": "m"}),
        ({"measure": "H"}, {"measure": "h"}),
        ({"oedema": "N"}, {}),
        ({"oedema": " "}, {}),
        ({"group": "U5"}, {}),
        ({"headc_cm": " "}, {}),
        ({"age_days": "4e2"}, {}),
    ],
)
def test_a_cell_may_be_written_in_other_ways(cells, same):
    """Blanks around it, capitals and signs change nothing."""
    error, results = judged(**cells)
    assert error == ""
    assert results == judged(**same)[1]


@pytest.mark.parametrize("weight", ["9,05", "9.05", "09,05", "+9,05", ",905e1"])
def test_a_decimal_comma_is_read_where_it_cannot_divide_cells(weight):
    """And so is a decimal point among the commas."""
    _, expected = judged(weight_kg="9.05")
    error, results = judged(INDONESIAN, weight_kg=weight)
    assert error == ""
    assert [cell.replace(",", ".") for cell in results] == expected


def test_results_are_written_with_the_mark_of_the_sheet():
    """A spreadsheet would read 1.03 as a time where the comma stands before decimals."""
    _, results = judged(INDONESIAN, weight_kg="9,05")
    assert results[RESULT_COLUMNS.index("bmi")] == "16,088889"


@pytest.mark.parametrize(
    ("writing", "cell"), [(INDONESIAN, "1.234"), (INDONESIAN, "12.345"), (MIXED, "1,234")]
)
def test_a_mark_before_three_digits_may_mean_thousands(writing, cell):
    """When the sheet writes decimals with the other mark, nobody can tell."""
    error, _ = judged(writing, age_days=cell)
    assert error == f"age_days: '{cell}' can mean thousands or decimals"


@pytest.mark.parametrize("cell", ["1.234,5", "1,234.5", "1,2,3"])
def test_two_marks_make_no_number(cell):
    """Numbers here are too small to need thousands."""
    error, _ = judged(INDONESIAN, weight_kg=cell)
    assert error == f"weight_kg: '{cell}' is not a number"


@pytest.mark.parametrize(
    ("born", "measured_on", "sentence"),
    [
        ("2025-01-02", "2025-01-01", "measured_on: 2025-01-01 is before the birth"),
        ("01/02/2025", "2025-03-01", "born: '01/02/2025' is not a date such as 2025-08-31"),
        ("2025-02-30", "2025-03-01", "born: '2025-02-30' is not a date such as 2025-08-31"),
        ("2025-02-01", "20250301", "measured_on: '20250301' is not a date such as 2025-08-31"),
    ],
)
def test_a_date_that_cannot_be_used_is_named(born, measured_on, sentence):
    """Only year-month-day is clear to everybody."""
    error, _ = judged(age_days="", born=born, measured_on=measured_on)
    assert error == sentence


def test_a_missing_date_is_a_missing_age():
    """Weight for length is still given."""
    error, results = judged(age_days="", born="2025-01-01", measured_on=" ")
    assert error == ""
    found = dict(zip(RESULT_COLUMNS, results, strict=True))
    assert found["whz"]
    assert found["waz"] == ""


def test_one_bad_row_spoils_no_other():
    """The rows around it have what they have without it."""
    rows = {"sex": ["f", "x", "f"], "weight_kg": ["9", "9", "9"], "age_days": ["400"] * 3}
    found = judge(rows, POINTS)
    waz = found.results[RESULT_COLUMNS.index("waz")]
    assert waz[0] == waz[2] != ""
    assert waz[1] == ""
    assert [bool(error) for error in found.errors] == [False, True, False]
