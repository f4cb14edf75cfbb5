"""One form for every way a word is typed: lower case, no accents, no drawn-out letters."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

LONGEST_TEXT = 4096
EDGES = " \t\r\n,.;:!?-"
SHORT_WORD = 2
"""Words this short keep doubled letters: 'bb' is a weight, 'b' a choice."""
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
_TOKEN = re.compile(rf"{_NUMBER}|👍|/?[^\W\d_]+(?:['’`´][^\W\d_]+)*|[²½]")
_PAUSE = re.compile(r"[,.;:!?()\n]")
_LONELY_MARKS = frozenset("?-")
_AS_WORDS = {"👍": "ya", "²": "2", "½": "setengah"}


@dataclass(frozen=True, kw_only=True)
class Token:
    """One normalised word and where it stands in the text as typed."""

    word: str
    start: int
    end: int
    clause: int
    """Counts from 0; a comma, full stop or line break begins the next one."""


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """Write one word without capitals, accents, apostrophes and drawn-out letters."""
    if word in _AS_WORDS:
        return _AS_WORDS[word]
    if word[0] in "0123456789":
        return word.lstrip("0") or "0" if word.isdigit() else word.replace(".", ",")
    decomposed = unicodedata.normalize("NFKD", word).casefold()
    letters = "".join(sign for sign in decomposed if sign.isalnum() or sign == "/")
    if len(letters) <= SHORT_WORD:
        return letters
    return "".join(letter for letter, _ in groupby(letters))


@dataclass(frozen=True, kw_only=True, eq=False)
class Spelling:
    """The abbreviations people use and the polite words that carry no meaning."""

    short: Mapping[str, tuple[str, ...]]
    fillers: frozenset[str]

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Split a text into normalised words; abbreviations are written out."""
        return _split(self, text[:LONGEST_TEXT])

    def words(self, text: str) -> tuple[str, ...]:
        """Split a text into normalised words without their places."""
        return tuple(token.word for token in self.tokens(text))

    def content(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """Leave out the polite fillers, unless they are all there is."""
        kept = [token for token in tokens if token.word not in self.fillers]
        # A leading "ya" answers, a later one only softens: "sudah ya".
        return tuple(kept[:1] + [token for token in kept[1:] if token.word != "ya"]) or tuple(
            tokens
        )

    def trimmed(self, text: str) -> str:
        """Cut polite words and punctuation off both ends, keeping the middle as typed."""
        tokens = self.tokens(text)
        solid = [t for t in tokens if t.word not in self.fillers and t.word != "ya"]
        if not tokens or (tokens[0] in solid[:1] and tokens[-1] in solid[-1:]):
            return text.strip(EDGES)
        return text[solid[0].start : solid[-1].end] if solid else ""

    def normalise(self, text: str) -> str:
        """Give a text as its bare words: 'Yaaa buu, satu-satu' is 'ya satu'."""
        return " ".join(token.word for token in self.content(self.tokens(text)))


def spelling(short: Mapping[str, str], fillers: Iterable[str]) -> Spelling:
    """Make the table; its words are brought to the same form as what people type."""
    return Spelling(
        short={
            plain(word): tuple(plain(part) for part in meaning.split())
            for word, meaning in short.items()
        },
        fillers=frozenset(plain(word) for word in fillers),
    )


@lru_cache(maxsize=512)
def _split(spelled: Spelling, text: str) -> tuple[Token, ...]:
    """Split a text once: everything that looks for a meaning begins with its words."""
    found: list[Token] = []
    clause, last_end = 0, 0
    for match in _TOKEN.finditer(text):
        clause += bool(_PAUSE.search(text, last_end, match.start()))
        last_end = match.end()
        word = plain(match.group())
        for part in spelled.short.get(word, (word,) if word else ()):
            if not _repeats(found, part):
                token = Token(word=part, start=match.start(), end=last_end, clause=clause)
                found.append(token)
    return tuple(found) or _lonely_mark(text)


def _repeats(found: Sequence[Token], word: str) -> bool:
    return bool(found) and found[-1].word == word and not word[0].isdigit()


def _lonely_mark(text: str) -> tuple[Token, ...]:
    mark = text.strip()[:1]
    if mark not in _LONELY_MARKS:
        return ()
    start = text.index(mark)
    return (Token(word=mark, start=start, end=start + 1, clause=0),)
