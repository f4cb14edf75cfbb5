"""A family's number: asked for, checked against those in use, and never named to strangers."""

from dataclasses import dataclass

from dialog.answers import choice, either, one_of, skippable
from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.texts import lines, text
from domain.people import Family, RoleKind
from domain.register import Register
from flows.cadre.register.answers_of_registering import Digits, a_phone

MOST_ROUNDS = 4


@dataclass(frozen=True, kw_only=True)
class FamilyPhone:
    """A number that may be kept."""

    number: str
    letters: bool = False
    """True when O or l was read as a digit and nothing has echoed it yet."""
    is_shared: bool = False
    """True when another family uses it too, and the cadre said so."""


async def family_phone(
    chat: Chat, register: Register, words: str, *, family: int | None, may_skip: bool
) -> FamilyPhone | None:
    """Ask for a number until it is one that may be kept; None when it was skipped."""
    phone = a_phone(register.speaker)
    if may_skip:
        kind, told = await chat.ask("phone", words, either(skippable(), phone))
        if kind == 0:
            return None
    else:
        told = await chat.ask("phone", words, phone)
    for number in range(1, MOST_ROUNDS):
        others = tuple(f for f in register.families_with(told.number) if f.id != family)
        if not others:
            return FamilyPhone(number=told.number, letters=told.letters)
        kind, answered = await chat.ask(
            f"phone_used{number}",
            lines(_echo(told), _in_use(register, others)),
            either(
                phone,
                one_of(
                    choice("shared", text("Ya, HP bersama"), "YA", "bersama"),
                    choice("slip", text("Bukan, salah ketik"), "TIDAK", "UBAH"),
                ),
            ),
        )
        if kind == 1 and answered == "shared":
            return FamilyPhone(number=told.number, is_shared=True)
        if kind == 1:
            answered = await chat.ask(
                f"phone_again{number}", text("Nomor HP yang benar? Contoh: 0812 3456 7890"), phone
            )
        told = answered
    return None


def letters_read(number: str) -> str:
    """Echo a number in which letters were read as digits."""
    return text("Saya baca {phone} (huruf O saya anggap angka nol).", phone=spoken(number))


def _echo(told: Digits) -> str:
    return letters_read(told.number) if told.letters else ""


def _in_use(register: Register, families: tuple[Family, ...]) -> str:
    """Name the other family only to a cadre who serves it too."""
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    known = next((family for family in families if family.posyandu_id in own), None)
    children = register.children_of(known.id) if known is not None else ()
    if known is None or not children:
        return text("Nomor ini sudah dipakai keluarga lain. Satu HP untuk dua keluarga?")
    return text(
        "Nomor ini sudah dipakai {mother}, ibu dari {child}. Satu HP untuk dua keluarga?",
        mother=known.mother,
        child=children[0].name,
    )
