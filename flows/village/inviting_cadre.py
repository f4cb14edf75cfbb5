"""A coordinator invites a cadre: name, posyandu and number, in one line or step by step."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import Typed, choice, free_text, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input import phones
from dialog.input.places import find_place
from dialog.input.words import lexicon
from dialog.spoken import capitalised, code
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_village import InviteCadre
from domain.people import SHORT_TITLES, call_name
from domain.register import Register
from flows.entry import Opening
from flows.village.days import which_posyandu

LONGEST_NAME = 60
MEN = frozenset(("pak", "bapak", "bpk", "mas"))
WOMEN = frozenset(("bu", "ibu", "mbak", "ning", "mbok"))


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """What one line told of the new cadre."""

    name: str = ""
    title: str = "Ibu"
    """Cadres are women unless the line says Pak."""
    posyandu: str = ""
    phone: str = ""


def opens(words: str) -> Opening:
    """Keep the line; it takes the posyandu's names to part it."""
    return Opening(subject={"words": words} if words.strip() else {})


def parted(words: str, register: Register) -> Pieces:
    """Part 'tini melati 1 0812 0000 0061'; the posyandu first, for its figure is no phone's."""
    place = find_place(words, (posyandu.name for posyandu in register.all_posyandu()))
    rest = place.rest if place else words
    reading = phones.read_phone(rest)
    named = [word for word in rest.split() if not any(sign.isdigit() for sign in word)]
    name, title = _named(" ".join(named))
    return Pieces(
        name=name,
        title=title,
        posyandu=place.name if place else "",
        phone=reading.number if isinstance(reading, phones.FoundPhone) else "",
    )


def _named(words: str) -> tuple[str, str]:
    """Tell a name and its title: 'pak joko' is Joko, Bapak."""
    fillers = lexicon().spelling.fillers | {
        *("kader", "posyandu", "nomor", "hp", "no", "di", "untuk", "jadi", "sebagai", "baru"),
        *("nomornya", "namanya", "nama", "undang"),
    }
    said = [word.strip(".,:;+()") for word in words.split()]
    title = "Bapak" if MEN.intersection(word.lower() for word in said) else "Ibu"
    dropped = fillers | MEN | WOMEN
    kept = [word for word in said if word and word.lower() not in dropped]
    return capitalised(" ".join(kept))[:LONGEST_NAME], title


async def invite_cadre(chat: Chat, register: Register, *, words: str = "") -> object:
    """Ask for what the line left open, and echo it before a code is made."""
    told = parted(words, register)
    if told.posyandu:
        chat.journal.given.setdefault("posyandu", told.posyandu)
    name, title = (told.name, told.title) if told.name else await _name(chat)
    posyandu = await which_posyandu(chat, register, text("Kader posyandu mana?"))
    phone = told.phone or await chat.ask("phone", text("Nomor HP-nya?"), a_phone())
    called = f"{SHORT_TITLES[title]} {call_name(name)}"
    picked = await chat.ask(
        "confirm",
        lines(
            text(
                "Undang {cadre} ({phone}) sebagai kader {posyandu}?",
                cadre=called,
                phone=phones.spoken(phone),
                posyandu=posyandu.name,
            ),
            text("Beliau bisa melihat data anak {posyandu}.", posyandu=posyandu.name),
        ),
        one_of(
            choice("invite", text("Undang"), "YA"),
            choice("change", text("Ubah"), "UBAH"),
            choice("cancel", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    if picked == "cancel":
        return Go(flow="nobody_invited")
    if picked == "change":
        return Go(flow="invite_cadre")
    return InviteCadre(name=name, title=title, posyandu=posyandu.id, phone=phone)


async def _name(chat: Chat) -> tuple[str, str]:
    typed = await chat.ask(
        "name",
        text("Siapa nama kader barunya? Contoh: Bu Tini"),
        free_text(text("Saya perlu namanya. Contoh: Bu Tini"), longest=LONGEST_NAME),
    )
    return _named(typed)


def a_phone() -> Typed[str]:
    """Read a mobile number."""

    def read(typed: str, _today: date) -> str:
        reading = phones.read_phone(typed)
        if isinstance(reading, phones.FoundPhone):
            return reading.number
        if isinstance(reading, phones.SeveralPhones):
            raise NotUnderstood(text("Ada beberapa nomor. Kirim satu saja, ya."))
        raise NotUnderstood(
            text("Saya perlu nomor HP-nya, 10 sampai 13 angka, mulai dari 08. Contoh: 0812...")
        )

    return Typed(reads=read, dumps=str, loads=str)


async def cadre_invited(chat: Chat, register: Register, *, code_: str, called: str) -> None:
    """Give the code to be passed on."""
    chat.say(
        lines(
            text(
                "✅ Undangan dibuat. Minta {cadre} mengirim pesan ini ke nomor saya:", cadre=called
            ),
            text("KADER {code}", code=code(code_)),
            text("Berlaku 3 hari."),
        )
    )


async def nobody_invited(chat: Chat, register: Register) -> None:
    """The invitation was left."""
    chat.say(text("Baik, tidak ada yang diundang."))
