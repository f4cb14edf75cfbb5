"""What a menu names and this release does not do yet: said kindly, with a human instead."""

from dialog.chat import Chat
from dialog.texts import lines, text
from domain.register import Register
from flows.general.misunderstanding import human_for


async def not_yet(chat: Chat, register: Register) -> None:
    """Say that a part is not there yet."""
    human = human_for(register)
    chat.say(
        lines(
            text("Bagian ini belum tersedia. Maaf, ya."),
            text("Untuk sementara, silakan hubungi {human}.", human=human.call) if human else "",
            text("Ketik MENU untuk pilihan lain."),
        )
    )
