"""Where a child moves: the place said beside the name, and the answer that offers the places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import words
from dialog.input.line import read_line
from dialog.input.moves import parted
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text
from domain.people import Child, Posyandu
from domain.register import Register
from flows.cadre.growth.corrected_figures import give_ahead
from flows.cadre.growth.line_answers import child_words
from flows.cadre.who.somebody import look_for

AWAY = "away"
MOST_PLACES = 8


@dataclass(frozen=True, kw_only=True)
class PlaceOfMove:
    """One of the places; words that tell of somebody else's move are no answer."""

    register: Register
    child: Child
    offered: OneOf

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the places."""
        return self.offered.choices

    @property
    def list_title(self) -> str | None:
        """Show them as a list."""
        return self.offered.list_title

    def read(self, heard: Heard, today: date) -> str:
        """Give the place."""
        if heard.tapped is None and self._names_another(heard.text):
            raise NotUnderstood("")
        return self.offered.read(heard, today)

    def dump(self, value: str) -> Json:
        """Keep the id."""
        return self.offered.dump(value)

    def load(self, stored: Json) -> str:
        """Give the id back while it is still offered."""
        return self.offered.load(stored)

    def _names_another(self, typed: str) -> bool:
        """Read 'budi juga pindah ke luar desa' as somebody's own move, not as a place."""
        whom, _place = parted(typed)
        line = read_line(whom)
        said = child_words(line) if line is not None and line.has_person else ""
        found = look_for(self.register, said).found if said else ()
        return bool(found) and all(each.id != self.child.id for each in found)


async def where_to(chat: Chat, register: Register, child: Child, name: str, said: str) -> str:
    """Ask for the place, unless it was said beside the name; give a posyandu's number or AWAY."""
    places = [each for each in register.all_posyandu() if each.id != child.posyandu_id]
    offered = _offered(places)
    if said and words.lexicon().choose(said, offered.choices) is not None:
        give_ahead(chat, "to", said)
    return await chat.ask(
        "to",
        text("{child} pindah ke mana? Catatan timbang dan imunisasinya ikut.", child=name),
        PlaceOfMove(register=register, child=child, offered=offered),
    )


def _offered(places: Sequence[Posyandu]) -> OneOf:
    return one_of(
        *(choice(str(each.id), each.name[:24], each.name) for each in places[:MOST_PLACES]),
        choice(AWAY, text("Di luar desa"), "luar", "desa lain", "kota", "luar desa"),
        list_title=text("Pilih tempat"),
    )
