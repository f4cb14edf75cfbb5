"""A card that is asked for and not drawn here: said so, with the one that is."""

from dialog.chat import Chat
from dialog.texts import lines, text
from domain.register import Register


async def no_such_card(chat: Chat, _register: Register) -> None:
    """Say where the curve of head or arm circumference is."""
    chat.say(
        lines(
            text("Kurva lingkar kepala dan LiLA belum bisa saya gambar. Mohon lihat di Buku KIA."),
            text("Kartu berat: ketik KARTU dan namanya. Kartu tinggi: ketik KARTU TINGGI."),
        )
    )
