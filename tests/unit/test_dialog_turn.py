"""The engine that runs a flow from its top on every message."""

import json
from datetime import UTC, date, datetime

import pytest

from dialog.answers import choice, either, free_text, kilograms, one_of, skippable
from dialog.chat import Chat, Gone, Heard, NotUnderstood
from dialog.journal import Journal
from dialog.turn import Turn, take

TODAY = date(2026, 2, 10)
NOW = datetime(2026, 2, 10, 8, tzinfo=UTC)
YES_NO = one_of(choice("yes", "Ya", "YA"), choice("no", "Tidak", "TIDAK"))


async def greeting(chat: Chat) -> str:
    """Ask two things and give them back."""
    name = await chat.ask("name", "Siapa?", free_text("Ketik namanya."), lead="Halo.")
    chat.say(f"Hai, {name}.")
    picked = await chat.ask("sure", "Betul?", YES_NO, brief="Jadi, betul?")
    chat.say("Selesai.")
    return f"{name}:{picked}"


def run(journal: Journal, words: str | None = None, *, flow=greeting, expects: str = "") -> Turn:
    """Take one turn."""
    heard = None if words is None else Heard(text=words)
    return take(flow, journal, today=TODAY, now=NOW, heard=heard, expects=expects)


def texts(turn: Turn) -> list[str]:
    """Give what was said."""
    return [bubble.text for bubble in turn.bubbles]


def test_the_first_run_shows_the_first_question_with_its_lead():
    """Nothing is understood yet, so the first question is what the person sees."""
    turn = run(Journal())
    assert texts(turn) == ["Halo.\nSiapa?"]
    assert turn.question is not None
    assert not turn.has_ended


def test_an_answer_brings_what_is_said_after_it_and_the_next_question():
    """Only what follows the answer is said, never what was said before."""
    journal = Journal()
    turn = run(journal, "Ani", expects="name")
    assert texts(turn) == ["Hai, Ani.", "Betul?"]
    assert journal.answers == {"name": "Ani"}


def test_the_last_answer_ends_the_flow_with_its_result():
    """A flow returns one thing to carry out."""
    journal = Journal(answers={"name": "Ani"})
    turn = run(journal, "iya", expects="sure")
    assert turn.has_ended
    assert turn.result == "Ani:yes"
    assert texts(turn) == ["Selesai."]


def test_words_that_do_not_fit_are_refused_and_nothing_is_kept():
    """The journal keeps what was understood, never what was typed."""
    journal = Journal(answers={"name": "Ani"})
    turn = run(journal, "harga cabai berapa", expects="sure")
    assert turn.refused is not None
    assert "sure" not in journal.answers


def test_a_repeated_question_has_no_lead():
    """The lead stands above the question only the first time."""
    assert texts(run(Journal(), expects="name")) == ["Siapa?"]


def test_words_for_a_question_that_is_gone_are_not_heard():
    """A question that is no longer asked takes no answer."""
    turn = run(Journal(), "Ani", expects="an_old_question")
    assert turn.heard_nothing
    assert turn.question is not None
    assert turn.question.name == "name"


def test_an_answer_typed_ahead_is_taken_without_asking():
    """A one-line report is the same flow with its answers already given."""
    turn = run(Journal(given={"name": "Ani"}))
    assert texts(turn) == ["Hai, Ani.", "Betul?"]


def test_an_answer_typed_ahead_that_does_not_fit_is_asked_with_its_complaint():
    """What is odd is asked about; what is clear is kept."""
    turn = run(Journal(given={"name": "Ani", "sure": "harga cabai"}))
    assert turn.question is not None
    assert turn.question.name == "sure"
    assert turn.refused is not None


def test_a_name_asked_twice_in_one_run_is_an_error():
    """A question's name is a promise."""

    async def twice(chat: Chat) -> None:
        await chat.ask("name", "Siapa?", free_text())
        await chat.ask("name", "Siapa lagi?", free_text())

    with pytest.raises(ValueError, match="asked twice"):
        run(Journal(given={"name": "Ani"}), flow=twice)


def test_an_answer_that_can_no_longer_be_loaded_is_asked_again():
    """What was remembered may be gone by the time it is needed."""

    async def pick(chat: Chat) -> str:
        return await chat.ask("pick", "Yang mana?", YES_NO)

    turn = run(Journal(answers={"pick": "perhaps"}), flow=pick)
    assert turn.question is not None


def test_going_back_forgets_the_last_answer_and_remembers_what_it_was():
    """KEMBALI asks the question before, and LANJUT can take the former answer after all."""
    journal = Journal(answers={"name": "Ani"})
    assert journal.forget_last(shown=["name", "sure"])
    assert journal.former == {"name": "Ani"}
    assert not journal.forget_last(shown=["name"])


def test_a_question_with_a_former_answer_is_shown_in_its_other_words():
    """The person sees what was answered before."""

    async def weigh(chat: Chat) -> None:
        await chat.ask("weight", "Berat?", kilograms("Angka."), again="Tadi 8,2. Yang baru?")

    turn = run(Journal(former={"weight": [8200, False, None]}), flow=weigh)
    assert texts(turn) == ["Tadi 8,2. Yang baru?"]


def test_the_journal_makes_a_round_trip_through_json():
    """What is written today must be readable next year, in the same order."""
    journal = Journal(answers={"b": 1, "a": [2, None]}, given={"c": "x"}, former={"d": 3}, tries=2)
    again = Journal.from_json(json.loads(json.dumps(journal.to_json())))
    assert again == journal
    assert list(again.answers) == ["b", "a"]


def test_an_empty_journal_can_be_read():
    """A conversation that has just been opened has nothing written."""
    assert Journal.from_json({}) == Journal()


def test_a_tapped_choice_answers_by_its_id_or_its_label():
    """A tap carries the id; some channels give only the label."""
    assert YES_NO.read(Heard(tapped="yes"), TODAY) == "yes"
    assert YES_NO.read(Heard(tapped="Tidak"), TODAY) == "no"


def test_a_digit_means_the_choice_of_that_number():
    """Every choice has a number and a word."""
    assert YES_NO.read(Heard(text="2"), TODAY) == "no"


def test_a_digit_for_a_weight_is_a_weight():
    """A digit is a menu choice only where that digit is offered."""
    kind, amount = either(kilograms("Angka."), skippable()).read(Heard(text="1"), TODAY)
    assert (kind, amount.value) == (0, 1000)


def test_the_first_kind_that_fits_is_taken_and_kept_with_its_value():
    """Either keeps which kind it was, and gives both back."""
    answer = either(one_of(choice("skip", "Lewati", "LEWATI")), kilograms("Angka."))
    found = answer.read(Heard(text="8,2"), TODAY)
    assert answer.load(json.loads(json.dumps(answer.dump(found)))) == found
    assert [offer.id for offer in answer.choices] == ["skip"]


def test_when_no_kind_fits_the_last_one_complains():
    """The sentence says what is needed."""
    with pytest.raises(NotUnderstood, match="Angka"):
        either(YES_NO, kilograms("Angka.")).read(Heard(text="gendut"), TODAY)


def test_a_kind_that_no_longer_exists_is_gone():
    """A flow that offers fewer kinds asks again."""
    with pytest.raises(Gone):
        either(YES_NO).load([3, "x"])


def test_a_text_too_long_is_refused_never_cut():
    """Nothing a person wrote is shortened behind their back."""
    with pytest.raises(NotUnderstood, match="Terlalu panjang"):
        free_text(longest=5).read(Heard(text="enam huruf"), TODAY)


def test_skipping_is_understood_without_a_button():
    """LEWATI works though no choice is shown."""
    assert skippable().choices == ()
    assert skippable().read(Heard(text="lewati aja dlu"), TODAY) == "skip"
    with pytest.raises(NotUnderstood):
        skippable().read(Heard(text="1"), TODAY)


def test_a_brief_question_keeps_its_choices():
    """After something else the question is repeated in short."""
    turn = run(Journal(answers={"name": "Ani"}))
    assert turn.question is not None
    bubble = turn.question.bubble(turn.question.brief)
    assert bubble.text == "Jadi, betul?"
    assert [offer.id for offer in bubble.choices] == ["yes", "no"]
