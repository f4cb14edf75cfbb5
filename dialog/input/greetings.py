"""Greetings and thanks, and the words that return them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dialog.input.polarity import holds
from dialog.input.spelling import Spelling, Token

PARTS_START = (4, 11, 15, 18)
"""Hours at which pagi, siang, sore and malam begin."""
LONGEST_THANKS = 8
"""Words: in a longer message thanks are a courtesy beside the matter."""


@dataclass(frozen=True, kw_only=True)
class Courtesy:
    """Phrases of one kind and the reply that fits them."""

    phrases: tuple[tuple[str, ...], ...]
    reply: str
    parts: tuple[str, ...] = ()
    """The words for morning, noon, afternoon and night that fill {waktu} in the reply."""
    calls: bool = False
    """True for a mere call such as 'P' or 'halo', which greets nobody by the clock."""


@dataclass(frozen=True, kw_only=True)
class Greeting:
    """A greeting that was received."""

    courtesy: Courtesy
    rest: str
    """What was written beside it, as typed."""

    @property
    def is_call(self) -> bool:
        """True for 'P', 'tes', 'halo' and the like."""
        return self.courtesy.calls

    def reply(self, hour: int) -> str:
        """Return the greeting as fits the local hour (0 to 23)."""
        return reply_at(self.courtesy, hour)


@dataclass(frozen=True, kw_only=True)
class Thanks:
    """Thanks that were received."""

    reply: str
    is_all: bool
    """True when nothing else of weight was written: one reply, then nothing more."""


def reply_at(courtesy: Courtesy, hour: int) -> str:
    """Fill the time of day into a reply."""
    if not courtesy.parts:
        return courtesy.reply
    # Before four it is still last night: index -1.
    return courtesy.reply.format(waktu=courtesy.parts[bisect_right(PARTS_START, hour) - 1])


def find_greeting(text: str, courtesies: Sequence[Courtesy], spelling: Spelling) -> Greeting | None:
    """Read the greeting a message begins with."""
    tokens = spelling.tokens(text)
    for words in (tokens, spelling.content(tokens)):
        hits = [
            (len(phrase), courtesy)
            for courtesy in courtesies
            for phrase in courtesy.phrases
            if _begins(words, phrase) and (not courtesy.calls or _is_call(words, phrase))
        ]
        if hits:
            size, courtesy = max(hits, key=lambda hit: hit[0])
            rest = _significant(tokens, words[size - 1].end, spelling)
            return Greeting(courtesy=courtesy, rest=text[rest[0].start :].strip() if rest else "")
    return None


def find_thanks(text: str, courtesies: Sequence[Courtesy], spelling: Spelling) -> Thanks | None:
    """Read thanks anywhere in a short message."""
    tokens = spelling.tokens(text)
    words = [token.word for token in tokens]
    hits = [
        (len(phrase), courtesy)
        for courtesy in courtesies
        for phrase in courtesy.phrases
        if holds(words, phrase)
    ]
    if not hits or len(words) > LONGEST_THANKS:
        return None
    size, courtesy = max(hits, key=lambda hit: hit[0])
    others = len(spelling.content(tokens)) - size
    return Thanks(reply=courtesy.reply, is_all=others <= 1)


def _begins(tokens: Sequence[Token], phrase: tuple[str, ...]) -> bool:
    return tuple(token.word for token in tokens[: len(phrase)]) == phrase


def _is_call(tokens: Sequence[Token], phrase: tuple[str, ...]) -> bool:
    """A one-letter call has to stand alone: 'P 8,2' is no greeting."""
    return len(phrase[0]) > 1 or len(tokens) == len(phrase)


def _significant(tokens: Sequence[Token], after: int, spelling: Spelling) -> tuple[Token, ...]:
    """Give the tokens behind a greeting that are more than polite words."""
    return tuple(t for t in tokens if t.start >= after and t.word not in spelling.fillers)
