"""What the reminder of the day before says, as a bubble and as an approved template."""

from dataclasses import dataclass
from datetime import date, timedelta

from dialog.messages import Template
from dialog.spoken import clock, joined, weekday_date
from dialog.texts import text
from domain.immunization import due_names
from domain.people import Child
from domain.register import Register
from domain.visit import due_doses
from flows.cadre.who.namesakes import spoken_name
from flows.family.next_day import on_day


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """One message for all children of a person on one day."""

    call: str
    day: str
    hours: str
    posyandu: str
    places: str
    children: str
    doses: str
    """Empty when no dose is due."""


def reminder_of(
    register: Register,
    on: date,
    child_ids: tuple[int, ...],
    planned: dict[str, list[str]] | None = None,
) -> Reminder:
    """Gather what is said to the speaker about a day.

    Of the doses that can be given then those are named that were planned; without a plan all.
    """
    children = tuple(register.child(child) for child in child_ids)
    posts = tuple(
        on_day(register, posyandu, on)
        for posyandu in dict.fromkeys(child.posyandu_id for child in children)
    )
    return Reminder(
        call=register.speaker.full_call,
        day=_day(register, on),
        hours=joined(list(dict.fromkeys(clock(post.opens_at) for post in posts))),
        posyandu=joined([post.name for post in posts]),
        places=joined(list(dict.fromkeys(post.place for post in posts))),
        children=joined([called(register, child) for child in children]),
        doses=_doses(register, on, children, planned),
    )


def called(register: Register, child: Child) -> str:
    """Name a child in full where another one of the posyandu has the same first name."""
    return spoken_name(child, register.children_of_posyandu(child.posyandu_id))


def called_all(register: Register, child_ids: list[int]) -> str:
    """Name several children."""
    return joined([called(register, register.child(child)) for child in child_ids])


def _day(register: Register, on: date) -> str:
    """Say the day after 'Besok'; before a day of silence the reminder goes out a day early."""
    day = weekday_date(on)
    is_early = on > register.now.date() + timedelta(days=1)
    return text("lusa {day}", day=day) if is_early else day


def _doses(
    register: Register,
    on: date,
    children: tuple[Child, ...],
    planned: dict[str, list[str]] | None,
) -> str:
    due = {
        child: due_doses(register, register.village, child, on)
        if planned is None
        else still_due(register, child, on, planned)
        for child in children
    }
    named = {child: codes for child, codes in due.items() if codes}
    return doses_of(register, named, is_only_child=len(children) == 1)


def still_due(
    register: Register, child: Child, on: date, planned: dict[str, list[str]]
) -> tuple[str, ...]:
    """Leave of a child's planned doses those that can be given on a day."""
    wanted = planned.get(str(child.id), [])
    if not wanted:
        return ()
    return tuple(c for c in due_doses(register, register.village, child, on) if c in wanted)


def doses_of(
    register: Register, codes: dict[Child, tuple[str, ...]], *, is_only_child: bool
) -> str:
    """Name doses, with the child beside them when there are several children."""
    due = {child: due_names(given, for_family=True) for child, given in codes.items()}
    if len(due) == 1 and is_only_child:
        return "".join(due.values())
    return joined([f"{doses} ({called(register, child)})" for child, doses in due.items()])


def in_words(reminder: Reminder) -> str:
    """Say the reminder in a bubble."""
    if reminder.doses:
        return text(
            "Selamat sore, {call}. Besok {day} jam {hours} ada posyandu {posyandu} di {places} "
            "untuk {children}, sekaligus waktunya imunisasi {doses}. Mohon bawa Buku KIA. Apakah "
            "bisa hadir?",
            call=reminder.call,
            day=reminder.day,
            hours=reminder.hours,
            posyandu=reminder.posyandu,
            places=reminder.places,
            children=reminder.children,
            doses=reminder.doses,
        )
    return text(
        "Selamat sore, {call}. Besok {day} jam {hours} ada posyandu {posyandu} di {places} untuk "
        "{children}. Mohon bawa Buku KIA. Apakah bisa hadir?",
        call=reminder.call,
        day=reminder.day,
        hours=reminder.hours,
        posyandu=reminder.posyandu,
        places=reminder.places,
        children=reminder.children,
    )


def as_template(reminder: Reminder) -> Template:
    """Fill the approved template that says the same."""
    values = (
        reminder.call,
        reminder.day,
        reminder.hours,
        reminder.posyandu,
        reminder.places,
        reminder.children,
    )
    if reminder.doses:
        return Template(name="pengingat_posyandu_imunisasi", variables=(*values, reminder.doses))
    return Template(name="pengingat_posyandu", variables=values)
