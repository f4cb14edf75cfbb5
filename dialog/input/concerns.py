"""What the text of an announcement is about, as far as somebody has to look at it first."""

from functools import cache

from dialog.input.polarity import holds
from dialog.input.word_lists import word_lists
from dialog.input.words import lexicon
from domain.broadcasts import Concern

_LISTS = {Concern.HEALTH: "kesehatan", Concern.NOT_OURS: "bukan_urusan"}


def concerns_of(text: str) -> frozenset[Concern]:
    """Find health advice, and what is no business of a posyandu, in a text."""
    said = lexicon().spelling.words(text)
    forms = (said, tuple(word.removesuffix("nya") for word in said), tuple(map(_stem, said)))
    return frozenset(
        concern
        for concern in Concern
        if any(holds(words, phrase) for phrase in _phrases(concern) for words in forms)
    )


def _stem(word: str) -> str:
    """Give 'vaksin' for 'vaksinnya', whose doubled letter has become one."""
    return word.removesuffix("ya") if word.endswith("nya") else word


@cache
def _phrases(concern: Concern) -> tuple[tuple[str, ...], ...]:
    written = word_lists()["siaran"][_LISTS[concern]]
    return tuple(phrase for phrase in map(lexicon().spelling.words, written) if phrase)
