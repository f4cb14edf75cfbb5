"""Opening a posyandu's day, and choosing how to record."""

from dialog.answers import choice, one_of
from dialog.answers_of_dates import a_past_date
from dialog.chat import Chat
from dialog.spoken import clock, day_month, full_date, greeting
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import OpenDay
from domain.people import RoleKind
from domain.register import Register
from domain.vitamin_a import campaign


async def open_day(chat: Chat, register: Register) -> object:
    """Ask before a day is opened."""
    posyandu = register.posyandu(register.speaker.posyandu_ids()[0])
    already = register.open_day(posyandu.id)
    if already is not None:
        chat.say(
            text(
                "Posyandu {posyandu} {date} sudah terbuka. Ketik nama anak untuk mencatat.",
                posyandu=posyandu.name,
                date=day_month(already.held_on),
            )
        )
        return None
    day = register.next_day(posyandu.id, chat.today)
    on = day.held_on if day.held_on == chat.today else chat.today
    capsules = text("Bulan ini ada vitamin A.") if campaign(on) else ""
    picked = await chat.ask(
        "open",
        lines(
            text(
                "{greeting}, {sapaan} 🙂",
                greeting=greeting(chat.now.hour),
                sapaan=register.speaker.call,
            ),
            text(
                "Buka hari posyandu {posyandu}, {date}?", posyandu=posyandu.name, date=full_date(on)
            )
            if day.held_on == on
            else text(
                "Jadwal {posyandu} berikutnya {planned}. Buka hari ini, {date}?",
                posyandu=posyandu.name,
                planned=full_date(day.held_on),
                date=full_date(on),
            ),
            f"{_registered(register, posyandu.id)} {capsules}".strip(),
        ),
        one_of(
            choice("open", text("Buka"), "BUKA", "YA"),
            choice("other", text("Tanggal lain")),
            choice("cancel", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    if picked == "cancel":
        return Go(flow="nothing_saved")
    if picked == "other":
        on = await chat.ask(
            "date",
            text("Tanggal berapa posyandunya? Contoh: 10-02-2026"),
            a_past_date(text("Saya perlu tanggalnya. Contoh: 10-02-2026")),
        )
    return OpenDay(posyandu=posyandu.id, on=on)


def _registered(register: Register, posyandu_id: int) -> str:
    return text("Balita terdaftar: {count}.", count=len(register.children_of_posyandu(posyandu_id)))


async def day_opened(chat: Chat, register: Register, *, posyandu: int) -> object:
    """Say that the day is open and offer the ways to record."""
    colleagues = [
        cadre
        for cadre in register.holders(RoleKind.CADRE, posyandu_id=posyandu)
        if cadre.id != register.speaker.id
    ]
    others = (
        text("{cadre} juga bisa mencatat dari HP-nya.", cadre=colleagues[0].call)
        if len(colleagues) == 1
        else text("Kader lain juga bisa mencatat dari HP-nya.")
        if colleagues
        else ""
    )
    picked = await chat.ask(
        "way",
        lines(
            f"{text('✅ Posyandu dibuka jam {clock}.', clock=clock(chat.now))} {others}".strip(),
            text("Mau mencatat dengan cara apa?"),
        ),
        one_of(
            choice("one_by_one", text("Satu per satu"), "LANJUT"),
            choice("paste", text("Tempel daftar")),
            choice("examples", text("Lihat contoh"), "BANTUAN"),
        ),
    )
    if picked == "one_by_one":
        return Go(flow="weighing")
    if picked == "examples":
        return Go(flow="help")
    return Go(flow="how_to_paste")
