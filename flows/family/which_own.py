"""Which of a family's own children is meant; another's name is never looked up aloud."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import names, words
from dialog.input.person_words import read_person
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text
from domain.people import Child

SHORTEST_NAME = 3


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
    return any(_may_be_name(word) for word in said)


def _may_be_name(word: str) -> bool:
    bare = word.removesuffix("nya")
    is_word = word in vocabulary() or bare in vocabulary()
    return len(word) >= SHORTEST_NAME and word.isalpha() and not is_word


@cache
def vocabulary() -> frozenset[str]:
    """List every word the lists know; what is left in a question is a name."""
    lexicon = words.lexicon()
    phrases = {word for phrase in lexicon.book.phrases for word in phrase.words}
    return frozenset(
        phrases
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
        if heard.tapped is None and names_another(heard.text, self.own):
            raise NotUnderstood("")
        return self.offers.read(heard, today)

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
        choice("all", text("Keduanya") if len(children) == 2 else text("Semua"), "semua")  # noqa: PLR2004 (two are 'both')
    )
    picked = await chat.ask("child", question, AboutOwn(own=children, offers=one_of(*offers)))
    if picked == "all":
        return children
    return tuple(child for child in children if str(child.id) == picked)


def _place(number: int, count: int) -> tuple[str, ...]:
    if number == 0:
        return ("YANG_KECIL",)
    return ("YANG_BESAR",) if number == count - 1 else ()
