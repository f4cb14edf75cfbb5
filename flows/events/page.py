"""KEGIATAN: the events that are planned, and what can be done about each."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.event_words import read_kind
from dialog.messages import Choice
from dialog.texts import lines, text
from dialog.turn import Go
from domain.events import PLANNERS, Event, EventStatus
from domain.register import Register
from flows.entry import Opening
from flows.events.planning import opening_of
from flows.events.which import MOST_ROWS, label
from flows.events.words import event_in_full

NEW = ("baru", "buat", "bikin", "tambah", "rencana")


def opens(words: str) -> Opening:
    """Keep the words; 'kegiatan baru' and 'kegiatan sunatan' need no list."""
    return Opening(subject={"words": words} if words.strip() else {})


async def village_events(chat: Chat, register: Register, *, words: str = "") -> object:
    """List what is planned, or begin a new event where there is nothing or the words say so."""
    if not any(register.speaker.has(kind) for kind in PLANNERS):
        return Go(flow="coming_events")
    told = read_kind(words) if words.strip() else None
    planned = register.events()
    if told is not None and not any(event.kind is told.kind for event in planned):
        opening = opening_of(told.kind, told.intent, told.rest)
        return Go(flow="plan_event", subject=opening.subject, given=opening.given)
    if not planned or any(word in words.lower().split() for word in NEW):
        return Go(flow="plan_event")
    picked = await chat.ask(
        "which",
        text("Kegiatan yang mana, {bu}?", bu=register.speaker.bu),
        one_of(
            *(
                choice(str(each.id), label(each), each.name, description=_standing(each))
                for each in planned[:MOST_ROWS]
            ),
            choice("new", text("Kegiatan baru"), "baru"),
            list_title=text("Pilih kegiatan"),
        ),
    )
    if picked == "new":
        return Go(flow="plan_event")
    chosen = register.event(int(picked))
    if chosen.status is EventStatus.DRAFT:
        return Go(
            flow="plan_event",
            subject={"kind": str(chosen.kind), "name": chosen.name, "event": chosen.id},
        )
    return Go(flow="event_page", subject={"event": chosen.id})


def _standing(event: Event) -> str:
    match event.status:
        case EventStatus.DRAFT:
            return text("Rancangan, belum ada yang dikirim")
        case EventStatus.AWAITING:
            return text("Menunggu diperiksa")
        case _ if event.invited_at is not None:
            return text("Undangan sudah dikirim")
        case _:
            return text("Belum diundangkan")


async def event_page(chat: Chat, register: Register, *, event: int) -> object:
    """Show where an event stands, and offer what fits."""
    shown = register.event(event)
    figures = register.event_figures(event)
    picked = await chat.ask(
        "next",
        lines(
            text("{event}.", event=event_in_full(shown, register.village)),
            _standing(shown),
            text(
                "Berhak {entitled}, terdaftar {coming}, daftar tunggu {waiting}, tidak ikut "
                "{declined}.",
                entitled=figures.entitled,
                coming=figures.coming + figures.asking,
                waiting=figures.waiting,
                declined=figures.declined,
            )
            if shown.status is EventStatus.OPEN
            else None,
        ),
        one_of(*_offers(shown, chat), list_title=text("Pilih tindakan")),
    )
    return Go(flow=picked, subject={"event": event})


def _offers(event: Event, chat: Chat) -> list[Choice]:
    is_open = event.status is EventStatus.OPEN
    has_come = event.on is not None and event.on <= chat.today
    is_coming = not event.has_begun(chat.now)
    offers = []
    if is_open and is_coming and event.invited_at is None:
        offers.append(choice("invite", text("Kirim undangan"), "SIARAN"))
    if is_open and has_come:
        offers.append(choice("event_attendance", text("Catat kehadiran"), "HADIR_KEGIATAN"))
    if is_open:
        offers.append(choice("event_reach", text("Jangkauan"), "JANGKAUAN"))
    if is_coming:
        offers.append(choice("move_event", text("Pindah jadwal"), "PINDAH"))
        offers.append(choice("cancel_event", text("Batalkan kegiatan"), "BATAL"))
    return offers or [choice("menu", text("Menu"), "MENU")]


async def coming_events(chat: Chat, register: Register) -> None:
    """List the coming events to somebody who plans none."""
    coming = [
        event
        for event in register.events()
        if event.status is EventStatus.OPEN and not event.has_begun(chat.now)
    ]
    if not coming:
        chat.say(text("Belum ada kegiatan desa yang diumumkan."))
        return
    listed = [text("• {event}", event=event_in_full(each, register.village)) for each in coming]
    chat.say(lines(text("Kegiatan desa:"), *listed))
