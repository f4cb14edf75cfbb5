"""How the words of families are read: names, reminders, figures told, pregnancy."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from dialog.answers import choice, one_of
from dialog.chat import Heard, NotUnderstood
from domain.people import Child, Sex, Village
from flows.family.attendance_answer import AttendanceAnswer
from flows.family.elsewhere import day_in, measures_in, told_elsewhere
from flows.family.pregnancy import months_told
from flows.family.tips import advice_for
from flows.family.which_own import AboutOwn, named_in, names_another
from scheduler.silence import days_in, is_silent

TODAY = date(2026, 2, 9)
NYEPI = date(2026, 3, 19)


def a_child(number, name, mother="Lilis Suryani"):
    """Make an under-five."""
    return Child(
        id=number,
        family_id=1,
        posyandu_id=1,
        name=name,
        sex=Sex.MALE,
        born_on=date(2025, 1, 22),
        mother_name=mother,
        rt="01",
    )


OWN = (a_child(1, "Budiman Saputra"), a_child(2, "Rara Saputra"))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("jadwal suntik budiman kapan lg?", "Budiman Saputra"),
        ("kartu si rara dong", "Rara Saputra"),
        ("berat badannya berapa ya", None),
        ("kartu dimas", None),
    ],
)
def test_an_own_child_is_found_in_a_sentence(typed, name):
    """Everyday words are no names, and a stranger's name is none of the own."""
    found = named_in(typed, OWN)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("typed", "another"),
    [
        ("kalo dimas anaknya nurhayati beratnya brp", True),
        ("beratnya zahra berapa?", True),
        ("kartu anak bu sari", True),
        ("berat budiman naik atau turun?", False),
        ("berat anak saya kemarin berapa?", False),
        ("hasil timbangannya gimana", False),
    ],
)
def test_a_name_that_is_not_own_is_noticed_without_looking_it_up(typed, another):
    """Whether somebody of that name is registered plays no part."""
    assert names_another(typed, OWN) is another


@pytest.mark.parametrize(
    ("typed", "answer", "reason", "hedged"),
    [
        ("hadir", "coming", "", False),
        ("1", "coming", "", False),
        ("iya bu siap", "coming", "", False),
        ("insya allah", "coming", "", True),
        ("insyaallah ya bu kalo ga hujan", "coming", "", True),
        ("ga bisa bu lagi mudik", "not_coming", "BEPERGIAN", False),
        ("anaknya lagi demam", "not_coming", "SAKIT", False),
        ("mboten saged", "not_coming", "", False),
        ("2", "not_coming", "", False),
        ("udah ditimbang di puskesmas", "elsewhere", "", False),
        ("3", "elsewhere", "", False),
    ],
)
def test_answers_to_a_reminder_are_understood(typed, answer, reason, hedged):
    """Buttons, digits, words and local languages mean the same, and reasons are kept."""
    read = AttendanceAnswer().read(Heard(text=typed), TODAY)
    assert (read.answer, read.reason, read.is_hedged) == (answer, reason, hedged)


@pytest.mark.parametrize("typed", ["jam berapa?", "kalau sakit boleh datang?", "harga cabe"])
def test_a_question_is_no_answer_to_a_reminder(typed):
    """Nothing is recorded for who only asks."""
    with pytest.raises(NotUnderstood):
        AttendanceAnswer().read(Heard(text=typed), TODAY)


@pytest.mark.parametrize(
    ("typed", "measures"),
    [
        ("di bidan praktek kmrn 14,3 kg tinggi 95", (14_300, 950)),
        ("puskesmas 8,2", (8_200, None)),
        ("di klinik", (None, None)),
        ("puskesmas, 820 kg", (None, None)),
    ],
)
def test_figures_told_beside_a_place_are_read(typed, measures):
    """What no living child weighs is left out and asked for."""
    assert measures_in(typed) == measures


def test_a_day_told_in_words_is_read():
    """Yesterday is yesterday; a day to come is none."""
    assert day_in("kmrn di bidan", TODAY) == date(2026, 2, 8)
    assert day_in("besok", TODAY) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [("masih 5 bulan", "5 bulan"), ("hamil 20 mgg", "20 minggu"), ("saya hamil", "")],
)
def test_how_far_a_pregnancy_is_is_read(typed, said):
    """Months and weeks are taken as told."""
    assert months_told(typed) == said


def test_advice_on_food_follows_the_age():
    """Below six months there is milk alone; ages past the last row keep the last advice."""
    assert "ASI saja" in advice_for(5).meals
    assert advice_for(12).meals.startswith("makan 3-4 kali")
    assert advice_for(70) == advice_for(40)


def a_village(*, keeps_silent_days):
    """Make a village."""
    return Village(
        id=1,
        name="Sumber Jaya",
        district="Banjar Asri",
        zone=ZoneInfo("Asia/Makassar"),
        puskesmas="Puskesmas",
        duty_phone="",
        emergency_phone="119",
        keeps_silent_days=keeps_silent_days,
        je_endemic=False,
        hexavalent=False,
    )


def test_reminders_of_a_silent_day_go_out_the_day_before():
    """On 18 March the reminders of the 20th go out too, and none for the silent 19th."""
    keeps = a_village(keeps_silent_days=True)
    assert is_silent(keeps, NYEPI)
    assert days_in(keeps, date(2026, 3, 18), ahead=1) == (date(2026, 3, 20),)


def test_a_village_that_keeps_no_silent_day_is_reminded_as_ever():
    """Nyepi changes nothing there."""
    other = a_village(keeps_silent_days=False)
    assert not is_silent(other, NYEPI)
    assert days_in(other, date(2026, 3, 18), ahead=1) == (date(2026, 3, 19),)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("insyaalloh bu", "coming"),
        ("hadir tapi ga bisa lama", "coming"),
        ("eh jadi bisa deh, datang", "coming"),
        ("lagi di kampung bu", "not_coming"),
        ("maaf ga jadi datang", "not_coming"),
        ("sudah nimbang di puskesmas kemarin", "elsewhere"),
    ],
)
def test_answer_to_a_reminder_is_read_in_everyday_words(typed, answer):
    """Coming, staying away and being weighed elsewhere are told apart in people's own words."""
    assert AttendanceAnswer().read(Heard(text=typed), TODAY).answer == answer


@pytest.mark.parametrize("typed", ["kartu rara", "hapus data budiman", "jadwal imunisasi rara"])
def test_choice_about_one_child_is_none_for_another_wish(typed):
    """'Kartu Budiman' is not chosen by words for another child, nor by another command."""
    offered = AboutOwn(
        own=OWN,
        offers=one_of(choice("card", "Kartu Budiman", "KARTU"), choice("tips", "Tips", "TIPS")),
    )
    with pytest.raises(NotUnderstood):
        offered.read(Heard(text=typed), TODAY)


def test_long_sentence_names_another_child_only_after_a_lead():
    """An unknown word far from any name is no other child."""
    assert not names_another("imunisasi berikutnya biar saya siapkan uang transport", OWN)
    assert names_another("kalau beratnya si joko tetangga saya berapa", OWN)


@pytest.mark.parametrize("words", ["sudah di puskesmas lusa", "besok sudah ditimbang di bidan"])
def test_a_coming_day_in_a_report_breaks_nothing(words):
    """People mix up days: the words are read or not, but never a defect."""
    told_elsewhere(words, on="")
