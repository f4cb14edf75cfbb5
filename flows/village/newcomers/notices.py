"""What officers, midwives and cadres are told of people who came."""

from typing import Any

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.newcomers import Newcomers
from domain.register import Register
from flows.village.newcomers.words import child_words, who_needs_care


async def newcomers_without_name(chat: Chat, register: Register, *, rt: str, people: int) -> None:
    """Tell an officer the number, and nothing else."""
    chat.say(
        text(
            "Catatan pendatang (tanpa nama): RT {rt}, {people} orang. Belum bersedia didata.",
            rt=rt,
            people=people,
        )
    )


async def newcomers_named(
    chat: Chat, register: Register, *, rt: str, people: int, name: str, came_from: str = ""
) -> None:
    """Tell an officer who came; neither pregnancy nor a child's age is named."""
    chat.say(
        lines(
            text(
                "Catatan pendatang: {name}, RT {rt}, {people} orang.",
                name=name,
                rt=rt,
                people=people,
            ),
            text("Asal: {place}.", place=came_from) if came_from else "",
            text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
        )
    )


async def newcomers_need_care(
    chat: Chat,
    register: Register,
    *,
    rt: str,
    told: dict[str, Any],
    name: str = "",
    lives_at: str = "",
) -> None:
    """Tell the midwife who needs her; a name only of people who agreed."""
    who = who_needs_care(Newcomers.from_json(told))
    if not name:
        chat.say(
            text(
                "Ada {who} pendatang di RT {rt}. Belum bersedia didata. Mohon rencana kunjungan.",
                who=who,
                rt=rt,
            )
        )
        return
    chat.say(
        lines(
            text(
                "Ada {who} pendatang di RT {rt}, keluarga {name}. Bersedia didata.",
                who=who,
                rt=rt,
                name=name,
            ),
            text("Tinggal: {place}.", place=lives_at) if lives_at else "",
            text("Mohon rencana kunjungan."),
        )
    )


async def newcomer_children(
    chat: Chat,
    register: Register,
    *,
    move: int,
    rt: str,
    ages: list[int],
    name: str,
    lives_at: str = "",
) -> object:
    """Ask the cadres of the posyandu to register the children of people who agreed."""
    picked = await chat.ask(
        "next",
        lines(
            text(
                "Ada pendatang di RT {rt}, keluarga {name}: {children}.",
                rt=rt,
                name=name,
                children=", ".join(child_words(months) for months in ages),
            ),
            text("Tinggal: {place}.", place=lives_at) if lives_at else "",
            text("Mohon didaftarkan ke posyandu, bawa Buku KIA kalau ada."),
        ),
        one_of(
            choice("register", text("Daftarkan anak"), "DAFTAR", "YA"),
            choice("later", text("Nanti"), "TIDAK", "nanti"),
        ),
    )
    return Go(flow="moves_in") if picked == "register" else None
