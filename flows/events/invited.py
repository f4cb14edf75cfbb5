"""A family is invited to an event: it comes, does not come, or asks something first."""

from collections.abc import Sequence
from datetime import date

from dialog.answers import free_text
from dialog.chat import Chat
from dialog.texts import lines, text
from domain.commands_of_events import AnswerInvitation, AskAboutEvent
from domain.events import Event, EventStatus, Guest, GuestState
from domain.register import Register
from flows.events.invitation_words import (
    called_by_family,
    comfort,
    invitation_words,
    reminder_words,
)
from flows.events.replies import ASKS, LONGEST_QUESTION, Reply
from flows.events.words import one_who_agrees


async def event_invitation(
    chat: Chat, register: Register, *, event: int, guests: list[int], reminds: bool = False
) -> object:
    """Invite, or remind the day before; the answer may come at any time before it begins."""
    invited = register.event(event)
    own = own_of(register, event, guests)
    if (over := _over(invited, chat, own)) is not None:
        chat.say(over)
        return None
    words = (
        reminder_words(invited, register, own)
        if reminds
        else invitation_words(invited, register, own)
    )
    return await answered_by_family(chat, register, invited, own, words, may_ask=True)


async def event_asked(
    chat: Chat, register: Register, *, event: int, guests: list[int], words: str, held: bool
) -> object:
    """Answer a question with warmth, pass it on, and leave the choice open."""
    invited = register.event(event)
    own = own_of(register, event, guests)
    human = one_who_agrees(invited, register)
    said = lines(
        comfort(invited, words, register.speaker),
        text(
            "{human} bisa menjelaskan. Saya teruskan pertanyaan {ibu}, ya.",
            human=human.call,
            ibu=register.speaker.ibu,
        )
        if human is not None
        else None,
        text(
            "Tempat {names} saya simpan dulu sampai 2 hari.", names=called_by_family(own, register)
        )
        if held
        else None,
    )
    if _over(invited, chat, own) is not None:
        chat.say(said)
        return None
    return await answered_by_family(chat, register, invited, own, said, may_ask=False)


async def answered_by_family(
    chat: Chat,
    register: Register,
    invited: Event,
    own: tuple[Guest, ...],
    words: str,
    *,
    may_ask: bool,
) -> object:
    """Ask whether those invited come, and take a question for one."""
    reply = await chat.ask("comes", words, Reply(guests=own, register=register, may_ask=may_ask))
    if reply.answer != ASKS:
        return AnswerInvitation(event=invited.id, guests=reply.guests, comes=reply.comes)
    asked = reply.words
    if not asked:
        human = one_who_agrees(invited, register)
        asked = await chat.ask(
            "question",
            text(
                "Silakan tulis pertanyaannya, {bu}. Saya teruskan ke {human}.",
                bu=register.speaker.bu,
                human=human.call if human is not None else text("panitia"),
            ),
            free_text(longest=LONGEST_QUESTION),
        )
    return AskAboutEvent(event=invited.id, guests=reply.guests, words=asked)


def own_of(register: Register, event: int, guests: Sequence[int]) -> tuple[Guest, ...]:
    """Give those of some guests whom the speaker still answers for."""
    return tuple(guest for guest in register.own_guests(event) if guest.id in set(guests))


def _over(invited: Event, chat: Chat, own: tuple[Guest, ...]) -> str | None:
    if invited.status is EventStatus.CANCELLED:
        return text("{event} dibatalkan. Mohon maaf, ya.", event=invited.name)
    if invited.has_begun(chat.now) or invited.is_over(chat.now):
        return text("{event} sudah lewat. Terima kasih.", event=invited.name)
    return None if own else text("Undangan ini sudah tidak berlaku. Terima kasih.")


async def event_answered(
    chat: Chat, register: Register, *, event: int, guests: list[int], comes: bool
) -> None:
    """Confirm what came of an answer, for each that was meant."""
    answered = register.event(event)
    mine = [register.guest(guest) for guest in guests]
    if not comes:
        chat.say(text("Baik, {bu}. Terima kasih kabarnya.", bu=register.speaker.bu))
        return
    own = {guest.id for guest in register.own_guests(event)}
    chat.say(
        lines(
            *(_seated(answered, guest, register) for guest in mine),
            _until_then(answered, chat.today, mine)
            if own.issuperset(guests)
            else text("Keluarga yang setuju menerima pesan diingatkan sehari sebelumnya."),
        )
    )


def _seated(event: Event, guest: Guest, register: Register) -> str:
    name = called_by_family((guest,), register)
    if guest.state is GuestState.WAITING:
        return lines(
            text(
                "Tempatnya sudah penuh ({quota}). {name} masuk daftar tunggu nomor {number}.",
                quota=event.quota,
                name=name,
                number=register.place_waiting(guest.id),
            ),
            text("Kalau ada tempat, saya kabari."),
        )
    if event.quota is None or guest.number is None:
        return text("✅ {name} terdaftar.", name=name)
    return text(
        "✅ {name} terdaftar nomor {number} dari {quota}.",
        name=name,
        number=guest.number,
        quota=event.quota,
    )


def _until_then(event: Event, today: date, guests: Sequence[Guest]) -> str | None:
    if event.on is None or all(guest.state is not GuestState.COMING for guest in guests):
        return None
    if (event.on - today).days > 1:
        return text("Saya ingatkan sehari sebelumnya.")
    return text("Sampai jumpa di {place}.", place=event.place)
