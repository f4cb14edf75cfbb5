"""Danger signs in plain words: seen anywhere, denied ones told apart, in doubt taken for real."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from dialog.input.fever import FeverWords, dangerous_fever
from dialog.input.phrases import is_slip
from dialog.input.polarity import Denials, Polarity
from dialog.input.spelling import Spelling

WIDEST_GAP = 2
"""Words that may stand inside a phrase: 'keluar banyak darah'."""
SHORTEST_MISSPELT = 6
ENDINGS = ("nya", "e", "an", "ku")


class DangerKind(StrEnum):
    """Whom a danger sign concerns."""

    PREGNANCY = "pregnancy"
    """Counts when the writer is, or writes about, a pregnant woman."""
    ADULT = "adult"
    CHILD = "child"
    SELF_HARM = "self_harm"
    """Thoughts of dying, of harming oneself or the baby: no red sign, the midwife alone."""


GRAVITY = tuple(DangerKind)
"""Least first: what is answered when signs of two kinds are named."""


@dataclass(frozen=True, kw_only=True)
class DangerSign:
    """One danger sign: the words for it and the words that show something else is meant."""

    kind: DangerKind
    phrase: tuple[str, ...]
    unless: frozenset[str] = frozenset()
    despite: frozenset[str] = frozenset()
    """Words that show it is meant all the same: 'habis suntik bibirnya biru'."""


@dataclass(frozen=True, kw_only=True)
class DangerWords:
    """What is needed to see danger in a message."""

    signs: tuple[DangerSign, ...]
    fever: FeverWords
    denials: Denials
    links: frozenset[str]
    """Words that may stand between a denial and what it denies: 'tidak ada kejang'."""
    adults: frozenset[str]
    children: frozenset[str]
    oneself: frozenset[str]
    gone: frozenset[str]
    """Words that tell a sign was there before: 'sudah tidak kejang', 'tidak kejang lagi'."""


@dataclass(frozen=True, kw_only=True)
class Danger:
    """The danger signs of a message."""

    kind: DangerKind
    words: tuple[str, ...]
    """The signs in normalised words, for the midwife."""
    denied: bool = False
    """True when every sign was denied: 'tidak kejang' gets one short check, no alarm."""


@dataclass(frozen=True, kw_only=True)
class _Sighting:
    kind: DangerKind
    words: str
    denied: bool


def find_danger(text: str, words: DangerWords, spelling: Spelling) -> Danger | None:
    """Look for danger signs; those not denied win over those denied."""
    tokens = spelling.tokens(text)
    seen: list[_Sighting] = []
    for _, clause in groupby(tokens, key=lambda token: token.clause):
        seen += _sightings([token.word for token in clause], words)
    if (heat := dangerous_fever(text, tokens, words.fever)) is not None:
        seen.append(_Sighting(kind=DangerKind.CHILD, words=heat, denied=False))
    real = [sighting for sighting in seen if not sighting.denied]
    told = real or seen
    if not told:
        return None
    kind = max((sighting.kind for sighting in told), key=GRAVITY.index)
    if kind is DangerKind.CHILD and _is_of_adult([token.word for token in tokens], told, words):
        kind = DangerKind.ADULT
    return Danger(
        kind=kind,
        words=tuple(dict.fromkeys(sighting.words for sighting in told)),
        denied=not real,
    )


def _is_of_adult(said: Sequence[str], told: Sequence[_Sighting], words: DangerWords) -> bool:
    """Tell whether a sign is a grown person's: 'nenek tidak sadar', 'saya sesak napas'."""
    stems = [word.removesuffix("nya") for word in said]
    if words.children.intersection(stems):
        return False
    if words.adults.intersection(stems) or words.adults.intersection(said):
        return True
    first = {sighting.words.split()[0] for sighting in told}
    return any(
        me in words.oneself and any(is_word(word, sign) for sign in first)
        for me, word in pairwise(said)
    )


def _sightings(clause: Sequence[str], words: DangerWords) -> Iterator[_Sighting]:
    """Look for the signs of one clause."""
    present = set(clause)
    letters = {word[0] for word in present}
    for sign in words.signs:
        first = sign.phrase[0]
        if first[0] not in letters:
            continue
        spoken = {word for word in present if word[0] == first[0] and is_word(word, first)}
        if not spoken or _means_another(present, sign):
            continue
        for here, word in enumerate(clause):
            if word in spoken and _goes_on(clause[here + 1 :], sign.phrase[1:]):
                denied = _is_denied(clause, here, words)
                yield _Sighting(kind=sign.kind, words=" ".join(sign.phrase), denied=denied)


def _goes_on(clause: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether the other words of a phrase follow, each after a small gap at most."""
    start = 0
    for word in words:
        window = clause[start : start + WIDEST_GAP + 1]
        place = next((place for place, said in enumerate(window) if is_word(said, word)), None)
        if place is None:
            return False
        start += place + 1
    return True


def is_word(said: str, meant: str) -> bool:
    """Tell whether a word is the one meant, with an ending or a lost or doubled letter."""
    if said == meant or (said.startswith(meant) and said[len(meant) :] in ENDINGS):
        return True
    # A changed letter makes another word (kerang, kenang); a lost one is a slip.
    return (
        min(len(said) + 1, len(meant)) >= SHORTEST_MISSPELT
        and (len(said) != len(meant) or sorted(said) == sorted(meant))
        and is_slip(said, meant)
    )


def _means_another(present: set[str], sign: DangerSign) -> bool:
    stems = present | {word.removesuffix("nya") for word in present}
    return bool(sign.unless & stems) and not sign.despite & stems


def _is_denied(clause: Sequence[str], here: int, words: DangerWords) -> bool:
    """Tell whether a denial stands before a sign; one that went away is still a sign."""
    place = here - 1
    while place >= 0 and clause[place] in words.links:
        place -= 1
    if place < 0 or words.denials.polarity((clause[place],)) is Polarity.PLAIN:
        return False
    around = (*clause[max(0, place - 1) : place], *clause[here + 1 : here + 3])
    return not words.gone.intersection(around)
