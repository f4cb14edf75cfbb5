"""Complaints in a cadre's note: 'pusing', 'pandangan kabur'; what is denied is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from dialog.input.danger import is_word
from dialog.input.polarity import Polarity
from dialog.input.spelling import Token
from dialog.input.word_lists import word_lists
from dialog.input.words import lexicon

WIDEST_GAP = 1
REACH = 2
"""Words between a denial and what it denies: 'tidak ada pusing'."""


@dataclass(frozen=True, kw_only=True)
class Complained:
    """One complaint and where its words stand among those of the text."""

    code: str
    start: int
    size: int
    denied: bool


def complaints_in(text: str) -> tuple[str, ...]:
    """Give the codes of what is complained of; the longer phrase of two that overlap."""
    return tuple(dict.fromkeys(found.code for found in _found(text) if not found.denied))


def before_complaints(text: str) -> tuple[str, str]:
    """Part 'fitriani pusing' into the name and the complaint."""
    starts = [found.start for found in _found(text)]
    if not starts:
        return text, ""
    tokens = lexicon().spelling.tokens(text)
    first = _with_denial(tokens, min(starts))
    return text[: tokens[first].start].strip(" ,.;"), text[tokens[first].start :].strip()


def _with_denial(tokens: Sequence[Token], first: int) -> int:
    """Take a denial right before a complaint along with it."""
    denials = lexicon().choices.denials
    if first and denials.polarity((tokens[first - 1].word,)) is not Polarity.PLAIN:
        return first - 1
    return first


def says(text: str, kind: str, name: str) -> bool:
    """Tell whether a text holds one of the words of a list, such as observations.smokes."""
    words = lexicon().spelling.words(text)
    return any(_at(words, phrase) is not None for phrase in _lists(kind)[name])


def _found(text: str) -> list[Complained]:
    tokens = lexicon().spelling.tokens(text)
    found: list[Complained] = []
    offset = 0
    for _, group in groupby(tokens, key=lambda token: token.clause):
        clause = [token.word for token in group]
        found += _of_clause(clause, offset)
        offset += len(clause)
    return [each for each in found if not _is_within(each, found)]


def _of_clause(clause: Sequence[str], offset: int) -> list[Complained]:
    return [
        Complained(
            code=code, start=offset + start, size=size, denied=_is_denied(clause, start, phrase)
        )
        for code, listed in _lists("complaints").items()
        for phrase in listed
        if (place := _at(clause, phrase)) is not None
        for start, size in (place,)
    ]


def _is_within(one: Complained, found: Sequence[Complained]) -> bool:
    """Tell whether a longer complaint holds this one: 'pusing hebat' and 'pusing'."""
    return any(
        other.size > one.size
        and other.start <= one.start
        and one.start + one.size <= other.start + other.size
        for other in found
    )


def _at(words: Sequence[str], phrase: Sequence[str]) -> tuple[int, int] | None:
    """Find where a phrase begins and how far it goes, a word in between allowed."""
    for start, word in enumerate(words):
        # As with danger signs: the first letter of a word is hardly ever mistyped.
        if word[0] != phrase[0][0] or not is_word(word, phrase[0]):
            continue
        end = _end(words, start + 1, phrase[1:])
        if end is not None:
            return start, end - start
    return None


def _end(words: Sequence[str], start: int, rest: Sequence[str]) -> int | None:
    for meant in rest:
        window = words[start : start + WIDEST_GAP + 1]
        place = next((n for n, said in enumerate(window) if is_word(said, meant)), None)
        if place is None:
            return None
        start += place + 1
    return start


def _is_denied(clause: Sequence[str], start: int, phrase: Sequence[str]) -> bool:
    denials = lexicon().choices.denials
    if denials.polarity(phrase[:1]) is not Polarity.PLAIN:
        return False
    before = clause[max(0, start - REACH) : start]
    return denials.polarity(before) is not Polarity.PLAIN


@cache
def _lists(kind: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    spelled = lexicon().spelling
    return {
        name: tuple(words for words in map(spelled.words, texts) if words)
        for name, texts in word_lists()[kind].items()
    }
