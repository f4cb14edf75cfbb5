"""`sapa growth`: a file of children becomes the same file with WHO's results."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands import growth
from documents.csv_rows import rows
from documents.growth_sheet import ROWS_AT_ONCE, SheetError, Summary, convert

SAMPLE = Path(__file__).parents[1] / "unit" / "data" / "growth_reference_sample.csv"
"""Made-up children with the results of WHO's software."""

HEADER = "name,sex,age_days,weight_kg,lenhei_cm\n"


def converted(text):
    """Convert a sheet in memory; gives its text and its summary."""
    target = io.StringIO(newline="")
    summary = convert(io.StringIO(text, newline=""), target)
    return target.getvalue(), summary


def table(text, delimiter=","):
    """Read a result as rows by column."""
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.fixture
def sheet(tmp_path):
    """Write a sheet and run the command on it; gives exit code, target and complaints."""

    def run(content):
        source = tmp_path / "anak.csv"
        source.write_bytes(content if isinstance(content, bytes) else content.encode())
        target = tmp_path / "hasil.csv"
        code = growth.run(str(source), str(target))
        return code, target

    return run


def test_the_sample_comes_out_as_who_has_it(sheet):
    """Result columns that are there already are replaced by the same, and an error is added."""
    code, target = sheet(SAMPLE.read_bytes())
    expected = [f"{line}," for line in SAMPLE.read_text().splitlines()]
    assert code == 0
    assert target.read_text().splitlines() == [f"{expected[0]}error", *expected[1:]]


def test_columns_may_stand_anywhere_and_others_are_kept():
    """What came in stands first, as it was written; a title's capitals do not count."""
    text = 'Nama,LENHEI_CM,catatan, Weight_kg ,age_days,sex\n"Ani, P",75,"a ""b""",9.0,400,P\n'
    result, summary = converted(text)
    lines = result.splitlines()
    assert lines[0].startswith("Nama,LENHEI_CM,catatan, Weight_kg ,age_days,sex,lenhei_used_cm,")
    assert lines[1].startswith('"Ani, P",75,"a ""b""",9.0,400,P,75,')
    assert table(result)[0]["waz"] == "-0.18"
    assert summary == Summary(rows=1, rows_with_errors=0)


@pytest.mark.parametrize(
    ("separator", "mark"), [(",", "."), (";", ","), ("\t", ","), (";", "."), ("\t", ".")]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("begin", ["", "\ufeff"])
def test_a_sheet_comes_back_in_the_form_it_came(separator, mark, line_end, begin):
    """As Excel in Indonesia writes it: separators, marks, line ends and byte order mark."""
    lines = ["name,sex,age_days,weight_kg,lenhei_cm", "Ani,f,400,9.05,75.5", "Bima,m,500,10,80"]
    usual, _ = converted("\n".join([*lines, ""]))
    written = "".join(line.replace(",", separator).replace(".", mark) + line_end for line in lines)
    result, _ = converted(begin + written)
    assert result == begin + usual.replace(",", separator).replace(".", mark).replace(
        "\n", line_end
    )


def test_bad_rows_are_named_and_the_rest_goes_on(sheet, capsys):
    """The exit code is 0, the summary counts them, and their results are blank."""
    code, target = sheet(
        HEADER
        + "Ani,f,400,9,75\nBima,m,400,berat,80\nCitra,f,400,9\nDewi,f,400,9,75,1\n\nEko,m,-1,9,75\n"
    )
    found = table(target.read_text())
    assert code == 0
    assert [row["error"] for row in found] == [
        "",
        "weight_kg: 'berat' is not a number",
        "row: 4 cells where the header has 5",
        "row: 6 cells where the header has 5",
        "age_days: -1 is not from 0 to 54,750",
    ]
    assert [bool(row["waz"]) for row in found] == [True, False, False, False, False]
    assert [row["name"] for row in found] == ["Ani", "Bima", "Citra", "Dewi", "Eko"]
    message = capsys.readouterr().err
    assert message == f"5 rows, 4 with an error and no results -> {target}\n"


@pytest.mark.parametrize(
    "bad",
    [
        '"Bima,m,400,9,75',
        '"Bima,m\nDewi",m',
        '"Bi"ma,m,400,9,75',
        '"Bima,m,400\n9,75',
        "Bima\x00,m,400,9",
    ],
)
def test_a_stray_quotation_mark_spoils_only_its_own_row(bad):
    """The rows after it are read again."""
    result, summary = converted(HEADER + f"Ani,f,400,9,75\n{bad}\n" + "Citra,f,400,9,75\n" * 200)
    found = table(result)
    fine = [row for row in found if not row["error"]]
    assert [row["name"] for row in fine] == ["Ani", *["Citra"] * 200]
    assert all(row["error"].startswith("row: ") for row in found if row not in fine)
    assert summary.rows_with_errors == bad.count("\n") + 1


def test_a_cell_may_have_two_lines_or_a_quotation_mark_inside():
    """Neither is a mistake."""
    text = HEADER + '"Ani\nLestari",f,400,9,75\nSi "Kecil",f,400,9,75\n'
    result, summary = converted(text)
    assert summary == Summary(rows=2, rows_with_errors=0)
    assert [row["name"] for row in table(result)] == ["Ani\nLestari", 'Si "Kecil"']


def test_empty_lines_are_no_rows():
    """Neither between rows nor at the end; a row of empty cells is one, without results."""
    result, summary = converted("\n" + HEADER + "\nAni,f,400,9,75\n,,,,\n\n \n")
    assert summary == Summary(rows=2, rows_with_errors=0)
    assert table(result)[1]["waz"] == ""


def test_a_long_sheet_is_done_in_parts():
    """A row's place in the sheet does not matter."""
    count = 2 * ROWS_AT_ONCE + 1
    told = []
    target = io.StringIO(newline="")
    text = HEADER + "Ani,f,400,9,75\n" * (count - 1) + "Bima,f,x,9,75\n"
    summary = convert(io.StringIO(text, newline=""), target, lambda: told.append(1))
    assert summary == Summary(rows=count, rows_with_errors=1)
    assert len(told) == 3
    found = table(target.getvalue())
    assert {row["waz"] for row in found[:-1]} == {"-0.18"}
    assert found[-1]["error"]


def test_dates_may_stand_for_the_age():
    """Columns born and measured_on are read where there is no age."""
    text = "sex,born,measured_on,weight_kg\nf,2024-01-01,2025-02-04,9\nf,2024-01-01,kemarin,9\n"
    found = table(converted(text)[0])
    assert found[0]["waz"] == "-0.18"
    assert found[1]["error"] == "measured_on: 'kemarin' is not a date such as 2025-08-31"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "it is empty"),
        ("\ufeff\n\n", "it is empty"),
        ("nama,berat\nAni,9\n", "its first line must name a column sex and one or more of"),
        ("sex,age_days\nf,9\n", "its first line must name a column sex and one or more of"),
        ("sex,weight_kg,Weight_KG\nf,9,9\n", "it has the column weight_kg twice"),
    ],
)
def test_a_sheet_without_usable_columns_is_refused(text, sentence):
    """The sentence says what its first line needs, and what it has."""
    with pytest.raises(SheetError, match=sentence):
        converted(text)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "anak.csv cannot be used: it is empty"),
        (b"\xff\xfen\x00a\x00", "anak.csv cannot be used: it is not UTF-8 text"),
        (HEADER.encode() * 3 + b"Jos\xe9,m,4,4,50\n", "anak.csv cannot be used: it is not UTF-8"),
        (b"\x00\x01\x02", "anak.csv cannot be used: its first line must name"),
    ],
)
def test_a_file_that_cannot_be_used_leaves_the_old_result(
    sheet, tmp_path, capsys, content, sentence
):
    """The exit code is 1, the file is named, and nothing is half written."""
    old = tmp_path / "hasil.csv"
    old.write_text("lama")
    code, _ = sheet(content)
    assert code == 1
    assert sentence in capsys.readouterr().err
    assert old.read_text() == "lama"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["anak.csv", "hasil.csv"]


def test_a_missing_file_is_named(tmp_path, capsys):
    """So is a folder that is none."""
    assert growth.run(str(tmp_path / "tiada.csv"), str(tmp_path / "hasil.csv")) == 1
    assert "tiada.csv cannot be read: No such file or directory" in capsys.readouterr().err
    assert growth.run(str(SAMPLE), str(tmp_path / "tiada" / "hasil.csv")) == 1
    assert "hasil.csv cannot be written: No such file or directory" in capsys.readouterr().err
    assert growth.run(str(tmp_path), str(tmp_path / "hasil.csv")) == 1
    assert growth.run(str(SAMPLE), str(tmp_path)) == 1


@pytest.mark.parametrize("way", ["same", "link", "hard link"])
def test_the_input_is_never_written_over(tmp_path, capsys, way):
    """By whatever name it is called."""
    source = tmp_path / "anak.csv"
    source.write_text(HEADER)
    other = {"same": tmp_path / "." / "anak.csv"}.get(way, tmp_path / "lain.csv")
    if way == "link":
        other.symlink_to(source)
    elif way == "hard link":
        os.link(source, other)
    assert growth.run(str(source), str(other)) == 1
    assert "is the input itself" in capsys.readouterr().err
    assert source.read_text() == HEADER


def test_a_device_is_written_to_and_not_replaced(capsys):
    """/dev/null stays what it is."""
    assert growth.run(str(SAMPLE), os.devnull) == 0
    assert not Path(os.devnull).is_file()
    assert "400 rows, no errors" in capsys.readouterr().err


def test_a_pipe_goes_in_and_out():
    """With - on both sides, only the sheet is on standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "growth", "-", "-o", "-"],
        input=HEADER.encode() + b"Ani,f,400,9,75\n",
        capture_output=True,
        check=True,
    )
    assert table(done.stdout.decode())[0]["waz"] == "-0.18"
    assert done.stderr == b"1 row, no errors\n"


def test_on_a_terminal_it_shows_how_far_it_is(sheet, monkeypatch, capsys):
    """By the bytes that were read; elsewhere nothing is shown but the last line."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    code, target = sheet(HEADER + "Ani,f,400,9,75\n" * (ROWS_AT_ONCE + 1))
    message = capsys.readouterr().err
    assert code == 0
    assert "100%" in message
    assert message.endswith(f"4,001 rows, no errors -> {target}\n")


def test_the_command_is_there():
    """`sapa growth IN.csv -o OUT.csv`, with its exit code."""
    result = CliRunner().invoke(app, ["growth", "tiada.csv", "-o", "hasil.csv"])
    assert result.exit_code == 1
    assert "tiada.csv cannot be read" in result.output


def test_a_forgotten_quotation_mark_is_found_after_fifty_lines():
    """A file full of them takes no longer than that for each row."""
    lines = ['"a;b\n'] * 1_000
    assert [row.reason[:20] for row in rows(lines, ";", 2)] == ["row: a quotation mar"] * 1_000
