"""One person of a short list: a child or somebody else, by number, name, mother or RT."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dialog.answers import one_of
from dialog.chat import Gone, Heard
from dialog.input import names
from dialog.input.person_words import read_person
from dialog.journal import Json
from dialog.messages import Choice
from domain.register import Unknown

NONE_OF_THEM = "none"


class Numbered(names.Named, Protocol):
    """Somebody with a number in the register."""

    @property
    def id(self) -> int:
        """The number."""


@dataclass(frozen=True, kw_only=True)
class OneOfSeveral:
    """The number of one of the people shown, as text, or the row that says none of them."""

    among: tuple[Numbered, ...]
    choices: tuple[Choice, ...]
    look_up: Callable[[int], object]
    """Raises Unknown for somebody who is no longer there."""
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Give the person's number as text, or the row that says none of them."""
        found = names.find(read_person(heard.text), self.among) if heard.text else None
        if isinstance(found, names.One) and not heard.text.strip().isdigit():
            return str(found.candidate.id)
        return one_of(*self.choices).read(heard, today)

    def dump(self, value: str) -> Json:
        """Keep the row's id."""
        return value

    def load(self, stored: Json) -> str:
        """Give it back while the person is there."""
        if stored == NONE_OF_THEM:
            return NONE_OF_THEM
        try:
            self.look_up(int(stored))
        except Unknown as gone:
            raise Gone from gone
        return str(stored)
