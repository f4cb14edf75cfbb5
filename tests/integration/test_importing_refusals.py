"""Files that cannot be taken over, or not as they are: said plainly, and nothing is half-saved."""

import zipfile
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from openpyxl import Workbook
from small_village import found

from bot.clock import SystemClock
from bot.commands import import_
from bot.commands.import_ import BadImportError, Request
from bot.settings import Settings
from documents.importing import sheets
from storage.tables.people import child, family, resident
from storage.tables.talk import audit

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
HEADER = ["Nama Anak", "Tgl Lahir", "JK", "NIK", "Nama Ortu", "RT", "Posyandu"]
ANI = ["Ani Lestari", date(2025, 4, 25), "P", "", "Rina Wati", "01", "Anggrek"]
BUDI = ["Budi", date(2025, 5, 26), "L", "", "Sari Dewi", "02", "Kenanga"]
CSV = "Nama Anak;Tgl Lahir;JK;Nama Ortu;RT;Posyandu\nAni;25-04-2025;P;Rina;01;Anggrek\n"


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch):
    monkeypatch.setattr(SystemClock, "now", lambda _clock: NOW)


@pytest.fixture
def take(database, database_url):
    """Take a file over as children; gives the exit code. Nothing of it was there before."""
    with database.writer.begin() as connection:
        found(connection)

    def run(path, **wishes):
        settings = Settings(_env_file=None, database_url=database_url)
        request = Request(words=("children", str(path)), applies=True, **wishes)
        return import_.run(settings, request)

    return run


@pytest.fixture
def saved(database):
    """Count what an import may have left: children, families, residents, lines of the audit."""

    def count():
        with database.reader.connect() as connection:
            return tuple(
                connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
                for table in (child, family, resident, audit)
            )

    return count


def workbook(path, *rows, alter=lambda _sheet: None):
    """Write rows into a workbook."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    alter(book.active)
    book.save(path)
    return path


def refused(take, saved, path, words, **wishes):
    """Tell whether a file is refused with some words, and leaves nothing."""
    before = saved()
    with pytest.raises(BadImportError, match=words):
        take(path, **wishes)
    assert saved() == before


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, r"old \.xls .+ password"),
        (b"PK\x03\x04" + b"\x00" * 60, "damaged"),
        (b"", "header"),
        (b"{\\rtf1 halo}", "header"),
    ],
)
def test_file_that_is_no_sheet_is_refused(take, saved, tmp_path, head, words):
    """A PDF, a picture, an old or locked workbook, a broken one, an empty file."""
    path = tmp_path / "data.xlsx"
    path.write_bytes(head)
    refused(take, saved, path, words)


def test_archive_that_is_no_workbook_is_refused(take, saved, tmp_path):
    """A zip of pictures begins as a workbook does."""
    path = tmp_path / "data.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("foto.jpg", b"x")
    refused(take, saved, path, "no workbook")


def test_workbook_that_unpacks_without_end_is_refused(take, saved, tmp_path, monkeypatch):
    """A register is never so large; the sizes stand in the archive and are looked at first."""
    monkeypatch.setattr(sheets, "LARGEST_UNPACKED", 2_000)
    refused(take, saved, workbook(tmp_path / "data.xlsx", HEADER, ANI), "too large")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "shift_jis"])
def test_text_in_another_encoding_is_refused(take, saved, tmp_path, encoding):
    """A guess would write wrong names; what to save it as is said."""
    path = tmp_path / "data.csv"
    text = CSV.replace("Rina", "Rína Ketú" if encoding != "shift_jis" else "Rina ア")
    path.write_bytes(text.encode(encoding))
    refused(take, saved, path, "CSV UTF-8")


def test_quotation_mark_that_is_not_closed_is_refused(take, saved, tmp_path):
    """It would swallow every row behind it."""
    path = tmp_path / "data.csv"
    path.write_text(CSV + '"Budi;26-05-2025;L;Sari;02;Anggrek\n' * 60, "utf-8")
    refused(take, saved, path, "row")


@pytest.mark.parametrize(
    "rows",
    [(), (HEADER[:1],), (["Laporan bulan Februari"], ["dibuat oleh", "kader"])],
)
def test_sheet_without_a_header_is_refused(take, saved, tmp_path, rows):
    """Empty, a single title, or a letter instead of a table."""
    refused(take, saved, workbook(tmp_path / "data.xlsx", *rows), "header")


def test_sheet_that_lacks_a_column_is_refused_by_its_name(take, saved, tmp_path):
    """Without a birth date nobody is registered."""
    rows = (["Nama Anak", "JK", "Nama Ortu", "Posyandu"], ["Ani", "P", "Rina", "Anggrek"])
    refused(take, saved, workbook(tmp_path / "data.xlsx", *rows), "lacks.*birth|header")


def test_several_sheets_that_could_be_meant_are_refused(take, saved, tmp_path):
    """Which one is meant is for the operator to say."""
    book = Workbook()
    for sheet in (book.active, book.create_sheet("Lama")):
        sheet.append(HEADER)
        sheet.append(ANI)
    path = tmp_path / "data.xlsx"
    book.save(path)
    refused(take, saved, path, "several of its sheets")
    refused(take, saved, path, "no sheet 'Baru'", sheet="Baru")


def test_hidden_sheet_is_not_read_unless_it_is_named(take, saved, tmp_path):
    """What somebody hid away may be old."""
    book = Workbook()
    hidden = book.create_sheet("Arsip")
    hidden.append(HEADER)
    hidden.append(ANI)
    hidden.sheet_state = "hidden"
    path = tmp_path / "data.xlsx"
    book.save(path)
    refused(take, saved, path, "hidden sheets are read with --sheet: Arsip")
    assert take(path, sheet="Arsip") == 0
    assert saved()[0] == 1


def test_header_of_merged_cells_is_understood(take, saved, tmp_path):
    """A title over the table and a header over two rows, as offices draw them."""

    def alter(sheet):
        sheet.merge_cells("A1:G1")
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("E2:F2")

    rows = (
        ["DAFTAR BALITA POSYANDU ANGGREK"],
        ["Nama Anak", "Tgl Lahir", "JK", "NIK", "Orang tua", None, "Posyandu"],
        [None, None, None, None, "Nama Ortu", "RT", None],
        ANI,
    )
    path = workbook(tmp_path / "data.xlsx", *rows, alter=alter)
    assert take(path) == 0
    assert saved()[0] == 1


@pytest.mark.parametrize(
    ("place", "cell", "column"),
    [
        (1, "4/5/2025", "Tgl Lahir"),
        (1, "31-02-2025", "Tgl Lahir"),
        (1, date(2031, 1, 1), "Tgl Lahir"),
        (1, "=TODAY()", "Tgl Lahir"),
        (3, "3,17123E+15", "NIK"),
        (2, "X", "JK"),
        (0, "=A1&B1", "Nama Anak"),
    ],
)
def test_one_bad_cell_holds_the_whole_file_back(  # noqa: PLR0917 (fixtures)
    take, saved, tmp_path, capsys, place, cell, column
):
    """Unless the operator wants the other rows: nothing is written, and the cell is named."""
    bad = [cell if number == place else value for number, value in enumerate(BUDI)]
    path = workbook(tmp_path / "data.xlsx", HEADER, ANI, bad)
    before = saved()
    assert take(path) == 1
    assert saved() == before
    assert column in capsys.readouterr().out
    assert take(path, without_errors=True) == 1
    assert saved()[0] == before[0] + 1


def test_file_that_is_not_there_is_refused(take, saved, tmp_path):
    """A slip in the name."""
    refused(take, saved, tmp_path / "tidak_ada.xlsx", "tidak_ada")


def test_numbers_that_lost_nothing_are_understood(take, database, tmp_path):
    """A day that Excel keeps as a number, and a NIK whose digits are all still there."""
    row = ["Budi", 45_772, "L", 3_171_232_504_250_001, *BUDI[4:]]
    assert take(workbook(tmp_path / "data.xlsx", HEADER, row)) == 0
    with database.reader.connect() as connection:
        kept = connection.execute(sa.select(child.c.born_on, child.c.nik)).one()
    assert tuple(kept) == (date(2025, 4, 25), "3171232504250001")
