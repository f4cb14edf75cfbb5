"""Somebody writes of an illness that is no emergency: when to go, and the midwife."""

import re

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.register import Register
from flows.family.own import midwife_of, own_cadre, own_children

_OWN_CHILD = re.compile(
    r"\b(?:anak|anakku|bayi|bayiku|balita)(?:\s*(?:saya|sy|sya|aku|ku|kami))?\b", re.IGNORECASE
)


_DAYS = re.compile(r"\b([0-9]{1,2})\s*(?:hari|hr)\b", re.IGNORECASE)
THIRD_DAY = 3


async def sick_child_advice(chat: Chat, register: Register, *, words: str) -> object:
    """Wish well, say when to go at once, and offer the midwife; never a medicine."""
    midwife = midwife_of(register)
    human = midwife or own_cadre(register)
    advice = lines(
        text(
            "Semoga lekas sembuh 🙏 Saya asisten posyandu Desa {village}, bukan dokter.",
            village=register.village.name,
        ),
        text(
            "Segera ke Puskesmas kalau anak kejang, sesak, lemas sekali, tidak mau minum atau "
            "menyusu, ada bintik merah atau perdarahan, atau panasnya sudah 3 hari."
        ),
        text("Bayi di bawah 2 bulan yang panas: bawa SEKARANG."),
        text("Panasnya sudah 3 hari, jadi mohon bawa ke Puskesmas hari ini.")
        if _is_long(words)
        else None,
    )
    is_family = bool(own_children(register))
    second = (
        choice("card", text("Kartu anak"), "KARTU")
        if is_family
        else choice("join", text("Daftar posyandu"), "DAFTAR", "GABUNG")
    )
    picked = await chat.ask(
        "next",
        lines(
            advice,
            text("Mau saya hubungkan dengan bidan desa?")
            if midwife is not None
            else text("Mau saya hubungkan dengan kader?"),
        ),
        one_of(
            choice(
                "midwife",
                text("Hubungi bidan") if midwife is not None else text("Hubungi kader"),
                "YA",
                "HUBUNGI",
                "HUBUNGI_BIDAN",
            ),
            second,
            choice("schedule", text("Jadwal"), "JADWAL"),
        ),
    )
    match picked:
        case "midwife" if human is not None:
            return Go(
                flow="ask_by_name",
                subject={"to_person": human.id, "words": _reported(words), "is_sick": True},
            )
        case "join":
            return Go(flow="family_code")
        case "card":
            return Go(flow="card")
        case _:
            return Go(flow="schedule")


def _is_long(words: str) -> bool:
    """Tell whether an illness has lasted until the third day, when fever is a reason to go."""
    return any(int(days) >= THIRD_DAY for days in _DAYS.findall(words))


def _reported(words: str) -> str:
    """Turn 'anak saya panas 2 hari' into 'anaknya panas 2 hari'."""
    return _OWN_CHILD.sub(text("anaknya"), words, count=1)[:200]
