"""`sapa immunization`: cases and sheets in, answers out, and errors that spoil no other row."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from bot.commands import immunization

CASES = Path(__file__).parent / "data" / "immunization-cases.json"
TODAY = date(2026, 2, 10)
HEADER = "nama,tanggal lahir,jk,HB 0,BCG,Polio tetes 1,DPT-HB-Hib 1,DPT 2\n"


def run(tmp_path, written, *, name="anak.csv"):
    """Run the command on a file; give its exit code and what it wrote."""
    source, target = tmp_path / name, tmp_path / f"hasil-{name}"
    source.write_text(written, encoding="utf-8")
    code = immunization.run(str(source), str(target), today=TODAY)
    return code, target.read_text(encoding="utf-8") if target.exists() else None


def rows_of(written):
    """Read the rows by their titles."""
    return list(csv.DictReader(written.splitlines()))


def test_the_programmes_cases_are_answered_as_they_expect(tmp_path):
    """The file comes back the same, field by field, also when nothing was expected in it."""
    whole = json.loads(CASES.read_text(encoding="utf-8"))
    bare = json.loads(CASES.read_text(encoding="utf-8"))
    for case in (*bare["cases"], *bare["wus_cases"]):
        del case["expected"]

    code, written = run(tmp_path, json.dumps(bare), name="kasus.json")

    assert code == 0
    assert json.loads(written) == whole


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("dob", "10-06-2025", "dob: '10-06-2025' is no date"),
        ("assessment_date", "2020-01-01", "is before the birth"),
        ("sex", "X", "sex: 'X' is neither L nor P"),
        ("je_endemic", "ya", "je_endemic: 'ya' is neither true nor false"),
        ("school_grade", 0, "school_grade: 0 is no class"),
        ("doses", None, "doses: is missing or is no list"),
        ("doses", [{"antigen": "DPT"}], "doses[0].date: None is no date"),
        ("doses", [{"date": "2026-01-01"}], "doses[0].antigen: None is no text"),
    ],
)
def test_a_bad_case_gets_its_error_and_the_next_its_answer(tmp_path, field, value, error):
    """One slip in a thousand children costs one answer."""
    good = json.loads(CASES.read_text(encoding="utf-8"))["cases"][0]
    bad = {"id": "x", "input": {**good["input"], field: value}}

    code, written = run(tmp_path, json.dumps({"cases": [bad, good]}), name="kasus.json")
    first, second = json.loads(written)["cases"]

    assert code == 0
    assert error in first["error"]
    assert "expected" not in first
    assert second == good


def test_a_sheet_of_children_gets_answers_beside_its_columns(tmp_path):
    """Days in either writing, a product beside a day, and columns that mean nothing here stay."""
    code, written = run(
        tmp_path,
        HEADER + "Citra,10/06/2025,P,10/06/2025,2025-07-10,2025-07-10,10-08-2025 heksavalen,\n",
    )
    [row] = rows_of(written)

    assert code == 0
    assert (row["nama"], row["age_months"], row["age_days"]) == ("Citra", "8", "0")
    assert row["can_give_today"] == "OPV2 DPT2 PCV1"
    assert (row["DPT1_status"], row["DPT1_date"]) == ("done", "2025-08-10")
    assert (row["IPV2_status"], row["IPV2_date"]) == ("not_yet", "2026-03-10")
    assert row["error"] == ""


@pytest.mark.parametrize(
    ("cells", "error"),
    [
        ("Bima,10/06/2025,L,x,,,,", "HB 0: 'x' is no date"),
        ("Bima,31/02/2025,L,,,,,", "dob: '31/02/2025' is no date"),
        ("Bima,2026-03-01,L,,,,,", "is before the birth"),
        ("Bima,2025-06-10,?,,,,,", "sex: '?' is neither L nor P"),
        ("Bima,2025-06-10,L,,,,2025-08-10 merah,", "'merah' is neither a product"),
        ("Bima,2025-06-10", "row: 2 cells where the header has 8"),
    ],
)
def test_a_bad_row_says_why_and_the_next_is_answered(tmp_path, cells, error):
    """The reason stands in the last column of that row."""
    code, written = run(tmp_path, f"{HEADER}{cells}\nCitra,2025-06-10,P,,,,,\n")
    bad, good = rows_of(written)

    assert code == 0
    assert error in bad["error"]
    assert bad["can_give_today"] == ""
    assert good["error"] == ""


def test_an_answered_sheet_can_be_answered_again(tmp_path):
    """Its answers are replaced, not doubled."""
    _, once = run(tmp_path, HEADER + "Citra,2025-06-10,P,,,,,\n")
    _, twice = run(tmp_path, once)

    assert once == twice


@pytest.mark.parametrize(
    ("name", "written", "complaint"),
    [
        ("a.csv", "", "it is empty"),
        ("a.csv", "nama,jk,DPT 1\n", "there is no column for dob"),
        ("a.csv", "dob,jk\n", "no column names a dose"),
        ("a.csv", "dob,jk,Polio 1\n", "'Polio 1' may be OPV or IPV"),
        ("a.csv", "dob,tanggal lahir,jk,BCG\n", "say the same"),
        ("a.json", "{", "line 1 is no JSON"),
        ("a.json", "{}", 'neither "cases" nor "wus_cases"'),
    ],
)
def test_a_file_that_cannot_be_used_leaves_nothing_behind(
    tmp_path, capsys, name, written, complaint
):
    """Nothing half-written is ever there to be taken for an answer."""
    code, result = run(tmp_path, written, name=name)

    assert (code, result) == (1, None)
    assert complaint in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [name]
