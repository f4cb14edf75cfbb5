"""The quiz's questions: complete, short enough, and turned into levels as the file says."""

import pytest

from domain.learning import Sitting
from flows.cadre.skills import quiz_questions as quiz

QUESTIONS = tuple(quiz.questions().values())
LONGEST_LABEL, LONGEST_TEXT = 20, 420
ALL = range(1, quiz.ALL_SKILLS + 1)


def skills(*groups):
    """Give the skills of some groups."""
    return {skill for group in groups for skill in quiz.group(group).skills}


def test_every_skill_stands_in_one_group():
    """The five groups hold the 25 skills, each once."""
    assert sorted(skill for group in quiz.groups() for skill in group.skills) == list(ALL)


def test_every_skill_has_two_questions():
    """A missed question returns in other words."""
    for skill in ALL:
        assert len([each for each in QUESTIONS if each.skill == skill]) > 1


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_question_is_complete(question):
    """Three different short answers, one right, a sentence and a source."""
    assert len(set(question.choices)) == len(question.choices) == 3
    assert all(len(answer) <= LONGEST_LABEL for answer in question.choices)
    assert question.right in (1, 2, 3)
    assert question.because.endswith(".")
    assert question.source
    assert len(question.ask) + len(question.because) < LONGEST_TEXT


@pytest.mark.parametrize(
    ("passed", "level"),
    [
        (set(), ""),
        (skills("management"), ""),
        (skills("children", "mothers"), ""),
        (skills("management", "children"), "purwa"),
        (skills("management", "children", "mothers", "school"), "madya"),
        (set(ALL) - {25}, "madya"),
        (set(ALL), "utama"),
    ],
)
def test_level_follows_from_whole_groups(passed, level):
    """Levels ask for the management of a posyandu and so many other groups."""
    assert quiz.level_of(passed) == level


def test_skills_not_passed_yet_are_asked_first():
    """Three questions, each of another skill."""
    chosen = [quiz.questions()[name].skill for name in quiz.choose("children", {7, 8})]
    assert chosen == [9, 11, 10]


def test_missed_skill_is_asked_in_other_words():
    """A question of the sitting before is not repeated while there is another one."""
    first = quiz.choose("mothers", set())
    assert not set(first) & set(quiz.choose("mothers", set(), first))


def test_missed_questions_are_found():
    """What was not answered yet is not missed."""
    sitting = Sitting(
        id=1,
        person_id=1,
        group="children",
        questions=("panjang_berbaring", "berat_tetap", "kapsul_biru"),
        answers=(2, 2, None),
        is_over=False,
    )
    assert quiz.missed(sitting) == (0,)
    assert sitting.next_place == 2
