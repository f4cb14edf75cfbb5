"""Finding the child that is meant: never guessed, and a doubt is a short list."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat, Gone, Heard, NotUnderstood
from dialog.input import names
from dialog.input.codes import read_code
from dialog.input.line import read_line
from dialog.input.person_words import PersonWords, read_person
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import age, capitalised, cm, kg, short_age
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.people import Child, Person, RoleKind, Weighing
from domain.register import Register, Unknown

NONE_OF_THEM = "none"
MOST_ROWS = 9


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


def children_near(register: Register) -> tuple[Child, ...]:
    """List the children a cadre may see: those of their own posyandu."""
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    return tuple(child for posyandu in own for child in register.children_of_posyandu(posyandu))


def look_for(register: Register, typed: str) -> Somebody:
    """Find the children that words may mean: a name, or the code of the family."""
    if (code := read_code(typed)) is not None:
        coded = tuple(
            child
            for child in children_near(register)
            if register.family(child.family_id).code == code
        )
        return Somebody(words=typed, found=coded, is_exact=True, nearest=None)
    found = names.find(read_person(typed), children_near(register))
    match found:
        case names.One(candidate=child, exact=exact):
            return Somebody(words=typed, found=(child,), is_exact=exact, nearest=None)
        case names.Several(candidates=several):
            return Somebody(words=typed, found=tuple(several), is_exact=True, nearest=None)
        case names.NoneFound(nearest=nearest):
            return Somebody(
                words=typed, found=(), is_exact=False, nearest=next(iter(nearest), None)
            )


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
        if read_person(typed) == PersonWords(name=None) and read_code(typed) is None:
            raise NotUnderstood(text("Ketik nama anaknya, ya. Contoh: Ani"))
        return typed

    def dump(self, value: str) -> Json:
        """Keep the words until they are settled."""
        return value

    def load(self, stored: Json) -> str:
        """Give them back."""
        return str(stored)


@dataclass(frozen=True, kw_only=True)
class OneChild:
    """One of the children of a short list, by number, name, mother or RT."""

    register: Register
    among: tuple[Child, ...]
    rows: tuple[Choice, ...]
    list_title: str | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the rows."""
        return self.rows

    def read(self, heard: Heard, today: date) -> str:
        """Give the child's number as text, or the row that says none of them."""
        found = names.find(read_person(heard.text), self.among) if heard.text else None
        if isinstance(found, names.One) and not heard.text.strip().isdigit():
            return str(found.candidate.id)
        return one_of(*self.rows).read(heard, today)

    def dump(self, value: str) -> Json:
        """Keep the row's id."""
        return value

    def load(self, stored: Json) -> str:
        """Give it back while the child is there."""
        if stored == NONE_OF_THEM:
            return NONE_OF_THEM
        try:
            self.register.child(int(stored))
        except Unknown as gone:
            raise Gone from gone
        return str(stored)


async def which_child(chat: Chat, register: Register, words: str) -> Child | Go:
    """Ask for a child by name until one is meant; a Go leaves the flow."""
    typed = await chat.ask("child", words, ChildWords(register=register))
    return await settled_child(chat, register, look_for(register, typed))


async def settled_child(chat: Chat, register: Register, somebody: Somebody) -> Child | Go:
    """Ask until one child is meant by the words; a Go leaves the flow."""
    if not somebody.found:
        picked = await unknown_child(chat, register, "unknown", somebody, on=chat.today)
        if picked == "near" and somebody.nearest is not None:
            return somebody.nearest
        if picked == "new":
            return Go(flow="register_child", given={"name": asked_name(somebody)})
        return Go(flow="nothing_saved")
    if len(somebody.found) == 1:
        return somebody.found[0]
    child = await one_of_these(chat, register, "which", somebody, on=chat.today)
    return child if child is not None else Go(flow="nothing_saved")


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
        words = text("{name} yang mana?", name=capitalised(asked_name(somebody)))
    else:
        words = text("Ada {count} anak. Yang mana, {bu}?", count=len(among), bu=register.speaker.bu)
    picked = await chat.ask(
        name,
        words,
        OneChild(register=register, among=among, rows=tuple(rows), list_title=text("Pilih anak")),
    )
    return None if picked == NONE_OF_THEM else register.child(int(picked))


def weighed_today(register: Register, on: date) -> dict[int, Weighing]:
    """Give what was weighed at the speaker's posyandu on a day, by child."""
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    return {w.child_id: w for posyandu in own for w in register.weighed_on(posyandu, on)}


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
    """Say measures in short: '13,2 kg, 91 cm'."""
    parts = []
    if weighing.weight_g is not None:
        parts.append(text("{kg} kg", kg=kg(weighing.weight_g)))
    if weighing.length_mm is not None:
        parts.append(text("{cm} cm", cm=cm(weighing.length_mm)))
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


async def unknown_child(
    chat: Chat, register: Register, name: str, somebody: Somebody, *, on: date
) -> str:
    """Nobody of that name: the nearest one, a new one, or nothing; gives near, new or cancel."""
    asked = capitalised(asked_name(somebody))
    posyandu = register.posyandu(register.speaker.posyandu_ids(RoleKind.CADRE)[0])
    offers = [
        choice("new", text("Daftar {name} baru", name=asked)[:20].strip(), "DAFTAR", "baru"),
        choice("cancel", text("Batal"), "BATAL", "TIDAK"),
    ]
    near = ""
    if somebody.nearest is not None:
        weighed = weighed_today(register, on).get(somebody.nearest.id)
        near = _nearest_words(somebody.nearest, weighed)
        label = (
            text("Ganti data {child}", child=somebody.nearest.first_name)
            if weighed
            else text("Maksudnya {child}", child=somebody.nearest.first_name)
        )
        offers.insert(0, choice("near", label[:20].strip(), "YA"))
    return await chat.ask(
        name,
        lines(
            text(
                "Belum ada anak bernama {name} di {posyandu}.", name=asked, posyandu=posyandu.name
            ),
            near,
        ),
        one_of(*offers),
    )


def _nearest_words(child: Child, weighed: Weighing | None) -> str:
    if weighed is not None and weighed.weight_g is not None:
        return text(
            "Yang mirip: {child} (sudah ditimbang hari ini, {kg} kg).",
            child=child.name,
            kg=kg(weighed.weight_g),
        )
    return text("Yang mirip: {child}.", child=child.name)


def is_own(child: Child, cadre: Person) -> bool:
    """Tell whether a cadre serves this child."""
    return child.posyandu_id in cadre.posyandu_ids(RoleKind.CADRE)
