"""A family's own children and the people who look after it."""

from dialog.spoken import joined
from domain.people import Child, Person, Posyandu, RoleKind
from domain.register import Register


def own_children(register: Register) -> tuple[Child, ...]:
    """List the children the speaker answers for and agreed about, the youngest first."""
    children = [
        child for family in register.joined_families() for child in register.children_of(family.id)
    ]
    return tuple(sorted(children, key=lambda child: child.born_on, reverse=True))


def own_posyandu(register: Register) -> tuple[Posyandu, ...]:
    """List the posyandu of the speaker's children, each once."""
    ids = dict.fromkeys(child.posyandu_id for child in own_children(register))
    return tuple(register.posyandu(posyandu) for posyandu in ids)


def names_of(children: tuple[Child, ...]) -> str:
    """Name children by their first names: 'Budiman dan Rara'."""
    return joined([child.first_name for child in children])


def short_call(person: Person) -> str:
    """Address somebody in the middle of a talk: 'Ibu Ketut' after 'Ibu Ketut Sari'."""
    first = person.call_name.split()[0] if person.call_name else ""
    return f"{person.ibu} {first}".strip()


def mother_or(person: Person) -> str:
    """Address whoever joins: the texts speak to the mother until another title is known."""
    return person.title or "Ibu"


def cadres_of(register: Register, posyandu_id: int) -> tuple[Person, ...]:
    """List the cadres of a posyandu other than the speaker."""
    held = register.holders(RoleKind.CADRE, posyandu_id=posyandu_id)
    return tuple(cadre for cadre in held if cadre.id != register.speaker.id)


def own_cadre(register: Register) -> Person | None:
    """Give the cadre who helps the speaker: the family's own, else the coordinator."""
    for posyandu in own_posyandu(register):
        for cadre in cadres_of(register, posyandu.id):
            return cadre
    for kind in (RoleKind.COORDINATOR, RoleKind.CADRE):
        for person in register.holders(kind):
            if person.id != register.speaker.id:
                return person
    return None


def midwife_of(register: Register) -> Person | None:
    """Give the village midwife."""
    return next(iter(register.holders(RoleKind.MIDWIFE)), None)


def who_writes(register: Register) -> str:
    """Describe the speaker to a cadre: 'Ibu Rina (RT 02, ibu Budi Santoso)'."""
    children = own_children(register)
    speaker = register.speaker
    rt = speaker.rt or (children[0].rt if children else "")
    parts = [f"RT {rt}"] if rt else []
    if children:
        parts.append(f"{_parent(speaker)} {joined([child.name for child in children])}")
    return f"{speaker.full_call} ({', '.join(parts)})" if parts else speaker.full_call


def parent_of(register: Register, child: int | None = None) -> str:
    """Describe the speaker briefly: 'Ibu Dewi (ibu Fajar)'; beside one child when it is known."""
    own = own_children(register)
    children = tuple(c for c in own if c.id == child) or own
    if not children:
        return register.speaker.full_call
    return f"{register.speaker.full_call} ({_parent(register.speaker)} {names_of(children)})"


def _parent(person: Person) -> str:
    return {"Bapak": "bapak", "Ibu": "ibu"}.get(person.ibu, "keluarga")
