"""Whether words deny, and whether they ask: neither may ever be taken for a yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from dialog.input.spelling import Token


class Polarity(IntEnum):
    """What some words do to what they stand with."""

    PLAIN = 0
    NOT_YET = 1
    DENIED = 2


@dataclass(frozen=True, kw_only=True)
class Denials:
    """The words that deny or ask."""

    no: frozenset[str]
    not_yet: frozenset[str]
    harmless: tuple[tuple[str, ...], ...]
    """Idioms holding a denial that denies nothing: 'tidak apa-apa'."""
    doubts: tuple[tuple[str, ...], ...]
    """Words of somebody who cannot say: 'tidak tahu' is no 'tidak'."""
    questions: frozenset[str]
    conditions: frozenset[str]
    """Words that open a side remark: 'kalau tidak hujan'."""

    def polarity(self, words: Sequence[str]) -> Polarity:
        """Tell whether words deny, by the first that does."""
        for word in words:
            if word in self.no:
                return Polarity.DENIED
            if word in self.not_yet:
                return Polarity.NOT_YET
        return Polarity.PLAIN

    def without_remarks(self, words: Sequence[str]) -> tuple[str, ...]:
        """Cut a side remark off the end and take harmless idioms out."""
        kept: list[str] = []
        index = 0
        while index < len(words) and not (kept and words[index] in self.conditions):
            size = self._idiom_at(words, index)
            if not size:
                kept.append(words[index])
            index += size or 1
        return tuple(kept)

    def _idiom_at(self, words: Sequence[str], index: int) -> int:
        fitting = (i for i in self.harmless if tuple(words[index : index + len(i)]) == i)
        return max((len(idiom) for idiom in fitting), default=0)


def holds(said: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether some words stand together in a message."""
    size = len(words)
    return any(
        tuple(said[start : start + size]) == tuple(words) for start in range(len(said) - size + 1)
    )


def first_clause(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Give the words up to the first pause."""
    return tuple(token for token in tokens if token.clause == tokens[0].clause)
