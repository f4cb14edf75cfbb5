"""Names of places found in what people write: hamlets, RT, posyandu."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dialog.input.phrases import is_slip
from dialog.input.spelling import Token
from dialog.input.words import lexicon

RT = re.compile(r"\brt\.?\s*0*([0-9]{1,3})\b", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[^\W\d_])(?=[0-9])")


@dataclass(frozen=True, kw_only=True)
class PlaceFound:
    """A name that was written, and the words around it."""

    name: str
    rest: str


def find_place(text: str, names: Iterable[str]) -> PlaceFound | None:
    """Find the longest of some names in a text: 'posyandu melati1' names Melati 1."""
    text = _GLUED.sub(" ", text)
    tokens = lexicon().spelling.tokens(text)
    for name in sorted(names, key=len, reverse=True):
        words = lexicon().spelling.words(name)
        for first in range(len(tokens) - len(words) + 1):
            if words and _is_named(tokens[first : first + len(words)], words):
                start, end = tokens[first].start, tokens[first + len(words) - 1].end
                rest = f"{text[:start].strip()} {text[end:].strip()}".strip()
                return PlaceFound(name=name, rest=rest)
    return None


def find_rts(text: str) -> tuple[int, ...]:
    """List the RT named in a text: 'rt 2 dan rt 03'."""
    return tuple(dict.fromkeys(int(found) for found in RT.findall(text)))


def _is_named(tokens: Iterable[Token], words: tuple[str, ...]) -> bool:
    return all(
        token.word == word or is_slip(token.word, word)
        for token, word in zip(tokens, words, strict=True)
    )
