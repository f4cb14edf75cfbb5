"""What cadres write of vaccines: names, days, batches, places, corrections."""

import pytest

from dialog.input.dose_corrections import read_dose_correction
from dialog.input.vaccination import read_vaccine_report
from flows.cadre.doses.dose_corrections_typed import correction_in
from flows.cadre.doses.dose_line import is_no_report, read_typed


@pytest.mark.parametrize(
    ("typed", "child", "doses"),
    [
        ("rara imunisasi dpt3 opv4", "rara", ["DPT 3", "OPV 4"]),
        ("Imunisasi rara: penta 3, polio tetes 4", "rara", ["DPT 3", "OPV 4"]),
        ("rara polio suntik", "rara", ["IPV None"]),
        ("rara hb nol", "rara", ["HB0 None"]),
        ("rara booster campak", "rara", ["MR 2"]),
        ("rara 6in1 2", "rara", ["DPT 2"]),
        ("418263 rota 2", "418263", ["RV 2"]),
        ("ma'ruf pcv1 kmrn", "ma'ruf", ["PCV 1"]),
        ("ibu wati joni mr1", "ibu wati joni", ["MR 1"]),
    ],
)
def test_the_child_is_what_names_no_vaccine(typed, child, doses):
    """Whatever is no vaccine, day, batch or place names the child."""
    told = read_typed(typed)
    assert told.child == child or told.child.split()[-1] == child.split()[-1]
    assert [f"{one.spoken.antigen} {one.spoken.number}" for one in told.doses] == doses


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("rara bcg 5/11 dpt1 opv2 5/12", ["5/11", "5/12", "5/12"]),
        ("5/11 bcg 5/12 dpt1 opv2 rara", ["5/11", "5/12", "5/12"]),
        ("rara 5 nov bcg 5 des 2025 dpt1", ["5 nov", "5 des 2025"]),
        ("rara dpt1 opv2 kemarin", ["kemarin", "kemarin"]),
        ("rara dpt 3 opv 4", ["", ""]),
        ("rara mr1 3 hari lalu", ["3 hari lalu"]),
    ],
)
def test_each_day_belongs_to_the_doses_beside_it(typed, days):
    """A day behind doses is theirs; one in front is that of what follows."""
    assert [one.day for one in read_typed(typed).doses] == days


def test_a_batch_belongs_to_the_dose_before_it():
    """Two vaccines of one day have two batches."""
    told = read_typed("rara dpt3 batch a123 opv4 no batch B-77 oleh bidan ratih")
    assert [one.batch for one in told.doses] == ["a123", "B-77"]
    assert told.report.vaccinator == "bidan ratih"


@pytest.mark.parametrize(
    ("typed", "place", "from_book", "is_campaign"),
    [
        ("rara mr1 di puskesmas 5-2-2026", "puskesmas", False, False),
        ("rara mr1 dari buku kia 5-2-2026", "", True, False),
        ("rara mr bian", "", False, True),
        ("rara mr1", "", False, False),
    ],
)
def test_where_a_dose_comes_from_is_read(typed, place, from_book, is_campaign):
    """The book, another place and a campaign are told apart."""
    report = read_vaccine_report(typed)
    found = (report.place, report.from_book, report.is_campaign)
    assert found == (place, from_book, is_campaign)


@pytest.mark.parametrize(
    "typed", ["rara belum dpt3", "rara sudah dpt3?", "kapan rara mr", "rara gak jadi dpt3"]
)
def test_a_denial_or_a_question_is_no_report(typed):
    """What was not given is never recorded as given."""
    assert is_no_report(typed)


@pytest.mark.parametrize(
    ("typed", "wrong", "right"),
    [
        ("salah, bukan opv4 tapi ipv1", "opv4", "ipv1"),
        ("rara harusnya ipv1 bukan opv4", "opv4", "ipv1"),
        ("ralat opv4 jadi ipv1", "", "ipv1"),
    ],
)
def test_wrong_and_right_are_told_apart(typed, wrong, right):
    """The words around a correction say which dose was wrong."""
    told = read_dose_correction(typed)
    assert told is not None
    assert (told.wrong, told.right) == (wrong, right)


@pytest.mark.parametrize(
    ("typed", "ahead"),
    [
        ("salah, bukan opv4 tapi ipv1", ["right"]),
        ("ralat mr1 rara tanggal 6-2-2026", ["child", "day"]),
        ("salah anak, dpt3 itu punya joni", ["to"]),
        ("hapus dpt3 rara", ["child"]),
    ],
)
def test_a_correction_opens_with_what_was_written(typed, ahead):
    """Nothing that was written is asked for again."""
    opened = correction_in(typed)
    assert opened is not None
    assert opened.subject["ahead"] == ahead


@pytest.mark.parametrize("typed", ["rara dpt3 opv4", "ralat rara 8,2", "salah", "bukan rara"])
def test_what_names_no_wrong_vaccine_is_no_correction(typed):
    """Reports and corrections of weights are left to their own talks."""
    assert correction_in(typed) is None
