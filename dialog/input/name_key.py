"""One spelling for the many ways an Indonesian name is written."""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

LONGEST = 200
_PREFIXES = frozenset(
    ("an", "ny", "tn", "by", "bayi", "anak", "si", "sdr", "sdri", "dek", "adik", "adek")
)
_MUHAMAD = (
    "moh", "muh", "moch", "mohd", "mohamad", "mochamad", "mokhamad", "mohammad", "muhammad",
    "mochammad", "md", "mhd",
)  # fmt: skip
_SHORTENED = {
    **dict.fromkeys(_MUHAMAD, "muhamad"),
    **dict.fromkeys(("st", "sitti", "sity"), "siti"),
    **dict.fromkeys(("abd", "abdl", "abdoel"), "abdul"),
}
_INITIAL_M = "m"
_SOUNDS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "s"), ("nj", "ny"), ("sy", "s"), ("sh", "s"),
    ("kh", "h"), ("ch", "h"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("x", "ks"), ("v", "f"),
    ("p", "f"), ("z", "s"), ("q", "k"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """Split a name into words of plain small letters, as typed."""
    decomposed = unicodedata.normalize("NFKD", name[:LONGEST]).casefold()
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return tuple(re.findall(r"[^\W\d_]+", re.sub(r"['’`´]", "", letters)))


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Give the key under which spellings of one name are equal: Djoko is Joko, Moh. Muhamad."""
    words = name_words(name)
    bare = words
    while len(bare) > 1 and bare[0] in _PREFIXES:
        bare = bare[1:]
    return " ".join(
        word_key(word, is_first=place == 0 and len(bare) > 1) for place, word in enumerate(bare)
    )


def word_key(word: str, *, is_first: bool = False) -> str:
    """Give the key of one word of a name; a first 'M' of several is Muhamad."""
    if is_first and word == _INITIAL_M:
        return word_key("muhamad")
    word = _SHORTENED.get(word, word)
    if word[:1] == "y":
        word = f"j{word[1:]}"
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    word = f"{word[:1]}{word[1:].replace('y', 'i')}"
    single = "".join(letter for letter, _ in groupby(word))
    return single.removesuffix("h") if len(single) > 3 else single  # noqa: PLR2004 (Aisyah, Aisya)
