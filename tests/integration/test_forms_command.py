"""`sapa forms`: what an operator does with an officer's XLSForm."""

import csv
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from small_village import NOW, do, found
from typer.testing import CliRunner

from bot.__main__ import app
from domain.commands_of_forms import KeepFormAnswers
from storage import forms, founding
from storage.engine import Database

sys.path.append(str(Path(__file__).parents[1] / "unit"))

import forms_samples
from forms_workbook import workbook


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Set up a small village in a folder of its own, with a form in a file."""
    url = f"sqlite:///{tmp_path / 'sapa.db'}"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAPA_DATABASE_URL", url)
    monkeypatch.setenv("COLUMNS", "200")
    database = Database(url)
    founding.create_tables(database)
    with database.writer.begin() as connection:
        village = found(connection)
    (tmp_path / "air.xlsx").write_bytes(forms_samples.content("choices"))
    yield database, village
    database.close()


def sapa(*words):
    """Call `sapa forms`."""
    return CliRunner().invoke(app, ["forms", *words])


def add(*words, file="air.xlsx", village="Wanasari"):
    """Add a form."""
    return sapa("add", file, "--village", village, *words)


@pytest.mark.usefixtures("place")
def test_a_form_is_added_listed_and_removed():
    """The whole life of a form, by its commands."""
    done = add("--for", "cadre", "--word", "AIRKU")
    assert (done.exit_code, "AIRKU or FORMULIR" in done.output) == (0, True)
    listed = sapa("list").output
    assert all(word in listed for word in ("Wanasari", "rumah_air", "Rumah dan air", "AIRKU"))
    assert "as before" in add("--word", "AIRKU").output
    assert sapa("remove", "rumah_air", "--village", "wanasari").exit_code == 0
    refused = sapa("remove", "rumah_air", "--village", "Wanasari")
    assert (refused.exit_code, "offers no form" in refused.output) == (2, True)


@pytest.mark.usefixtures("place")
def test_a_form_that_cannot_be_asked_is_refused_whole(tmp_path):
    """Each row that is to mend is named in Indonesian, and nothing is kept."""
    survey = [
        ["type", "name", "label"],
        ["image", "foto", "Foto rumah"],
        ["geopoint", "titik", "Titik rumah"],
    ]
    (tmp_path / "foto.xlsx").write_bytes(workbook(survey))
    refused = add(file="foto.xlsx")
    assert refused.exit_code == 2
    assert "Lembar survey, baris 2: photo: gambar" in refused.output
    assert "Lembar survey, baris 3: geopoint: titik lokasi" in refused.output
    assert "foto" not in sapa("list").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--for", "bidan"), "none of cadre, family, officer"),
        (("--word", "MENU"), "already means something else"),
        (("--word", "timbang"), "already means something else"),
        (("--word", "halo"), "already means something else"),
        (("--word", "berhenti"), "already means something else"),
        (("--word", "kejang"), "already means something else"),
        (("--word", "dua kata"), "one word of 3 to 20 letters"),
    ],
)
@pytest.mark.usefixtures("place")
def test_a_word_that_means_something_is_refused(words, said):
    """Nobody loses a command to a form."""
    refused = add(*words)
    assert (refused.exit_code, said in refused.output) == (2, True)
    assert "rumah_air" not in sapa("list").output


@pytest.mark.usefixtures("place")
def test_a_word_starts_one_form_only(tmp_path):
    """Two forms of a village never share a word."""
    add("--word", "AIRKU")
    (tmp_path / "imt.xlsx").write_bytes(forms_samples.content("calculation"))
    refused = add("--word", "airku", file="imt.xlsx")
    assert (refused.exit_code, "already starts Rumah dan air" in refused.output) == (2, True)


@pytest.mark.usefixtures("place")
def test_files_and_villages_that_are_not_there_are_named():
    """A slip in the command is told, with what to look at."""
    assert "cannot be read" in add(file="lain.xlsx").output
    assert "no village is called 'Lain'" in add(village="Lain").output
    assert "no form is called" in sapa("export", "lain", "-o", "a.csv").output
    add()
    assert "must end in" in sapa("export", "rumah_air", "-o", "a.pdf").output


def test_answers_are_exported_as_csv_and_workbook(place, tmp_path):
    """In the form's own columns, with who answered and when."""
    database, village = place
    add()
    with database.writer.begin() as connection:
        listed = forms.named(connection, village.id, "rumah_air")
        answers = {"listrik": "ya", "atap": "", "air": "sumur galon"}
        command = KeepFormAnswers(form=listed.id, version=1, answers=answers)
        do(connection, village, village.cadre, command, now=NOW)
    assert sapa("export", "rumah_air", "-o", "isian.csv").exit_code == 0
    written = (tmp_path / "isian.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(written.splitlines())
    assert row == {
        "_id": "1",
        "_version": "1",
        "_submitted_at": "2026-03-02T11:00:00+09:00",
        "_submitted_by": "Wati",
        "listrik": "ya",
        "atap": "",
        "air": "sumur galon",
    }
    done = sapa("export", "rumah_air", "--village", "Wanasari", "-o", "isian.xlsx")
    assert "1 answers" in done.output
    sheet = load_workbook(tmp_path / "isian.xlsx").active
    assert [cell.value for cell in sheet[2]][4:] == ["ya", None, "sumur galon"]
