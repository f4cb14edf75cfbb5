"""Whom a written name means."""

from dataclasses import dataclass

import pytest

from dialog.input.name_key import name_key
from dialog.input.names import How, NoneFound, One, Several, find, rank
from dialog.input.person_words import PersonWords, read_grown_up, read_person


@dataclass(frozen=True)
class Child:
    """A child of the register."""

    name: str
    mother_name: str
    rt: str
    nickname: str = ""


CHILDREN = (
    Child("Ani Lestari", "Sri Wahyuni", "01"),
    Child("Budi Santoso", "Rina", "02"),
    Child("Budi Setiawan", "Wati", "03"),
    Child("Budiman Saputra", "Lilis", "01"),
    Child("Citra Dewi", "Komang Ayu", "02"),
    Child("Dimas Pratama", "Nurhayati", "03", nickname="Memet"),
    Child("Fajar Nugroho", "Dewi Sartika", "01"),
    Child("Gita Maharani", "Yuliana", "04"),
    Child("Joko Susilo", "Ketut Sari", "04"),
    Child("Muhammad Rizky", "Fitri", "04"),
)


def names(found):
    """Give the names a search came to."""
    match found:
        case One():
            return found.candidate.name
        case Several():
            return [child.name for child in found.candidates]
        case NoneFound():
            return None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Djoko", "Joko"),
        ("Yoko", "Joko"),
        ("Boedi", "Budi"),
        ("Tjitra", "Citra"),
        ("Moh. Riski", "Muhammad Rizky"),
        ("M. Rizki", "Muhamad Rizky"),
        ("St. Aisya", "Siti Aisyah"),
        ("Abd. Rachman", "Abdul Rahman"),
        ("Chairul", "Khairul"),
        ("Pitri", "Vitri"),
        ("Alex", "Aleks"),
        ("Syarif", "Sarip"),
        ("An. Ani", "Ani"),
        ("bayi Ny. Ani", "Ani"),
        ("Rizqi", "Riski"),
        ("Nur'aini", "Nuraini"),
    ],
)
def test_spellings_of_a_name_share_a_key(one, other):
    """Two spellings of one name have the same key."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Dina", "Dita"), ("Ani", "Anisa"), ("Budi", "Budiman")]
)
def test_different_names_have_different_keys(one, other):
    """Names that only look alike stay apart."""
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("typed", "name", "how"),
    [
        ("ani", "Ani Lestari", How.WORD),
        ("budiman", "Budiman Saputra", How.WORD),
        ("budi santoso", "Budi Santoso", How.WHOLE),
        ("Santoso budi", "Budi Santoso", How.WORD),
        ("anilestari", "Ani Lestari", How.WHOLE),
        ("memet", "Dimas Pratama", How.WHOLE),
        ("dim", "Dimas Pratama", How.PREFIX),
        ("fajr", "Fajar Nugroho", How.TYPO),
        ("maharini", "Gita Maharani", How.TYPO),
        ("djoko", "Joko Susilo", How.WORD),
        ("moh rizki", "Muhammad Rizky", How.WHOLE),
        ("Anni lestari", "Ani Lestari", How.WHOLE),
        ("lilis", "Budiman Saputra", How.MOTHER),
    ],
)
def test_one_clear_match_is_found(typed, name, how):
    """A whole word beats a beginning, which beats a mother's name, which beats a slip."""
    found = find(typed, CHILDREN)
    assert (names(found), found.how) == (name, how)


def test_only_words_as_typed_are_exact():
    """A spelling or a slip is marked, so that figures have to be plausible."""
    assert find("ani", CHILDREN).exact
    assert not find("anni", CHILDREN).exact
    assert not find("fajr", CHILDREN).exact


def test_two_whole_words_bring_the_beginnings():
    """Two Budi are listed with Budiman; one Ani stands alone even beside Anisa."""
    assert names(find("budi", CHILDREN)) == ["Budi Santoso", "Budi Setiawan", "Budiman Saputra"]
    beside = (*CHILDREN, Child("Anisa Putri", "Tuti", "02"))
    assert names(find("ani", beside)) == "Ani Lestari"


@pytest.mark.parametrize("typed", ["anisa", "rafi", "tono", "dika", "joni", "", "..."])
def test_another_name_is_no_slip(typed):
    """A name nobody has is never taken for a similar one."""
    assert names(find(typed, CHILDREN)) is None


def test_nearest_name_is_offered():
    """Whoever is most alike is offered first."""
    assert find("anisa", CHILDREN).nearest[0].name == "Ani Lestari"


def test_two_slips_are_listed():
    """A slip of two names is never decided."""
    twins = (Child("Hasan Basri", "A", "1"), Child("Hasna Putri", "B", "2"))
    assert isinstance(find("hasam", twins), One)
    assert names(find("hasa", twins)) is not None
    assert isinstance(
        find("hasaan", (Child("Hasani", "A", ""), Child("Hasann B", "B", ""))), Several | One
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    {
        "budi": PersonWords(name="budi"),
        "budi rt 3": PersonWords(name="budi", rt="3"),
        "budi RT 03/02": PersonWords(name="budi", rt="3"),
        "budi ibu wati": PersonWords(name="budi", mother="wati"),
        "budi (wati)": PersonWords(name="budi", mother="wati"),
        "yg anaknya bu rina": PersonWords(name=None, mother="rina"),
        "anak bu rina": PersonWords(name=None, mother="rina"),
        "citra anaknya komang": PersonWords(name="citra", mother="komang"),
        "budi yg ibunya rina rt 2": PersonWords(name="budi", mother="rina", rt="2"),
        "yang rt 2": PersonWords(name=None, rt="2"),
        "si ani dong bu": PersonWords(name="ani"),
        "eka putri": PersonWords(name="eka putri"),
        "": PersonWords(name=None),
    }.items(),
)
def test_particulars_are_parted(typed, words):
    """Name, mother and RT are told apart."""
    assert read_person(typed) == words


@pytest.mark.parametrize(
    ("typed", "name"),
    {
        "budi rt 3": "Budi Setiawan",
        "budi ibu wati": "Budi Setiawan",
        "yg anaknya bu rina": "Budi Santoso",
        "citra anaknya komang": "Citra Dewi",
        "ibunya nurhayati": "Dimas Pratama",
    }.items(),
)
def test_particulars_decide(typed, name):
    """Mother or RT part children of one name."""
    assert names(find(read_person(typed), CHILDREN)) == name


def test_contradicting_rt_is_never_taken():
    """The right name with the wrong RT is offered, not chosen."""
    found = find(read_person("ani rt 3"), CHILDREN)
    assert isinstance(found, NoneFound)
    assert found.nearest[0].name == "Ani Lestari"


def test_rt_alone_lists_its_children():
    """An RT without a name gives all who live there."""
    assert names(find(read_person("rt 2"), CHILDREN)) == ["Budi Santoso", "Citra Dewi"]


def test_rank_puts_the_likest_first():
    """Everybody is ranked, the most alike first."""
    ranked = rank("gita", CHILDREN)
    assert ranked[0].candidate.name == "Gita Maharani"
    assert len(ranked) == len(CHILDREN)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pak Wayan", "Wayan"),
        ("bu ayu", "ayu"),
        ("mbah sarinem rt 3", "sarinem"),
        ("Ibu Ni Ketut", "Ni Ketut"),
        ("wayan", "wayan"),
        ("Paknya", "Paknya"),
        ("Bukhori", "Bukhori"),
    ],
)
def test_title_of_a_grown_up_is_no_part_of_the_name(text, name):
    """A child is named by its mother, a grown-up by the own name."""
    assert read_grown_up(text).name == name
