"""Weights, lengths and counts as people write them; what is unclear is refused, never guessed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dialog.input import spelled

LONGEST = 80
"""Characters; nothing longer is a figure."""
_GRAMS = {"kg": 1000, "kilo": 1000, "kilogram": 1000, "kgs": 1000, "kgr": 1000, "gr": 1, "g": 1,
          "gram": 1, "grm": 1, "ons": 100}  # fmt: skip
_MILLIMETRES = {"cm": 10, "senti": 10, "sentimeter": 10, "centi": 10, "cmt": 10, "mm": 1, "mili": 1,
                "milimeter": 1, "m": 1000, "meter": 1000, "mtr": 1000}  # fmt: skip
_COUNTED = dict.fromkeys(
    ("orang", "org", "anak", "bayi", "balita", "jiwa", "kali", "x", "buah", "kk", "ekor"), 1
)
_AROUND = frozenset((
    "bb", "tb", "pb", "lk", "lila", "berat", "beratnya", "tinggi", "tingginya", "panjang",
    "panjangnya", "badan", "badannya", "lingkar", "kepala", "lengan", "bu", "pak", "ibu", "kak",
    "ya", "yaa", "iya", "eh", "sih", "nih", "itu", "jadi", "skrg", "sekarang", "td", "tadi",
    "barusan", "sekitar", "pas", "hasilnya", "adalah", "cuma", "tetap", "tetep", "aja", "ada",
    "kuota", "timbang", "ditimbang", "ukur", "diukur", "kira", "kira-kira", "kurleb",
    "kayaknya", "angkanya", "timbangan", "timbangannya", "dapat", "dapet", "maksudnya", "maksud",
    "saya", "jadinya", "sudah", "sdh", "udah", "udh", "lho", "kok", "mungkin",
))  # fmt: skip
"""Words people put around a figure."""
_JOINING = frozenset(("lebih", "plus", "dan", "+"))
_TOKEN = re.compile(r"kira-kira|[0-9]+(?:[.,][0-9]+)*|[a-z]+|½|\+|[^\s]")
_DECIMAL = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,3}))?")
_WHOLE = re.compile(r"[0-9]{1,6}")
_THOUSANDS = re.compile(r"([0-9]{1,3})[.,]([0-9]{3})")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A figure that was read."""

    value: int
    """Grams, millimetres or a count."""
    number: Decimal
    """The figure as written, before its unit: 82 for '82', 8.2 for '8,2 kg'."""
    unit: str | None
    """The unit as written; None when the figure stood bare and kg or cm was taken."""
    spelled_out: bool = False
    """True when words stood for digits: to be echoed for confirmation."""


@dataclass(frozen=True, kw_only=True)
class _Units:
    """What units mean in the smallest one, and which is meant by a bare figure."""

    sizes: Mapping[str, int]
    bare: int
    allows_thousands: frozenset[int] = frozenset()
    """Sizes before which a dot and three digits are thousands: '8.200 gram'."""


@dataclass(frozen=True, kw_only=True)
class _Figure:
    number: Decimal
    spelled_out: bool
    size: int = 0


_WEIGHT = _Units(sizes=_GRAMS, bare=1000, allows_thousands=frozenset((1,)))
_LENGTH = _Units(sizes=_MILLIMETRES, bare=10, allows_thousands=frozenset((1,)))
_COUNT = _Units(sizes=_COUNTED, bare=1, allows_thousands=frozenset((1,)))
_PLAIN = _Units(sizes={"mg": 1, "dl": 1, "g": 1, "gr": 1, "derajat": 1, "c": 1}, bare=1)


def read_weight(text: str) -> Reading | None:
    """Read a weight in grams; a bare figure is kilograms, however odd: 82 is 82 kg."""
    reading = _read(text, _WEIGHT)
    # A scale shows whole grams; a fraction of one is a slip.
    return reading if reading is not None and _is_whole(reading, _GRAMS, 1000) else None


def read_length(text: str) -> Reading | None:
    """Read a length in millimetres, halves up; a bare figure is centimetres."""
    return _read(text, _LENGTH)


def read_count(text: str) -> Reading | None:
    """Read a whole number, such as a quota or a number of people."""
    reading = _read(text, _COUNT)
    return reading if reading is not None and _is_whole(reading, _COUNTED, 1) else None


def read_number(text: str) -> Reading | None:
    """Read a figure of a blood test or a temperature; `number` holds it exactly."""
    return _read(text, _PLAIN)


def _is_whole(reading: Reading, sizes: Mapping[str, int], bare: int) -> bool:
    size = sizes[reading.unit] if reading.unit else bare
    return reading.number * size % 1 == 0


def _read(text: str, units: _Units) -> Reading | None:
    if len(text) > LONGEST:
        return None
    tokens = _trim(_TOKEN.findall(text.lower()), units)
    figure_end = next((n for n, token in enumerate(tokens) if token in units.sizes), len(tokens))
    unit = tokens[figure_end] if figure_end < len(tokens) else None
    size = units.sizes[unit] if unit else units.bare
    figure = _figure(
        tokens[:figure_end], has_thousands=bool(unit) and size in units.allows_thousands
    )
    if figure is None:
        return None
    extra = _extra(tokens[figure_end + 1 :], size, figure, units)
    if extra is None:
        return None
    value = figure.number * size + extra.number
    return Reading(
        value=int(value.to_integral_value(ROUND_HALF_UP)),
        number=value / size,
        unit=unit,
        spelled_out=figure.spelled_out or extra.spelled_out,
    )


def _trim(tokens: list[str], units: _Units) -> list[str]:
    """Drop the words people put around a figure, and a last full stop."""
    ends = _AROUND | {".", "!", ",", ":", "=", "~"}
    first, last = 0, len(tokens)
    while first < last and tokens[first] in ends - units.sizes.keys():
        first += 1
    while last > first and tokens[last - 1] in ends - units.sizes.keys():
        last -= 1
    return [spelled.HALF if sign == "½" else sign for sign in tokens[first:last]]


def _figure(tokens: Sequence[str], *, has_thousands: bool) -> _Figure | None:
    """Read the figure before the unit."""
    match list(tokens):
        case []:
            return None
        case [digits] if digits[0].isdigit():
            return _digits(digits, has_thousands=has_thousands)
        case [whole, spelled.COMMA, decimals]:
            return _with_comma(whole, decimals, tokens)
        case [whole, spelled.HALF] if _WHOLE.fullmatch(whole):
            return _Figure(number=Decimal(whole) + Decimal("0.5"), spelled_out=True)
        case _:
            return _in_words(tokens)


def _with_comma(whole: str, decimals: str, tokens: Sequence[str]) -> _Figure | None:
    """Read '8 koma 2', or the same in words."""
    if _WHOLE.fullmatch(whole) and _WHOLE.fullmatch(decimals):
        return _digits(f"{whole},{decimals}", has_thousands=False)
    return _in_words(tokens)


def _in_words(tokens: Sequence[str]) -> _Figure | None:
    if not spelled.WORDS.issuperset(tokens):
        return None
    number = spelled.spelled_number(list(tokens))
    return None if number is None else _Figure(number=number, spelled_out=True)


def _digits(written: str, *, has_thousands: bool) -> _Figure | None:
    if has_thousands and (match := _THOUSANDS.fullmatch(written)) is not None:
        return _Figure(number=Decimal(match[1] + match[2]), spelled_out=False)
    if (match := _DECIMAL.fullmatch(written)) is None:
        return None
    return _Figure(number=Decimal(f"{match[1]}.{match[2] or 0}"), spelled_out=False)


def _extra(tokens: list[str], size: int, main: _Figure, units: _Units) -> _Figure | None:
    """Read what follows the unit: nothing, a half, or a smaller unit ('8 kg 2 ons')."""
    if tokens and tokens[0] in _JOINING:
        tokens = tokens[1:]
        if not tokens:
            return None
    if not tokens:
        return _Figure(number=Decimal(0), spelled_out=False)
    if main.number % 1:
        return None
    if tokens == [spelled.HALF]:
        return _Figure(number=Decimal(size) / 2, spelled_out=True)
    smaller = units.sizes.get(tokens[-1], 0)
    figure = _figure(tokens[:-1], has_thousands=False)
    if figure is None or not 0 < smaller < size or figure.number * smaller >= size:
        return None
    return _Figure(number=figure.number * smaller, spelled_out=figure.spelled_out)
