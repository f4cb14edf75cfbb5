"""XLSForms are read as written, and refused with sheet, row and reason."""

import json
from io import BytesIO

import forms_samples
import pytest
from forms_workbook import form, workbook
from openpyxl import Workbook

from documents.forms.reading import read_form
from documents.forms.refusals import BadFormError
from domain.forms.model import Group, Kind, Question, Repeat, everything
from domain.forms.stored import from_json, to_json

HEAD = ["type", "name", "label"]
LATER = (
    "kolom constraint: c tidak bisa dipakai di sini: harus pertanyaan yang letaknya di atas baris "
    "ini."
)
BARE = (
    "kolom constraint: kata umur tidak dikenal. Jawaban ditulis ${nama}, teks diapit tanda kutip."
)
BAD_NAME = "2: nama a b tidak bisa dipakai. Hanya huruf, angka dan garis bawah, tanpa spasi."
LONG_NAME = f"2: nama {'a' * 41} terlalu panjang, paling panjang 40 huruf."
BAD_FORM_NAME = (
    "form_id a b tidak bisa dipakai. Hanya huruf, angka, titik dan garis bawah, paling panjang 40."
)
TOO_LARGE = "File ini terlalu besar. Simpan lembar formulirnya saja."
LOCKED = "File ini berkata sandi, atau Excel lama (.xls). Simpan sebagai .xlsx tanpa kata sandi."
CHOICES = [["list_name", "name", "label"], ["yt", "ya", "Ya"], ["yt", "tidak", "Tidak"]]


def refusal(survey, choices=(), settings=None, **others):
    """Give what is said of a workbook that is refused."""
    with pytest.raises(BadFormError) as refused:
        read_form(workbook(survey, choices, settings, **others), fallback_name="coba")
    return str(refused.value).splitlines()


@pytest.mark.parametrize("name", sorted(forms_samples.SAMPLES))
def test_a_sample_is_read_and_kept_as_it_is(name):
    """Every family of constructs survives being kept as JSON."""
    read = read_form(forms_samples.content(name), fallback_name="x")
    assert from_json(json.loads(json.dumps(to_json(read)))) == read
    assert read.title == forms_samples.SAMPLES[name]["settings"]["form_title"]
    assert any(isinstance(each, Question) and each.is_asked for each in everything(read.items))


def test_indonesian_comes_before_the_usual_language():
    """A label in Indonesian is taken whatever default_language says."""
    read = read_form(forms_samples.content("kinds"), fallback_name="x")
    labels = {each.name: each.label for each in everything(read.items)}
    assert labels["kepala"] == "Siapa nama kepala keluarga?"


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (["label::English (en)", "label::Bahasa Indonesia"], "dua"),
        (["label::Jawa (jv)", "label::Bali (ban)"], "satu"),
        (["label", "label::English (en)"], "satu"),
    ],
)
def test_a_label_is_found_in_the_best_language(titles, said):
    """Indonesian, else the form's own, else the first."""
    survey = [["type", "name", *titles], ["text", "a", "satu", "dua"]]
    (question,) = form(survey).items
    assert question.label == said


def test_groups_and_repeats_keep_their_order():
    """What stands within a group or a repeat is read within it."""
    read = read_form(forms_samples.content("relevance"), fallback_name="x")
    assert [type(each) for each in read.items] == [Question, Question, Group, Question]
    counted = read_form(forms_samples.content("counted_repeat"), fallback_name="x")
    repeat = next(each for each in counted.items if isinstance(each, Repeat))
    assert repeat.count == "${sumur}"


def test_a_count_that_is_reckoned_stays_with_its_repeat():
    """An expression in repeat_count is a question to pyxform, and none here."""
    survey = [
        [*HEAD, "repeat_count"],
        ["integer", "n", "Berapa?", ""],
        ["begin repeat", "r", "Rumah", "${n} + 1"],
        ["text", "a", "A?", ""],
        ["end repeat", "", "", ""],
    ]
    read = form(survey)
    assert [each.name for each in read.items] == ["n", "r"]
    assert read.items[1].count == "${n} + 1"


def test_or_other_asks_what_else():
    """The choice 'Lainnya' and its own question are in Indonesian."""
    read = read_form(forms_samples.content("many_choices"), fallback_name="x")
    reason, other = read.items[1], read.items[2]
    assert reason.options[-1].label == "Lainnya"
    assert (other.label, other.relevant) == (
        "Lainnya: tolong tuliskan.",
        "selected(${alasan}, 'other')",
    )


def test_a_form_without_settings_is_called_like_its_file():
    """The fallback is name and title."""
    read = form([HEAD, ["text", "a", "A?"]])
    assert (read.name, read.title) == ("coba", "coba")


def test_required_is_a_word_or_a_condition():
    """'yes' always, 'no' never, an expression when it holds."""
    survey = [
        [*HEAD, "required"],
        ["text", "a", "A?", "yes"],
        ["text", "b", "B?", "no"],
        ["text", "c", "C?", "${a} = 'x'"],
    ]
    assert [each.required for each in form(survey).items] == ["true()", "", "${a} = 'x'"]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("image", "photo: gambar, suara dan berkas belum bisa ditanyakan."),
        ("audio", "audio: gambar, suara dan berkas belum bisa ditanyakan."),
        ("geopoint", "geopoint: titik lokasi belum bisa ditanyakan."),
        ("geotrace", "geotrace: titik lokasi belum bisa ditanyakan."),
        ("barcode", "barcode: kode batang tidak bisa dibaca lewat percakapan."),
        ("deviceid", "deviceid: percakapan tidak tahu data perangkat."),
        ("dateTime", "jenis dateTime belum bisa ditanyakan."),
        ("hidden", "jenis hidden belum bisa ditanyakan."),
        ("teks", "jenis teks belum bisa ditanyakan."),
        ("rank yt", "rank: mengurutkan pilihan belum bisa ditanyakan."),
    ],
)
def test_what_a_chat_cannot_ask_is_refused(kind, reason):
    """With the sheet, the row as Excel counts it, and why."""
    survey = [HEAD, ["text", "a", "A?"], [], [kind, "b", "B?"]]
    assert refusal(survey, CHOICES) == [f"Lembar survey, baris 4: {reason}"]


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("media::image", "foto.jpg", "gambar atau suara pada pertanyaan belum bisa ditampilkan."),
        ("trigger", "${a}", "kolom trigger belum bisa dipakai."),
        ("read_only", "yes", "kolom read_only belum bisa dipakai; tulis sebagai note."),
        ("calculation", "1+1", "rumus di kolom calculation hanya untuk jenis calculate."),
        ("appearance", "search('x')", "daftar dari berkas lain belum bisa dipakai."),
        (
            "relevant",
            "pulldata('d', 'a', 'b', 'c') = 1",
            "kolom relevant: fungsi pulldata() belum bisa dipakai di sini.",
        ),
        (
            "relevant",
            "/data/a = 1",
            "kolom relevant: tanda / untuk alamat XPath belum bisa dipakai; tulis ${nama} saja.",
        ),
        (
            "constraint",
            "${c} > .",
            LATER,
        ),
        (
            "constraint",
            "umur > 5",
            BARE,
        ),
        ("default", "dua belas", "default dua belas bukan angka."),
        ("default", "lima", BARE.replace("constraint", "default").replace("umur", "lima")),
    ],
)
def test_a_cell_that_cannot_be_used_is_refused(column, cell, reason):
    """The cell's row and column are told."""
    survey = [
        [*HEAD, column],
        ["text", "a", "A?", ""],
        ["integer", "b", "B?", cell],
        ["text", "c", "C?", ""],
    ]
    assert refusal(survey) == [f"Lembar survey, baris 3: {reason}"]


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        ([["text", "a", "A?"], ["text", "a", "B?"]], ["3: nama a sudah dipakai di baris 2."]),
        ([["text", "", "A?"]], ["2: kolom name kosong."]),
        ([["", "a", "A?"]], ["2: kolom type kosong."]),
        ([["text", "a b", "A?"]], [BAD_NAME]),
        ([["text", "a" * 41, "A?"]], [LONG_NAME]),
        ([["text", "a", ""]], ["2: kolom label kosong."]),
        ([["text", "a", "x" * 901]], ["2: label paling panjang 900 huruf."]),
        ([["begin group", "g", "G"], ["text", "a", "A?"]],
         ["2: begin group ini tidak ditutup dengan end group."]),
        ([["text", "a", "A?"], ["end group", "", ""]],
         ["3: end group ini tidak punya begin group sebelumnya."]),
        ([["begin group", "g", "G"], ["text", "a", "A?"], ["end repeat", "", ""]],
         ["2: begin group ini tidak ditutup dengan end group.",
          "4: end repeat ini tidak punya begin repeat sebelumnya."]),
        ([["begin repeat", "r", "R"], ["begin repeat", "s", "S"], ["text", "a", "A?"],
          ["end repeat", "", ""], ["end repeat", "", ""]],
         ["3: pengulangan di dalam pengulangan belum bisa dipakai."]),
        ([["select_one warna", "a", "A?"]], ["2: daftar warna tidak ada di lembar choices."]),
        ([["range", "a", "A?"], ["note", "n", ""]], ["3: kolom label kosong."]),
    ],
)  # fmt: skip
def test_rows_that_do_not_fit_are_all_named(rows, findings):
    """Everything that is to mend is told at once."""
    found = refusal([HEAD, *rows], CHOICES)
    assert found == [f"Lembar survey, baris {each}" for each in sorted(findings)]


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        ([["yt", "ya", "Ya"], ["yt", "ya", "Iya"]], "baris 3: pilihan ya sudah ada di baris 2."),
        ([["yt", "ya", "Ya"], ["yt", "", "Iya"]], "baris 3: kolom name kosong."),
        ([["yt", "ya ya", "Ya"]], "baris 2: nama pilihan ya ya berisi spasi."),
    ],
)
def test_choices_that_do_not_fit_are_named(choices, reason):
    """The sheet of choices has rows of its own."""
    survey = [HEAD, ["select_one yt", "a", "A?"]]
    assert refusal(survey, [CHOICES[0], *choices]) == [f"Lembar choices, {reason}"]


def test_a_choice_without_words_is_refused():
    """Nobody can choose what has no label."""
    survey = [HEAD, ["select_one yt", "a", "A?"]]
    found = refusal(survey, [CHOICES[0], ["yt", "ya", ""], ["yt", "no", "Tidak"]])
    assert found == ["Lembar survey, baris 2: pilihan ya tidak punya label."]


def test_a_choice_longer_than_a_line_is_refused():
    """A label of a choice has a hundred letters."""
    survey = [HEAD, ["select_one yt", "a", "A?"]]
    found = refusal(survey, [CHOICES[0], ["yt", "ya", "y" * 101], ["yt", "no", "Tidak"]])
    assert found == ["Lembar survey, baris 2: label pilihan ya paling panjang 100 huruf."]


def test_a_picture_of_a_choice_is_refused():
    """A chat shows words."""
    survey = [HEAD, ["select_one yt", "a", "A?"]]
    choices = [[*CHOICES[0], "media::image"], ["yt", "ya", "Ya", "ya.jpg"]]
    found = refusal(survey, choices)
    assert found == ["Lembar survey, baris 2: gambar pada pilihan ya belum bisa ditampilkan."]


def test_choices_too_long_for_one_message_are_refused():
    """All of a select_multiple stand in one message."""
    many = [["l", f"c{n}", f"{n} " + "x" * 90] for n in range(12)]
    found = refusal([HEAD, ["select_multiple l", "a", "A?"]], [CHOICES[0], *many])
    assert found == [
        "Lembar survey, baris 2: semua pilihan bersama terlalu panjang untuk satu pesan."
    ]


def test_remarks_between_rows_are_left_out():
    """A row without a type and a choice without a list are somebody's remarks."""
    survey = [[*HEAD, "catatan"], ["", "", "", "bagian satu"], ["select_one yt", "a", "A?", ""]]
    made = form(survey, [*CHOICES, ["", "", "cadangan"]])
    assert [each.name for each in made.items] == ["a"]


def test_a_default_day_and_one_with_quotation_marks_are_kept():
    """A cell of Excel that holds a day comes with its hour; words may hold marks."""
    survey = [
        [*HEAD, "default"],
        ["date", "a", "A?", "2026-02-10 00:00:00"],
        ["text", "b", "B?", 'Gang "Buntu"'],
    ]
    assert [each.default for each in form(survey).items] == ['"2026-02-10"', "'Gang \"Buntu\"'"]


def test_too_many_choices_for_one_message_are_refused():
    """A select_multiple shows all its choices at once."""
    many = [["l", f"c{n}", f"Pilihan {n}"] for n in range(26)]
    found = refusal([HEAD, ["select_multiple l", "a", "A?"]], [CHOICES[0], *many])
    assert found == ["Lembar survey, baris 2: ada 26 pilihan; untuk percakapan paling banyak 25."]


@pytest.mark.parametrize("parameters", ["start=5 end=1", "start=1 end=5 step=0", "start=a end=b"])
def test_a_range_needs_its_bounds(parameters):
    """A range that holds no number is refused."""
    found = refusal([[*HEAD, "parameters"], ["range", "a", "A?", parameters]])
    assert found[0].startswith("Lembar survey, baris 2: ")


def test_other_sheets_of_odk_are_refused():
    """External choices and entities are named by their sheet."""
    survey = [HEAD, ["text", "a", "A?"]]
    rows = [["list_name", "name", "label"], ["x", "y", "Z"]]
    assert refusal(survey, external_choices=rows) == [
        "Lembar external_choices: lembar seperti ini belum bisa dipakai."
    ]


def test_a_sheet_without_questions_is_refused():
    """A note alone asks nothing."""
    assert refusal([HEAD, ["note", "n", "Halo"]]) == [
        "Lembar survey: tidak ada satu pun pertanyaan."
    ]


def test_a_form_longer_than_a_chat_is_refused():
    """Nobody answers eighty-one questions by chat."""
    found = refusal([HEAD, *(["text", f"q{n}", "Q?"] for n in range(81))])
    assert found == ["Lembar survey: ada 81 pertanyaan; untuk percakapan paling banyak 80."]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"form_id": "a b"}, BAD_FORM_NAME),
        ({"form_title": "x" * 61, "form_id": "f"},
         "Lembar settings, baris 2: form_title paling panjang 60 huruf."),
    ],
)  # fmt: skip
def test_a_name_or_title_that_does_not_fit_is_refused(settings, sentence):
    """The name is typed in commands, the title stands in a list."""
    assert refusal([HEAD, ["text", "a", "A?"]], settings=settings) == [sentence]


def two_empty_sheets():
    """Write a workbook whose sheet of questions holds nothing."""
    book = Workbook()
    book.active.title = "survey"
    book.create_sheet("choices")
    target = BytesIO()
    book.save(target)
    return target.getvalue()


UNREADABLE = "File ini bukan Excel (.xlsx) yang bisa dibaca. Simpan lagi sebagai .xlsx."
EMPTY = "Lembar survey: tidak ada, atau kosong. Pertanyaan ditulis di lembar bernama survey."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", UNREADABLE),
        (b"type,name,label\ntext,a,A?\n", UNREADABLE),
        (b"PK\x03\x04 rusak", UNREADABLE),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
            LOCKED,
        ),
        (b"PK\x03\x04" + b"\0" * 5_000_001, TOO_LARGE),
        (two_empty_sheets(), EMPTY),
        (workbook([HEAD]), EMPTY),
    ],
    ids=("empty", "csv", "damaged", "password", "large", "empty sheets", "only a header"),
)  # fmt: skip
def test_a_file_that_is_no_form_is_refused(content, sentence):
    """Not a workbook, a locked one, a damaged one, one without questions."""
    with pytest.raises(BadFormError) as refused:
        read_form(content, fallback_name="x")
    assert str(refused.value) == sentence


def test_what_only_pyxform_complains_of_is_passed_on():
    """A rule of XLSForm that nothing here knows comes with its row and its own words."""
    survey = [[*HEAD, "choice_filter"], ["select_one yt or_other", "a", "A?", "x=1"]]
    (found,) = refusal(survey, CHOICES)
    assert found.startswith("Lembar survey, baris 2: tidak bisa dibaca sebagai XLSForm (")


def test_a_default_is_kept_as_an_expression():
    """Words are put in quotation marks, figures and functions are not."""
    read = read_form(forms_samples.content("defaults"), fallback_name="x")
    defaults = {each.name: each.default for each in read.items}
    assert defaults["kunjungan"] == "today()"
    assert defaults["jumlah"] == "1"
    assert defaults["tempat"] == '"Balai desa"'
    assert {each.kind for each in read.items} == {Kind.DATE, Kind.INTEGER, Kind.TEXT, Kind.RANGE}
