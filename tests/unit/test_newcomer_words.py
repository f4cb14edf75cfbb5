"""Words about newcomers and insurance are understood in any order and spelling."""

from datetime import date

import pytest

from dialog.input.insurance import read_insurance
from dialog.input.newcomers import read_newcomers
from dialog.input.words import lexicon
from domain.insurance import InsuranceRecord, Insured, JknStatus, Segment, counted
from domain.newcomers import MonthOfMoves, Move, Neighbourhood, Newcomers


@pytest.mark.parametrize(
    ("written", "people", "ages", "pregnant"),
    [
        ("4 org, ada bayi 8 bln sama ibunya hamil", 4, (8,), 1),
        ("empat orang ada 2 balita umur 2 th dan 3 th", 4, (24, 36), 0),
        ("2 anak 3 tahun, total 5 jiwa", 5, (36, 36), 0),
        ("suami istri bawa bayi 3 bln", 3, (3,), 0),
        ("berdua aja, ga ada anak kecil", 2, (), 0),
        ("6 jiwa tidak ada balita atau ibu hamil", 6, (), 0),
        ("5 org. anaknya 2 umur 4 th sama 10 bulan, istrinya hamil 5 bulan", 5, (48, 10), 1),
        ("tiga, bayi umur 2 minggu", 3, (0,), 0),
        ("7, bumil 2", 7, (), 2),
        ("4, anak 2", 4, (-1, -1), 0),
        ("sendirian", 1, (), 0),
        ("tidak tahu", None, (), 0),
    ],
)
def test_a_count_is_read_with_those_who_need_care(written, people, ages, pregnant):
    """Numbers, ages in months and pregnancy stand in any order; a denial counts nobody."""
    told = read_newcomers(written, is_answer=True)
    assert (told.people, told.ages, told.pregnant) == (people, ages, pregnant)


def test_a_bare_number_counts_only_in_an_answer():
    """'4' in a first message may be anything."""
    assert read_newcomers("4").people is None
    assert read_newcomers("4", is_answer=True).people == 4


@pytest.mark.parametrize(
    ("written", "lives_at"),
    [
        ("ada pendatang di rt 4, kontrak rumah pak gede", "kontrak rumah Pak Gede"),
        ("3 org ngekos di bu ayu rt 2, ada bayi", "ngekos di Bu Ayu"),
        ("numpang di rumah mertua sama bayi 2 bln", "numpang di rumah mertua"),
        ("tinggal sementara", ""),
        ("4 orang", ""),
    ],
)
def test_where_people_live_is_read_without_the_rest(written, lives_at):
    """The house is one clause; a word of time is none."""
    assert read_newcomers(written).lives_at == lives_at


@pytest.mark.parametrize(
    "written", ["nihil", "rt 3 nihil", "ga ada pendatang", "belum ada warga baru"]
)
def test_that_nobody_came_is_understood(written):
    """It is a report too."""
    assert read_newcomers(written).is_nobody


def test_that_there_is_no_baby_is_not_that_nobody_came():
    """'tidak ada balita' speaks of those who came."""
    assert not read_newcomers("3 orang tidak ada balita").is_nobody


def test_a_rented_house_is_no_labour():
    """'kontrak' sounds like 'kontraksi'; the sign itself and a belly are never missed."""
    assert lexicon().danger("pendatang kontrak rumah pak gede") is None
    assert lexicon().danger("kontraksi di rumah") is not None
    assert lexicon().danger("perut kontrak terus") is not None
    assert lexicon().danger("ibu di kontrakan sudah kontraksi") is not None


@pytest.mark.parametrize(
    ("written", "name", "status", "segment"),
    [
        ("sarinem aktif pbi, dari mobile jkn", "sarinem", "active", "pbi_jk"),
        ("pak wayan sudarma nunggak mandiri", "wayan sudarma", "arrears", "pbpu"),
        ("hasan basri pbi dicabut", "hasan basri", "pbi_stopped", "pbi_jk"),
        ("sarinem tidak aktif, menunggak", "sarinem", "arrears", ""),
        ("kadek suryani", "kadek suryani", "", ""),
    ],
)
def test_a_status_is_read_beside_a_name(written, name, status, segment):
    """What says more wins over 'tidak aktif', and the name is what is left."""
    told = read_insurance(written)
    assert (told.name, told.status, told.segment) == (name, status, segment)


@pytest.mark.parametrize(
    ("written", "intent"),
    [
        ("cek bpjs kadek", "CEK_BPJS"),
        ("daftar warga bpjs mati", "DAFTAR_BPJS"),
        ("siapa aja yg bpjsnya mati", "DAFTAR_BPJS"),
        ("perbarui bpjs sarinem", "UBAH_BPJS"),
        ("bpjs untuk rapat", "REKAP_BPJS"),
        ("usulan pbi", "USULAN_PBI"),
        ("warga pindah rt 3", "WARGA_PINDAH"),
        ("rt 4 nihil", "NIHIL"),
        ("ada keluarga baru pindah di rt 2", "PENDATANG"),
        ("daftar ani", "DAFTAR"),
        ("cek ani", "CARI"),
    ],
)
def test_commands_about_residents_are_told_apart(written, intent):
    """'cek' and 'daftar' alone go on meaning what they did."""
    found = lexicon().intent(written)
    assert found is not None
    assert found.intent == intent


def test_a_household_is_counted_once():
    """A family stands in the list under each of its children."""
    record = InsuranceRecord(
        id=1,
        status=JknStatus.ARREARS,
        segment=Segment.PBPU,
        checked_on=date(2026, 1, 5),
    )
    family = [
        Insured(key="family:1", name=name, rt="01", is_household=True, record=record)
        for name in ("Ani", "Budi")
    ]
    counts = counted([*family, Insured(key="resident:2", name="Sari", rt="01")])
    assert (counts.off, counts.unchecked) == (1, 1)


def test_an_rt_that_said_nobody_is_not_silent():
    """Only those without any report are asked."""
    places = tuple(Neighbourhood(id=n, rt=f"0{n}", hamlet="Timur") for n in (1, 2, 3))
    month = date(2026, 2, 1)
    came = Move(
        id=1,
        neighbourhood=places[0],
        is_arrival=True,
        on=month,
        people=4,
        agrees=None,
        name="",
        recorded_by=1,
    )
    found = MonthOfMoves(month=month, moves=(came,), reported=frozenset((1, 2)), expected=places)
    assert found.silent == (places[2],)
    assert (found.people(came=True), found.people(came=False)) == (4, 0)


def test_what_is_told_of_newcomers_goes_through_a_journal():
    """It comes back as it was."""
    told = Newcomers(people=4, ages=(8,), pregnant=1, lives_at="kos")
    assert Newcomers.from_json(told.to_json()) == told
