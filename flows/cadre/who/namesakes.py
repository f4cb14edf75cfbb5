"""Naming a child so that no other child of the posyandu can be meant."""

from itertools import chain

from domain.people import Child, RoleKind
from domain.register import Register


def children_near(register: Register) -> tuple[Child, ...]:
    """List the children somebody may see by duty: a cadre's posyandu, a midwife's village."""
    speaker = register.speaker
    own = speaker.posyandu_ids(RoleKind.CADRE)
    if not own and (speaker.has(RoleKind.MIDWIFE) or speaker.has(RoleKind.PUSKESMAS)):
        return register.children_of_village()
    lists = [register.children_of_posyandu(posyandu) for posyandu in own]
    return lists[0] if len(lists) == 1 else tuple(chain.from_iterable(lists))


def spoken_near(register: Register, child: Child) -> str:
    """Call a child by the first name, or in full when another child near shares it."""
    return spoken_name(child, children_near(register))


def spoken_name(child: Child, others: tuple[Child, ...]) -> str:
    """Call a child by the first name, or in full when another child shares it."""
    first = child.first_name
    alike = [other for other in others if first in other.name]
    same = [other for other in alike if other.first_name == first]
    return child.name if len(same) > 1 else first
