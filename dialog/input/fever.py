"""Fever in plain words: how high it is, and whether the child is very young."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dialog.input.spelling import Token

HIGH_FEVER = Decimal(39)
HOTTEST = Decimal(45)
YOUNG_WEEKS = 8
"""Any fever below two months is a danger sign."""
_TEMPERATURE = re.compile(
    r"(?<![0-9.,/])([34][0-9])(?:[.,]([0-9]))?(?![0-9/]|[.,][0-9])"
    r"(?!\s*(?:minggu|mg|hari|hr|bulan|bln|tahun|th|kg|cm|ribu|menit|jam|kali|orang|x)\w*)",
    re.IGNORECASE,
)
_AGE_WORD = re.compile(r"\b(?:bayi\w*|umur\w*|usia\w*|lahir)\b", re.IGNORECASE)
_YOUNG_AGE = re.compile(
    r"(?<![0-9.,])(?:([0-9]{1,2})\s*(?:hr|hari)|([0-9])\s*(?:mg|mgg|minggu)|(1)\s*(?:bl|bln|bulan))"
    r"(?!\s*(?:ini|lalu|yang|yg)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class FeverWords:
    """The words for fever and for a very young child."""

    fever: frozenset[str]
    degrees: frozenset[str]
    newborn: frozenset[str]


def has_fever(tokens: Sequence[Token], words: FeverWords) -> bool:
    """Tell whether a message speaks of fever at all."""
    return any(token.word.removesuffix("nya") in words.fever for token in tokens)


def dangerous_fever(text: str, tokens: Sequence[Token], words: FeverWords) -> str | None:
    """Find 39 degrees or more, or any fever below two months of age."""
    hot = has_fever(tokens, words)
    if hot or any(token.word in words.degrees for token in tokens):
        for match in _TEMPERATURE.finditer(text):
            if HIGH_FEVER <= Decimal(f"{match[1]}.{match[2] or 0}") < HOTTEST:
                return f"panas {match.group().replace('.', ',')}"
    if hot and (_is_young(text) or any(token.word in words.newborn for token in tokens)):
        return "panas, umur di bawah 2 bulan"
    return None


def _is_young(text: str) -> bool:
    """Tell whether an age below two months is given: 'bayi 3 minggu', 'umur 20 hari'."""
    if "baru lahir" in text.casefold():
        return True
    if not _AGE_WORD.search(text):
        return False
    return any(
        month or days or int(weeks) <= YOUNG_WEEKS
        for days, weeks, month in _YOUNG_AGE.findall(text)
    )
