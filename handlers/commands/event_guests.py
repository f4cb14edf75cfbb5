"""Those entitled to an event: they come or not, ask, are marked, and say how it was."""

from datetime import timedelta

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_events import (
    AnswerInvitation,
    AskAboutEvent,
    GiveOpinion,
    MarkAttendance,
)
from domain.errors import Refused
from domain.events import GATHERED_FOR, HELD_FOR, Event, EventStatus, Guest, GuestState
from domain.people import RoleKind
from flows.events.words import one_who_agrees
from handlers.event_messages import begins_at, move_up
from handlers.work import Notice, Outcome, Work
from storage import eligible, events, forwarding, guests, outbox, promises

MARKERS = (
    RoleKind.VILLAGE_OFFICER,
    RoleKind.COORDINATOR,
    RoleKind.MIDWIFE,
    RoleKind.PUSKESMAS,
)
MARKED_FOR = timedelta(days=14)
OPINIONS = {
    "satisfied": ("satisfied", "so_so", "dissatisfied"),
    "informed": ("in_time", "late", "not_told"),
}


def answer_invitation(work: Work, command: AnswerInvitation) -> Outcome:
    """Give a seat or a place on the waiting list, or free one for the next."""
    event = events.lock(work.connection, command.event)
    found = _meant(work, event, command.guests)
    _still_to_come(work, event)
    notices: tuple[Notice, ...] = ()
    is_cadre = any(guest.id not in _own_ids(work, event) for guest in found)
    if command.comes:
        for guest in found:
            guests.take_seat(work.connection, event, guest, by=work.speaker.id, at=work.now)
        if is_cadre:
            guests.change(work.connection, command.guests, told_in_person=True)
        notices = ()
    else:
        guests.give_up(work.connection, command.guests, by=work.speaker.id, at=work.now)
        notices = move_up(work.connection, event.id, work.now)
    _pass_questions_now(work, event)
    work.note("event.answered", "event", event.id, guests=list(command.guests), comes=command.comes)
    return Outcome(
        follow=Go(
            flow="event_answered",
            subject={
                "event": event.id,
                "guests": list(command.guests),
                "comes": command.comes,
            },
        ),
        notices=notices,
    )


def ask_about_event(work: Work, command: AskAboutEvent) -> Outcome:
    """Pass a question on, a little later with the answer, and keep the seats meanwhile."""
    event = events.lock(work.connection, command.event)
    found = _meant(work, event, command.guests)
    held = False
    begins = begins_at(event, work.village)
    if event.quota is not None and begins is not None and begins > work.now:
        until = min(work.now + HELD_FOR, begins)
        states = [guests.hold_seat(work.connection, event, guest, until=until) for guest in found]
        held = GuestState.ASKING in states
    _pass_on(work, event, command)
    work.note("event.asked", "event", event.id, guests=list(command.guests))
    return Outcome(
        follow=Go(
            flow="event_asked",
            subject={
                "event": event.id,
                "guests": list(command.guests),
                "words": command.words,
                "held": held,
            },
        )
    )


def _pass_on(work: Work, event: Event, command: AskAboutEvent) -> None:
    human = one_who_agrees(event, work.register)
    if human is None:
        return
    forwarded = forwarding.add(
        work.connection,
        from_person_id=work.speaker.id,
        to_person_id=human.id,
        words=command.words,
        sent_at=work.now,
    )
    promises.promise(
        work.connection,
        [
            promises.Promise(
                key=f"event:{event.id}:asked:{work.speaker.id}:{forwarded}",
                person_id=human.id,
                flow="event_question",
                subject={
                    "event": event.id,
                    "guests": list(command.guests),
                    "forwarded": forwarded,
                    "who": work.speaker.id,
                },
                kind="task",
                not_before=work.now + GATHERED_FOR,
            )
        ],
        work.now,
    )


def _pass_questions_now(work: Work, event: Event) -> None:
    """Who has decided has asked all there was to ask."""
    human = one_who_agrees(event, work.register)
    if human is not None:
        key = f"event:{event.id}:asked:{work.speaker.id}:"
        outbox.bring_forward(work.connection, human.id, key, work.now)


def mark_attendance(work: Work, command: MarkAttendance) -> Outcome:
    """Keep who came and was served; a later mark of the same person counts."""
    event = events.lock(work.connection, command.event)
    marked = (*command.came, *command.absent, *command.deferred)
    found = guests.several(work.connection, marked)
    if event.village_id != work.village.id or any(g.event_id != event.id for g in found):
        raise Refused(text("Maaf, kegiatan itu bukan dari desa ini."))
    if not any(work.speaker.has(kind) for kind in MARKERS):
        _all_of_cadre(work, found)
    today = work.register.now.date()
    if event.status is not EventStatus.OPEN or event.on is None or event.on > today:
        raise Refused(text("Kehadiran dicatat mulai hari kegiatannya, ya."))
    if today - event.on > MARKED_FOR:
        raise Refused(text("Kegiatan itu sudah terlalu lama lewat."))
    for ids, came, served in (
        (command.came, True, True),
        (command.deferred, True, False),
        (command.absent, False, False),
    ):
        if ids:
            guests.change(
                work.connection,
                ids,
                came=came,
                served=served,
                marked_by=work.speaker.id,
                marked_at=work.now,
            )
    work.note("event.attendance", "event", event.id, count=len(marked))
    return Outcome(
        follow=Go(flow="attendance_marked", subject={"event": event.id, "count": len(marked)})
    )


def give_opinion(work: Work, command: GiveOpinion) -> Outcome:
    """Count both answers; nothing of who gave them is kept, not even in the audit."""
    event = work.register.event(command.event)
    answers = {"satisfied": command.satisfied, "informed": command.informed}
    if event.village_id != work.village.id or not _own_ids(work, event):
        raise Refused(text("Maaf, kegiatan itu bukan dari desa ini."))
    for question, answer in answers.items():
        if answer in OPINIONS[question]:
            events.count_opinion(work.connection, event.id, question, answer)
    return Outcome(follow=Go(flow="opinion_given"))


def _own_ids(work: Work, event: Event) -> frozenset[int]:
    return eligible.guests_of(work.connection, event.id, work.speaker.id)


def _meant(work: Work, event: Event, guest_ids: tuple[int, ...]) -> tuple[Guest, ...]:
    """Give the guests of an answer: one's own, or those a cadre serves."""
    found = guests.several(work.connection, guest_ids)
    if not found or any(guest.event_id != event.id for guest in found):
        raise Refused(text("Undangan ini sudah tidak berlaku. Terima kasih."))
    others = [guest for guest in found if guest.id not in _own_ids(work, event)]
    if others:
        _all_of_cadre(work, tuple(others))
    return found


def _all_of_cadre(work: Work, found: tuple[Guest, ...]) -> None:
    own = work.speaker.posyandu_ids(RoleKind.CADRE)
    if any(guest.posyandu_id not in own for guest in found):
        raise Refused(text("Maaf, bagian itu hanya untuk kader posyandu tersebut."))


def _still_to_come(work: Work, event: Event) -> None:
    if event.status is not EventStatus.OPEN or event.has_begun(work.register.now):
        raise Refused(text("{event} sudah lewat atau dibatalkan.", event=event.name))
