"""The choices that were shown, with everything a person may type to mean each of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Generic, Protocol, TypeVar

from dialog.input.phrases import Phrase, PhraseBook, Place
from dialog.input.polarity import Denials
from dialog.input.spelling import Spelling


class Option(Protocol):
    """One choice as it was shown."""

    @property
    def label(self) -> str:
        """What the person saw."""

    @property
    def words(self) -> tuple[str, ...]:
        """Intents or plain words that mean this choice."""


OptionT = TypeVar("OptionT", bound=Option)
Words = tuple[str, ...]
_PIECES = re.compile(r"[^\W\d_]+")


MOST_COLLECTED = 2_000
"""Labels hold figures ('Ya, 8,2 kg'), so what was collected of them may not grow for ever."""


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What may be typed for one label."""

    label: Words
    meanings: tuple[Words, ...]
    """What a reply may begin with to mean it."""
    anywhere: tuple[Words, ...]
    """What a reply may hold at any place to mean it."""
    denies: bool
    names: frozenset[str] = frozenset()
    """Words of the label that only name somebody: 'ani' in 'Kartu Ani'."""


@dataclass(frozen=True, kw_only=True)
class ChoiceWords:
    """What is needed to read a reply to choices."""

    book: PhraseBook
    spelling: Spelling
    denials: Denials
    counted: frozenset[str]
    """Words after a figure that make it an amount, not a choice: '2 minggu'."""
    times: frozenset[str]
    """Words after a figure that only count tries: '2x'."""
    same: Mapping[str, str]
    """Words that mean the same as a word of a label."""
    agreeing: frozenset[str]
    """Labels of one word that a bare yes means as well: 'Sudah', 'Ada'."""
    collected: dict[tuple[str, tuple[str, ...]], Wording] = field(
        default_factory=dict, repr=False, compare=False
    )
    """What was collected for labels shown before."""

    def canonical(self, word: str) -> str:
        """Give the word a label would use: 'bapaknya' is 'keluarga'."""
        stem = word.removesuffix("nya")
        return self.same.get(word, self.same.get(stem, stem))

    def figures(self, words: Sequence[str]) -> frozenset[str]:
        """Give the figures among some words, without counted tries."""
        return frozenset(
            word
            for word, after in zip_longest(words, words[1:])
            if word[0].isdigit() and after not in self.times
        )


@dataclass(frozen=True, kw_only=True)
class Offer(Generic[OptionT]):
    """A choice with its words brought to one form."""

    option: OptionT
    label: Words
    meanings: tuple[Words, ...]
    """What a reply may begin with to mean this choice."""
    anywhere: tuple[Words, ...]
    """What a reply may hold at any place to mean this choice."""
    denies: bool
    names: frozenset[str]
    """Words of the label that only name somebody."""


def offer(option: OptionT, words: ChoiceWords) -> Offer[OptionT]:
    """Collect what may be typed for a choice: its label, its words, what its label implies."""
    known = words.collected.get((option.label, option.words))
    if known is None:
        if len(words.collected) >= MOST_COLLECTED:
            words.collected.clear()
        known = _collect(option.label, option.words, words)
        words.collected[option.label, option.words] = known
    return Offer(
        option=option,
        label=known.label,
        meanings=known.meanings,
        anywhere=known.anywhere,
        denies=known.denies,
        names=known.names,
    )


def _collect(said: str, means: tuple[str, ...], words: ChoiceWords) -> Wording:
    label = words.spelling.words(said)
    phrases = [phrase for word in means for phrase in words.book.of((word,))]
    phrases += words.book.of(_implied(label, words))
    literal = [words.spelling.words(word) for word in means if not words.book.of((word,))]
    return Wording(
        label=label,
        meanings=(*literal, *(phrase.words for phrase in phrases)),
        anywhere=tuple(phrase.words for phrase in phrases if phrase.place is Place.ANYWHERE),
        denies=bool(words.denials.polarity(label)),
        names=_names_in(said, label, words),
    )


def _names_in(said: str, label: Words, words: ChoiceWords) -> frozenset[str]:
    """Give the names behind a word that says what is done: labels write only names large."""
    if not label or not words.book.starting_with(label[0]):
        return frozenset()
    written = (piece for piece in _PIECES.findall(said)[1:] if piece.istitle())
    return frozenset(word for piece in written for word in words.spelling.words(piece))


def _implied(label: Words, words: ChoiceWords) -> frozenset[str]:
    """Give the intents a label begins with: 'Ubah' takes ralat, 'Betul' takes ya."""
    if not label:
        return frozenset()
    intents = {p.intent for p in words.book.starting_with(label[0]) if _opens(p, label)}
    if len(label) == 1 and label[0] in words.agreeing:
        intents.add("YA")
    return frozenset(intents)


def _opens(phrase: Phrase, label: Words) -> bool:
    return phrase.place is not Place.ALONE and phrase.words == label[: len(phrase.words)]
