"""A posyandu day that nobody closed: asked at 16.00 and once more next morning."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import day_month
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import PostponeClosing
from domain.register import Register


async def day_left_open(
    chat: Chat, register: Register, *, day: int, posyandu: int, again: bool
) -> object:
    """Ask whether the day may be closed."""
    open_day = register.open_day(posyandu)
    if open_day is None:
        chat.say(text("Hari posyandu itu sudah ditutup. Terima kasih 🙏"))
        return None
    place = register.posyandu(posyandu).name
    done = register.count_weighed_on(posyandu, open_day.held_on)
    everybody = len(register.children_of_posyandu(posyandu))
    if again:
        picked = await chat.ask(
            "morning",
            text(
                "Selamat pagi, {sapaan}. Mengingatkan: posyandu {posyandu} tanggal {date} "
                "belum ditutup ({done} dari {all} anak ditimbang).",
                sapaan=register.speaker.call,
                posyandu=place,
                date=day_month(open_day.held_on),
                done=done,
                all=everybody,
            ),
            one_of(
                choice("add", text("Tambah data"), "LANJUT"),
                choice("close", text("Tutup sekarang"), "TUTUP", "YA"),
            ),
        )
        return Go(flow="close_day" if picked == "close" else "weighing")
    picked = await chat.ask(
        "evening",
        text(
            "{sapaan}, posyandu {posyandu} masih terbuka. {done} dari {all} anak ditimbang. "
            "Sudah boleh ditutup?",
            sapaan=register.speaker.call,
            posyandu=place,
            done=done,
            all=everybody,
        ),
        one_of(
            choice("close", text("Tutup sekarang"), "TUTUP", "YA"),
            choice("more", text("Masih ada"), "BELUM"),
            choice("tomorrow", text("Besok pagi"), "besok"),
        ),
    )
    if picked == "close":
        return Go(flow="close_day")
    if picked == "more":
        return Go(flow="weighing")
    return PostponeClosing(day=day, until_morning=True)


async def day_never_closed(
    chat: Chat, register: Register, *, day: int, posyandu: int, opened_by: int
) -> None:
    """Tell the coordinator of a day that is still open; it never closes by itself."""
    still = register.open_day(posyandu)
    if still is None or still.id != day:
        return
    chat.say(
        lines(
            text(
                "Posyandu {posyandu}, {date} belum ditutup {cadre}.",
                posyandu=register.posyandu(posyandu).name,
                date=day_month(still.held_on),
                cadre=register.person(opened_by).call,
            ),
            text(
                "Sudah dua kali saya ingatkan. Mohon dibantu, {sapaan}.",
                sapaan=register.speaker.call,
            ),
        )
    )


async def closing_postponed(chat: Chat, register: Register, *, until_morning: bool) -> None:
    """Say when the question comes again."""
    day = next(
        (
            found
            for posyandu in register.speaker.posyandu_ids()
            if (found := register.open_day(posyandu)) is not None
        ),
        None,
    )
    thanks = text("Baik, {bu}. Terima kasih kerja kerasnya hari ini.", bu=register.speaker.bu)
    if day is None or not until_morning:
        chat.say(thanks)
        return
    chat.say(
        lines(
            thanks,
            text(
                "Besok jam 08.00 saya ingatkan. Tanggal catatannya tetap {date}.",
                date=day_month(day.held_on),
            ),
        )
    )
