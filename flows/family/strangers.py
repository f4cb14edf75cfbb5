"""Somebody who is not known: who the service is, and the way in."""

from dialog.answers import choice, either, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.register import Register
from flows.family.answers_of_joining import CODE, a_code, without_code
from flows.family.own import own_cadre


async def stranger(chat: Chat, register: Register, *, reply: str) -> object:
    """Return a greeting, say that it is a machine, and ask for the code."""
    kind, told = await chat.ask(
        "way",
        lines(
            f"{reply} 🙏" if reply else None,
            text(
                "Saya asisten posyandu Desa {village}. Saya mesin penjawab, bukan orang.",
                village=register.village.name,
            ),
            text("Punya kode dari kader? Ketik 6 angkanya."),
        ),
        either(
            a_code(),
            without_code(),
            one_of(
                choice("code", text("Punya kode"), "YA", "SUDAH", "GABUNG", "DAFTAR"),
                choice("none", text("Belum punya"), "BELUM", "TIDAK"),
                choice("schedule", text("Lihat jadwal"), "JADWAL"),
            ),
        ),
    )
    if kind == CODE:
        return Go(flow="family_code", given={"code": told})
    if told == "code":
        return Go(flow="family_code")
    return Go(flow="schedule" if told == "schedule" else "no_code")


async def no_code(chat: Chat, register: Register) -> object:
    """Tell where a code comes from, and offer to ask for one."""
    picked = await chat.ask(
        "next",
        lines(
            text("Tidak apa-apa. Kodenya diberikan kader posyandu, gratis."),
            text("Mau saya mintakan kader menghubungi Bapak/Ibu?"),
        ),
        one_of(
            choice("ask", text("Ya, hubungi saya"), "YA"),
            choice("schedule", text("Lihat jadwal"), "JADWAL"),
            choice("later", text("Nanti saja"), "TIDAK", "NANTI"),
        ),
    )
    if picked == "ask":
        cadre = own_cadre(register)
        if cadre is not None:
            return Go(
                flow="ask_by_name",
                subject={"to_person": cadre.id, "words": text("minta kode keluarga")},
            )
    if picked == "schedule":
        return Go(flow="schedule")
    chat.say(text("Baik. Posyandu selalu terbuka untuk semua, dengan atau tanpa kode."))
    return None
