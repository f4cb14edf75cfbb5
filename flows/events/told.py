"""What is told about an event without being asked for: questions, free seats, changes."""

from dialog.chat import Chat
from dialog.spoken import clock, full_date, joined, weekday_date
from dialog.texts import lines, text
from domain.commands_of_families import AnswerForwarded
from domain.register import Register
from flows.events.invited import answered_by_family, own_of
from flows.events.words import event_and_day, in_short, with_parent
from flows.general.questions_passed_on import ReplyToForwarded


async def event_question(
    chat: Chat, register: Register, *, event: int, guests: list[int], forwarded: int, who: int
) -> object:
    """Show a family's question about an event to the one who can answer it."""
    names = joined([register.guest(guest).name for guest in guests])
    told = await chat.ask(
        "answer",
        text(
            'Pertanyaan tentang {event} dari {who} ({names}): "{words}".',
            event=in_short(register.event(event)),
            who=register.person(who).full_call,
            names=names,
            words=register.forwarded(forwarded).words,
        ),
        ReplyToForwarded(register=register),
    )
    return AnswerForwarded(forwarded=forwarded, words=told)


async def event_seat_free(
    chat: Chat, register: Register, *, event: int, guests: list[int]
) -> object:
    """Tell somebody of the waiting list that there is a seat now."""
    free = register.event(event)
    own = own_of(register, event, guests)
    if free.on is None or free.at is None or not own:
        return None
    words = text(
        "✅ Ada tempat kosong. {names} sekarang terdaftar di {event}, {date} jam {clock}, "
        "{place}. Jadi ikut?",
        names=joined([guest.name for guest in own]),
        event=free.name,
        date=weekday_date(free.on),
        clock=clock(free.at),
        place=free.place,
    )
    return await answered_by_family(chat, register, free, own, words, may_ask=True)


async def seat_free_for_others(
    chat: Chat, register: Register, *, event: int, guests: list[int]
) -> None:
    """Ask the cadre who signed somebody up to tell that there is a seat now."""
    found = [register.guest(guest) for guest in guests]
    chat.say(
        lines(
            text(
                "Ada tempat kosong di {event}: {names} sekarang terdaftar.",
                event=event_and_day(register.event(event)),
                names=joined([with_parent(guest) for guest in found]),
            ),
            text("Mohon kabari keluarganya, ya."),
        )
    )


async def event_cancelled_for(
    chat: Chat, register: Register, *, event: int, guests: list[int]
) -> None:
    """Tell somebody signed up that the event does not take place."""
    chat.say(cancelled_words(register, event))


def cancelled_words(register: Register, event: int) -> str:
    """Say that an event does not take place."""
    gone = register.event(event)
    on = full_date(gone.on) if gone.on is not None else ""
    return text("{event} {date} dibatalkan. Mohon maaf, ya.", event=gone.name, date=on)


async def event_moved_for(
    chat: Chat, register: Register, *, event: int, guests: list[int]
) -> object:
    """Tell somebody signed up of the new day, and ask whether they still come."""
    own = own_of(register, event, guests)
    if not own:
        return None
    words = lines(moved_words(register, event), text("Apakah tetap ikut?"))
    moved = register.event(event)
    return await answered_by_family(chat, register, moved, own, words, may_ask=True)


def moved_words(register: Register, event: int) -> str:
    """Say the new day, hour and place of an event."""
    moved = register.event(event)
    if moved.on is None or moved.at is None:
        return moved.name
    return text(
        "{event} dipindah ke {date}, jam {clock}, {place}.",
        event=moved.name,
        date=full_date(moved.on),
        clock=clock(moved.at),
        place=moved.place,
    )


async def event_gone_for_cadre(
    chat: Chat, register: Register, *, event: int, guests: list[int], moved: bool
) -> None:
    """Ask a cadre to tell the families the service cannot write to."""
    names = joined([with_parent(register.guest(guest)) for guest in guests])
    told = moved_words(register, event) if moved else cancelled_words(register, event)
    chat.say(lines(told, text("Mohon kabari: {names}.", names=names)))
