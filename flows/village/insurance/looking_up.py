"""One household's insurance: found by a name, shown to those whose duty it is."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import choice, free_text, one_of
from dialog.chat import Chat, Gone, Heard, NotUnderstood
from dialog.input import names
from dialog.input.insurance import read_insurance
from dialog.input.person_words import read_person
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import capitalised
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_insurance import LookUpInsurance
from domain.insurance import Insured
from domain.people import RoleKind
from domain.register import Register
from flows.entry import Opening
from flows.village.insurance.words import RECORD, label, one_of_or_next, stands, with_rt

MOST_ROWS = 8


def opens(words: str) -> Opening:
    """Take the words behind the command as a name."""
    return Opening(subject={"words": words})


@dataclass(frozen=True, kw_only=True)
class NobodyCalled:
    """Nobody of a name is known."""

    name: str


async def look_up(chat: Chat, register: Register, *, words: str = "") -> object:
    """Ask whose insurance, unless it was written beside the command."""
    found = await which_household(chat, register, words)
    if isinstance(found, NobodyCalled):
        return Go(flow="insurance_unknown", subject={"name": found.name})
    return LookUpInsurance(insured=found.key)


async def which_household(chat: Chat, register: Register, words: str) -> Insured | NobodyCalled:
    """Give the household that is meant, asking when several or none fit."""
    name = read_insurance(words).name if words else ""
    name = name or await chat.ask(
        "who",
        text("BPJS siapa? Ketik namanya."),
        free_text(text("Ketik namanya. Contoh: Sarinem")),
    )
    every = register.insured_of_village()
    fitting = fitting_households(name, every)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        return NobodyCalled(name=capitalised(name))
    key = await chat.ask(
        "which",
        text("Ada beberapa yang bernama {name}. Yang mana?", name=capitalised(name)),
        one_of(
            *(choice(each.key, label(each)[:24], description=with_rt(each)) for each in fitting),
            list_title=text("Pilih nama"),
        ),
    )
    return next(each for each in fitting if each.key == key)


def fitting_households(name: str, every: tuple[Insured, ...]) -> tuple[Insured, ...]:
    """List the households a name may mean, each once."""
    match names.find(read_person(name), every):
        case names.One(candidate=one):
            return (one,)
        case names.Several(candidates=several):
            once = {each.key: each for each in reversed(several)}
            return tuple(reversed(tuple(once.values())))[:MOST_ROWS]
        case names.NoneFound():
            return ()


async def insurance_unknown(chat: Chat, register: Register, *, name: str) -> object:
    """Say that nothing is kept under a name, and offer to keep it."""
    may_record = any(register.speaker.has(kind) for kind in RECORD)
    picked = await chat.ask(
        "next",
        text("Belum ada catatan BPJS atas nama {name}.", name=name),
        one_of_or_next(
            *([choice("record", text("Catat"), "YA", "catat")] if may_record else []),
            choice("other", text("Cari nama lain"), "CARI", "lain"),
            choice("menu", text("Menu"), "MENU", "TIDAK"),
        ),
    )
    if picked == "record":
        return Go(flow="update_insurance", subject={"new_name": name})
    return Go(flow="look_up_insurance" if picked == "other" else "menu")


async def insurance_shown(chat: Chat, register: Register, *, insured: str) -> object:
    """Show what is kept."""
    known = register.insured(insured)
    may_record = any(register.speaker.has(kind) for kind in RECORD)
    picked = await chat.ask(
        "next",
        lines(
            stands(known, with_decile=register.speaker.has(RoleKind.VILLAGE_OFFICER)),
        ),
        one_of_or_next(
            *([choice("update", text("Perbarui"), "UBAH", "perbarui")] if may_record else []),
            choice("menu", text("Menu"), "MENU", "SELESAI"),
        ),
    )
    if picked == "update":
        return Go(flow="update_insurance", subject={"insured": insured})
    return Go(flow="menu")


@dataclass(frozen=True, kw_only=True)
class ChosenAmong:
    """A row, and names written beside it: '2 pilih sarinem aja'; or names alone."""

    rows: tuple[Choice, ...]
    among: tuple[Insured, ...]
    picks: str
    """The row that names may stand beside."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the rows."""
        return self.rows

    @property
    def list_title(self) -> str | None:
        """Show them as buttons."""
        return None

    def read(self, heard: Heard, today: date) -> tuple[str, tuple[str, ...]]:
        """Give the row and the households that are named."""
        named = () if heard.tapped else named_in(heard.text, self.among)
        if named:
            return self.picks, named
        return one_of(*self.rows).read(heard, today), ()

    def dump(self, value: tuple[str, tuple[str, ...]]) -> Json:
        """Keep both."""
        return [value[0], list(value[1])]

    def load(self, stored: Json) -> tuple[str, tuple[str, ...]]:
        """Give both back while those named are still listed."""
        row, keys = stored
        if not {each.key for each in self.among}.issuperset(keys):
            raise Gone
        return str(row), tuple(str(key) for key in keys)


def named_in(words: str, among: tuple[Insured, ...]) -> tuple[str, ...]:
    """List the households whose name, or a word of it that no other has, stands in some words."""
    said = {word.strip(".,;:!?").lower() for word in words.split()}
    found = []
    for one in among:
        others = {
            part for each in among if each.key != one.key for part in each.name.lower().split()
        }
        own = set(one.name.lower().split())
        if said & (own - others) or own <= said:
            found.append(one.key)
    return tuple(found)


def names_asked(among: tuple[Insured, ...]) -> "ChosenAmong":
    """Take names of a list, without a row."""
    return ChosenAmong(rows=(), among=among, picks="pick")


def nobody_named() -> NotUnderstood:
    """Say that no name of the list was written."""
    return NotUnderstood(text("Tulis nama dari daftar tadi."))
