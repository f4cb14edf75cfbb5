"""Families whose messages stopped arriving: named to their cadre, and given a new number."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.people import Child
from domain.register import Register
from flows.cadre.register.adding_phone import new_number
from flows.cadre.who.which_child import which_child

MOST_NAMED = 10
"""As many as a list has rows."""


async def families_unreached(chat: Chat, register: Register, *, families: list[int]) -> object:
    """Name them, and offer to keep a new number for one."""
    with_children = [family for family in families if register.children_of(family)]
    if not with_children:
        chat.say(text("Keluarga itu tidak terdaftar lagi di posyandu ini."))
        return None
    named = with_children[:MOST_NAMED]
    hidden = len(with_children) - len(named)
    await chat.ask(
        "next",
        lines(
            text("{sapaan}, pesan saya tidak sampai lagi ke:", sapaan=register.speaker.call),
            *(f"- {_whose(register, family)}" for family in named),
            text("Dan {count} keluarga lain.", count=hidden) if hidden else None,
            text("Mungkin nomornya sudah ganti. Mohon ditanyakan waktu bertemu."),
        ),
        one_of(choice("number", text("Catat nomor baru"), "YA", "GANTI_NOMOR")),
    )
    if len(named) == 1:
        return Go(flow="family_number", subject={"family": named[0]})
    whose = await chat.ask(
        "whose",
        text("Nomor baru untuk siapa?"),
        one_of(
            *(choice(str(family), register.family(family).mother[:24]) for family in named),
            list_title=text("Pilih keluarga"),
        ),
    )
    return Go(flow="family_number", subject={"family": int(whose)})


async def number_of_family(chat: Chat, register: Register) -> object:
    """Keep a number for the family of a child that the cadre names."""
    child = await which_child(chat, register, text("Nomor keluarga siapa? Ketik nama anaknya."))
    if not isinstance(child, Child):
        return child
    return await new_number(chat, register, child, may_skip=True)


async def family_number(chat: Chat, register: Register, *, family: int) -> object:
    """Keep a new number for a family that agrees to it; it may not be known yet."""
    child = register.children_of(family)[0]
    kept = await new_number(chat, register, child, may_skip=True)
    if kept is None:
        chat.say(text("Kalau sudah ada, ketik CATAT NOMOR {child}.", child=child.first_name))
    return kept


def _whose(register: Register, family: int) -> str:
    children = joined([child.first_name for child in register.children_of(family)])
    return f"{register.family(family).mother} ({children})"
