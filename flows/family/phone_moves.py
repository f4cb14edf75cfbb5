"""A family changes its number, or says whose number it is."""

from dialog.chat import Chat
from dialog.input import phones
from dialog.texts import lines, text
from domain.commands_of_families import FinishMove, LinkOwnContact, StartMove
from domain.register import Register
from flows.entry import Opening


def opens(rest: str) -> Opening:
    """Read the new number beside the word."""
    match phones.read_phone(rest):
        case phones.FoundPhone(number=number):
            return Opening(subject={"phone": number})
        case _:
            return Opening()


async def move_number(chat: Chat, register: Register, *, phone: str = "") -> StartMove:
    """Deal a code that the new number sends."""
    return StartMove(phone=phone)


async def move_started(chat: Chat, register: Register, *, code: str) -> None:
    """Tell what to send from the new number."""
    chat.say(
        lines(
            text(
                "Bisa, {bu}. Dari nomor BARU, kirim pesan ini kepada saya:", bu=register.speaker.bu
            ),
            text("PINDAH {code}", code=code),
            text("Berlaku 24 jam. Nomor ini tetap aktif sampai berhasil."),
        )
    )


async def finish_move(chat: Chat, register: Register, *, code: str) -> FinishMove:
    """Try the code that the new number sent."""
    return FinishMove(code=code)


async def move_refused(chat: Chat, register: Register, *, why: str) -> None:
    """Say kindly that the number was not moved."""
    match why:
        case "locked":
            chat.say(text("Supaya aman, kita berhenti dulu. Kader posyandu akan membantu."))
        case "in_use":
            chat.say(
                text(
                    "Nomor ini sudah dipakai di posyandu. Supaya tidak tertukar, minta bantuan "
                    "kader untuk memindahkannya."
                )
            )
        case _:
            chat.say(
                text(
                    "Kode itu belum cocok. Lihat lagi pesan di nomor lama, lalu kirim: PINDAH dan "
                    "6 angkanya."
                )
            )


async def move_finished(chat: Chat, register: Register, *, call: str) -> None:
    """Welcome the person on the new number."""
    chat.say(
        lines(
            text("✅ Nomor berhasil dipindah. Halo, {call}.", call=call),
            text("Nomor lama tidak menerima pesan lagi."),
        )
    )


async def contact_shared(chat: Chat, register: Register, *, phone: str) -> LinkOwnContact:
    """Take the number that the provider vouches for."""
    return LinkOwnContact(phone=phone)


async def contact_linked(chat: Chat, register: Register, *, call: str) -> None:
    """Say what became of a shared number; an unknown one confirms nothing."""
    if call:
        chat.say(text("✅ Halo, {call}. Chat ini sekarang terhubung dengan nomor itu.", call=call))
        return
    chat.say(text("Terima kasih. Punya kode dari kader? Ketik 6 angkanya."))
