"""An answer in the quiz: tapped, its number, its letter, or its words."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Heard
from dialog.journal import Json
from dialog.messages import Choice

LETTERS = "abc"


@dataclass(frozen=True, kw_only=True)
class Picked:
    """Which of the answers, from 1."""

    number: int
    by_letter: bool = False


@dataclass(frozen=True, kw_only=True)
class QuizAnswer:
    """One of three answers."""

    answers: tuple[str, ...]
    list_title: str | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the answers."""
        return tuple(
            choice(f"answer{number}", answer, answer)
            for number, answer in enumerate(self.answers, 1)
        )

    def read(self, heard: Heard, today: date) -> Picked:
        """Understand a tap, a number, a letter or the words of an answer."""
        letter = heard.text.strip(" .)").lower()
        if len(letter) == 1 and letter in LETTERS and not self._is_an_answer(letter):
            return Picked(number=LETTERS.index(letter) + 1, by_letter=True)
        id_ = one_of(*self.choices).read(heard, today)
        return Picked(number=int(id_.removeprefix("answer")))

    def _is_an_answer(self, letter: str) -> bool:
        return any(answer.lower() == letter for answer in self.answers)

    def dump(self, value: Picked) -> Json:
        """Keep the number and how it was written."""
        return [value.number, value.by_letter]

    def load(self, stored: Json) -> Picked:
        """Give it back."""
        return Picked(number=stored[0], by_letter=stored[1])
