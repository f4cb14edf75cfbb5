"""Kader & kontak: whom the coordinator can call."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.texts import lines, text
from dialog.turn import Go
from domain.people import Person, RoleKind
from domain.register import Register


async def cadre_contacts(chat: Chat, register: Register) -> object:
    """List cadres by posyandu, and the midwife, with their numbers."""
    picked = await chat.ask(
        "next",
        lines(
            text("Kader Desa {village}:", village=register.village.name),
            *(
                f"{posyandu.name}: {_cadres_of(register, posyandu.id)}"
                for posyandu in register.all_posyandu()
            ),
            text("Bidan: {people}", people=_people(register, register.holders(RoleKind.MIDWIFE))),
        ),
        one_of(
            choice("invite", text("Tambah kader"), "UNDANG_KADER", "DAFTAR"),
            choice("menu", text("Menu"), "MENU"),
        ),
    )
    return Go(flow="invite_cadre" if picked == "invite" else "menu")


def _cadres_of(register: Register, posyandu_id: int) -> str:
    return _people(register, register.holders(RoleKind.CADRE, posyandu_id=posyandu_id))


def _people(register: Register, people: tuple[Person, ...]) -> str:
    if not people:
        return text("belum ada")
    return ", ".join(
        f"{person.call} {spoken(register.whatsapp_number(person.id))}".strip() for person in people
    )
