"""Who is to do what was agreed on: one of those with a duty in the village, by name."""

from dialog.input.name_key import name_words
from dialog.input.person_words import read_grown_up
from domain.people import Person
from domain.register import Register

FEWEST_LETTERS = 3
MOST_SAID = 6


class NobodyError(Exception):
    """Nobody with a duty is called so; `known` names some who have one."""

    def __init__(self, known: list[str]) -> None:
        super().__init__("nobody")
        self.known = known


class SeveralError(Exception):
    """Several are called so."""

    def __init__(self, names: list[str]) -> None:
        super().__init__("several")
        self.names = names


def owner_named(register: Register, village: int, words: str) -> Person:
    """Find who is meant: 'saya', 'bu siti', 'bidan ratih'; raises NobodyError or SeveralError."""
    if words.strip().lower() in ("saya", "saya sendiri", "aku"):
        return register.speaker
    workers = register.workers_of(village)
    wanted = set(name_words(read_grown_up(words).name or words))
    fitting = [
        person for person in workers if wanted & {*name_words(person.name), *_called(person)}
    ]
    best = [
        person
        for person in fitting
        if wanted <= {*name_words(person.name), *_called(person), *name_words(person.title)}
    ]
    found = best or fitting
    if not found:
        raise NobodyError([person.call for person in workers[:MOST_SAID]])
    if len(found) > 1:
        raise SeveralError([f"{person.call} ({person.name})" for person in found[:MOST_SAID]])
    return found[0]


def _called(person: Person) -> list[str]:
    return list(name_words(person.call_name))
