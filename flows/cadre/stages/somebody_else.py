"""Whether words about a sign name somebody else than the person who is examined."""

from collections.abc import Iterable
from typing import TypeVar

from dialog.input.name_key import name_key, name_words
from domain.people import Child, RoleKind
from domain.register import Register
from domain.screening import Resident
from flows.cadre.stages.people import residents_near, seek

SomebodyT = TypeVar("SomebodyT", bound=Resident | Child)
SHORTEST_NAME = 3
"""Letters: shorter words are no name that is told by itself."""


def grown_ups_named(register: Register, typed: str) -> tuple[Resident, ...]:
    """List those a cadre's or midwife's words name who are no under-fives."""
    return best_named(residents_near(register), typed)


def names_another(register: Register, typed: str, resident: Resident) -> bool:
    """Tell whether words name somebody, grown up or child, and not this person."""
    grown_up = grown_ups_named(register, typed)
    if any(each.id == resident.id for each in grown_up):
        return False
    return bool(grown_up) or bool(children_named(register, typed))


def is_about_another(register: Register, typed: str, examined: str) -> bool:
    """Tell it of the person who was named by some words when the examination began."""
    known = {each.id for each in seek(register, examined).found}
    named = grown_ups_named(register, typed)
    if named:
        return not any(each.id in known for each in named)
    return bool(children_named(register, typed))


def children_named(register: Register, typed: str) -> tuple[Child, ...]:
    """List the children of a cadre's posyandu whom words name."""
    return best_named(own_posyandu_children(register), typed)


def own_posyandu_children(register: Register) -> tuple[Child, ...]:
    """List the children of a cadre's posyandu."""
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    return tuple(each for posyandu in own for each in register.children_of_posyandu(posyandu))


def best_named(among: Iterable[SomebodyT], typed: str) -> tuple[SomebodyT, ...]:
    """List those whose name stands in words; of Budi Santoso and Budi Setiawan the one in full."""
    said = _words(typed)
    named = [(each, shared) for each in among if (shared := _shared(each, said))]
    return tuple(each for each, shared in named if not any(shared < other for _, other in named))


def _words(typed: str) -> frozenset[str]:
    return frozenset(name_key(word) for word in name_words(typed) if len(word) >= SHORTEST_NAME)


def _shared(somebody: Resident | Child, said: frozenset[str]) -> frozenset[str]:
    return said.intersection(name_key(somebody.name).split())
