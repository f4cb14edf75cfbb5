"""A woman tells that she is pregnant, and is registered when she wishes it."""

import re

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import text
from domain.commands_of_families import TellPregnancy
from domain.register import Register
from flows.family.own import mother_or, own_cadre

_MONTHS = re.compile(r"\b(\d{1,2})\s*(bulan|bln|bl|minggu|mgg|mg)\b", re.IGNORECASE)


def months_told(typed: str) -> str:
    """Find how far a pregnancy is, as said aloud: '5 bulan'; empty when it was not told."""
    found = _MONTHS.search(typed)
    if found is None:
        return ""
    unit = "bulan" if found[2].lower().startswith("b") else "minggu"
    return f"{int(found[1])} {unit}"


async def pregnant(chat: Chat, register: Register, *, said: str) -> object:
    """Congratulate, and ask before a cadre is told."""
    cadre = own_cadre(register)
    you = mother_or(register.speaker)
    if cadre is None:
        chat.say(text("Selamat, {you} 🙂 Silakan datang ke posyandu untuk didaftar.", you=you))
        return None
    picked = await chat.ask(
        "tell",
        text(
            "Selamat, {you} 🙂 Berarti {you} sedang hamil. Mau saya beri tahu {cadre} supaya {you} "
            "didaftar sebagai ibu hamil?",
            you=you,
            cadre=cadre.call,
        ),
        one_of(
            choice("tell", text("Ya, beri tahu"), "YA"),
            choice("later", text("Nanti saja"), "TIDAK", "NANTI"),
        ),
    )
    if picked == "tell":
        return TellPregnancy(said=said)
    chat.say(text("Baik, {you}. Kapan saja boleh.", you=you))
    return None


async def pregnancy_told(chat: Chat, register: Register, *, cadre: int) -> None:
    """Confirm that the cadre knows."""
    chat.say(
        text(
            "✅ {cadre} akan menghubungi {you}. Jaga kesehatan, ya.",
            cadre=register.person(cadre).call,
            you=mother_or(register.speaker),
        )
    )


async def somebody_pregnant(
    chat: Chat, register: Register, *, who: str, said: str, phone: str = ""
) -> None:
    """Tell the cadre who would like to be registered."""
    how_far = text(" sekitar {said}", said=said) if said else ""
    chat.say(
        text(
            "{who} memberi tahu sedang hamil{how_far} dan bersedia didaftar. Mohon "
            "dihubungi{phone}.",
            who=who,
            how_far=how_far,
            phone=f": {phone}" if phone else "",
        )
    )
