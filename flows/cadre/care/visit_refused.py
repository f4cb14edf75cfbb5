"""A family that wants no visit: respected, and left to the midwife if the cadre asks for it."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_care import LeaveVisitToMidwife
from domain.people import Child
from domain.register import Register
from flows.cadre.care.visit_answers import child_named
from flows.cadre.who.namesakes import children_near, spoken_near
from flows.cadre.who.which_child import which_child
from flows.entry import Opening
from flows.family.own import midwife_of


def opens(words: str) -> Opening:
    """Keep the words: they may name the child or the mother."""
    return Opening(subject={"words": words})


async def visit_refused(
    chat: Chat, register: Register, *, words: str = "", child: int | None = None
) -> object:
    """Say that it is respected, and offer the midwife."""
    visited = await _who(chat, register, words, child)
    if not isinstance(visited, Child):
        return visited
    midwife = midwife_of(register)
    advice = text(
        "Hormati dulu, {bu}. Tanyakan kapan beliau bersedia, atau lebih nyaman bertemu bidan.",
        bu=register.speaker.bu,
    )
    if midwife is None:
        chat.say(advice)
        return None
    picked = await chat.ask(
        "midwife",
        lines(advice, text("Mau saya minta {midwife} yang menghubungi?", midwife=midwife.call)),
        one_of(
            choice("ask", text("Minta bidan"), "YA", "HUBUNGI_BIDAN", "minta"),
            choice("again", text("Coba lagi dulu"), "TIDAK", "NANTI", "coba"),
        ),
    )
    if picked == "ask":
        return LeaveVisitToMidwife(child=visited.id)
    chat.say(text("Baik. {child} tetap di daftar kunjungan.", child=spoken_near(register, visited)))
    return None


async def _who(chat: Chat, register: Register, words: str, child: int | None) -> Child | Go:
    if child is not None:
        return register.child(child)
    named = child_named(words, children_near(register))
    if named is not None:
        return named
    return await which_child(chat, register, text("Keluarga siapa yang belum bersedia?"))


async def visit_left_to_midwife(chat: Chat, register: Register, *, child: int) -> None:
    """Confirm that the midwife is asked."""
    midwife = midwife_of(register)
    called = midwife.call if midwife is not None else text("Bidan")
    chat.say(
        text(
            "✅ {midwife} saya beri tahu. Kunjungan {child} saya pindahkan ke bidan.",
            midwife=called,
            child=spoken_near(register, register.child(child)),
        )
    )


async def visit_wanted(chat: Chat, register: Register, *, child: int, cadre: int) -> None:
    """Ask a midwife to get in touch with a family."""
    visited = register.child(child)
    chat.say(
        text(
            "{cadre} meminta Bidan menghubungi {mother} ({child}). "
            "Keluarga belum bersedia dikunjungi kader.",
            cadre=register.person(cadre).call,
            mother=visited.mother,
            child=visited.first_name,
        )
    )
