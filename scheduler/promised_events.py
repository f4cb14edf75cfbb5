"""What is promised about events: whether it is still true, and the template that says the same."""

from collections.abc import Callable
from typing import Any

from dialog.messages import Template
from dialog.texts import text
from domain.events import Event, EventStatus, GuestState
from flows.events.invitation_words import invitation_template
from flows.events.invited import own_of
from flows.events.told import cancelled_words
from storage.register import StoredRegister

Subject = dict[str, Any]
NOT_ANSWERED = (GuestState.ENTITLED, GuestState.ASKING)


def _of_guests(
    register: StoredRegister, subject: Subject, states: tuple[GuestState, ...] = ()
) -> Subject | None:
    """Keep the guests the person still answers for, in some states."""
    own = own_of(register, subject["event"], subject["guests"])
    kept = [guest.id for guest in own if not states or guest.state in states]
    return {**subject, "guests": kept} if kept else None


def _is_to_come(register: StoredRegister, subject: Subject) -> bool:
    event: Event = register.event(subject["event"])
    return event.status is EventStatus.OPEN and not event.has_begun(register.now)


def _invitation(register: StoredRegister, subject: Subject) -> Subject | None:
    """Invite those who have not answered; a reminder is for those who come."""
    if not _is_to_come(register, subject):
        return None
    states = (GuestState.COMING,) if subject.get("reminds") else NOT_ANSWERED
    return _of_guests(register, subject, states)


def _seat(register: StoredRegister, subject: Subject) -> Subject | None:
    if not _is_to_come(register, subject):
        return None
    return _of_guests(register, subject, (GuestState.COMING,))


def _change(register: StoredRegister, subject: Subject) -> Subject | None:
    return _of_guests(register, subject)


EVENTS_NARROWED: dict[str, Callable[[StoredRegister, Subject], Subject | None]] = {
    "event_invitation": _invitation,
    "event_seat_free": _seat,
    "event_moved_for": _seat,
    "event_cancelled_for": _change,
    "event_opinion": _change,
}


def event_template(register: StoredRegister, flow: str, subject: Subject) -> Template | None:
    """Fill the approved template for a flow about an event, where there is one."""
    if flow == "event_cancelled_for":
        audience = text("peserta {event}", event=register.event(subject["event"]).name)
        words = cancelled_words(register, subject["event"])
        variables = (register.village.name, audience, words)
        return Template(name="pengumuman_desa", variables=variables)
    before = _before(flow, reminds=bool(subject.get("reminds")))
    if before is None:
        return None
    event = register.event(subject["event"])
    own = own_of(register, event.id, subject["guests"])
    return invitation_template(event, register, own, before=before)


def _before(flow: str, *, reminds: bool) -> str | None:
    """Give what stands in front of the note; None for a flow without a template."""
    match flow:
        case "event_invitation":
            return text("Ini pengingat, sudah terdaftar.") if reminds else ""
        case "event_seat_free":
            return text("Ada tempat kosong.")
        case "event_moved_for":
            return text("Jadwalnya dipindah.")
        case _:
            return None
