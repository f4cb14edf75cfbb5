"""Comparing names that two people wrote down."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

ALIKE = 0.75
"""From this on the words that are left may be a slip of each other: Dimas and Dimaz, Dina, Dini."""
UNNAMED = ("bayi", "by")
"""How a baby is written that has no name yet: 'Bayi Ny. Rina'."""


class Fit(StrEnum):
    """How two names fit."""

    SAME = "same"
    """The same words, in any spelling of them."""
    PART = "part"
    """One is the beginning or a part of the other: Ani, Ani Lestari."""
    ALIKE = "alike"
    """One is a slip of the other, or they are twins: Dina, Dini."""
    OTHER = "other"
    UNKNOWN = "unknown"
    """One of them is not written."""


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """How names are read: the grammar of what people write lies above this package."""

    key: Callable[[str], str]
    """One spelling for the many of a name."""
    words: Callable[[str], tuple[str, ...]]
    likeness: Callable[[str, str], float]
    """From 0 to 1."""


def compare(one: str, other: str, spelling: Spelling) -> Fit:
    """Compare two names."""
    return _compare(one, other, spelling) if one <= other else _compare(other, one, spelling)


def is_unnamed(name: str, spelling: Spelling) -> bool:
    """Tell whether a name only says whose baby it is."""
    words = spelling.words(name)
    return len(words) > 1 and words[0] in UNNAMED


@lru_cache(maxsize=50_000)
def _compare(one: str, other: str, spelling: Spelling) -> Fit:
    keys, others = spelling.key(one).split(), spelling.key(other).split()
    if not keys or not others:
        return Fit.UNKNOWN
    if keys == others or "".join(keys) == "".join(others):
        return Fit.SAME
    rest = [key for key in keys if key not in others]
    other_rest = [key for key in others if key not in keys]
    if not rest or not other_rest:
        return Fit.PART
    # Muhammad Hasan and Muhammad Husein share a word and are two: only what is left tells.
    left = spelling.likeness(" ".join(rest), " ".join(other_rest))
    return Fit.ALIKE if left >= ALIKE else Fit.OTHER
