"""Reading the doses people type, such as "dpt3 opv4 rv3 ipv1" or "booster campak"."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from domain.immunization.schedule import Slot
from domain.immunization.schedule_file import current_schedule

_FILE = Path(__file__).with_name("dose_words.toml")
_PIECE = re.compile(r"[a-z]+|\d+")
_ORDINAL = "ke"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LAST_NUMBER = 5


@dataclass(frozen=True, kw_only=True)
class SpokenDose:
    """One dose as typed: its antigen, and the number said, which is never trusted.

    `choices` holds antigens to ask about when the word fits several ("polio"); `antigen` is then
    None. `is_booster` tells that a booster was meant, its number then being the booster's.
    """

    antigen: str | None
    number: int | None = None
    product: str | None = None
    choices: tuple[str, ...] = ()
    is_booster: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """Say whether the person must be asked which vaccine was meant."""
        return self.antigen is None


@dataclass(frozen=True, kw_only=True)
class ReadDoses:
    """The doses found in a text, and the words that mean nothing here."""

    doses: tuple[SpokenDose, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _Words:
    phrases: Mapping[tuple[str, ...], SpokenDose]
    boosters: frozenset[str]
    booster_antigens: tuple[str, ...]
    fillers: frozenset[str]
    longest: int
    """Words of the longest phrase."""


def read_doses(text: str) -> ReadDoses:
    """Read every dose in a text, in the order typed."""
    words, pieces = _words(), list(pieces_of(text))
    doses: list[SpokenDose] = []
    unread: list[str] = []
    while pieces:
        taken, dose = _take_dose(pieces, words)
        if dose is not None:
            doses.append(dose)
        elif pieces[0] not in words.fillers:
            unread.append(pieces[0])
        pieces = pieces[taken:]
    return ReadDoses(doses=tuple(doses), unread=tuple(unread))


def pieces_of(text: str) -> tuple[str, ...]:
    """Part a text into its words and numbers, as doses are read from it."""
    return tuple(_PIECE.findall(text.lower()))


def _take_dose(pieces: list[str], words: _Words) -> tuple[int, SpokenDose | None]:
    """Take one dose from the front, with its number and "lanjutan"; one piece if there is none."""
    if pieces[0] in words.boosters:
        return _take_booster(pieces, words)
    taken, dose = _take_phrase(pieces, words)
    if dose is None:
        return 1, None
    counted, number = _take_number(pieces[taken:])
    taken += counted
    if pieces[taken : taken + 1] and pieces[taken] in words.boosters:
        return taken + 1, _as_booster(dose)
    return taken, replace(dose, number=number)


def _take_phrase(pieces: list[str], words: _Words) -> tuple[int, SpokenDose | None]:
    for length in range(words.longest, 0, -1):
        dose = words.phrases.get(tuple(pieces[:length]))
        if dose is not None:
            return length, dose
    return 1, None


def _take_number(pieces: list[str]) -> tuple[int, int | None]:
    start = 1 if pieces[:1] == [_ORDINAL] else 0
    said = pieces[start] if len(pieces) > start else ""
    number = _ROMAN.get(said) or (int(said) if said.isdecimal() else 0)
    return (start + 1, number) if 0 < number <= _LAST_NUMBER else (0, None)


def _take_booster(pieces: list[str], words: _Words) -> tuple[int, SpokenDose]:
    """Read "booster dpt"; "booster" alone may mean either of the toddler's boosters."""
    taken, dose = _take_phrase(pieces[1:], words)
    if dose is not None:
        counted, _ = _take_number(pieces[1 + taken :])
        return 1 + taken + counted, _as_booster(dose)
    return 1, SpokenDose(antigen=None, choices=words.booster_antigens, is_booster=True)


def _as_booster(dose: SpokenDose) -> SpokenDose:
    series = () if dose.antigen is None else current_schedule().series(dose.antigen)
    return replace(dose, is_booster=True, number=_booster_number(series))


def _booster_number(series: tuple[Slot, ...]) -> int | None:
    numbers = [number for number, slot in enumerate(series, start=1) if slot.is_booster]
    return numbers[0] if numbers else None


@cache
def _words() -> _Words:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    phrases = {
        tuple(phrase.split()): SpokenDose(antigen=antigen)
        for antigen, listed in table["antigens"].items()
        for phrase in listed
    }
    for phrase, (antigen, product) in table["products"].items():
        phrases[tuple(phrase.split())] = SpokenDose(antigen=antigen, product=product)
    for phrase, choices in table["ambiguous"].items():
        phrases[tuple(phrase.split())] = SpokenDose(antigen=None, choices=tuple(choices))
    return _Words(
        phrases=phrases,
        boosters=frozenset(table["boosters"]["words"]),
        booster_antigens=tuple(table["boosters"]["antigens"]),
        fillers=frozenset(table["fillers"]["words"]),
        longest=max(len(phrase) for phrase in phrases),
    )
