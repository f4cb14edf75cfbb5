"""An officer adds a posyandu day beside those of the rule."""

from datetime import date, time

from dialog.answers import Typed, choice, either, free_text, one_of
from dialog.answers_of_dates import a_coming_date
from dialog.chat import Chat, NotUnderstood
from dialog.input.times import FoundTime, read_time, without_time
from dialog.journal import Json
from dialog.spoken import clock, full_date, weekday_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_village import AddDay
from domain.holidays import holiday
from domain.register import Register
from flows.entry import Opening
from flows.village.days import holiday_mark, take_ahead, which_posyandu

LONGEST_PLACE = 100


def opens(words: str) -> Opening:
    """Keep the words; it takes the posyandu's names to part them."""
    return Opening(subject={"words": words} if words.strip() else {})


async def add_day(chat: Chat, register: Register, *, words: str = "") -> object:
    """Ask for posyandu, date and place; echo it before it is kept."""
    take_ahead(chat, register, words, date_question="date")
    posyandu = await which_posyandu(chat, register, text("Tambah hari untuk posyandu mana?"))
    on, opens_at = await chat.ask(
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
                clock=clock(opens_at or posyandu.opens_at),
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
    return AddDay(posyandu=posyandu.id, on=on, place=elsewhere, opens_at=opens_at)


def _open_date() -> Typed[tuple[date, time | None]]:
    """Read a coming day on which something can take place, and its hour when it is told."""
    coming = a_coming_date(text("Saya perlu tanggalnya. Contoh: 12 Maret"))

    def read(typed: str, today: date) -> tuple[date, time | None]:
        on, at = coming.reads(without_time(typed), today), read_time(typed)
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
        return on, at.at if isinstance(at, FoundTime) else None

    return Typed(reads=read, dumps=_dumped, loads=_loaded)


def _dumped(value: tuple[date, time | None]) -> Json:
    on, at = value
    return [on.isoformat(), at.isoformat() if at else None]


def _loaded(stored: Json) -> tuple[date, time | None]:
    on, at = stored
    return date.fromisoformat(on), time.fromisoformat(at) if at else None


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
