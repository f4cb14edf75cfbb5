"""The posyandu somebody looks after, with every child assessed on one day."""

from dataclasses import dataclass
from datetime import date

from domain.immunization import Area
from domain.immunization.lists import Seen, see
from domain.people import Posyandu, RoleKind, Village
from domain.register import Register

SEE_NAMES_OF_VILLAGES = (RoleKind.MIDWIFE, RoleKind.PUSKESMAS)


@dataclass(frozen=True, kw_only=True)
class Place:
    """One posyandu with its children, assessed on one day."""

    village: Village
    posyandu: Posyandu
    on: date
    seen: tuple[Seen, ...]


def may_see_names(register: Register) -> bool:
    """Tell whether the speaker sees children by duty (ux section 12)."""
    return sees_villages(register) or register.speaker.has(RoleKind.CADRE)


def sees_villages(register: Register) -> bool:
    """Tell whether the speaker sees the children of whole villages by name."""
    return any(register.speaker.has(kind) for kind in SEE_NAMES_OF_VILLAGES)


def places(register: Register, *, on_next_day: bool = False) -> tuple[Place, ...]:
    """Assess the children whom the speaker may see, today or on each posyandu's next day."""
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    everywhere = sees_villages(register)
    served = [
        (village, posyandu)
        for village, posyandu in _served(register)
        if everywhere or posyandu.id in own
    ]
    return _assessed(register, served, on_next_day=on_next_day)


def all_places(register: Register) -> tuple[Place, ...]:
    """Assess every child of the villages that the speaker's duty covers, for figures alone."""
    return _assessed(register, _served(register), on_next_day=False)


def _served(register: Register) -> list[tuple[Village, Posyandu]]:
    return [
        (village, posyandu)
        for village in register.villages_served()
        for posyandu in register.posyandu_of_village(village.id)
    ]


def _assessed(
    register: Register, served: list[tuple[Village, Posyandu]], *, on_next_day: bool
) -> tuple[Place, ...]:
    """Ask for all children and all doses at once, whatever their number."""
    ids = tuple(posyandu.id for _village, posyandu in served)
    children, doses = register.children_of_several(ids), register.doses_by_child(ids)
    today = register.now.date()
    found = []
    for village, posyandu in served:
        area = Area(je_endemic=village.je_endemic, hexa_region=village.hexavalent)
        on = register.next_day(posyandu.id, today).held_on if on_next_day else today
        own = [child for child in children if child.posyandu_id == posyandu.id]
        seen = see(own, doses, area, on)
        found.append(Place(village=village, posyandu=posyandu, on=on, seen=seen))
    return tuple(found)
