"""What an invitation says, as the approved template and as free text, and its reminder."""

from dialog.input.words import lexicon
from dialog.messages import Template
from dialog.spoken import clock, full_date, joined, weekday_date
from dialog.texts import lines, text
from domain.events import Event, EventKind, Guest
from domain.people import Person
from domain.register import Register
from flows.events.words import target_words


def invitation_words(event: Event, register: Register, own: tuple[Guest, ...]) -> str:
    """Say what the approved template says, filled in alike (ux section 16)."""
    village, name, at, place, target, note, called = invitation_parts(event, register, own)
    return text(
        "Ada kegiatan di Desa {village}: {event} pada {when} di {place}, untuk {target}. "
        "Catatan: {note} Apakah {names} ikut?",
        village=village,
        event=name,
        when=at,
        place=place,
        target=target,
        note=note,
        names=called,
    )


def invitation_parts(
    event: Event, register: Register, own: tuple[Guest, ...], *, before: str = ""
) -> tuple[str, ...]:
    """List what the template is filled with; `before` stands in front of the note."""
    when = ""
    if event.on is not None and event.at is not None:
        when = text("{date} jam {clock}", date=full_date(event.on), clock=clock(event.at))
    return (
        register.village.name,
        event.name,
        when,
        event.place,
        target_words(event.target) if event.target is not None else "",
        f"{before} {event.note or _usual_note(event)}".strip(),
        called_by_family(own, register),
    )


def invitation_template(
    event: Event, register: Register, own: tuple[Guest, ...], *, before: str = ""
) -> Template:
    """Fill the approved template."""
    parts = invitation_parts(event, register, own, before=before)
    return Template(name="undangan_kegiatan", variables=parts)


def _usual_note(event: Event) -> str:
    if event.kind is EventKind.CLEANUP:
        return text("Mohon datang tepat waktu.")
    if event.kind is EventKind.FILARIASIS:
        return text("Gratis. Makan dulu sebelum datang.")
    return text("Gratis.")


def reminder_words(event: Event, register: Register, own: tuple[Guest, ...]) -> str:
    """Remind the day before."""
    if event.on is None or event.at is None:
        return event.name
    return lines(
        text(
            "{ibu}, {date} jam {clock} {event} untuk {names} di {place}.",
            ibu=register.speaker.full_call,
            date=weekday_date(event.on),
            clock=clock(event.at),
            event=event.name,
            names=called_by_family(own, register),
            place=event.place,
        ),
        text("Catatan: {note}", note=event.note) if event.note else None,
        text("Apakah jadi ikut?"),
    )


def called_by_family(own: tuple[Guest, ...], register: Register) -> str:
    """Name the guests as their own family does: a household and oneself are addressed."""
    said = [
        guest.name if guest.child_id is not None else _as_speaker(guest, register.speaker)
        for guest in own
    ]
    return joined(list(dict.fromkeys(said)))


def _as_speaker(guest: Guest, speaker: Person) -> str:
    is_self = guest.family_id is not None or guest.full_name == speaker.name
    return speaker.full_call if is_self else guest.name


def comfort(event: Event, words: str, speaker: Person) -> str:
    """Answer a worry kindly, before somebody who knows answers it."""
    is_worried = lexicon().intent(words, among=("KHAWATIR",)) is not None or any(
        word.removesuffix("nya") in ("sakit", "nyeri", "perih")
        for word in lexicon().normalise(words).split()
    )
    if not is_worried:
        return text("Terima kasih sudah bertanya, {bu}.", bu=speaker.bu)
    if event.kind is EventKind.CIRCUMCISION:
        return text(
            "Wajar kalau takut, {bu} 🙂 Petugas memakai bius, jadi sakitnya jauh berkurang.",
            bu=speaker.bu,
        )
    return text("Wajar kalau khawatir, {bu} 🙂", bu=speaker.bu)
