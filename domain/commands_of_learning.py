"""What a cadre does to learn: begin a quiz, answer, answer missed questions again."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class StartQuiz:
    """Begin a short quiz; one that is open is left."""

    group: str
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AnswerQuiz:
    """Keep what was chosen for one question."""

    sitting: int
    question: str
    picked: int
    """The number of the answer, from 1."""
    by_letter: bool = False
    """True when it was written as a letter, which is echoed."""


@dataclass(frozen=True, kw_only=True)
class RepeatMissed:
    """Ask the questions of a quiz again that were not answered right."""

    sitting: int
