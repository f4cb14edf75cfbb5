"""Choices that give way to a whole command: its words are not taken for one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf
from dialog.chat import Heard, NotUnderstood
from dialog.input import words
from dialog.messages import Choice


@dataclass(frozen=True, kw_only=True)
class Yielding(OneOf):
    """One of some choices, unless a command names something of its own beside itself."""

    commands: tuple[str, ...]
    names_something: Callable[[str], bool]

    def read(self, heard: Heard, today: date) -> str:
        """Give the id of the choice; 'kunjungan joko' is not the choice 'Daftar kunjungan'."""
        if heard.tapped is None:
            command = words.lexicon().intent(heard.text, among=self.commands)
            if command is not None and command.is_first and self.names_something(command.rest):
                raise NotUnderstood("")
        return super().read(heard, today)


def _anything(rest: str) -> bool:
    return bool(rest.strip())


def one_of_unless(
    *choices: Choice,
    commands: tuple[str, ...],
    names_something: Callable[[str], bool] = _anything,
    list_title: str | None = None,
) -> OneOf:
    """Offer choices under a result; a command that says of whom or what goes its own way."""
    return Yielding(
        choices=choices,
        list_title=list_title,
        commands=commands,
        names_something=names_something,
    )
