"""A choice with whatever was written beside it: '2 melati 1', '3 hujan terus'."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf
from dialog.chat import Heard
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice

IN_WORDS = "words"
"""The id given for words that mean no choice and are an answer all the same."""


@dataclass(frozen=True, kw_only=True)
class ChoiceWithWords:
    """One of some choices and the words beside it; with `says`, an answer in words alone."""

    offers: OneOf
    says: Callable[[str], bool] = lambda _words: False
    """Tells whether words that mean no choice answer the question."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the choices."""
        return self.offers.choices

    @property
    def list_title(self) -> str | None:
        """Show the title of their list."""
        return self.offers.list_title

    def read(self, heard: Heard, today: date) -> tuple[str, str]:
        """Give the choice and the words: '2 kontrol besok' is ('control', 'kontrol besok')."""
        written = " ".join(heard.text.split())
        if heard.tapped is not None:
            return self.offers.read(heard, today), ""
        chosen = lexicon().choice(written, self.offers.choices)
        if chosen is not None:
            # Without the sign of its place the label's own word is a part of what was told.
            return chosen.option.id, chosen.rest if written[:1].isdigit() else written
        if self.says(written):
            return IN_WORDS, written
        return self.offers.read(heard, today), ""

    def dump(self, value: tuple[str, str]) -> Json:
        """Keep both."""
        return list(value)

    def load(self, stored: Json) -> tuple[str, str]:
        """Give both back while the choice is still offered."""
        picked, words = stored
        if picked == IN_WORDS:
            return IN_WORDS, str(words)
        return self.offers.load(picked), str(words)
