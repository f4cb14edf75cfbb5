"""Nobody of that name: the nearest one, a new one, or nothing."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import words
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import capitalised, kg
from dialog.texts import lines, text
from domain.people import Child, RoleKind, Weighing
from domain.register import Register
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import Somebody, asked_name, weighed_today
from flows.labels import fitting


async def unknown_child(
    chat: Chat, register: Register, name: str, somebody: Somebody, *, on: date
) -> str:
    """Nobody of that name: the nearest one, a new one, or nothing; gives near, new or cancel."""
    asked = capitalised(asked_name(somebody))
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    place = register.posyandu(own[0]).name if own else register.village.name
    told = text("Belum ada anak bernama {name} di {posyandu}.", name=asked, posyandu=place)
    if somebody.nearest is None:
        return await near_or_new(chat, name, told, asked=asked)
    weighed = weighed_today(register, on).get(somebody.nearest.id)
    nearest = spoken_near(register, somebody.nearest)
    label = (
        fitting(text("Ganti data {child}", child=nearest), text("Ganti datanya"))
        if weighed
        else meant(nearest)
    )
    near = _nearest_words(somebody.nearest, weighed)
    return await near_or_new(chat, name, lines(told, near), asked=asked, near_label=label)


def meant(who: str) -> str:
    """Label the offer of the nearest name."""
    return fitting(text("Maksudnya {child}", child=who), text("Ya, itu maksud saya"))


async def near_or_new(chat: Chat, name: str, told: str, *, asked: str, near_label: str = "") -> str:
    """Offer the nearest name, somebody new, or nothing: near, new or cancel."""
    near = (choice("near", near_label, "YA"),) if near_label else ()
    new = fitting(text("Daftar {name} baru", name=asked), text("Daftar baru"))
    offers = (
        *near,
        choice("new", new, "DAFTAR", "baru"),
        choice("cancel", text("Batal"), "BATAL", "TIDAK", "NANTI", "salah ketik", "salah nama"),
    )
    return await chat.ask(name, told, _NearOrNew(asked=asked, choices=offers))


@dataclass(frozen=True, kw_only=True)
class _NearOrNew:
    """The offers for an unknown name; 'daftar bayi sari' names somebody else: a new task."""

    asked: str
    choices: tuple[Choice, ...]
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Give the id of the choice that is meant."""
        offers = one_of(*self.choices)
        chosen = words.lexicon().choice(heard.text, self.choices)
        if heard.tapped is None and chosen is not None and chosen.option.id == "new":
            known = {*self.asked.lower().split(), "baru", "anak", "bayi"}
            if set(words.lexicon().normalise(chosen.rest).split()) - known:
                raise NotUnderstood(offers.complaint)
        return offers.read(heard, today)

    def dump(self, value: str) -> Json:
        """Keep the id."""
        return value

    def load(self, stored: Json) -> str:
        """Give it back."""
        return one_of(*self.choices).load(stored)


def _nearest_words(child: Child, weighed: Weighing | None) -> str:
    if weighed is not None and weighed.weight_g is not None:
        return text(
            "Yang mirip: {child} (sudah ditimbang hari ini, {kg} kg).",
            child=child.name,
            kg=kg(weighed.weight_g),
        )
    return text("Yang mirip: {child}.", child=child.name)
