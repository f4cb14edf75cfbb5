"""Looking a child up by what was typed, among the children a cadre may see."""

from dataclasses import dataclass
from datetime import date

from dialog.input import names
from dialog.input.codes import read_code
from dialog.input.person_words import PersonWords, read_person
from domain.people import Child, RoleKind, Weighing
from domain.register import Register
from flows.cadre.who.namesakes import children_near

UNNAMED = ("bayi", "by", "by.")
"""How a newborn is called who has no name yet."""


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """A child asked for by words: found, or what to ask about."""

    words: str
    found: tuple[Child, ...]
    is_exact: bool
    nearest: Child | None


def asked_name(somebody: Somebody) -> str:
    """Give the name that was asked for, as typed."""
    return read_person(somebody.words).name or somebody.words


def look_for(register: Register, typed: str) -> Somebody:
    """Find the children that words may mean: a name, or the code of the family."""
    if (code := read_code(typed)) is not None:
        coded = tuple(
            child
            for child in children_near(register)
            if register.family(child.family_id).code == code
        )
        return Somebody(words=typed, found=coded, is_exact=True, nearest=None)
    found = _named(typed, children_near(register))
    match found:
        case names.One(candidate=child, how=how, exact=exact):
            is_exact = exact or how in (names.How.WHOLE, names.How.WORD)
            return Somebody(words=typed, found=(child,), is_exact=is_exact, nearest=None)
        case names.Several(candidates=several):
            return Somebody(words=typed, found=tuple(several), is_exact=True, nearest=None)
        case names.NoneFound(nearest=nearest):
            return Somebody(
                words=typed, found=(), is_exact=False, nearest=next(iter(nearest), None)
            )


def _named(typed: str, children: tuple[Child, ...]) -> names.Found[Child]:
    """Find by name; 'bayi ny sari' is a baby without one, else whoever has such a mother."""
    person = read_person(typed)
    if person.mother is None or (person.name or "").lower() not in UNNAMED:
        return names.find(person, children)
    unnamed = names.find(PersonWords(name=f"bayi ny {person.mother}"), children)
    if isinstance(unnamed, names.NoneFound):
        return names.find(PersonWords(name=None, mother=person.mother, rt=person.rt), children)
    return unnamed


def weighed_today(register: Register, on: date) -> dict[int, Weighing]:
    """Give what was weighed at the speaker's posyandu on a day, by child."""
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    return {w.child_id: w for posyandu in own for w in register.weighed_on(posyandu, on)}


def working_day(register: Register, today: date) -> date:
    """Give the day a cadre records for: the one that is open, which may be yesterday's."""
    for posyandu in register.speaker.posyandu_ids(RoleKind.CADRE):
        if (day := register.open_day(posyandu)) is not None:
            return day.held_on
    return today
