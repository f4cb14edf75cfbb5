"""What tired people write in haste, and what must never be guessed from it."""

from dataclasses import dataclass

import pytest

from dialog.answers import choice
from dialog.input import names
from dialog.input.corrections import read_correction
from dialog.input.line import looks_like_report, read_line
from dialog.input.numbers import read_weight
from dialog.input.person_words import read_person
from dialog.input.words import lexicon
from domain.people import call_name
from flows.cadre.growth.danger_signs import names_a_sign
from flows.cadre.growth.line_answers import answers_of, is_of_a_child, names_several


@dataclass(frozen=True, kw_only=True)
class Child:
    """A child of an invented posyandu."""

    name: str
    mother_name: str = "Wagiyem"
    rt: str = "01"
    nickname: str = ""


@pytest.mark.parametrize(
    ("written", "grams"),
    [("17kg2ons", 17200), ("kira kira 7,9", 7900), ("kira-kira 7,9 kg ya bu", 7900)],
)
def test_weight_is_read_without_spaces_and_with_words_around(written, grams):
    """A figure counts with its unit glued on and with words said in passing."""
    reading = read_weight(written)
    assert reading is not None
    assert reading.value == grams


@pytest.mark.parametrize(
    ("written", "weight", "length"),
    [
        ("yohanes10,3 79,9", "10,3", "79,9"),
        ("ani 8,2kg,70,5cm", "8,2kg", "70,5cm"),
        ("70,5 cm 8,2 kg ani", "8,2 kg", "70,5 cm"),
        ("kira kira 8,3 69,5", "8,3", "69,5"),
    ],
)
def test_figures_of_a_line_are_told_by_unit_then_by_order(written, weight, length):
    """No space is needed after a name, and a unit says what a figure is."""
    line = read_line(written)
    assert line is not None
    given = answers_of(line)
    assert (given["weight"], given["length"]) == (weight, length)


@pytest.mark.parametrize("written", ["bunga sama ayu dua2nya sakit", "satu2"])
def test_doubled_word_is_no_figure(written):
    """The 2 that doubles a word measures nothing."""
    line = read_line(written)
    assert line is not None
    assert not line.measures


def test_phone_number_is_no_report():
    """A number with letters for digits names no child."""
    assert not looks_like_report("O812 0000 0O77")


def test_line_of_two_children_is_seen():
    """More figures than one child has are never cut down to the first two."""
    line = read_line("intan 10,4 81,2, joko 8,3 69,5")
    assert line is not None
    assert names_several(line)


@pytest.mark.parametrize("written", ["wayan td 160/95", "bumil kadek bb 52"])
def test_figures_of_adults_are_no_childs(written):
    """A blood pressure or a pregnant woman's weight is not taken for a child's."""
    line = read_line(written)
    assert line is not None
    assert not is_of_a_child(line)


def test_name_in_another_spelling_does_not_beat_one_as_typed():
    """'moh rizky' may be Muhammad Rizki or Moh. Rizky Aditya: both are listed."""
    children = [Child(name="Muhammad Rizki"), Child(name="Moh. Rizky Aditya")]
    assert names.find("moh rizky", children) == names.Several(candidates=tuple(children))


def test_initial_narrows_a_name():
    """'budi s' may be either Budi whose second name begins so, and nobody else."""
    children = [Child(name="Budi Santoso"), Child(name="Budi Setiawan"), Child(name="Budi Hartono")]
    assert names.find("budi s", children) == names.Several(candidates=tuple(children[:2]))


def test_mother_may_stand_after_the_name():
    """'galih suminten' is Galih, whose mother is Suminten."""
    children = [Child(name="Galih", mother_name="Suminten"), Child(name="Galang")]
    found = names.find("galih suminten", children)
    assert isinstance(found, names.One)
    assert found.candidate is children[0]


def test_mother_is_found_before_her_child():
    """'bu wati anaknya' names the mother alone."""
    person = read_person("bu wati anaknya")
    assert (person.name, person.mother) == (None, "wati")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Muhammad Rizki Ramadan", "Muhammad Rizki"),
        ("Moh. Rizky", "Moh. Rizky"),
        ("Ni Luh Sari", "Luh Sari"),
        ("I Gede Arta", "Gede Arta"),
        ("Komang Ayu", "Komang Ayu"),
        ("Ani Lestari", "Ani"),
        ("Slamet", "Slamet"),
    ],
)
def test_first_name_shared_by_many_is_not_said_alone(name, called):
    """Muhammad or Gede alone would mean half a village."""
    assert call_name(name) == called


@pytest.mark.parametrize("written", ["ga", "tidak", "bukan", "jangan", "nggak bu", "biarin"])
def test_bare_denial_means_the_choice_that_names_it(written):
    """A no is understood where the label itself does not deny."""
    offers = (choice("yes", "Betul", "YA"), choice("no", "Ubah", "UBAH", "TIDAK"))
    chosen = lexicon().choose(written, offers)
    assert chosen is not None
    assert chosen.id == "no"


def test_denial_with_a_figure_is_left_to_the_figure():
    """'bukan, 15/8/2025' is the date, not only a no."""
    offers = (choice("yes", "Betul", "YA"), choice("no", "Ubah", "UBAH", "TIDAK"))
    assert lexicon().choose("bukan, 15/8/2025", offers) is None


def test_bukan_is_not_buka():
    """A denial never opens a posyandu's day."""
    assert lexicon().intent("bukan") is None


def test_correction_from_one_figure_to_another():
    """'8,2 jadi 8,4' holds one new figure; the first one was wrong."""
    told = read_correction("ani bb 8,2 jadi 8,4")
    assert (told.weight, told.length) == ("8,4", "")


@pytest.mark.parametrize(
    ("said", "is_sign"),
    [
        ("diare 3 hari katanya", True),
        ("kejang tadi pagi", True),
        ("ga mau makan dari kemarin", True),
        ("diare, tidak muntah", True),
        ("tidak ada", False),
        ("ga diare", False),
        ("aman bu", False),
    ],
)
def test_sign_counts_unless_it_is_denied(said, is_sign):
    """An illness told beside a question for danger signs is a sign; a denied one is none."""
    assert names_a_sign(said) is is_sign
