"""Giving a promised message its words when its turn comes, from what is known then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from dialog.messages import Template
from dialog.texts import speaking
from domain.people import Child
from domain.visit import due_doses
from flows.family.attendance_answer import COMING
from flows.family.own import own_children
from flows.family.reminder_words import as_template, called_all, reminder_of
from flows.family.vaccine_reminder import template_of
from handlers import opening
from handlers.work import Notice
from scheduler.promised_events import EVENTS_NARROWED, event_template
from storage import pauses, promises
from storage.engine import Connection
from storage.identity import identity_of
from storage.outbox import Queued
from storage.register import StoredRegister

Subject = dict[str, Any]


def fulfil(connection: Connection, message: Queued, now: datetime) -> Queued | None:
    """Give a message its words; None, and let it go, when nothing is left to be said.

    A message that was tried before keeps its words: the person may have them already.
    """
    if message.flow is None:
        return message
    identity = identity_of(connection, message.person_id)
    register = StoredRegister.of(connection, identity, now) if identity else None
    subject = _still_true(message, register) if register else None
    if register is None or subject is None:
        promises.drop(connection, message.id)
        return None
    if message.bubble.text:
        return message
    notice = Notice(
        key=message.key, person_id=message.person_id, flow=message.flow, subject=subject
    )
    bubbles = opening.spoken(connection, notice, register)
    with speaking(register.speaker.language):
        template = _template(register, message.flow, subject)
    bubble = bubbles[0]
    promises.fill(connection, message.id, bubble, template)
    return replace(message, bubble=bubble, template=template)


def _still_true(message: Queued, register: StoredRegister) -> Subject | None:
    """Narrow what a message is about to what still holds; None when nothing does."""
    narrow = NARROWED.get(message.flow or "")
    subject = dict(message.subject or {})
    return narrow(register, subject) if narrow else subject


def _children(register: StoredRegister, subject: Subject) -> list[Child]:
    """Give the children that are still there and agreed about."""
    own = {child.id: child for child in own_children(register)}
    kept = [own[child] for child in subject["children"] if child in own]
    paused = pauses.paused(register.connection, [child.id for child in kept], register.now.date())
    return [child for child in kept if child.id not in paused]


def _of_a_day(register: StoredRegister, subject: Subject) -> Subject | None:
    """Keep the children whose posyandu is still held that day and who have no answer yet."""
    on = date.fromisoformat(subject["on"])
    children = [
        child.id
        for child in _children(register, subject)
        if register.days_between(child.posyandu_id, on, on)
        and not register.attendance_answer(child.posyandu_id, on)
    ]
    return {**subject, "children": children} if children else None


def _of_vaccines(register: StoredRegister, subject: Subject) -> Subject | None:
    """Keep the doses that can still be given today."""
    today = register.now.date()
    doses = {
        str(child.id): codes
        for child in _children(register, subject)
        if (codes := _named(register, child, subject["doses"], today))
    }
    if not doses:
        return None
    return {**subject, "doses": doses, "children": [int(child) for child in doses]}


def _named(
    register: StoredRegister, child: Child, doses: dict[str, list[str]], on: date
) -> list[str]:
    due = due_doses(register, register.village, child, on)
    return [code for code in doses.get(str(child.id), ()) if code in due]


def _of_a_visit(register: StoredRegister, subject: Subject) -> Subject | None:
    """Keep the children of a cadre's list who still lack something."""
    today = register.now.date()
    doses = {
        child: codes
        for child in subject["doses"]
        if (codes := _named(register, register.child(int(child)), subject["doses"], today))
    }
    return {"doses": doses} if doses else None


def _of_a_morning(register: StoredRegister, subject: Subject) -> Subject | None:
    """Keep the posyandu to which somebody still comes."""
    today = register.now.date()
    posts = [
        post for post in subject["posyandu"] if register.attendance_answer(post, today) == COMING
    ]
    return {"posyandu": posts} if posts else None


def _of_absence(register: StoredRegister, subject: Subject) -> Subject | None:
    children = [child.id for child in _children(register, subject)]
    return {"children": children} if children else None


NARROWED: dict[str, Callable[[StoredRegister, Subject], Subject | None]] = {
    "posyandu_reminder": _of_a_day,
    "vaccine_reminder": _of_vaccines,
    "children_to_visit": _of_a_visit,
    "see_you_today": _of_a_morning,
    "not_seen": _of_absence,
    **EVENTS_NARROWED,
}


def _template(register: StoredRegister, flow: str, subject: Subject) -> Template | None:
    """Fill the approved template that says the same, where there is one."""
    if flow == "posyandu_reminder":
        return as_template(
            reminder_of(
                register,
                date.fromisoformat(subject["on"]),
                tuple(subject["children"]),
                subject.get("doses"),
            )
        )
    if flow == "vaccine_reminder":
        return template_of(
            register, subject["doses"], cannot_wait=subject.get("cannot_wait", False)
        )
    if flow == "not_seen":
        names = called_all(register, subject["children"])
        return Template(name="belum_sempat_hadir", variables=(register.speaker.full_call, names))
    if flow in EVENTS_NARROWED:
        return event_template(register, flow, subject)
    return None
