"""Answers to custom questions: read as people write, checked by the question, said in words."""

from datetime import date, datetime

import pytest
from forms_workbook import form

from dialog.chat import Chat, Gone, Heard, NotUnderstood
from dialog.journal import Journal
from domain.forms.model import Kind, Option, Question
from domain.forms.scoping import value_of
from domain.forms.values import day_of, time_of, truth
from flows.forms.answers import MORE, Offered, Rules, Several, Written, pieces
from flows.forms.figures import READERS
from flows.forms.filling import Filling
from flows.forms.offering import choices_of
from flows.forms.spoken import shown

TODAY = date(2026, 2, 10)
NOW = datetime.fromisoformat("2026-02-10T09:00:00+08:00")


def rules(*, required=True, fits=lambda _: True):
    """Make rules."""
    return Rules(is_required=required, required_message="wajib", fits=fits, misfit="tidak cocok")


@pytest.mark.parametrize(
    ("kind", "typed", "meanings"),
    [
        (Kind.INTEGER, "12", ("12",)),
        (Kind.INTEGER, "007", ("7",)),
        (Kind.INTEGER, "-3", ("-3",)),
        (Kind.INTEGER, "1.500", ("1500",)),
        (Kind.INTEGER, "tiga orang", ("3",)),
        (Kind.INTEGER, "081234567890123", ("81234567890123",)),
        (Kind.DECIMAL, "8,2", ("8.2",)),
        (Kind.DECIMAL, "8.50", ("8.5",)),
        (Kind.DECIMAL, "min 2", ("-2",)),
        (Kind.DECIMAL, "delapan koma dua", ("8.2",)),
        (Kind.DATE, "12-12-2025", ("2025-12-12",)),
        (Kind.DATE, "12 mei", ("2025-05-12", "2026-05-12")),
        (Kind.DATE, "besok", ("2026-02-11",)),
        (Kind.TIME, "8", ("08:00",)),
        (Kind.TIME, "08.30", ("08:30",)),
        (Kind.TIME, "jam 4 sore", ("16:00",)),
        (Kind.TEXT, "  dua   kata ", ("dua kata",)),
    ],
)
def test_what_people_write_is_read(kind, typed, meanings):
    """Figures, days and times as in every other conversation."""
    assert READERS[kind](typed, TODAY) == meanings


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (Kind.INTEGER, "2,5", "angka bulat"),
        (Kind.INTEGER, "banyak", "angka bulat"),
        (Kind.DECIMAL, "banyak", "Saya perlu angkanya"),
        (Kind.DATE, "31-04-2025", "tidak ada di kalender"),
        (Kind.DATE, "kapan-kapan", "Saya perlu tanggalnya"),
        (Kind.TIME, "jam 5", "Jam 05.00 atau jam 17.00"),
        (Kind.TIME, "sore", "Saya perlu jamnya"),
        (Kind.TEXT, "   ", "dengan kata-kata"),
        (Kind.TEXT, "a" * 501, "Terlalu panjang: 501 huruf"),
    ],
)
def test_what_cannot_be_read_is_asked_again_kindly(kind, typed, sentence):
    """With an example of a good answer."""
    with pytest.raises(NotUnderstood, match=sentence):
        READERS[kind](typed, TODAY)


def test_of_two_meanings_the_one_that_is_allowed_is_taken():
    """A day without its year is the last one, or the next one where only that fits."""
    answer = Written(reads=READERS[Kind.DATE], rules=rules(fits=lambda kept: kept > "2026-02-10"))
    assert answer.read(Heard(text="12 mei"), TODAY) == "2026-05-12"
    with pytest.raises(NotUnderstood, match="tidak cocok"):
        answer.read(Heard(text="12 mei 2024"), TODAY)


def test_what_is_required_cannot_be_left_out():
    """Words such as 'tidak tahu' are an answer where words are asked for."""
    figure = Written(reads=READERS[Kind.INTEGER], rules=rules())
    with pytest.raises(NotUnderstood, match="wajib"):
        figure.read(Heard(text="tidak tahu"), TODAY)
    words = Written(reads=READERS[Kind.TEXT], rules=rules(), takes_any_words=True)
    assert words.read(Heard(text="tidak tahu"), TODAY) == "tidak tahu"
    with pytest.raises(NotUnderstood, match="wajib"):
        words.read(Heard(text="lewati"), TODAY)
    optional = Written(reads=READERS[Kind.TEXT], rules=rules(required=False), takes_any_words=True)
    assert optional.read(Heard(text="tidak tahu"), TODAY) == ""


def test_an_answer_that_no_longer_fits_is_asked_again():
    """Another answer has changed what is allowed."""
    answer = Written(reads=READERS[Kind.TEXT], rules=rules(fits=lambda _: False))
    with pytest.raises(Gone):
        answer.load("dulu")


OPTIONS = tuple(
    Option(name=name, label=label, columns={})
    for name, label in (("n0", "0"), ("n1", "1"), ("n2", "2 atau lebih"))
)
PLACE = {"n0": 1, "n1": 2, "n2": 3}
NAMES = {"o1": "n0", "o2": "n1", "o3": "n2"}


def offered(**changes):
    """Offer figures as choices."""
    choices = choices_of(OPTIONS, PLACE)
    told = {"page": choices, "everything": choices, "names": NAMES, "rules": rules()}
    return Offered(**{**told, "is_shown": True, **changes})


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        (Heard(text="1"), "n1"),
        (Heard(text="0"), "n0"),
        (Heard(text="3"), "n2"),
        (Heard(text="2 atau lebih"), "n2"),
        (Heard(tapped="o1"), "n0"),
        (Heard(tapped="1"), "n1"),
    ],
)
def test_a_label_counts_before_its_place(heard, name):
    """Who writes '1' means the choice called 1, not the first."""
    assert offered().read(heard, TODAY) == name


def test_choices_of_another_page_are_known_by_their_words():
    """A number means the page that is seen, words mean any choice."""
    choices = choices_of(OPTIONS, PLACE)
    page = offered(page=choices[:1])
    assert page.read(Heard(text="2 atau lebih"), TODAY) == "n2"
    with pytest.raises(NotUnderstood):
        page.read(Heard(text="3"), TODAY)
    with pytest.raises(Gone):
        page.load(MORE)
    with pytest.raises(Gone):
        page.load("n9")


def several(*, required=True):
    """Offer roofs."""
    options = tuple(
        Option(name=name, label=label, columns={})
        for name, label in (("g", "Genteng"), ("s", "Seng"), ("d", "Daun atau rumbia"))
    )
    place = {option.name: count for count, option in enumerate(options, 1)}
    return Several(
        numbered=choices_of(options, place),
        names={"o1": "g", "o2": "s", "o3": "d"},
        rules=rules(required=required),
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1,3", "g d"),
        ("3 1", "g d"),
        ("1 dan 2", "g s"),
        ("2.", "s"),
        ("seng, daun", "s d"),
        ("seng & genteng", "g s"),
        ("Daun atau rumbia", "d"),
        ("1,1", "g"),
    ],
)
def test_several_choices_are_read_together(typed, kept):
    """In the order of the form, each once."""
    assert several().read(Heard(text=typed), TODAY) == kept


@pytest.mark.parametrize("typed", ["4", "1,4", "ijuk", ",", "", "1, batu"])
def test_one_unknown_choice_leaves_all_open(typed):
    """Nothing is half-saved."""
    with pytest.raises(NotUnderstood):
        several().read(Heard(text=typed), TODAY)


def test_several_choices_may_be_left_out():
    """LEWATI, where it is not required."""
    assert several(required=False).read(Heard(text="lewati"), TODAY) == ""
    with pytest.raises(Gone):
        several().load("g x")


def test_words_are_parted_into_choices():
    """Commas, 'dan', 'sama' and spaces between numbers."""
    assert pieces("1 2,3\nseng sama air hujan") == ["1", "2", "3", "seng", "air hujan"]


@pytest.mark.parametrize(
    ("kind", "kept", "said"),
    [
        (Kind.TEXT, "", "-"),
        (Kind.DECIMAL, "8.5", "8,5"),
        (Kind.DATE, "2026-02-10", "Selasa 10 Februari 2026"),
        (Kind.DATE, "entah", "entah"),
        (Kind.TIME, "16:05", "16.05"),
        (Kind.TIME, "entah", "entah"),
        (Kind.ACKNOWLEDGE, "OK", "ya"),
        (Kind.CALCULATE, "2026-02-10", "Selasa 10 Februari 2026"),
        (Kind.CALCULATE, "12.5", "12,5"),
        (Kind.CALCULATE, "baik.", "baik."),
        (Kind.START, "2026-02-10T09:00:00+08:00", "2026-02-10T09:00:00+08:00"),
    ],
)
def test_an_answer_is_said_as_people_say_it(kind, kept, said):
    """Never as the file writes it."""
    assert shown(Question(name="q", kind=kind), kept) == said


def test_values_that_are_none_stay_words():
    """What is no day, time or figure is only words in an expression."""
    assert value_of(Kind.DATE, "entah") == "entah"
    assert value_of(Kind.TIME, "entah") == "entah"
    assert value_of(Kind.INTEGER, "") == ""
    assert (day_of("2026-02-31"), time_of("25:00")) == (None, None)
    assert truth(date(2026, 2, 10))


def asked_after(made, answers):
    """Give the question that a form stops at after these answers, and what is said above it."""
    chat = Chat(today=TODAY, now=NOW, journal=Journal(answers=dict(answers)))
    filling = Filling(chat=chat, form=made, opened=NOW.isoformat())
    running = filling.ask_all()
    try:
        running.send(None)
    except StopIteration as end:
        return end.value
    finally:
        running.close()
    return chat.question, [bubble.text for bubble in chat.bubbles]


HEAD = ["type", "name", "label", "repeat_count", "choice_filter"]


def test_a_repeat_without_end_is_cut_and_says_so():
    """Thirty rounds at most."""
    rows = [
        HEAD,
        ["integer", "n", "Berapa?", "", ""],
        ["begin repeat", "r", "Rumah", "${n}", ""],
        ["text", "a", "A?", "", ""],
        ["end repeat", "", "", "", ""],
    ]
    question, _said = asked_after(form(rows), {"n": "99"})
    assert "paling banyak 30" in question.lead
    done = asked_after(form(rows), {"n": "99", **{f"a.{n}": "x" for n in range(1, 31)}})
    assert len(done["r"]) == 30


def test_a_repeat_that_the_person_ends_ends_at_thirty_too():
    """Nobody is asked for a thirty-first."""
    rows = [HEAD, ["begin repeat", "r", "Rumah"], ["text", "a", "A?"], ["end repeat", "", ""]]
    answers = {f"r.{n}": "yes" for n in range(1, 31)} | {f"a.{n}": "x" for n in range(1, 31)}
    assert len(asked_after(form(rows), answers)["r"]) == 30


@pytest.mark.parametrize("kind", ["select_one", "select_multiple"])
def test_a_choice_without_any_fitting_option_is_not_asked(kind):
    """A choice_filter that leaves nothing leaves nothing to ask."""
    rows = [HEAD, ["text", "a", "A?", "", ""], [f"{kind} l", "b", "B?", "", "x = ${a}"]]
    made = form(rows, [["list_name", "name", "label", "x"], ["l", "p", "P", "1"]])
    assert asked_after(made, {"a": "2"}) == {"a": "2", "b": ""}


def test_a_long_note_stands_in_a_message_of_its_own():
    """WhatsApp's buttons leave room for short words only."""
    rows = [HEAD, ["note", "n", "Halo. " * 100], ["text", "a", "A?"]]
    question, said = asked_after(form(rows), {})
    assert (question.lead, len(said)) == ("", 1)


def test_a_default_that_is_no_figure_is_not_proposed():
    """A calculation on an answer that was left out proposes nothing."""
    rows = [
        ["type", "name", "label", "default"],
        ["integer", "a", "A?", ""],
        ["integer", "b", "B?", "${a} + 1"],
    ]
    question, _said = asked_after(form(rows), {"a": ""})
    assert "Isian awal" not in question.words
    question, _said = asked_after(form(rows), {"a": "4"})
    assert "Isian awal: 5." in question.words


def test_an_acknowledgement_may_be_left_out():
    """Where it is not required."""
    made = form([HEAD, ["acknowledge", "a", "Setuju?"]])
    assert asked_after(made, {"a": "skip"}) == {"a": ""}
    assert asked_after(made, {"a": "OK"}) == {"a": "OK"}
