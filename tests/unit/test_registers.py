"""The registers and reports of officials: their columns, what is in them, and how they are kept."""

import json
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sample_extract import DAY, FORMULA_NAME, MELATI, sample

from documents.registers import (
    catalogue,
    fhir,
    ilp_stages,
    sheets,
    sip_adults,
    sip_children,
    sip_results,
)
from documents.registers.catalogue import FORMS, written
from documents.registers.ilp_children import COLUMNS as ILP_COLUMNS
from documents.registers.sheets import Column, Sheet, workbook
from domain.extracts import only

XLSX = [name for name, form in FORMS.items() if form.suffix == "xlsx"]
ONE = only(sample(), MELATI)


def read(name, extract=ONE):
    """Write a form and read it again."""
    return load_workbook(BytesIO(written(FORMS[name], extract)))


def rows_of(page, key):
    """List the rows of a sheet as dictionaries of a title, from the row with that title on."""
    rows = list(page.iter_rows(values_only=True))
    top = next(place for place, row in enumerate(rows) if key in row)
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


@pytest.mark.parametrize(
    ("columns", "count"),
    [
        (sip_children.FIRST, 8),
        (sip_children.REGISTER, 38),
        (sip_adults.WOMEN, 19),
        (sip_results.VISITORS, 37),
        (sip_results.RESULTS, 56),
        (ILP_COLUMNS, 32),
        (ilp_stages.MOTHERS_COLUMNS, 29),
        (ilp_stages.SCHOOL_COLUMNS, 25),
        (ilp_stages.GROWN_UP_COLUMNS, 38),
    ],
)
def test_form_has_as_many_columns_as_the_printed_one(columns, count):
    """What is not recorded yet still has its place."""
    assert len(columns) == count


@pytest.mark.parametrize("name", XLSX)
def test_every_sheet_prints_on_a4_lying_with_its_header_frozen(name):
    """Officials print what they get."""
    for page in read(name).worksheets:
        assert page.page_setup.orientation == "landscape"
        assert int(page.page_setup.paperSize) == 9
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.freeze_panes is not None
        assert page.print_title_rows


@pytest.mark.parametrize("name", XLSX)
def test_no_cell_of_any_form_is_a_formula(name):
    """A child named like a formula is a name; the cell says that it is text."""
    for page in read(name, sample()).worksheets:
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type != "f"


@pytest.mark.parametrize("name", FORMS)
def test_same_content_gives_the_same_bytes(name):
    """A file that says the same is the same file, whenever it is made."""
    assert written(FORMS[name], sample()) == written(FORMS[name], sample())


@pytest.mark.parametrize("words", ["=1+1", "+62", "-5", "@x", "\t=1", "\r=1"])
def test_words_that_open_a_formula_are_marked_as_text(words):
    """Typed into again, or saved as another kind of file, the cell still begins with a quote."""
    sheet = Sheet(name="x", columns=(Column(title="a"),), rows=[(words,)])
    cell = load_workbook(BytesIO(workbook([sheet], title="x"))).active["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.number_format == "@"


def test_nik_and_phone_stay_text_and_days_stay_days():
    """A leading nought is not lost, and a date can be sorted."""
    book = read("eppgbm")
    row = next(row for row in rows_of(book["Identitas"], "NIK") if row["nama_anak"] == FORMULA_NAME)
    assert row["NIK"] == "0351010203040001"
    assert row["hp_ortu"] == "+628120000031"
    assert row["tanggal_lahir"] == datetime(2025, 5, 4)  # noqa: DTZ001 (as the library reads it)


def test_upload_sheets_begin_with_their_titles():
    """e-PPGBM reads the first row; what is not certain is said on a sheet of its own."""
    book = read("eppgbm")
    assert book["Identitas"]["A1"].value == "NIK"
    measured = rows_of(book["Pengukuran"], "NIK")[0]
    assert (measured["BB"], measured["TB"], measured["carabayidiukur"]) == (8.2, 70.5, "Terlentang")
    exported = rows_of(book["Hasil"], "NIK")[0]
    assert exported["BB/U"] == "Berat badan normal"
    assert exported["ZS BB/U"] == -0.51
    assert exported["Usia Saat Ukur"] == "0 Tahun - 9 Bulan - 6 Hari"
    assert "BELUM DIPASTIKAN" in book["Catatan"]["A2"].value


def test_skdn_counts_under_fives_of_every_posyandu():
    """A child of five years, and one who died before, are not counted; the whole is the sum."""
    rows = rows_of(read("skdn", sample())["SKDN"], "S")
    # Under the titles of groups stands a second row of titles.
    melati = next(row for row in rows if row["Posyandu"] == "Melati 1")
    letters = ("S", "K", "D", "N", "T", "O", "B", "BGM", "2T", "Dirujuk")
    assert [melati[letter] for letter in letters] == [4, 3, 3, 1, 1, 0, 1, 1, 1, 1]
    assert melati["D/S"] == 0.75
    assert melati["N/D'"] == 0.5
    mawar = next(row for row in rows if row["Posyandu"] == "Mawar")
    total = next(row for row in rows if row["Posyandu"] == "Jumlah")
    for letter in letters:
        assert total[letter] == melati[letter] + mawar[letter]


def test_heading_names_the_month_in_indonesian():
    """The place and the month stand above the table."""
    page = read("skdn", sample())["SKDN"]
    assert page["A2"].value == "Desa Sumber Jaya · Kecamatan Muara · Puskesmas Sumber Jaya"
    assert page["A3"].value == "Bulan Februari 2026"


def test_f1_lines_agree_with_each_other():
    """D = N + T + O + B, the absent are K - D, and bands add up to the whole."""
    rows = list(read("f1")["F1 Gizi"].iter_rows(values_only=True))
    lines = {row[1]: row for row in rows if row[1]}
    whole = {title: row[-1] for title, row in lines.items()}
    letters = [row for row in rows if row[0] in {"3", "4", "5", "6"}]
    assert whole["Balita ditimbang (D = 3+4+5+6)"] == sum(row[-1] for row in letters) == 3
    assert whole["Balita tidak hadir (2 - 7)"] == 0
    assert whole["Gizi buruk (BB/U)"] == 1
    assert whole["Balita 36 bulan dengan BB >= 11,5 kg (L)"] == 1
    assert whole["Jumlah ibu hamil"] == 1
    everybody = lines["Jumlah semua balita (S)"]
    assert sum(cell or 0 for cell in everybody[2:-3]) == everybody[-1]
    assert everybody[2:6] == (None, None, None, None)


def test_f1_of_a_village_has_a_sheet_for_each_posyandu():
    """The Puskesmas wants each posyandu's own, and the village's sum."""
    assert read("f1", sample()).sheetnames == ["F1 Gizi", "Melati 1", "Mawar"]


def test_ilp_recap_counts_preschool_children_too():
    """Its targets go on to 71 months; later months of the year stay empty."""
    rows = list(read("ilp-balita").active.iter_rows(values_only=True))
    months = {row[0]: row for row in rows}
    assert months["Feb"][1:7] == (1, 4, 1, 3, 0, 1)
    assert months["Mar"][1:] == (None,) * 31
    assert months["Feb"][9:11] == (1, 1)


def test_registers_hold_weights_by_month_and_dates_of_doses():
    """A dose without a place of its own stands in the remarks."""
    rows = list(read("sip2").active.iter_rows(values_only=True))
    row = next(row for row in rows if row[1] == FORMULA_NAME)
    assert row[7:10] == (7.9, 8.2, None)
    assert row[21] == datetime(2026, 2, 10)  # noqa: DTZ001 (as the library reads it)
    assert "PCV 1 10-02-2026" in row[37]
    assert any(row[1] == "bayi Ny. Sari" for row in rows)


def test_births_and_deaths_of_the_year_are_listed():
    """Format 1 lists who was born, and who died."""
    rows = [row for row in read("sip1").active.iter_rows(values_only=True) if row[0]]
    died = next(row for row in rows if row[3] == "Anak 6")
    assert died[5] == datetime(2026, 1, 20)  # noqa: DTZ001 (as the library reads it)


def test_pregnant_women_are_listed_with_the_week():
    """Weeks are counted from the last period to the end of the month."""
    rows = list(read("sip5").active.iter_rows(values_only=True))
    assert any(row[2] == "Dewi" and row[3] == 27 and row[5] == 17 for row in rows)
    assert any(row[1] == "Dewi" for row in read("sip4").active.iter_rows(values_only=True))


def test_td_that_counts_stands_under_its_number():
    """The second of three Td came too soon: T I and T II are the first and the third."""
    row = next(row for row in read("sip5").active.iter_rows(values_only=True) if row[2] == "Dewi")
    first, third = datetime(2025, 12, 10), datetime(2026, 2, 10)  # noqa: DTZ001 (as read)
    columns = [column.group for column in sip_adults.MOTHERS]
    start = columns.index("Imunisasi TT")
    assert row[start : start + 5] == (first, third, None, None, None)
    assert row[6] == 2
    page = list(read("sip7").active.iter_rows(values_only=True))
    february = next(row for row in page if row[1] == "Februari")
    titles = [column.title for column in sip_results.RESULTS]
    assert february[titles.index("TT")] == 1


def test_heads_of_cards_are_listed_by_stage():
    """What was not told stays empty."""
    book = read("kartu")
    mother = next(row for row in book.worksheets[0].values if row[1] == "Dewi")
    assert mother[4:] == ("Agus", 2, None, None, None, 48.5, None)
    older = next(row for row in book.worksheets[1].values if row[1] == "Karto")
    assert older[4:] == (None, "petani", None, None, None, "Ya")


def test_registers_of_a_village_have_sheets_for_each_posyandu():
    """A register belongs to one posyandu; a sub-district would be too many sheets."""
    assert read("sip2", sample()).sheetnames == ["SIP 2 Bayi Melati 1", "SIP 2 Bayi Mawar"]
    places = (MELATI,) * (catalogue.MOST_REGISTERS + 1)
    with pytest.raises(catalogue.TooManyPostsError):
        written(FORMS["sip2"], sample(places=places))


def test_results_of_the_year_count_doses_by_sex():
    """Format 7: DPT-HB-Hib 2 was given to one girl in February; campaigns are left out."""
    page = read("sip7").active
    rows = list(page.iter_rows(values_only=True))
    groups = next(row for row in rows if row[0] == "No")
    february = next(row for row in rows if row[1] == "Februari")
    start = groups.index("DPT-HB-Hib 2")
    assert february[start : start + 2] == (0, 1)
    assert february[groups.index("Polio 1") : groups.index("Polio 1") + 2] == (0, 0)


@pytest.mark.parametrize("name", [name for name, form in FORMS.items() if not form.names_people])
def test_forms_said_to_hold_no_names_hold_none(name):
    """Officers get these: no child, no mother, no NIK, no number."""
    content = "".join(
        str(cell)
        for page in read(name, sample()).worksheets
        for row in page.iter_rows(values_only=True)
        for cell in row
    )
    for secret in (
        "Anak 2",
        "Anak 4",
        "Ibu 1",
        "Sari",
        "HYPERLINK",
        "0351010203040001",
        "81200",
        "Dewi",
    ):
        assert secret not in content


@pytest.mark.parametrize("name", [name for name, form in FORMS.items() if form.names_people])
def test_files_with_names_ask_not_to_be_passed_on(name):
    """Every workbook about persons ends with the words of privacy."""
    if FORMS[name].suffix != "xlsx":
        return
    words = [
        cell
        for page in read(name).worksheets
        for row in page.iter_rows(values_only=True)
        for cell in row
    ]
    assert any("Mohon tidak diteruskan" in str(cell) for cell in words)


def test_sheet_names_are_what_excel_takes():
    """Two posyandu of one name, and signs that are not allowed, make names that differ."""
    page = {"columns": (Column(title="a"),), "rows": []}
    names = ("Melati: 1/2", "Melati 1 2", "x" * 40)
    book = workbook([Sheet(name=name, **page) for name in names], title="x")
    assert load_workbook(BytesIO(book)).sheetnames == ["Melati 1 2", "Melati 1 2 2", "x" * 31]
    assert sheets.LONGEST_SHEET_NAME == 31


def test_fhir_has_one_resource_a_line_and_refers_to_known_patients():
    """Patients come first; measures carry LOINC and UCUM codes."""
    found = [json.loads(line) for line in fhir.ndjson(ONE).decode().splitlines()]
    patients = {f"Patient/{each['id']}" for each in found if each["resourceType"] == "Patient"}
    observations = [each for each in found if each["resourceType"] == "Observation"]
    assert all(each["subject"]["reference"] in patients for each in observations)
    weight = next(each for each in observations if each["id"] == "weighing-201-weight")
    assert weight["code"]["coding"][0]["code"] == "29463-7"
    assert weight["valueQuantity"]["value"] == 8.2
    assert weight["effectiveDateTime"] == DAY.isoformat()
    ids = [(each["resourceType"], each["id"]) for each in found]
    assert len(ids) == len(set(ids))


def test_fhir_gives_the_vaccines_of_the_span_with_their_products():
    """Doses before the span were sent before; a combined product has a code of its own."""
    found = [json.loads(line) for line in fhir.ndjson(ONE).decode().splitlines()]
    given = [each for each in found if each["resourceType"] == "Immunization"]
    assert {each["id"] for each in given} == {"dose-3", "dose-4", "dose-5"}
    combined = next(each for each in given if each["id"] == "dose-3")
    assert combined["vaccineCode"]["coding"][0]["code"] == "146"
    assert combined["lotNumber"] == "B7"


def test_fhir_names_the_nik_only_when_there_is_one():
    """A newborn without NIK is known by our own number alone."""
    found = [json.loads(line) for line in fhir.ndjson(ONE).decode().splitlines()]
    with_nik = next(each for each in found if each["id"] == "child-1")
    without = next(each for each in found if each["id"] == "child-3")
    assert with_nik["identifier"][0]["value"] == "0351010203040001"
    assert [each["system"] for each in without["identifier"]] == ["urn:sapa-posyandu:child"]
    assert without["name"][0]["text"] == "bayi Ny. Sari"
    assert date.fromisoformat(without["birthDate"]) == date(2025, 12, 20)


@pytest.mark.parametrize(
    ("told_by", "origin"),
    [("cadre", None), ("import", None), ("parent", "recall"), ("kia_book", "record")],
)
def test_fhir_tells_second_hand_doses_apart(told_by, origin):
    """What a family tells, or its book, is no primary source."""
    dose = replace(ONE.doses[2], told_by=told_by)

    found = list(fhir.resources(replace(ONE, doses=(dose,))))[-1]

    assert found["primarySource"] is (origin is None)
    coded = found.get("reportOrigin", {"coding": [{"code": None}]})
    assert coded["coding"][0]["code"] == origin


def test_diarrhoea_is_counted_beside_those_who_had_oralit():
    """The last figures of format 7 are the month's cases, boys and girls."""
    [sheet] = sip_results.results(sample())
    places = [
        place for place, column in enumerate(sheet.columns) if column.group.startswith("Diare")
    ]
    february = [sheet.rows[1][place] for place in places]
    assert sum(february[:2]) == 2
    assert sum(february[2:]) == 1
