"""What is said when nothing could be made of a message, and how a human is brought in."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import ForwardQuestion, Resume
from domain.people import Person, RoleKind
from domain.register import Register


def human_for(register: Register) -> Person | None:
    """Choose who helps a person: a cadre's coordinator, a family's cadre, else the coordinator."""
    speaker = register.speaker
    for posyandu_id in speaker.posyandu_ids(RoleKind.FAMILY):
        for cadre in register.holders(RoleKind.CADRE, posyandu_id=posyandu_id):
            if cadre.id != speaker.id:
                return cadre
    for kind in (RoleKind.COORDINATOR, RoleKind.MIDWIFE, RoleKind.CADRE):
        for person in register.holders(kind):
            if person.id != speaker.id:
                return person
    return None


async def not_understood(chat: Chat, register: Register, *, times: int, words: str) -> object:
    """The first time an apology with the way on, from the second a human by name."""
    human = human_for(register)
    if times < 2 or human is None:  # noqa: PLR2004 (the second in a row, ux rule 10)
        chat.say(
            lines(
                text("Maaf, saya belum paham. Saya hanya bisa membantu urusan posyandu."),
                text("Ketik MENU untuk melihat pilihan, atau BANTUAN untuk contoh."),
            )
        )
        return None
    picked = await chat.ask(
        "human",
        lines(text("Maaf, saya masih belum paham."), text("Mau saya sambungkan ke orangnya?")),
        one_of(
            choice("human", human.call, "YA"),
            choice("menu", text("Lihat menu"), "MENU", "TIDAK"),
        ),
    )
    if picked == "menu":
        return Go(flow="menu")
    return ForwardQuestion(to_person=human.id, words=words) if words else Go(flow="ask_human")


async def stuck(chat: Chat, register: Register, *, conversation: int, words: str) -> object:
    """The third answer to one question that did not fit: a human, or once more."""
    human = human_for(register)
    offers = [
        choice("again", text("Coba lagi"), "LANJUT"),
        choice("cancel", text("Batal"), "BATAL"),
    ]
    if human is not None:
        offers.insert(0, choice("human", human.call, "YA"))
    picked = await chat.ask(
        "way_on",
        lines(
            text("Maaf, saya belum berhasil memahami jawabannya."),
            text("Mau saya sambungkan ke orangnya, atau coba lagi?"),
        ),
        one_of(*offers),
    )
    if picked == "human" and human is not None:
        # A sticker or a voice note left no words that could be passed on.
        return ForwardQuestion(to_person=human.id, words=words) if words else Go(flow="ask_human")
    return Resume(conversation=conversation, how="go_on" if picked == "again" else "cancel")


async def choice_is_over(chat: Chat, register: Register, *, has_more: bool) -> None:
    """A tapped button whose moment has passed."""
    if has_more:
        chat.say(text("Pilihan itu sudah lewat. Ini yang sekarang:"))
    else:
        chat.say(text("Pilihan itu sudah lewat."))


async def cancelled(chat: Chat, register: Register, *, words: str) -> None:
    """A task was left; nothing of it was saved."""
    chat.say(words or text("Dibatalkan. Tidak ada yang disimpan."))


async def nothing_to_cancel(chat: Chat, register: Register) -> None:
    """BATAL outside of any task."""
    chat.say(lines(text("Baik, tidak ada yang disimpan."), text("Ketik MENU kapan saja.")))


async def resume(
    chat: Chat,
    register: Register,
    *,
    conversation: int,
    words: str,
    keep_label: str,
    greets: bool,
) -> Resume:
    """Offer to go on with what half an hour of silence left unfinished."""
    offers = [
        choice("go_on", text("Lanjut"), "LANJUT", "YA"),
        choice("cancel", text("Batalkan"), "BATAL", "TIDAK"),
    ]
    if keep_label:
        offers.insert(1, choice("keep", keep_label))
    opening = text("Halo, {sapaan}.", sapaan=register.speaker.call) if greets else ""
    picked = await chat.ask(
        "how",
        lines(f"{opening} {words}".strip(), text("Mau dilanjutkan?")),
        one_of(*offers),
    )
    return Resume(conversation=conversation, how=picked)


async def still_unfinished(chat: Chat, register: Register, *, words: str, way_on: str = "") -> None:
    """Mention a task that an hour of silence left behind, after something else was done."""
    usual = text("Itu belum tersimpan. Untuk meneruskan, ketik namanya lagi.")
    chat.say(lines(words, way_on or usual))


async def dropped_after_a_day(chat: Chat, register: Register) -> None:
    """What was half-filled more than a day ago is over; what was saved stays."""
    chat.say(
        lines(
            text("Isian yang kemarin sudah lewat sehari, jadi tidak saya simpan."),
            text("Yang sudah ✅ tetap aman. Silakan tulis lagi dari awal, ya."),
        )
    )


async def question_forwarded(chat: Chat, register: Register, *, to_person: int, words: str) -> None:
    """Tell that a question was passed on."""
    human = register.person(to_person)
    if human.has(RoleKind.COORDINATOR):
        chat.say(
            lines(
                text(
                    "Pesan {ibu} saya teruskan ke {human} (kader koordinator):",
                    ibu=register.speaker.ibu,
                    human=human.call,
                ),
                f'"{words}"',
                text("Beliau akan membalas lewat WhatsApp atau telepon."),
            )
        )
        return
    chat.say(
        lines(
            text(
                "Pesan {ibu} saya teruskan ke {human}:",
                ibu=register.speaker.ibu,
                human=human.call,
            ),
            f'"{words}"',
            text("Beliau akan membalas lewat WhatsApp atau telepon."),
        )
    )
