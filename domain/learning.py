"""How far a cadre has come with the 25 skills, and one short quiz on the way."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Measuring(StrEnum):
    """A measure a cadre can be shown how to take."""

    WEIGHT = "weight"
    LYING = "lying"
    STANDING = "standing"
    ARM = "arm"
    WAIST = "waist"
    PRESSURE = "pressure"
    GLUCOSE = "glucose"


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One quiz of a cadre: its questions by name, and what was chosen for each."""

    id: int
    person_id: int
    group: str
    questions: tuple[str, ...]
    answers: tuple[int | None, ...]
    """The number of the chosen answer, from 1; None where nothing was chosen yet."""
    is_over: bool

    @property
    def next_place(self) -> int | None:
        """The place, from 0, of the first question without an answer; None at the end."""
        return next((at for at, picked in enumerate(self.answers) if picked is None), None)


class LearningRegister(Protocol):
    """What was learnt, seen by one speaker."""

    def skills_passed(self) -> frozenset[int]:
        """Number the skills that the speaker passed."""

    def measures_met(self) -> frozenset[Measuring]:
        """List the measures the speaker was asked for before, one question at a time."""

    def sitting(self, sitting_id: int) -> Sitting:
        """Give one quiz, or raise Unknown."""

    def open_sitting(self) -> Sitting | None:
        """Give the speaker's latest quiz when it has questions left."""

    def last_sitting(self) -> Sitting | None:
        """Give the speaker's latest quiz, whatever became of it."""

    def learning_of_village(self) -> tuple[frozenset[int], ...]:
        """Give for each cadre of the village the skills passed, without saying whose they are."""
