"""A number that a cadre wrote down is asked whether it wants reminders; no child is named."""

from dialog.answers import Hidden, choice, one_of
from dialog.chat import Chat
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_families import CountWrongBirthDate, DeclineInvitation
from domain.register import Register
from flows.family.answers_of_joining import birth_date, wrong_date_words
from flows.family.joining import agree


async def invitation(chat: Chat, register: Register, *, invitation: int, family: int) -> object:
    """Ask for GABUNG or TOLAK."""
    posyandu = register.posyandu(register.family(family).posyandu_id)
    picked = await chat.ask(
        "answer",
        text(
            "Halo {call}, posyandu {posyandu} mencatat nomor ini untuk pengingat jadwal posyandu. "
            "Balas GABUNG untuk menerima pengingat, atau TOLAK bila tidak berkenan.",
            call=register.speaker.full_call,
            posyandu=posyandu.name,
        ),
        Hidden(
            inner=one_of(
                choice("gabung", "GABUNG", "GABUNG", "YA"),
                choice("tolak", "TOLAK", "TOLAK", "TIDAK"),
            )
        ),
    )
    if picked == "tolak":
        return DeclineInvitation(invitation=invitation)
    return Go(flow="accept_invitation", subject={"invitation": invitation, "family": family})


async def accept_invitation(
    chat: Chat, register: Register, *, invitation: int, family: int, wrong_date: bool = False
) -> object:
    """Ask for the child's birth date, then for consent."""
    chat.if_cancelled(text("Baik, tidak ada yang disimpan. Ketik GABUNG bila mau mulai lagi."))
    words = text(
        "Terima kasih. Supaya aman, tanggal lahir anak {you}? Contoh: 12-12-2025",
        you=register.speaker.ibu,
    )
    born = await chat.ask("born", wrong_date_words() if wrong_date else words, birth_date())
    if not any(child.born_on == born for child in register.children_of(family)):
        return CountWrongBirthDate(family=family, invitation=invitation)
    return await agree(chat, register, register.family(family), born, invitation=invitation)


async def invitation_over(chat: Chat, register: Register, *, locked: bool) -> None:
    """Say goodbye without naming anybody."""
    if locked:
        chat.say(
            text("Supaya aman, kita berhenti dulu. Kader posyandu akan membantu. Terima kasih.")
        )
        return
    chat.say(text("Baik, tidak ada pesan lagi ke nomor ini. Terima kasih 🙏"))


async def invitation_ended(chat: Chat, register: Register, *, family: int, locked: bool) -> None:
    """Tell the cadre how an invitation ended."""
    found = register.family(family)
    if locked:
        chat.say(
            text(
                "Nomor untuk {mother} lima kali salah menyebut tanggal lahir, jadi undangannya "
                "saya hentikan. Mohon dicek nomornya.",
                mother=found.mother,
            )
        )
        return
    chat.say(text("{mother} tidak ingin pesan. Undangannya selesai.", mother=found.mother))
