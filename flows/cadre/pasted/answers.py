"""Answers about one line of a pasted list: each may also be left with LEWATI."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dialog.answers import Typed, one_of
from dialog.chat import Answer, Heard, NotUnderstood
from dialog.input import words
from dialog.input.line import read_line
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text
from domain.people import Posyandu
from domain.register import Register
from flows.cadre.who.somebody import look_for

SKIPS = ("LEWATI",)


@dataclass(frozen=True, kw_only=True)
class OrSkip:
    """An answer, or LEWATI where the answer itself takes no such word."""

    inner: Answer[Any]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the choices of the answer."""
        return self.inner.choices

    @property
    def list_title(self) -> str | None:
        """Show the title of the answer's list."""
        return self.inner.list_title

    def read(self, heard: Heard, today: date) -> tuple[bool, Any]:
        """Give whether the line is skipped, else the value."""
        try:
            return False, self.inner.read(heard, today)
        except NotUnderstood:
            if words.lexicon().intent(heard.text, among=SKIPS) is None:
                raise
        return True, None

    def dump(self, value: tuple[bool, Any]) -> Json:
        """Keep both."""
        skips, inner = value
        return [skips, None if skips else self.inner.dump(inner)]

    def load(self, stored: Json) -> tuple[bool, Any]:
        """Give both back."""
        skips, inner = stored
        return bool(skips), None if skips else self.inner.load(inner)


@dataclass(frozen=True, kw_only=True)
class Stranger:
    """What to do with a name nobody has: a choice, or the right name typed at once."""

    register: Register
    choices: tuple[Choice, ...]
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> tuple[str, str]:
        """Give the choice and what belongs to it: the right name, or the other posyandu named."""
        try:
            picked = one_of(*self.choices).read(heard, today)
        except NotUnderstood:
            somebody = look_for(self.register, heard.text)
            if not (somebody.found and somebody.is_exact):
                raise
            return "name", heard.text
        other = _named(self.register, heard.text)
        return picked, str(other.id) if other is not None else ""

    def dump(self, value: tuple[str, str]) -> Json:
        """Keep both."""
        return list(value)

    def load(self, stored: Json) -> tuple[str, str]:
        """Give both back."""
        picked, more = stored
        return str(picked), str(more)


def _named(register: Register, typed: str) -> Posyandu | None:
    """Find another posyandu of the village in a remark: 'itu anak tamu dari melati 2'."""
    said = f" {' '.join(typed.lower().split())} "
    own = register.speaker.posyandu_ids()
    others = (posyandu for posyandu in register.all_posyandu() if posyandu.id not in own)
    return next((each for each in others if f" {each.name.lower()} " in said), None)


def whole_line() -> Typed[str]:
    """Read a line written anew; another command is none."""

    def read(typed: str, _today: date) -> str:
        line = " ".join(typed.split())
        reported = read_line(line)
        command = words.lexicon().intent(line)
        is_command = command is not None and command.is_first and not command.typo
        if reported is None or not reported.has_person or (is_command and not reported.measures):
            raise NotUnderstood(
                text("Tulis nama, berat, lalu tinggi. Contoh: Ani 8,2 70,5. Atau ketik LEWATI.")
            )
        return line

    return Typed(reads=read, dumps=str, loads=str)
