"""What cells, dates and titles of other people's sheets mean, and what is refused."""

from datetime import date, datetime
from io import BytesIO

import pytest

from documents.importing import cells
from documents.importing.cells import BadCellError, Figure
from documents.importing.dates import DateColumn, NotADateError, Order, look_at_dates, read_day
from documents.importing.kinds import Kind
from documents.importing.reading import Wishes, read_file
from documents.importing.sheets import SheetError
from documents.importing.template import COLUMNS
from documents.importing.titles import BadMappingError, mapped, read_title
from domain.people import Sex

TODAY = date(2026, 2, 10)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Nama Anak", "name"),
        ("nm balita", "name"),
        ("Tgl Lahir", "born"),
        ("TANGGAL_LAHIR", "born"),
        ("tanggal_lahir", "born"),
        ("JK", "sex"),
        ("Jenis Kelamin (L/P)", "sex"),
        ("NIK", "nik"),
        ("NIK Ortu", "mother_nik"),
        ("Nama Ortu/Ibu", "mother"),
        ("nama_ortu", "mother"),
        ("hp_ortu", "phone"),
        ("No. HP", "phone"),
        ("BB (kg)", "weight"),
        ("BB Lahir", "left_out"),
        ("BB/U", "left_out"),
        ("Berat", "weight"),
        ("TB", "standing"),
        ("PB/TB (cm)", "length"),
        ("tanggalukur", "measured_on"),
        ("Tanggal Pengukuran", "measured_on"),
        ("carabayidiukur", "position"),
        ("Cara Ukur", "position"),
        ("Desa/Kel", "village"),
        ("RT/RW", "rt"),
        ("DPT-HB-Hib 1", "dose"),
        ("Tgl Polio Tetes 2", "dose"),
        ("Polio", ""),
        ("Warna kesukaan", ""),
    ],
)
def test_a_title_is_known_in_many_spellings(title, field):
    """Indonesian and English, short forms, signs and brackets."""
    assert read_title(0, title).field == field


@pytest.mark.parametrize("kind", list(Kind))
def test_the_own_templates_are_understood(kind):
    """Every column of a template is known for sure."""
    columns = [read_title(place, asked.title) for place, asked in enumerate(COLUMNS[kind])]
    assert [each.title for each in columns if not each.field or not each.is_sure] == []


def test_a_misspelt_title_is_taken_and_said():
    """'Tanggal Lahi' can be nothing else, but the operator sees that it was guessed."""
    column = read_title(0, "Tanggal Lahi")
    assert (column.field, column.is_sure) == ("born", False)


def test_the_operators_word_beats_the_title():
    """--map takes the column that is named, and leaves out the one that looked like it."""
    columns = mapped((read_title(0, "Tgl"), read_title(1, "Tgl Lahir")), {"Tgl": "born"})
    assert columns.place("born") == 0
    with pytest.raises(BadMappingError, match="no column is called"):
        mapped((read_title(0, "Tgl"),), {"Umur": "born"})


@pytest.mark.parametrize(
    "cell",
    [
        "3.27E+15",
        "3,2E+15",
        "320101650424001",
        320101650424001,
        3201016504240010,
        "32010165O4240001",
    ],
)
def test_a_nik_that_lost_digits_is_refused(cell):
    """Excel rounds the sixteenth digit and drops noughts in front."""
    with pytest.raises(BadCellError):
        cells.read_nik(cell)


@pytest.mark.parametrize(
    ("cell", "nik"),
    [
        ("'3201016504240001", "3201016504240001"),
        ("3201.0165.0424.0001", "3201016504240001"),
        (3201016504240001, "3201016504240001"),
        ("-", ""),
        (None, ""),
        ("0000000000000000", ""),
    ],
)
def test_a_whole_nik_is_read(cell, nik):
    """As text with signs, or as a number that a cell can hold exactly."""
    assert cells.read_nik(cell) == nik


@pytest.mark.parametrize(
    ("cell", "unit", "grams"),
    [
        (8.2, "", 8200),
        ("8,2", "kg", 8200),
        ("8.2 kg", "", 8200),
        (8200, "gram", 8200),
        ("-", "", None),
    ],
)
def test_weights_have_commas_points_and_units(cell, unit, grams):
    """The unit of the title counts where the cell names none."""
    assert cells.read_grams(cell, Figure(unit=unit)) == grams


def test_a_weight_that_became_a_date_is_refused():
    """Excel turns '8.2' into 8 February where the comma stands before decimals."""
    with pytest.raises(BadCellError, match="date"):
        cells.read_grams(datetime(2026, 2, 8), Figure())  # noqa: DTZ001 (as a cell holds it)


def test_one_and_two_are_no_sex():
    """They mean different things in different sheets."""
    assert cells.read_sex("Perempuan") is Sex.FEMALE
    with pytest.raises(BadCellError):
        cells.read_sex(1)


@pytest.mark.parametrize(("cell", "rt"), [("02/05", "02"), (2.0, "02"), ("RT 3", "03"), ("", "")])
def test_an_rt_has_two_digits(cell, rt):
    """The RW beside it is left out."""
    assert cells.read_rt(cell) == rt


def test_a_date_of_two_readings_is_refused_unless_the_column_decides():
    """03/04/2025 is April only beside a cell such as 25/04/2025."""
    alone = look_at_dates(["03/04/2025", "05/06/2025"])
    with pytest.raises(NotADateError, match="two ways"):
        read_day("03/04/2025", alone, TODAY)
    decided = look_at_dates(["03/04/2025", "25/04/2025"])
    assert read_day("03/04/2025", decided, TODAY) == date(2025, 4, 3)
    american = look_at_dates(["03/04/2025", "04/25/2025"])
    assert read_day("03/04/2025", american, TODAY) == date(2025, 3, 4)


def test_a_column_that_contradicts_itself_decides_nothing():
    """Days first in one row and months first in another."""
    column = look_at_dates(["25/04/2025", "04/25/2025", "03/04/2025"])
    assert column.order is Order.MIXED
    with pytest.raises(NotADateError):
        read_day("03/04/2025", column, TODAY)


def test_dates_that_excel_turned_round_are_refused():
    """Real dates that could be read both ways stand beside texts that Excel could not take."""
    real = [datetime(2025, 3, day) for day in (1, 2, 4)]  # noqa: DTZ001 (as cells hold them)
    column = look_at_dates([*real, "25/04/2025"])
    with pytest.raises(NotADateError, match="exchanged"):
        read_day(real[0], column, TODAY)
    told = look_at_dates([*real, "25/04/2025"], Order.DAY_FIRST)
    assert read_day(real[0], told, TODAY) == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-04-03", date(2025, 4, 3)),
        ("3 April 2025", date(2025, 4, 3)),
        ("3-Apr-25", date(2025, 4, 3)),
        ("04/04/2025", date(2025, 4, 4)),
        ("17/08/57", date(1957, 8, 17)),
        (45750, date(2025, 4, 3)),
        ("-", None),
    ],
)
def test_sure_dates_are_read(cell, day):
    """The year in front, the month in letters, a day that can be no month, Excel's own number."""
    assert read_day(cell, DateColumn(), TODAY) == day


@pytest.mark.parametrize("cell", ["2025", "30/02/2025", "kemarin", "3 April", True, 12])
def test_what_is_no_day_is_refused(cell):
    """A month without a day, a day no calendar has, words from a chat."""
    with pytest.raises(NotADateError):
        read_day(cell, DateColumn(), TODAY)


def read(text, **wishes):
    """Read a CSV file that was written here."""
    return read_file(BytesIO(text.encode()), Wishes(**wishes), today=TODAY)


def test_titles_totals_and_numbering_are_no_records():
    """Only rows with a record remain, and they keep the number the spreadsheet shows."""
    found = read(
        "REGISTER BALITA;;;;\nPosyandu Melati;;;;\nNo;Nama;Tgl Lahir;JK;Ibu\n1;2;3;4;5\n"
        "1;Ani;25/04/2024;P;Rina\n;;;;\n2;Budi;26/04/2024;L;Sari\nJumlah;2;;;\n"
    )
    assert [record.whose.row for record in found.records] == [5, 7]
    assert found.heading.last_row == 3


def test_a_header_may_have_two_rows():
    """'Tanggal' below 'Lahir' is the birth, below 'Penimbangan' the day of the weighing."""
    found = read(
        "Nama;Lahir;Penimbangan;;\n;Tanggal;Tanggal;BB;TB\nAni;25/04/2024;12 Jan 2025;8,2;70,5\n",
        kind=Kind.WEIGHINGS,
    )
    (row,) = found.records
    assert (row.whose.born, row.on) == (date(2024, 4, 25), date(2025, 1, 12))
    assert (row.weight_g, row.length_mm) == (8200, 705)


def test_one_bad_dose_spoils_no_other():
    """The other doses of the row are read."""
    found = read("Nama,Tgl Lahir,BCG,MR\nAni,2024-04-25,2024-05-01,entah\n")
    assert [dose.antigen for dose in found.records[0].doses] == ["BCG"]
    assert [finding.column for finding in found.findings] == ["MR"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "Nama,Alamat\nAni,RT 1\n"])
def test_a_file_without_a_usable_header_is_refused(text):
    """It says what is missing."""
    with pytest.raises(SheetError):
        read(text, kind=Kind.CHILDREN)
