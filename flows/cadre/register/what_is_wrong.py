"""Which of the things just shown is to be changed."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import text


async def ask_what_is_wrong(chat: Chat) -> str:
    """Give the name of the question that is to be asked again."""
    return await chat.ask(
        "wrong",
        text("Mana yang mau diubah?"),
        one_of(
            choice("name", text("Nama anak")),
            choice("sex", text("Jenis kelamin"), "kelamin"),
            choice("born", text("Tanggal lahir"), "lahir"),
            choice("mother", text("Nama ibu"), "pengasuh"),
            choice("rt", text("RT")),
            choice("nik", text("NIK")),
            choice("book", text("Buku KIA")),
            choice("phone", text("Nomor HP"), "telepon"),
            list_title=text("Pilih yang diubah"),
        ),
    )
