"""Whom an announcement is for, in people's own words: 'ortu balita dusun timur', 'bumil rt 02'."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialog.input.places import RT, find_place, find_rts
from dialog.input.word_lists import word_lists
from dialog.input.words import lexicon
from domain.audience import Audience, Group, Hamlet

GROUPS = {
    "ORANG_TUA_BALITA": Group.UNDER_FIVES,
    "IBU_HAMIL": Group.PREGNANT,
    "USIA_LANSIA": Group.OLDER,
    "USIA_REMAJA": Group.TEENS,
    "PARA_KADER": Group.CADRES,
    "SEMUA_WARGA": Group.EVERYBODY,
}
LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class Places:
    """The places of a village by their names."""

    hamlets: tuple[Hamlet, ...]
    posyandu: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class UnknownRt:
    """An RT was written that the village does not have."""

    number: int


@dataclass(frozen=True, kw_only=True)
class UnknownGroup:
    """A place was written beside people that are no known group: 'pemuda dusun timur'."""


def read_audience(text: str, places: Places) -> Audience | UnknownRt | UnknownGroup | None:
    """Read groups and a place; None when neither was named."""
    text = text[:LONGEST]
    hamlet, posyandu_id, rest = _place(text, places)
    rts = []
    for number in find_rts(text):
        written = _rt(number, places)
        if written is None:
            return UnknownRt(number=number)
        rts.append(written)
    groups = _groups(RT.sub(" ", rest))
    if not groups and not (hamlet or posyandu_id or rts):
        return None
    if not groups and _names_others(RT.sub(" ", rest)):
        return UnknownGroup()
    return Audience(
        groups=groups or (Group.EVERYBODY,),
        hamlet="" if rts else hamlet,
        rts=tuple(rts),
        posyandu_id=posyandu_id,
    )


def _place(text: str, places: Places) -> tuple[str, int | None, str]:
    """Find a posyandu or a hamlet, and what was written beside it."""
    if found := find_place(text, places.posyandu):
        return "", places.posyandu[found.name], found.rest
    if found := find_place(text, (hamlet.name for hamlet in places.hamlets)):
        return found.name, None, found.rest
    return "", None, text


def _rt(number: int, places: Places) -> str | None:
    """Give an RT as the village writes it: '02'."""
    for hamlet in places.hamlets:
        for rt in hamlet.rts:
            if rt.isdigit() and int(rt) == number:
                return rt
    return None


def _names_others(text: str) -> bool:
    """Tell whether people were named that are no known group: 'pemuda dusun timur'."""
    said = set(lexicon().spelling.words(text))
    return bool(said - set(word_lists()["siaran"]["penanda_tempat"]) - lexicon().spelling.fillers)


def _groups(text: str) -> tuple[Group, ...]:
    """Find every group that is named; 'semua ortu balita' means those parents, not everybody."""
    found: list[Group] = []
    left = dict(GROUPS)
    match = lexicon().intent(text, among=tuple(left))
    while match is not None:
        found.append(left.pop(match.intent))
        text = match.rest
        match = lexicon().intent(text, among=tuple(left)) if left and text else None
    named = tuple(group for group in found if group is not Group.EVERYBODY)
    return named or tuple(found)
