"""Whether two bubbles say the same.

The rule: the same figures (numbers, times, codes), the same names (those that are known, and words
with a capital inside a sentence), the same words that turn a meaning (tidak, belum, kurang, buruk
...), the same choices in the same order and the same pictures; the other words alike in six of
ten, in whatever order. Emoji, punctuation and capitals are free.
"""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from dialog.transcript.parts import Offer, Shown

LEAST_ALIKE = 0.6
_FIGURE = re.compile(r"-?\d+(?:[.,:/]\d+)*|-\d+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = frozenset('.!?:\n"“”(')
_TURNING = frozenset(
    (
        "tidak", "belum", "bukan", "jangan", "tanpa", "gagal", "buruk", "kurang", "sangat",
        "pendek", "obesitas", "berisiko", "naik", "turun", "segera", "sekarang", "dibatalkan",
    )
)  # fmt: skip
_ADDRESSES = frozenset(("bu", "ibu", "pak", "bapak", "bapak/ibu"))


def difference(expected: Shown, got: Shown, known: AbstractSet[str] = frozenset()) -> str:
    """Say in a few words how two bubbles differ; '' when they say the same.

    `known` are words of names, in small letters, that count wherever they stand.
    """
    return next(_differences(expected, got, known), "")


def is_same(expected: Shown, got: Shown, known: AbstractSet[str] = frozenset()) -> bool:
    """Tell whether two bubbles say the same."""
    return not difference(expected, got, known)


def _differences(expected: Shown, got: Shown, known: AbstractSet[str]) -> Iterator[str]:
    if _figures(expected.text) != _figures(got.text):
        yield _unlike("angka", _figures(expected.text), _figures(got.text))
    if missing := _names(expected.text, known) - _all_words(got.text):
        yield f"nama yang hilang: {', '.join(sorted(missing))}"
    if added := _names(got.text, known) - _all_words(expected.text):
        yield f"nama yang tidak seharusnya: {', '.join(sorted(added))}"
    if _turning(expected.text) != _turning(got.text):
        yield _unlike("makna", _turning(expected.text), _turning(got.text))
    if likeness(expected.text, got.text) < LEAST_ALIKE:
        yield "kalimatnya lain"
    if _plain(expected.list_title or "") != _plain(got.list_title or ""):
        yield "judul daftar lain"
    if [_offer(each) for each in expected.offers] != [_offer(each) for each in got.offers]:
        yield "pilihannya lain"
    if len(expected.media) != len(got.media) or any(
        _media(one) != _media(other) for one, other in zip(expected.media, got.media, strict=True)
    ):
        yield "gambar atau lampirannya lain"


def _unlike(what: str, expected: Counter[str], got: Counter[str]) -> str:
    missing, added = expected - got, got - expected
    parts = [
        f"kurang {', '.join(missing.elements())}" if missing else "",
        f"lebih {', '.join(added.elements())}" if added else "",
    ]
    return f"{what} lain: {'; '.join(part for part in parts if part)}"


def likeness(one: str, other: str) -> float:
    """Tell how much two texts share their words, from 0 to 1, whatever their order."""
    first, second = Counter(_words(one)), Counter(_words(other))
    total = sum(first.values()) + sum(second.values())
    return 2 * sum((first & second).values()) / total if total else 1.0


def _figures(text: str) -> Counter[str]:
    return Counter(figure.lstrip("-") for figure in _FIGURE.findall(text))


def _names(text: str, known: AbstractSet[str] = frozenset()) -> set[str]:
    """Give, in small letters, known names and words with a capital inside a sentence."""
    capitals = [match for match in _WORD.finditer(text) if match[0][0].isupper()]
    return {
        match[0].lower()
        for match in capitals
        if match[0].lower() in known or not _begins_sentence(text, match.start())
    } - _ADDRESSES


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" ")
    return (
        not before
        or before[-1] in _SENTENCE_END
        or not (before[-1].isalnum() or before[-1] in ",;)'")
    )


def _turning(text: str) -> Counter[str]:
    return Counter(word for word in _words(text) if word in _TURNING)


def _all_words(text: str) -> set[str]:
    return set(_words(text))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def _offer(offer: Offer) -> tuple[str, str]:
    return _plain(offer.label), _plain(offer.description)


def _media(said: str) -> tuple[str, frozenset[str]]:
    kind, _, description = said.partition(":")
    return _plain(kind), frozenset(_figures(description)) | _names(f"x {description}")
