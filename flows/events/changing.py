"""An event is moved or cancelled; those who signed up hear of it."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from domain.commands_of_events import CancelEvent, MoveEvent
from domain.events import Event, EventStatus
from domain.register import Register
from flows.events.answers import a_day_and_place
from flows.events.told import moved_words
from flows.events.which import which_event
from flows.events.words import event_and_day, when
from flows.village.days import holiday_mark


def _can_change(event: Event, now: object) -> bool:
    return event.status in (EventStatus.OPEN, EventStatus.AWAITING)


async def cancel_event(
    chat: Chat, register: Register, *, event: int | None = None, words: str = ""
) -> object:
    """Ask once more, saying how many are signed up."""
    gone = await which_event(chat, register, _can_change, words=words, event=event)
    if gone is None:
        chat.say(text("Tidak ada kegiatan yang bisa dibatalkan."))
        return None
    figures = register.event_figures(gone.id)
    count = figures.coming + figures.asking + figures.waiting
    picked = await chat.ask(
        "sure",
        lines(
            text("Batalkan {event}?", event=event_and_day(gone)),
            text("{count} yang terdaftar akan dikabari.", count=count) if count else None,
        ),
        one_of(
            choice("yes", text("Ya, batalkan"), "YA"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "yes":
        return CancelEvent(event=gone.id)
    chat.say(text("Baik, {event} tetap ada.", event=event_and_day(gone)))
    return None


async def event_cancelled(chat: Chat, register: Register, *, event: int, told: int) -> None:
    """Confirm that an event does not take place."""
    chat.say(
        lines(
            text("✅ {event} dibatalkan.", event=event_and_day(register.event(event))),
            text("{count} yang terdaftar dikabari.", count=told)
            if told
            else text("Belum ada yang terdaftar, jadi tidak ada yang dikabari."),
        )
    )


async def move_event(
    chat: Chat, register: Register, *, event: int | None = None, words: str = ""
) -> object:
    """Ask for the new day; the hour and the place stay when they are not told."""
    moved = await which_event(chat, register, _can_change, words=words, event=event)
    if moved is None or moved.at is None:
        chat.say(text("Tidak ada kegiatan yang bisa dipindah."))
        return None
    told = await chat.ask(
        "when",
        text("{event} dipindah ke tanggal berapa?", event=event_and_day(moved)),
        a_day_and_place(register, chat.now, refuses_silence=True),
    )
    if told is None:
        chat.say(text("Baik, jadwalnya tidak diubah."))
        return None
    at, place = told.at or moved.at, told.place or moved.place
    picked = await chat.ask(
        "sure",
        lines(
            holiday_mark(told.on),
            text(
                "{event}: {when}, {place}. Simpan dan kabari yang terdaftar?",
                event=moved.name,
                when=when(told.on, at),
                place=place,
            ),
        ),
        one_of(
            choice("yes", text("Simpan & kabari"), "YA"),
            choice("no", text("Batal"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "yes":
        return MoveEvent(event=moved.id, on=told.on, at=at, place=place)
    chat.say(text("Baik, jadwalnya tidak diubah."))
    return None


async def event_moved(chat: Chat, register: Register, *, event: int, told: int) -> None:
    """Confirm the new day."""
    chat.say(
        lines(
            text("✅ {moved}", moved=moved_words(register, event)),
            text("{count} yang terdaftar dikabari.", count=told) if told else None,
        )
    )
