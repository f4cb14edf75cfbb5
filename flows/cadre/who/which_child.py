"""Finding the child that is meant: never guessed, and a doubt is a short list."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import choice
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import words
from dialog.input.codes import read_code
from dialog.input.line import read_line
from dialog.input.person_words import PersonWords, read_person
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import age, capitalised, cm, kg, short_age
from dialog.texts import text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.people import Child, Weighing
from domain.register import Register
from flows.cadre.doses.dose_line import read_typed
from flows.cadre.growth.line_answers import FIGURES_OF_LINE
from flows.cadre.stages.people import seek
from flows.cadre.who.one_of_several import NONE_OF_THEM, OneOfSeveral
from flows.cadre.who.somebody import Somebody, asked_name, look_for, weighed_today, working_day
from flows.cadre.who.unknown_child import unknown_child

MOST_ROWS = 9


@dataclass(frozen=True, kw_only=True)
class ChildWords:
    """Words that name a child; a whole report line is left to the flow that reads lines."""

    register: Register
    choices: tuple[Choice, ...] = ()
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Take a name, a code or a NIK."""
        typed = " ".join(heard.text.split())
        reported = read_line(typed)
        if reported is not None and reported.measures:
            raise NotUnderstood(text("Ketik namanya saja, ya."))
        told = read_typed(typed)
        if told.doses and told.child:
            raise NotUnderstood(text("Ketik namanya saja, ya."))
        if read_code(typed) is None and not _names_somebody(typed):
            raise NotUnderstood(text("Ketik nama anaknya, ya. Contoh: Ani"))
        if _is_command(typed) and not look_for(self.register, typed).found:
            raise NotUnderstood(text("Ketik nama anaknya, ya. Contoh: Ani"))
        return typed

    def dump(self, value: str) -> Json:
        """Keep the words until they are settled."""
        return value

    def load(self, stored: Json) -> str:
        """Give them back."""
        return str(stored)


def _names_somebody(typed: str) -> bool:
    person = read_person(typed)
    return person != PersonWords(name=None) and any(sign.isalpha() for sign in typed)


def _is_command(typed: str) -> bool:
    """Tell whether words that are nobody's name begin with a command: 'hapus raka'."""
    command = words.lexicon().intent(typed)
    return command is not None and command.is_first and not command.typo


async def which_child(
    chat: Chat, register: Register, question: str, *, grown_up: str = ""
) -> Child | Go:
    """Ask for a child by name until one is meant; a Go leaves the flow.

    `grown_up` is the flow for somebody of that name who is no under-five.
    """
    typed = await chat.ask("child", question, ChildWords(register=register))
    somebody = look_for(register, typed)
    if grown_up and not somebody.found:
        sought = seek(register, typed)
        if sought.is_exact and len(sought.found) == 1:
            return Go(flow=grown_up, subject={"resident": sought.found[0].id})
    return await settled_child(chat, register, somebody)


async def settled_child(
    chat: Chat, register: Register, somebody: Somebody, *, other: str = ""
) -> Child | Go:
    """Ask until one child is meant by the words; a Go leaves the flow.

    A flow that asks for a second child names it by `other`: its questions need names of their own.
    """
    if not somebody.found:
        picked = await unknown_child(
            chat, register, f"unknown{other}", somebody, on=working_day(register, chat.today)
        )
        if picked == "near" and somebody.nearest is not None:
            return somebody.nearest
        if picked == "new":
            return _registration(chat, somebody)
        return Go(flow="nothing_saved")
    if len(somebody.found) == 1:
        return somebody.found[0]
    child = await one_of_these(
        chat, register, f"which{other}", somebody, on=working_day(register, chat.today)
    )
    return child if child is not None else Go(flow="nothing_saved")


def _registration(chat: Chat, somebody: Somebody) -> Go:
    """Register an unknown child; figures written already are kept for the weighing after it."""
    measured = {
        name: chat.journal.given[name] for name in FIGURES_OF_LINE if name in chat.journal.given
    }
    return Go(
        flow="register_child",
        subject={"measured": measured},
        given={"name": asked_name(somebody)},
    )


async def one_of_these(
    chat: Chat, register: Register, name: str, somebody: Somebody, *, on: date
) -> Child | None:
    """Ask which of several children is meant; None when it is none of them."""
    weighed = weighed_today(register, on)
    among = somebody.found[:MOST_ROWS]
    rows = [
        choice(str(child.id), child.name, description=_row(register, child, weighed, on))
        for child in among
    ]
    rows.append(choice(NONE_OF_THEM, _none_label(len(among)), "TIDAK", "BATAL"))
    if any(child.id in weighed for child in among):
        question = text("{name} yang mana?", name=capitalised(asked_name(somebody)))
    else:
        question = text(
            "Ada {count} anak. Yang mana, {bu}?", count=len(among), bu=register.speaker.bu
        )
    picked = await chat.ask(
        name,
        question,
        OneOfSeveral(
            among=among,
            choices=tuple(rows),
            look_up=register.child,
            list_title=text("Pilih anak"),
        ),
    )
    return None if picked == NONE_OF_THEM else register.child(int(picked))


def _row(register: Register, child: Child, weighed: dict[int, Weighing], on: date) -> str:
    if child.id in weighed:
        return text("Sudah hari ini: {measures}", measures=short_measures(weighed[child.id]))
    return text(
        "{age}, ibu {mother}, RT {rt}",
        age=short_age(completed_months(child.born_on, on)),
        mother=child.mother_name,
        rt=child.rt,
    )


def short_measures(weighing: Weighing) -> str:
    """Say the measures of a weighing in short: '13,2 kg, 91 cm'."""
    return measures_in_short(weighing.weight_g, weighing.length_mm)


def measures_in_short(weight_g: int | None, length_mm: int | None) -> str:
    """Say measures in short: '13,2 kg, 91 cm'."""
    parts = []
    if weight_g is not None:
        parts.append(text("{kg} kg", kg=kg(weight_g)))
    if length_mm is not None:
        parts.append(text("{cm} cm", cm=cm(length_mm)))
    return ", ".join(parts)


def _none_label(count: int) -> str:
    return {2: text("Bukan keduanya"), 3: text("Bukan ketiganya")}.get(
        count, text("Bukan semuanya")
    )


def introduced(child: Child, on: date) -> str:
    """Introduce a child: 'Ani Lestari, 9 bulan, ibu Sri Wahyuni.'."""
    return text(
        "{child}, {age}, ibu {mother}.",
        child=child.name,
        age=age(completed_months(child.born_on, on)),
        mother=child.mother_name,
    )
