"""An officer adds a posyandu day beside those of the rule."""

from datetime import date

from dialog.answers import Typed, choice, either, free_text, one_of
from dialog.answers_of_dates import a_coming_date
from dialog.chat import Chat, NotUnderstood
from dialog.spoken import clock, full_date, weekday_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_village import AddDay
from domain.holidays import holiday
from domain.register import Register
from flows.village.days import holiday_mark, which_posyandu

LONGEST_PLACE = 100


async def add_day(chat: Chat, register: Register) -> object:
    """Ask for posyandu, date and place; echo it before it is kept."""
    posyandu = await which_posyandu(chat, register, text("Tambah hari untuk posyandu mana?"))
    on = await chat.ask(
        "date",
        text("Tanggal berapa? Contoh: 12 Maret"),
        _open_date(),
    )
    kind, place = await chat.ask(
        "place",
        text("Di mana? Tempat biasa: {place}.", place=posyandu.place),
        either(
            one_of(choice("usual", text("Tempat biasa"), "YA", "LEWATI", "SAMA")),
            free_text(text("Tulis tempatnya. Contoh: Balai Dusun"), longest=LONGEST_PLACE),
        ),
    )
    elsewhere = str(place) if kind == 1 else ""
    picked = await chat.ask(
        "confirm",
        lines(
            holiday_mark(on),
            text(
                "Tambah posyandu {posyandu}: {date}, jam {clock}, {place}. Simpan?",
                posyandu=posyandu.name,
                date=full_date(on),
                clock=clock(posyandu.opens_at),
                place=elsewhere or posyandu.place,
            ),
        ),
        one_of(
            choice("save", text("Simpan"), "YA"),
            choice("cancel", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    if picked == "cancel":
        return Go(flow="day_not_changed")
    return AddDay(posyandu=posyandu.id, on=on, place=elsewhere)


def _open_date() -> Typed[date]:
    """Read a coming day on which something can take place."""
    coming = a_coming_date(text("Saya perlu tanggalnya. Contoh: 12 Maret"))

    def read(typed: str, today: date) -> date:
        on = coming.reads(typed, today)
        falls_on = holiday(on)
        if falls_on is not None and falls_on.is_day_of_silence:
            raise NotUnderstood(
                text(
                    "{date} adalah {holiday}. Tidak ada kegiatan pada hari itu.",
                    date=full_date(on),
                    holiday=falls_on.name,
                ),
                repeat=True,
            )
        return on

    return Typed(reads=read, dumps=coming.dumps, loads=coming.loads)


async def day_added(chat: Chat, register: Register, *, posyandu: int, on: str) -> None:
    """Confirm the added day."""
    chat.say(
        lines(
            text(
                "✅ Hari tambahan {posyandu}: {date}.",
                posyandu=register.posyandu(posyandu).name,
                date=weekday_date(date.fromisoformat(on)),
            ),
            text("Keluarga diingatkan sehari sebelumnya."),
        )
    )
