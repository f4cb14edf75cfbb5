"""BERHENTI and MULAI, a word of two meanings, and a wrong number."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import clock, full_date, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import Resume
from domain.commands_of_families import ForgetNumber, RestartMessages, StopMessages
from domain.people import Child, as_held
from domain.register import Register
from flows.family.next_day import upcoming
from flows.family.own import own_children, own_posyandu
from flows.labels import fitting


async def stop_now(chat: Chat, register: Register) -> StopMessages:
    """Obey at once, without a question."""
    return StopMessages()


async def stop_politely(chat: Chat, register: Register) -> object:
    """Confirm a request made in a sentence once, then obey."""
    picked = await chat.ask(
        "sure",
        text("Baik, {ibu}. Saya hentikan semua pesan ke nomor ini?", ibu=register.speaker.ibu),
        one_of(
            choice("yes", text("Ya, hentikan"), "YA", "BERHENTI"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "yes":
        return StopMessages()
    chat.say(text("Baik, pesan tetap dikirim."))
    return None


async def messages_stopped(chat: Chat, register: Register) -> None:
    """Say goodbye; nothing follows."""
    children = own_children(register)
    call = register.speaker.full_call
    chat.say(
        lines(
            text("Baik, {call}. Mulai sekarang tidak ada pesan lagi dari kami.", call=call),
            text(
                "{children} tetap dilayani di posyandu. Ingin ikut lagi? Ketik MULAI.",
                children=_named(children),
            )
            if children
            else text("Ingin ikut lagi? Ketik MULAI."),
        )
    )


async def stop_which(
    chat: Chat, register: Register, *, conversation: int = 0, child: str = ""
) -> object:
    """From a cadre inside a task 'berhenti' may mean the task or the messages."""
    picked = await chat.ask(
        "which",
        text("Maksud {ibu} yang mana?", ibu=register.speaker.ibu),
        one_of(
            choice("task", text("Berhenti mencatat"), "BATAL", "SELESAI", "mencatat"),
            choice("messages", text("Berhenti pesan"), "pesan"),
            choice("go_on", _go_on_label(child), "LANJUT", "TIDAK"),
        ),
    )
    if picked == "messages":
        return StopMessages()
    if not conversation:
        return None
    return Resume(conversation=conversation, how="go_on" if picked == "go_on" else "cancel")


def _go_on_label(child: str) -> str:
    without = text("Lanjut")
    return fitting(text("Lanjut {child}", child=child), without) if child else without


async def restart(chat: Chat, register: Register) -> object:
    """Ask once whether the reminders are wanted again."""
    children = own_children(register)
    call = register.speaker.full_call
    if not register.has_stopped():
        chat.say(text("Pesan untuk {call} sudah menyala 🙂 Ketik MENU untuk pilihan.", call=call))
        return None
    asked = (
        text("Pengingat untuk {children} saya nyalakan lagi, setuju?", children=_named(children))
        if children
        else text("Pesan saya nyalakan lagi, setuju?")
    )
    picked = await chat.ask(
        "agree",
        lines(text("Selamat datang lagi, {call} 🙂", call=call), asked),
        one_of(
            choice("yes", text("Setuju"), "YA"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "yes":
        return RestartMessages()
    chat.say(text("Baik, tetap tidak ada pesan."))
    return None


async def messages_restarted(chat: Chat, register: Register) -> None:
    """Confirm, and tell the next day."""
    coming = [(posyandu, upcoming(register, posyandu)) for posyandu in own_posyandu(register)]
    days = [
        text(
            "Posyandu berikutnya {day}, jam {hour}, {place}.",
            day=full_date(day.held_on),
            hour=clock(as_held(posyandu, day).opens_at),
            place=as_held(posyandu, day).place,
        )
        for posyandu, day in coming
    ]
    chat.say(" ".join([text("✅ Pengingat menyala."), *days]))


async def wrong_number(chat: Chat, register: Register) -> object:
    """Delete at once; somebody who has agreed before is asked first."""
    if not register.joined_families():
        return ForgetNumber(is_wrong=True)
    picked = await chat.ask(
        "sure",
        text("Nomor ini terdaftar untuk pengingat posyandu. Hapus dari daftar?"),
        one_of(
            choice("yes", text("Ya, hapus"), "YA", "HAPUS"),
            choice("no", text("Tidak"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "yes":
        return ForgetNumber(is_wrong=True)
    return Go(flow="nothing_to_cancel")


async def number_forgotten(chat: Chat, register: Register, *, is_wrong: bool) -> None:
    """Apologise for a wrong number; thank for the time otherwise."""
    if is_wrong:
        chat.say(
            text(
                "Mohon maaf, Bapak/Ibu. Nomor ini saya hapus dari daftar dan tidak akan dihubungi "
                "lagi. Terima kasih."
            )
        )
        return
    chat.say(text("✅ Nomor ini sudah dihapus dan tidak akan dihubungi lagi. Terima kasih 🙏"))


async def number_was_wrong(
    chat: Chat, register: Register, *, family: int, is_wrong: bool = True
) -> None:
    """Tell the cadre that a family has no number any more."""
    found = register.family(family)
    children = register.children_of(family)
    whose = f"{found.mother} ({_named(children)})" if children else found.mother
    if is_wrong:
        chat.say(
            text(
                "Nomor untuk {whose} ternyata milik orang lain dan sudah dihapus. Mohon minta "
                "nomor yang benar.",
                whose=whose,
            )
        )
        return
    chat.say(text("{whose} tidak ingin pesan lagi; nomornya sudah dihapus.", whose=whose))


def _named(children: tuple[Child, ...]) -> str:
    return joined([child.first_name for child in children])
