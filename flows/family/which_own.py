"""Which of a family's own children is meant; another's name is never looked up aloud."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import names, words
from dialog.input.person_words import read_person
from dialog.input.word_lists import word_lists
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text
from domain.people import Child

SHORTEST_NAME = 3
LONGEST_ABOUT_A_NAME = 4
"""Words: in a longer sentence an unknown word is a name only after one that leads to a name."""
NAME_FOLLOWS = frozenset(
    ("anak", "anaknya", "si", "dek", "dik", "adik", "bernama", "namanya", "nama", "cucu", "punya")
)


def called_first(typed: str, children: Sequence[Child]) -> Child | None:
    """Find the one child whose name stands first, be it an everyday word too: 'bagus: sehat'."""
    first = re.match(r"\w+", typed.strip().lower())
    called = [child for child in children if first and first[0] == child.first_name.lower()]
    return called[0] if len(called) == 1 else None


def named_in(typed: str, children: Sequence[Child]) -> Child | None:
    """Find the own child whose name stands in the words, a slip of it included."""
    for word in words.lexicon().normalise(typed).split():
        if len(word) < SHORTEST_NAME or word in vocabulary():
            continue
        match names.find(word, children):
            case names.One(candidate=child):
                return child
            case _:
                continue
    return None


def names_another(typed: str, own: Sequence[Child]) -> bool:
    """Tell whether the words name somebody who is no own child.

    Nobody is looked up, so that the answer is the same whether the name is known or not.
    """
    if named_in(typed, own) is not None:
        return False
    if read_person(typed).mother is not None:
        return True
    said = words.lexicon().normalise(typed).split()
    if len(said) <= LONGEST_ABOUT_A_NAME:
        return any(_may_be_name(word) for word in said)
    spoken = words.lexicon().spelling.words(typed)
    return any(lead in NAME_FOLLOWS and _may_be_name(word) for lead, word in pairwise(spoken))


def _may_be_name(word: str) -> bool:
    bare = word.removesuffix("nya")
    is_word = word in vocabulary() or bare in vocabulary()
    return len(word) >= SHORTEST_NAME and word.isalpha() and not is_word


@cache
def vocabulary() -> frozenset[str]:
    """List every word the lists know; what is left in a question is a name."""
    lexicon = words.lexicon()
    phrases = {word for phrase in lexicon.book.phrases for word in phrase.words}
    vaccines = {word for name in word_lists()["line"]["doses"] for word in name.split()}
    return frozenset(
        phrases
        | vaccines
        | lexicon.book.everyday
        | lexicon.spelling.fillers
        | lexicon.choices.denials.no
        | lexicon.choices.denials.not_yet
        | lexicon.choices.denials.questions
        | lexicon.choices.denials.conditions
    )


@dataclass(frozen=True, kw_only=True)
class AboutOwn:
    """Choices about own children; a wish that names somebody else is none of them."""

    own: tuple[Child, ...]
    offers: OneOf
    keeps_to_own: bool = True
    """False where the wish may bring up somebody new: 'tambah, ada adiknya'."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the choices."""
        return self.offers.choices

    @property
    def list_title(self) -> str | None:
        """Show them as buttons, or as a list."""
        return self.offers.list_title

    def read(self, heard: Heard, today: date) -> str:
        """Give the choice, unless another child is named."""
        is_typed = heard.tapped is None
        if is_typed and self.keeps_to_own and names_another(heard.text, self.own):
            raise NotUnderstood("")
        if is_typed and self._is_command(heard.text):
            raise NotUnderstood("")
        picked = self.offers.read(heard, today)
        if is_typed and self._is_of_another(heard.text, picked):
            raise NotUnderstood("")
        return picked

    def _is_command(self, typed: str) -> bool:
        """Tell whether a command begins that no choice means: 'hapus data ani' is no card."""
        found = words.lexicon().intent(typed)
        meant = {word for offer in self.choices for word in offer.words}
        if found is None or found.typo or not found.is_first or found.intent in meant:
            return False
        said = words.lexicon().normalise(found.taken).split()
        labels = {word for offer in self.choices for word in offer.label.lower().split()}
        return labels.isdisjoint(said)

    def _is_of_another(self, typed: str, picked: str) -> bool:
        """Tell whether one child is named and the choice shows another."""
        named = named_in(typed, self.own)
        label = next(offer.label for offer in self.choices if offer.id == picked)
        shown = [child for child in self.own if child.first_name in label]
        return named is not None and bool(shown) and named not in shown

    def dump(self, value: str) -> Json:
        """Keep the choice."""
        return value

    def load(self, stored: Json) -> str:
        """Give it back while it is still offered."""
        return self.offers.load(stored)


async def which_own(chat: Chat, children: tuple[Child, ...], question: str) -> tuple[Child, ...]:
    """Ask which child is meant, unless there is only one."""
    if len(children) == 1:
        return children
    offers: list[Choice] = [
        choice(str(child.id), child.first_name[:20], child.name, *_place(number, len(children)))
        for number, child in enumerate(children)
    ]
    offers.append(
        choice("all", text("Keduanya") if len(children) == 2 else text("Semua"), "SEMUANYA")  # noqa: PLR2004 (two are 'both')
    )
    picked = await chat.ask("child", question, AboutOwn(own=children, offers=one_of(*offers)))
    if picked == "all":
        return children
    return tuple(child for child in children if str(child.id) == picked)


def _place(number: int, count: int) -> tuple[str, ...]:
    if number == 0:
        return ("YANG_KECIL",)
    return ("YANG_BESAR",) if number == count - 1 else ()
