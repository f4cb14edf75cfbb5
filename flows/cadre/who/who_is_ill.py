"""Whom a cadre's words about a danger sign name: registered or not, with a title, with a slip."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dialog.input import names, words
from dialog.input.name_key import name_key, name_words
from dialog.input.word_lists import word_lists
from domain.people import Child, RoleKind
from domain.register import Register
from domain.screening import LifeStage, Resident
from flows.cadre.stages.people import residents_near
from flows.cadre.stages.somebody_else import best_named, own_posyandu_children

SHORTEST_SLIP = 4
"""Letters: a shorter word is too near to too many names."""


@dataclass(frozen=True, kw_only=True)
class Ill:
    """Those whom words name."""

    children: tuple[Child, ...] = ()
    grown_ups: tuple[Resident, ...] = ()
    is_titled: bool = False
    """Somebody is called 'Pak' or 'Mbah', registered or not."""

    @property
    def is_anybody(self) -> bool:
        """Tell whether anybody is named at all."""
        return bool(self.children or self.grown_ups) or self.is_titled

    @property
    def is_grown_up(self) -> bool:
        """Tell whether it is nobody's child that is spoken of."""
        return not self.children and (bool(self.grown_ups) or self.is_titled)

    def is_pregnant(self, register: Register) -> bool:
        """Tell whether one of them is pregnant."""
        today = register.now.date()
        return any(each.stage(today) is LifeStage.PREGNANT for each in self.grown_ups)


def who_is_ill(register: Register, typed: str) -> Ill:
    """Find those named in words of a cadre, and the grown-ups a midwife names."""
    said = name_words(typed)
    children = own_posyandu_children(register)
    near = residents_near(register)
    if not near and not register.speaker.has(RoleKind.CADRE):
        return Ill()
    everybody: tuple[Child | Resident, ...] = (*children, *near)
    named = best_named(everybody, typed) or _misspelt(everybody, said)
    young = tuple(each for each in named if isinstance(each, Child))
    old = tuple(each for each in named if isinstance(each, Resident))
    titled = _after_titles(said)
    if old and any(best_named(old, word) for word in titled):
        young = ()
    if not words.lexicon().dangers.children.isdisjoint(_stems(said)):
        young = young or _of_mothers(children, titled)
        return Ill(children=young, grown_ups=() if young else old)
    return Ill(children=young, grown_ups=old, is_titled=bool(titled))


def _of_mothers(children: Sequence[Child], titled: Sequence[str]) -> tuple[Child, ...]:
    """List the children of a mother who is named: 'anaknya bu rina kejang'."""
    called = {name_key(word) for word in titled}
    return tuple(
        each for each in children if not called.isdisjoint(name_key(each.mother_name).split())
    )


def _misspelt(
    among: Sequence[Child | Resident], said: tuple[str, ...]
) -> tuple[Child | Resident, ...]:
    """Find the one of a misspelt or shortened name where a name stands: first, or after a title."""
    if not said:
        return ()
    for word in (*_after_titles(said), said[0]):
        if len(word) < SHORTEST_SLIP or _is_common(word):
            continue
        match names.find(word, among):
            case names.One(candidate=somebody, how=how) if how is not names.How.MOTHER:
                return (somebody,)
            case _:
                continue
    return ()


def _after_titles(said: tuple[str, ...]) -> tuple[str, ...]:
    """List the words after a title that may be names: 'darmo' of 'pak darmo kejang'."""
    following = (word for title, word in pairwise(said) if title in _titles())
    return tuple(word for word in following if not _is_common(word))


def _is_common(word: str) -> bool:
    """Tell a word that names nobody: a relation, a filler, part of a sign."""
    lexicon = words.lexicon()
    spelled = lexicon.spelling
    plain = lexicon.normalise(word) or word
    return (
        plain in _common_words()
        or plain in spelled.fillers
        or plain.removesuffix("nya") in _common_words()
    )


@cache
def _common_words() -> frozenset[str]:
    dangers = words.lexicon().dangers
    signs = {word for sign in dangers.signs for word in sign.phrase}
    asked = frozenset(word_lists()["danger_asked"]["common"])
    return frozenset(
        signs | dangers.adults | dangers.children | dangers.oneself | dangers.links | asked
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(word_lists()["line"]["titles"])


def _stems(said: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.removesuffix("nya") for word in said) | frozenset(said)


def asks_about_signs(typed: str, ill: Ill) -> bool:
    """Tell a question about a sign from news of one: 'kalau ada yang kejang, harus bagaimana?'.

    Whatever names somebody, or tells when and where, is news: in doubt it is danger.
    """
    listed = word_lists()["danger_asked"]
    said = set(name_words(typed))
    if ill.is_anybody or said.intersection(listed["news"]):
        return False
    is_question = "?" in typed or bool(said.intersection(listed["asking"]))
    return is_question and bool(said.intersection(listed["general"]))
