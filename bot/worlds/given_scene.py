"""What the sentences of a given may look at and change."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.worlds.cast import Seat
from bot.worlds.line import Delivered
from bot.worlds.stage import Stage
from dialog.transcript.parts import Answered, Given, Said, Sent, Shown, Transcript
from domain.people import Child, Family, Person, Posyandu, RoleKind
from handlers.work import Work
from storage import days, directory, people
from storage.engine import Connection
from storage.register import StoredRegister

_LABEL = re.compile(r"(?:Ibu|Bapak|Bu|Pak|Bidan|dr\.|Mbak|Kak)\s+[A-Z][\w'’]*(?:\s+[A-Z][\w'’]*)*")
ANY = "any"
"""Whichever channel the person uses."""
NAME_PLACE = "{nama}"
_BRACKETS = re.compile(r"\(([^)]*)\)")


@dataclass
class Scene:
    """A stage and the file that is played on it."""

    stage: Stage
    transcript: Transcript
    says_any: bool = False
    """True when what is printed leaves the channel open, as the file does."""
    mentioned: list[Seat] = field(default_factory=list)
    """Whose address a given told of, the latest last: 'pesan terakhirnya' is theirs."""
    wrong_numbers: list[tuple[Family, Seat]] = field(default_factory=list)
    """Numbers entered for a family that are somebody else's."""
    told: list[str] = field(default_factory=list)
    """What was given besides the file, in a conversation typed line by line."""
    quarters: list[object] = field(default_factory=list)
    """What the file says of quarters, once it has come true."""
    _owners: dict[str, tuple[Seat | None, int | None]] = field(default_factory=dict)

    @property
    def on_stage(self) -> tuple[str, ...]:
        """List those who have a part: in the heading, speaking, or written to by name."""
        entries = self.transcript.entries
        said = [entry.speaker for entry in entries if isinstance(entry, Said)]
        sent = [entry.to for entry in entries if isinstance(entry, Sent) and entry.count is None]
        return tuple(dict.fromkeys([*self.in_heading, *said, *sent]))

    @property
    def in_heading(self) -> tuple[str, ...]:
        """List the people of the heading: 'Ibu Rina' of 'orang tua (Ibu Rina, ibu Budi)'."""
        who = self.transcript.heading.who
        listed = [
            part.strip() for group in _BRACKETS.findall(who) for part in re.split(r",| dan ", group)
        ]
        named = [name for name in listed if name[:1].isupper() or name[:1] in "+0"]
        return tuple(dict.fromkeys([*named, *_LABEL.findall(who)]))

    @property
    def spoken_words(self) -> str:
        """Give every word said in the file, to see who is talked about."""
        entries = self.transcript.entries
        shown = [entry.shown for entry in entries if isinstance(entry, Answered | Sent)]
        said = [entry.text for entry in entries if isinstance(entry, Said)]
        offered = [f"{offer.label} {offer.description}" for one in shown for offer in one.offers]
        return " ".join([*said, *(one.text for one in shown), *offered]).lower()

    @property
    def givens(self) -> tuple[str, ...]:
        """List everything that was given in prose."""
        written = [entry.words for entry in self.transcript.entries if isinstance(entry, Given)]
        return (*written, *self.told)

    def belongs(self, one: Delivered, label: str) -> bool:
        """Tell whether a message went to somebody, at whichever address."""
        if label not in self._owners or self._owners[label][0] is None:
            with self.stage.database.reader.connect() as connection:
                seat = self.stage.cast.find(connection, label)
                owner = directory.owner(connection, seat.channel, seat.address) if seat else None
            self._owners[label] = seat, owner
        seat, owner = self._owners[label]
        return seat is not None and (seat_of(one) == seat or one.person_id == owner)

    def has_part(self, one: Delivered) -> bool:
        """Tell whether a message went to somebody who appears in the file."""
        return any(self.belongs(one, label) for label in self.on_stage)

    def forget_owners(self) -> None:
        """Look up anew whose address is whose: numbers move."""
        self._owners.clear()

    def without_name(self, one: Delivered) -> Shown:
        """Show a message with a place instead of the recipient's own name."""
        with self.stage.database.reader.connect() as connection:
            person = people.one(connection, one.person_id)
        if not person.is_known:
            return one.shown
        return replace(one.shown, text=one.shown.text.replace(person.full_call, NAME_PLACE))


def seat_of(one: Delivered) -> Seat:
    """Give the address a message reached."""
    return Seat(channel=one.channel, address=one.address)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A kind of sentence, and what it makes true."""

    pattern: re.Pattern[str]
    makes_true: "Callable[[Change, re.Match[str]], None]"


def rule(pattern: str, makes_true: "Callable[[Change, re.Match[str]], None]") -> Rule:
    """Name a kind of sentence by a pattern that is looked for anywhere in it."""
    return Rule(pattern=re.compile(pattern, re.IGNORECASE), makes_true=makes_true)


@dataclass(frozen=True, kw_only=True)
class Change:
    """One sentence at work, within a transaction."""

    scene: Scene
    connection: Connection
    sentence: str

    @property
    def stage(self) -> Stage:
        """The stage it happens on."""
        return self.scene.stage

    @property
    def register(self) -> StoredRegister:
        """What can be read, seen by any officer of the village."""
        return StoredRegister(
            self.connection, self._anybody(), self.stage.village_id, self.stage.now
        )

    def children(self) -> tuple[Child, ...]:
        """List every child of the village."""
        return self.register.children_of_village()

    def child(self, name: str) -> Child | None:
        """Find a child by full name, or by a first name that only one child has."""
        wanted = " ".join(name.lower().split())
        everyone = self.children()
        exact = [child for child in everyone if child.name.lower() == wanted]
        called = [child for child in everyone if child.first_name.lower() == wanted]
        if exact:
            return exact[0]
        return called[0] if len(called) == 1 else None

    def children_in(self, words: str) -> tuple[Child, ...]:
        """Find the children named in some words, in order of naming."""
        everyone = self.children()
        firsts = [child.first_name for child in everyone]
        places: dict[int, Child] = {}
        for child in everyone:
            names = [child.name]
            if firsts.count(child.first_name) == 1:
                names.append(child.first_name)
            for name in names:
                if found := re.search(rf"\b{re.escape(name)}\b", words):
                    places.setdefault(found.start(), child)
                    break
        return tuple(places[place] for place in sorted(places))

    def families_in(self, words: str) -> tuple[tuple[str, Family], ...]:
        """Find the mothers named in some words ('Ibu Sri'), with the name used."""
        found: dict[int, tuple[str, Family]] = {}
        for label in _LABEL.findall(words):
            family = self._family(label, words)
            if family is not None:
                found.setdefault(family.id, (_called(label, family), family))
        return tuple(found.values())

    def _family(self, label: str, words: str) -> Family | None:
        hint = f"{words} {self.scene.transcript.heading.who}"
        pieces = label.split()
        for end in range(len(pieces), 1, -1):
            family = self.stage.cast.family_of(self.connection, " ".join(pieces[:end]), hint)
            if family is not None:
                return family
        return None

    def mothers_of_heading(self) -> tuple[tuple[str, Family], ...]:
        """Find the mothers who have a part in the file."""
        return self.families_in(" , ".join(self.scene.in_heading))

    def posyandu(self) -> Posyandu:
        """Find the posyandu of a sentence: named there, the heading's cadre's, or today's."""
        everyone = self.register.all_posyandu()
        for words in (self.sentence, self.scene.transcript.heading.who):
            for posyandu in sorted(everyone, key=lambda one: -len(one.name)):
                if posyandu.name.lower() in words.lower():
                    return posyandu
        for label in self.scene.on_stage:
            speaker = self.person(label)
            own = speaker.posyandu_ids(RoleKind.CADRE) if speaker else ()
            for posyandu in everyone:
                if posyandu.id in own:
                    return posyandu
        today = self.stage.local.date()
        held = (p for p in everyone if days.next_day(self.connection, p.id, today).held_on == today)
        return next(held, everyone[0])

    def person(self, label: str) -> Person | None:
        """Find somebody who has an address already."""
        seat = self.stage.cast.find(self.connection, label)
        owner = directory.owner(self.connection, seat.channel, seat.address) if seat else None
        return people.one(self.connection, owner) if owner is not None else None

    def cadres(self, posyandu: Posyandu) -> tuple[Person, ...]:
        """List a posyandu's cadres, those who have a part in the file first."""
        everyone = self.register.holders(RoleKind.CADRE, posyandu_id=posyandu.id)
        parts = {p.id for label in self.scene.on_stage if (p := self.person(label)) is not None}
        return tuple(sorted(everyone, key=lambda person: person.id not in parts))

    def work(self, person_id: int) -> Work:
        """Let somebody do something now."""
        return Work(
            connection=self.connection,
            register=StoredRegister(
                self.connection, person_id, self.stage.village_id, self.stage.now
            ),
            now=self.stage.now,
            channel=str(self.stage.channel),
            inbox_id=None,
            draw_code=self.stage.draw_code,
        )

    def seat(self, label: str) -> Seat:
        """Give the address somebody writes from."""
        return self.stage.cast.seat(self.connection, label)

    def _anybody(self) -> int:
        return directory.addresses(self.connection)[0].person_id


def _called(label: str, family: Family) -> str:
    """Shorten 'Ibu Ketut Sari Besok' to the words that are the mother's name."""
    words = label.split()
    for end in range(len(words), 1, -1):
        name = " ".join(words[1:end]).lower()
        if name in (family.mother_name.lower(), family.mother.removeprefix("Ibu ").lower()):
            return " ".join(words[:end])
    return label
