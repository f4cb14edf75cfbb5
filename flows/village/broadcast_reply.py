"""What somebody answers to an announcement: kept for its writer without a name."""

from dialog.chat import Chat
from dialog.texts import lines, text
from domain.commands_village import KeepBroadcastReply
from domain.register import Register


async def broadcast_reply(
    chat: Chat,
    register: Register,
    *,
    broadcast: int,
    words: str,
) -> KeepBroadcastReply:
    """Take the words as an answer."""
    return KeepBroadcastReply(broadcast=broadcast, words=words)


async def broadcast_reply_kept(chat: Chat, register: Register) -> None:
    """Thank, and tell how to reach a person."""
    chat.say(
        lines(
            text(
                "Terima kasih, {bu}. Balasan ini saya sampaikan ke Desa {village} tanpa nama.",
                bu=register.speaker.bu,
                village=register.village.name,
            ),
            text("Perlu kader atau bidan? Ketik MENU."),
        )
    )
