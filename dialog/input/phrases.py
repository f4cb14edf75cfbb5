"""The phrases that carry a meaning, and where in a message each of them counts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from rapidfuzz.distance import OSA

from dialog.input.spelling import Spelling, Token

SHORTEST_MISSPELT = 4
SHORTEST_TWICE_MISSPELT = 7
ENDINGS = ("kan", "nya", "lah", "in", "n")
"""Endings of everyday speech: 'pindahin', 'datanya'; 'cariin' has become 'carin'."""


class Place(IntEnum):
    """Where a phrase has to stand to count."""

    ALONE = 0
    START = 1
    ANYWHERE = 2


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """Some normalised words and the intent they mean."""

    intent: str
    words: tuple[str, ...]
    place: Place = Place.START
    fuzzy: bool = True


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A phrase found in a message: its first token and the one after its last."""

    phrase: Phrase
    first: int
    after: int
    typo: bool = False


@dataclass(frozen=True, kw_only=True)
class PhraseBook:
    """All phrases, found by their first word."""

    phrases: tuple[Phrase, ...]
    everyday: frozenset[str] = frozenset()
    """Words that are never a misspelt command: 'siapa' is not 'siap'."""
    _by_first: Mapping[str, tuple[Phrase, ...]] = field(init=False, repr=False, compare=False)
    _by_intent: Mapping[str, tuple[Phrase, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_first: dict[str, list[Phrase]] = {}
        for phrase in self.phrases:
            by_first.setdefault(phrase.words[0], []).append(phrase)
        object.__setattr__(self, "_by_first", {word: tuple(p) for word, p in by_first.items()})
        by_intent: dict[str, list[Phrase]] = {}
        for phrase in self.phrases:
            by_intent.setdefault(phrase.intent, []).append(phrase)
        object.__setattr__(self, "_by_intent", {name: tuple(p) for name, p in by_intent.items()})

    def starting_with(self, word: str) -> tuple[Phrase, ...]:
        """Give the phrases whose first word is this one."""
        return self._by_first.get(word, ())

    def of(self, intents: Collection[str]) -> tuple[Phrase, ...]:
        """Give the phrases of some intents."""
        return tuple(phrase for intent in intents for phrase in self._by_intent.get(intent, ()))

    def at(
        self, tokens: Sequence[Token], index: int, among: Sequence[str], *, least: Place
    ) -> Hit | None:
        """Find the longest phrase at one place; of equals, the intent named first in `among`."""
        hits = [
            Hit(phrase=phrase, first=index, after=index + len(phrase.words))
            for phrase in self.starting_with(tokens[index].word)
            if phrase.intent in among
            and phrase.place >= least
            and _words(tokens[index : index + len(phrase.words)]) == phrase.words
            and (phrase.place != Place.ALONE or _is_all(tokens, index, phrase))
        ]
        return max(hits, key=lambda hit: _rank(hit, among), default=None)

    def misspelt(self, token: Token, among: Sequence[str]) -> Phrase | None:
        """Find the one intent a single word is a slip of; none when two would fit."""
        if self.starting_with(token.word) or token.word in self.everyday:
            return None
        near = [
            phrase
            for phrase in self.of(among)
            if phrase.fuzzy and len(phrase.words) == 1 and is_slip(token.word, phrase.words[0])
        ]
        return near[0] if len({phrase.intent for phrase in near}) == 1 else None

    def stems(self, word: str, among: Sequence[str]) -> tuple[str, ...]:
        """Give the known words that a word with an everyday ending may come from."""
        if word in self.everyday:
            return ()
        bare = (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending))
        return tuple(
            stem
            for stem in bare
            if any(phrase.intent in among for phrase in self.starting_with(stem))
        )


def phrases(
    intent: str,
    texts: Iterable[str],
    spelling: Spelling,
    *,
    place: Place = Place.START,
    fuzzy: bool = True,
) -> tuple[Phrase, ...]:
    """Make the phrases of an intent out of what people write."""
    split = (spelling.words(text) for text in texts)
    return tuple(
        Phrase(intent=intent, words=words, place=place, fuzzy=fuzzy) for words in split if words
    )


def is_slip(typed: str, meant: str) -> bool:
    """Tell whether a word is a slip of another: one edit in 4 to 6 letters, two from 7 on.

    The first letter has to be right, or all letters there in another order: people rarely
    mistype how a word begins, and 'lahir' is not 'hadir'. Nor may a letter of four be another:
    Dita is a name, not 'data'.
    """
    shorter = min(len(typed), len(meant))
    if shorter < SHORTEST_MISSPELT or not typed.isalpha():
        return False
    if typed[0] != meant[0] and sorted(typed) != sorted(meant):
        return False
    if len(typed) == len(meant) == SHORTEST_MISSPELT and sorted(typed) != sorted(meant):
        return False
    allowed = 2 if shorter >= SHORTEST_TWICE_MISSPELT else 1
    return 0 < OSA.distance(typed, meant, score_cutoff=allowed) <= allowed


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.word for token in tokens)


def _is_all(tokens: Sequence[Token], index: int, phrase: Phrase) -> bool:
    return index == 0 and len(tokens) == len(phrase.words)


def _rank(hit: Hit, among: Sequence[str]) -> tuple[int, int]:
    return len(hit.phrase.words), -among.index(hit.phrase.intent)
