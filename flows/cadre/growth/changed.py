"""What is said once something saved was changed, moved, removed or taken back."""

from dialog.answers import choice
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import SendToMidwife
from domain.register import Register
from domain.visit import Visit, look_at
from flows.cadre.growth.offers_about import offers_about
from flows.cadre.growth.result import gain_words, measures_line, nutrition_words, progress_line
from flows.cadre.who.namesakes import spoken_near


async def weighing_changed(chat: Chat, register: Register, *, weighing: int) -> object:
    """Confirm the new figures; one that needs the midwife is offered to her."""
    visit = _visit(register, weighing)
    return await _offered(
        chat,
        register,
        visit,
        text(
            "✅ Sudah diubah. {child}: {facts}.",
            child=spoken_near(register, visit.child),
            facts=", ".join(part for part in (measures_line(visit), *_facts(visit)) if part),
        ),
    )


async def weighing_moved(
    chat: Chat, register: Register, *, weighing: int, from_child: int
) -> object:
    """Confirm to whom the figures belong now, and who is not weighed again."""
    visit = _visit(register, weighing)
    emptied = register.child(from_child)
    return await _offered(
        chat,
        register,
        visit,
        lines(
            text(
                "✅ Dipindahkan. {child}: {facts}.",
                child=visit.child.name,
                facts=", ".join(_facts(visit)),
            ),
            " ".join(
                (
                    text("{child} kembali belum ditimbang.", child=emptied.name),
                    progress_line(register, emptied.posyandu_id),
                )
            ),
        ),
    )


async def weighing_removed(chat: Chat, register: Register, *, child: int) -> None:
    """Confirm that a weighing stands no longer."""
    known = register.child(child)
    chat.say(
        lines(
            text("✅ Penimbangan {child} hari ini dihapus.", child=spoken_near(register, known)),
            progress_line(register, known.posyandu_id),
            text("Keliru? Ketik URUNGKAN."),
        )
    )


async def capsule_removed(chat: Chat, register: Register, *, child: int) -> None:
    """Confirm that a capsule is not recorded any more."""
    name = spoken_near(register, register.child(child))
    chat.say(text("✅ Catatan vitamin A {child} dihapus.", child=name))


async def undone(chat: Chat, register: Register, *, child: int, counts: bool) -> None:
    """Confirm that the last save was taken back; `counts` when it was a weighing."""
    posyandu = register.child(child).posyandu_id
    chat.say(
        lines(text("✅ Sudah diurungkan."), progress_line(register, posyandu) if counts else "")
    )


async def _offered(chat: Chat, register: Register, visit: Visit, words: str) -> object:
    """Say it; a child who needs the midwife and was not sent is one tap away from her."""
    sent = register.is_sent_to_midwife(visit.child.id, visit.weighing.on)
    if not visit.needs_midwife or sent:
        chat.say(words)
        return None
    picked = await chat.ask(
        "send",
        words,
        offers_about(
            register,
            visit.child.id,
            choice("midwife", text("Kirim ke bidan"), "RUJUK", "YA"),
            choice("later", text("Nanti saja"), "TIDAK", "BELUM"),
        ),
    )
    if picked == "midwife":
        return SendToMidwife(weighing=visit.weighing.id)
    return Go(flow="not_sent_yet", subject={"weighing": visit.weighing.id, "why": "kept"})


def _visit(register: Register, weighing: int) -> Visit:
    return look_at(register, register.village, register.weighing(weighing))


def _facts(visit: Visit) -> list[str]:
    """Give the gain and the nutrition status: 'naik 0,4 kg (N)', 'gizi baik'."""
    facts = (gain_words(visit), nutrition_words(visit.nutrition))
    return [fact for fact in facts if fact]
