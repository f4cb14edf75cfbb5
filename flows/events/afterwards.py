"""After an event: who is to be marked, who did not come, and how it was."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from domain.commands_of_events import GiveOpinion
from domain.register import Register
from flows.events.words import event_and_day, with_parent

MOST_NAMES = 30


async def attendance_wanted(chat: Chat, register: Register, *, event: int) -> None:
    """Ask the planner to mark who came."""
    chat.say(
        lines(
            text("{event}: siapa saja yang hadir?", event=event_and_day(register.event(event))),
            text("Balas HADIR KEGIATAN untuk mencatatnya."),
        )
    )


async def stayed_away(chat: Chat, register: Register, *, event: int, guests: list[int]) -> None:
    """List to a cadre those who were signed up and did not come, for a visit at home."""
    found = [register.guest(guest) for guest in guests]
    listed = [
        text("{number}. {name}", number=number, name=with_parent(guest))
        for number, guest in enumerate(found[:MOST_NAMES], 1)
    ]
    chat.say(
        lines(
            text(
                "Terdaftar tetapi belum datang ke {event}:",
                event=event_and_day(register.event(event)),
            ),
            *listed,
            text("dan {count} lagi.", count=len(found) - MOST_NAMES)
            if len(found) > MOST_NAMES
            else None,
            text("Mohon dikunjungi bila sempat, tanpa menyalahkan."),
            text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
        )
    )


async def event_opinion(chat: Chat, register: Register, *, event: int, guests: list[int]) -> object:
    """Ask two short questions; the answers are counted without names."""
    held = register.event(event)
    satisfied = await chat.ask(
        "satisfied",
        lines(
            text(
                "{ibu}, terima kasih sudah ikut {event}.",
                ibu=register.speaker.full_call,
                event=held.name,
            ),
            text("Bagaimana pelayanannya? Jawaban dihitung tanpa nama."),
        ),
        one_of(
            choice("satisfied", text("Puas"), "puas", "bagus", "senang"),
            choice("so_so", text("Biasa saja"), "biasa", "lumayan"),
            choice("dissatisfied", text("Kurang puas"), "kurang", "kecewa"),
        ),
    )
    informed = await chat.ask(
        "informed",
        text("Kabar kegiatannya sampai tepat waktu?"),
        one_of(
            choice("in_time", text("Tepat waktu"), "YA", "SUDAH"),
            choice("late", text("Terlambat"), "telat", "lambat"),
            choice("not_told", text("Tidak dapat kabar"), "TIDAK", "BELUM"),
        ),
    )
    return GiveOpinion(event=event, satisfied=satisfied, informed=informed)


async def opinion_given(chat: Chat, register: Register) -> None:
    """Thank for the answers."""
    chat.say(text("Terima kasih, {bu} 🙏", bu=register.speaker.bu))
