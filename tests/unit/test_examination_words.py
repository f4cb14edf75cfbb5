"""A midwife's result, past reports and corrections of who a child is, in people's own words."""

import pytest

from dialog.input.examination import read_examination
from dialog.input.identity import read_identity_correction
from dialog.input.kia_book import read_past_report


def test_denied_signs_make_no_complication():
    """'tdk bengkak, nafsu makan baik' says that there is none."""
    found = read_examination("gizi buruk, tdk bengkak, nafsu makan baik, rajal, rutf")
    assert found.findings == ("gizi_buruk",)
    assert found.complications == ()
    assert found.denies_complications
    assert (found.care, found.treatments) == ("rawat_jalan", ("rutf",))


def test_one_sign_that_is_there_is_a_complication():
    """A denial counts within its own clause only."""
    found = read_examination("gibur, tdk demam, ada bengkak, opname")
    assert found.complications == ("bengkak",)
    assert not found.denies_complications
    assert found.care == "rawat_inap"


def test_words_after_the_day_of_control_count_too():
    """The control may stand in the middle."""
    found = read_examination("gizi kurang, kontrol 24 feb, dapat pmt")
    assert found.control.startswith("24 feb")
    assert found.treatments == ("pmt",)


def test_plain_chat_is_no_result():
    """Nothing found and nothing arranged."""
    assert not read_examination("tolong dicek lagi ya").says_something


@pytest.mark.parametrize(
    ("written", "rest", "day"),
    [
        ("catat dari buku KIA: ani 10 Januari 7,8 70", "catat ani 10 Januari 7,8 70", ""),
        ("timbangan lama intan 10/12 9,9 79", "intan 9,9 79", "10/12"),
        ("menurut buku pink citra tgl 9 5,1 57", "citra 5,1 57", "tgl 9"),
        ("ani 8.2/70.5 dari bukunya", "ani 8.2/70.5", ""),
    ],
)
def test_past_report_is_parted_from_the_book(written, rest, day):
    """What is left reads like a report of today."""
    told = read_past_report(written)
    assert told.names_book
    assert " ".join(told.rest.replace(":", " ").split()) == rest
    assert told.day == day


def test_report_of_today_names_no_book():
    """An ordinary line is left as it is."""
    assert not read_past_report("ani 8,2 70,5").names_book


@pytest.mark.parametrize(
    ("written", "person", "day", "sex"),
    [
        ("tgl lahir ani 4 mei 2025", "ani", "4 mei 2025", ""),
        ("tanggal lahirnya budi santoso jadi 11-06-2023", "budi santoso", "11-06-2023", ""),
        ("jenis kelamin joko perempuan", "joko", "", "P"),
        ("jk rafa cowok", "rafa", "", "L"),
    ],
)
def test_correction_of_who_a_child_is(written, person, day, sex):
    """The name, and what it should be."""
    told = read_identity_correction(written)
    assert told is not None
    assert (told.person, told.day, told.sex) == (person, day, sex)


def test_correction_of_figures_is_about_nobodys_identity():
    """Weights are changed elsewhere."""
    assert read_identity_correction("ani 8,2") is None
