"""The questions of the quiz, as quiz.toml holds them."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from domain.learning import Sitting

_FILE = Path(__file__).with_name("quiz.toml")
IN_A_SITTING = 3
ALL_SKILLS = 25


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question with three answers, one of them right."""

    id: str
    skill: int
    ask: str
    choices: tuple[str, ...]
    right: int
    """From 1."""
    because: str
    """True whether the answer was right or not."""
    source: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """Skills that belong together, those of every posyandu day first."""

    id: str
    label: str
    name: str
    words: tuple[str, ...]
    skills: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Level:
    """What a level asks for: some groups whole, and so many others."""

    id: str
    groups: tuple[str, ...]
    other_groups: int


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def groups() -> tuple[Group, ...]:
    """List the five groups in the ministry's order."""
    return tuple(
        Group(**row | {"words": tuple(row["words"]), "skills": tuple(row["skills"])})
        for row in _tables()["group"]
    )


def group(id_: str) -> Group:
    """Give one group."""
    return next(each for each in groups() if each.id == id_)


@cache
def questions() -> Mapping[str, Question]:
    """Give every question by its name."""
    rows = _tables()["question"]
    return {row["id"]: Question(**row | {"choices": tuple(row["choices"])}) for row in rows}


@cache
def levels() -> tuple[Level, ...]:
    """List the levels, the first to be reached first."""
    return tuple(
        Level(id=name, groups=tuple(row["groups"]), other_groups=row["other_groups"])
        for name, row in _tables()["levels"].items()
    )


def level_of(passed: Collection[int]) -> str:
    """Name the highest level that some skills make; empty before the first."""
    whole = {each.id for each in groups() if set(each.skills) <= set(passed)}
    reached = [
        level.id
        for level in levels()
        if whole.issuperset(level.groups)
        and len(whole.difference(level.groups)) >= level.other_groups
    ]
    return reached[-1] if reached else ""


def choose(group_id: str, passed: Collection[int], asked: Collection[str] = ()) -> tuple[str, ...]:
    """Choose the questions of one sitting: skills not passed yet first, one question for each.

    Args:
        group_id: the group to be learnt.
        passed: skills passed before; they come last.
        asked: questions of the sitting before, whose skills are asked in other words if possible.
    """
    skills = sorted(group(group_id).skills, key=lambda skill: skill in passed)
    return tuple(_question_of(skill, asked).id for skill in skills[:IN_A_SITTING])


def _question_of(skill: int, asked: Collection[str]) -> Question:
    about = [each for each in questions().values() if each.skill == skill]
    return next((each for each in about if each.id not in asked), about[0])


def missed(sitting: Sitting) -> tuple[int, ...]:
    """List the places, from 0, of the questions that were answered wrongly."""
    return tuple(
        place
        for place, (name, picked) in enumerate(zip(sitting.questions, sitting.answers, strict=True))
        if picked is not None and picked != questions()[name].right
    )
