"""BATAL with a code: an announcement is not sent."""

from dialog.chat import Chat
from dialog.texts import lines, text
from domain.broadcasts import BroadcastStatus
from domain.commands_village import CancelBroadcast
from domain.register import Register

OPEN = (BroadcastStatus.AWAITING, BroadcastStatus.SCHEDULED)


async def cancel_broadcast(chat: Chat, register: Register, *, code: str) -> object:
    """Find the announcement; the code itself is the confirmation."""
    found = register.broadcast_with_code(code)
    if found is None:
        chat.say(text("Siaran {code} tidak ada. Coba lihat lagi kodenya.", code=code))
        return None
    if found.status in OPEN:
        return CancelBroadcast(broadcast=found.id)
    is_begun = found.status in (BroadcastStatus.SENDING, BroadcastStatus.SENT)
    if is_begun and register.broadcast_figures(found.id).waiting:
        return CancelBroadcast(broadcast=found.id)
    if is_begun:
        chat.say(
            lines(
                text("Siaran {code} sudah dikirim, jadi tidak bisa dibatalkan.", code=code),
                text("Kalau ada yang keliru, kirim siaran pembetulan: ketik SIARAN."),
            )
        )
        return None
    chat.say(text("Siaran {code} memang tidak dikirim, jadi tidak perlu dibatalkan.", code=code))
    return None


async def broadcast_cancelled(chat: Chat, register: Register, *, broadcast: int) -> None:
    """Confirm that nothing goes out, or nothing more."""
    code = register.broadcast(broadcast).code
    sent = register.broadcast_figures(broadcast).sent
    chat.say(
        lines(
            text("✅ Siaran {code} dibatalkan.", code=code),
            text("Tidak ada pesan yang terkirim."),
        )
        if not sent
        else lines(
            text("✅ Siaran {code} dihentikan.", code=code),
            text("{sent} orang sudah menerimanya. Sisanya tidak dikirim.", sent=sent),
            text("Kalau ada yang keliru, kirim siaran pembetulan: ketik SIARAN."),
        )
    )
