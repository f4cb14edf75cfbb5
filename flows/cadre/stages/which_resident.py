"""Finding the person that is meant: never guessed, and a doubt is a short list."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import choice
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input.line import read_line
from dialog.input.person_words import read_grown_up
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import capitalised
from dialog.texts import lines, text
from dialog.turn import Go
from domain.people import RoleKind
from domain.register import Register
from domain.screening import Resident
from flows.cadre.stages.people import Sought, age_words, seek
from flows.cadre.who.one_of_several import NONE_OF_THEM, OneOfSeveral
from flows.cadre.who.unknown_child import meant, near_or_new

MOST_ROWS = 9


@dataclass(frozen=True, kw_only=True)
class PersonWords:
    """Words that name somebody; a whole report line is left to the flow that reads lines."""

    choices: tuple[Choice, ...] = ()
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Take a name."""
        typed = " ".join(heard.text.split())
        reported = read_line(typed)
        if reported is None or reported.measures or not any(sign.isalpha() for sign in typed):
            raise NotUnderstood(text("Ketik namanya saja, ya. Contoh: Wayan"))
        return typed

    def dump(self, value: str) -> Json:
        """Keep the words until they are settled."""
        return value

    def load(self, stored: Json) -> str:
        """Give them back."""
        return str(stored)


async def which_resident(
    chat: Chat, register: Register, question: str, *, group: str = "", other: str = ""
) -> Resident | Go | str:
    """Ask for somebody by name until one is meant; the words alone when nobody fits."""
    typed = await chat.ask(f"person{other}", question, PersonWords())
    return await settled_resident(chat, register, seek(register, typed, group), other=other)


async def settled_resident(
    chat: Chat, register: Register, sought: Sought, *, other: str = ""
) -> Resident | Go | str:
    """Ask until one person is meant; 'new words' to register, or a Go that leaves."""
    if len(sought.found) == 1:
        return sought.found[0]
    if sought.found:
        return await _one_of_these(chat, register, f"which{other}", sought)
    picked = await _unknown(chat, register, f"unknown{other}", sought)
    if picked == "near" and sought.nearest is not None:
        return sought.nearest
    if picked == "new":
        return read_grown_up(sought.words).name or sought.words
    return Go(flow="nothing_saved")


async def _one_of_these(chat: Chat, register: Register, name: str, sought: Sought) -> Resident | Go:
    among = sought.found[:MOST_ROWS]
    rows = [
        choice(str(each.id), each.name[:24], description=_row(each, chat.today)) for each in among
    ]
    rows.append(choice(NONE_OF_THEM, text("Bukan semuanya"), "TIDAK", "BATAL"))
    picked = await chat.ask(
        name,
        text("Ada {count} orang. Yang mana, {bu}?", count=len(among), bu=register.speaker.bu),
        OneOfSeveral(
            among=among,
            choices=tuple(rows),
            look_up=register.resident,
            list_title=text("Pilih orang"),
        ),
    )
    return Go(flow="nothing_saved") if picked == NONE_OF_THEM else register.resident(int(picked))


def _row(resident: Resident, on: date) -> str:
    return text("{age}, RT {rt}", age=age_words(resident, on), rt=resident.rt)


async def _unknown(chat: Chat, register: Register, name: str, sought: Sought) -> str:
    asked = capitalised(read_grown_up(sought.words).name or sought.words)
    posyandu = register.posyandu(register.speaker.posyandu_ids(RoleKind.CADRE)[0])
    told = text(
        "{name} belum ada di daftar {posyandu} (ibu hamil, remaja, dewasa, lansia).",
        name=asked,
        posyandu=posyandu.name,
    )
    if sought.nearest is None:
        return await near_or_new(chat, name, told, asked=asked)
    near = text("Yang mirip: {child}.", child=sought.nearest.name)
    label = meant(sought.nearest.name)
    return await near_or_new(chat, name, lines(told, near), asked=asked, near_label=label)
