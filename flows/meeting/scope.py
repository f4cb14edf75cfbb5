"""Which posyandu a meeting is about for its speaker, and whose names may be said."""

from dataclasses import dataclass

from dialog.input.places import find_place
from domain.people import Person, Posyandu, RoleKind, Village
from domain.register import Register

LEADERS = (RoleKind.MIDWIFE, RoleKind.PUSKESMAS, RoleKind.COORDINATOR, RoleKind.VILLAGE_OFFICER)
"""Who sees the coverage of villages (ux section 12)."""
SEE_NAMES = (RoleKind.MIDWIFE, RoleKind.PUSKESMAS)
SEE_WHO_NEEDS_A_VISIT = (*SEE_NAMES, RoleKind.COORDINATOR)
WRITE_ITEMS = (RoleKind.MIDWIFE, RoleKind.PUSKESMAS, RoleKind.COORDINATOR)


@dataclass(frozen=True, kw_only=True)
class Place:
    """One posyandu and its village."""

    village: Village
    posyandu: Posyandu


def holds_any(person: Person, kinds: tuple[RoleKind, ...]) -> bool:
    """Tell whether somebody holds one of some duties."""
    return any(map(person.has, kinds))


def places(register: Register) -> tuple[Place, ...]:
    """List the posyandu of the villages that the speaker's duty covers."""
    return tuple(
        Place(village=village, posyandu=posyandu)
        for village in register.villages_served()
        for posyandu in register.posyandu_of_village(village.id)
    )


def place_in(words: str, known: tuple[Place, ...]) -> Place | None:
    """Find the posyandu that is named; None when none or several are meant."""
    found = find_place(words, [place.posyandu.name for place in known])
    if found is None:
        return None
    named = [place for place in known if place.posyandu.name == found.name]
    if len(named) > 1:
        village = find_place(found.rest, [place.village.name for place in named])
        named = [place for place in named if village and place.village.name == village.name]
    return named[0] if len(named) == 1 else None
