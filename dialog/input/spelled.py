"""Numbers written out in words: 'seratus setengah', 'delapan koma dua'."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

DIGITS = {
    "nol": 0, "kosong": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6,
    "tujuh": 7, "delapan": 8, "lapan": 8, "sembilan": 9,
}  # fmt: skip
ROUND = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000}
HUNDREDS = "ratus"
TENS = "puluh"
TEENS = "belas"
THOUSANDS = "ribu"
COMMA = "koma"
HALF = "setengah"
WORDS = frozenset((*DIGITS, *ROUND, HUNDREDS, TENS, TEENS, THOUSANDS, COMMA, HALF))


def spelled_number(words: Sequence[str]) -> Decimal | None:
    """Read a whole or decimal number in words; None when they make no number."""
    if COMMA in words:
        return _with_decimals(words)
    if words[-1:] == [HALF]:
        whole = whole_number(words[:-1]) if len(words) > 1 else 0
        return None if whole is None else whole + Decimal("0.5")
    whole = whole_number(words)
    return None if whole is None else Decimal(whole)


def whole_number(words: Sequence[str]) -> int | None:
    """Read a whole number in words, below a million."""
    if THOUSANDS in words:
        place = words.index(THOUSANDS)
        thousands, rest = _below_thousand(words[:place]), _rest(words[place + 1 :])
        return None if thousands is None or rest is None else thousands * 1000 + rest
    if words[:1] == ["seribu"]:
        rest = _rest(words[1:])
        return None if rest is None else 1000 + rest
    return _below_thousand(words)


def _rest(words: Sequence[str]) -> int | None:
    return _below_thousand(words) if words else 0


def _below_thousand(words: Sequence[str]) -> int | None:
    if words[:1] == ["seratus"]:
        hundreds, tail = 1, words[1:]
    elif words[1:2] == [HUNDREDS] and words[0] in DIGITS:
        hundreds, tail = DIGITS[words[0]], words[2:]
    else:
        return _below_hundred(words)
    rest = _below_hundred(tail) if tail else 0
    return None if rest is None else hundreds * 100 + rest


def _below_hundred(words: Sequence[str]) -> int | None:
    match list(words):
        case [one] if one in DIGITS:
            return DIGITS[one]
        case ["sepuluh" | "sebelas" as one]:
            return ROUND[one]
        case [one, "belas"] if one in DIGITS:
            return DIGITS[one] + 10
        case [one, "puluh"] if one in DIGITS:
            return DIGITS[one] * 10
        case [ten, "puluh", one] if ten in DIGITS and one in DIGITS:
            return DIGITS[ten] * 10 + DIGITS[one]
        case _:
            return None


def _with_decimals(words: Sequence[str]) -> Decimal | None:
    place = words.index(COMMA)
    whole, decimals = whole_number(words[:place]), words[place + 1 :]
    if whole is None or not decimals or any(word not in DIGITS for word in decimals):
        return None
    return Decimal(f"{whole}.{''.join(str(DIGITS[word]) for word in decimals)}")


def in_digits(text: str) -> str:
    """Write numbers in words as digits: 'delapan mei dua ribu dua puluh lima'."""
    written: list[str] = []
    for is_number, words in groupby(text.split(), key=WORDS.__contains__):
        said = list(words)
        number = whole_number(said) if is_number else None
        written += said if number is None else [str(number)]
    return " ".join(written)
