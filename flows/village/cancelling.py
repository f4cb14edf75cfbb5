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
    if found.status in (BroadcastStatus.SENDING, BroadcastStatus.SENT):
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
    """Confirm that nothing goes out."""
    chat.say(
        lines(
            text("✅ Siaran {code} dibatalkan.", code=register.broadcast(broadcast).code),
            text("Tidak ada pesan yang terkirim."),
        )
    )
