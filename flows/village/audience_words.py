"""How an audience is said: in the announcement itself, and in a sentence about it."""

from dialog.spoken import joined
from dialog.texts import text
from domain.audience import Audience, Group
from domain.register import Register


def addressed(audience: Audience, register: Register) -> str:
    """Name an audience as its announcement does: 'orang tua balita Dusun Timur'."""
    place = _place(audience, register)
    return f"{_groups(audience)} {place}".strip()


def told(audience: Audience, register: Register) -> str:
    """Name an audience in a sentence: 'orang tua balita di Dusun Timur'."""
    place = _place(audience, register)
    if not place:
        return _groups(audience)
    return text("{groups} di {place}", groups=_groups(audience), place=place)


def begun(words: str) -> str:
    """Write words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def _groups(audience: Audience) -> str:
    if Group.EVERYBODY in audience.groups:
        return text("warga") if audience.has_place else text("semua warga")
    return joined([_group(group) for group in audience.groups])


def _group(group: Group) -> str:
    match group:
        case Group.UNDER_FIVES:
            return text("orang tua balita")
        case Group.PREGNANT:
            return text("ibu hamil")
        case Group.TEENS:
            return text("remaja")
        case Group.OLDER:
            return text("lansia")
        case Group.CADRES:
            return text("kader")
        case Group.EVERYBODY:
            return text("semua warga")


def _place(audience: Audience, register: Register) -> str:
    if audience.posyandu_id is not None:
        return text("Posyandu {name}", name=register.posyandu(audience.posyandu_id).name)
    if audience.rts:
        return joined([text("RT {rt}", rt=rt) for rt in audience.rts])
    return text("Dusun {name}", name=audience.hamlet) if audience.hamlet else ""
