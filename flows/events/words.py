"""How an event, those it is for and how far it reached are said."""

from collections.abc import Sequence
from datetime import date, time

from dialog.spoken import clock, day_month, full_date, joined
from dialog.texts import text
from domain.calendar import MONTHS_PER_YEAR
from domain.eligibility import GROWN_FROM, OLDER_FROM, UNDER_FIVE, Target, Whom
from domain.events import Event, EventKind, Guest
from domain.people import Person, RoleKind, Sex, Village
from domain.register import Register


def kind_name(kind: EventKind) -> str:
    """Name a kind of event as its invitation does."""
    return {
        EventKind.IMMUNIZATION: text("Imunisasi massal"),
        EventKind.FILARIASIS: text("POPM kaki gajah"),
        EventKind.DEWORMING: text("Minum obat cacing"),
        EventKind.CHECKUP: text("Pemeriksaan gratis"),
        EventKind.CIRCUMCISION: text("Sunatan gratis"),
        EventKind.CLEANUP: text("Kerja bakti"),
        EventKind.OTHER: text("Kegiatan desa"),
    }[kind]


def in_short(event: Event) -> str:
    """Name an event in the middle of a sentence: 'sunatan'."""
    match event.kind:
        case EventKind.CIRCUMCISION:
            return text("sunatan")
        case EventKind.FILARIASIS:
            return text("POPM kaki gajah")
        case _:
            is_shortened = event.name[:2].isupper()
            return event.name if is_shortened else event.name[:1].lower() + event.name[1:]


def heads(target: Target | None) -> str:
    """Name what is counted: 'anak', 'keluarga' or 'orang'."""
    if target is not None and target.whom is Whom.FAMILIES:
        return text("keluarga")
    return text("anak") if target is not None and target.is_of_children else text("orang")


def target_words(target: Target) -> str:
    """Say who may come: 'anak laki-laki 4-12 tahun'."""
    place = _place(target)
    who = _who(target)
    return f"{who} {place}".strip()


def _who(target: Target) -> str:
    if target.whom is Whom.PREGNANT:
        return text("ibu hamil")
    if target.whom is Whom.FAMILIES:
        return text("keluarga") if target.hamlet or target.rts else text("semua keluarga")
    span = (target.from_months, target.below_months)
    sex = _sex(target.sex)
    if span == (0, UNDER_FIVE):
        return f"{text('balita')} {sex}".strip()
    if span == (OLDER_FROM, None):
        return f"{text('lansia')} {sex}".strip()
    if span == (0, None):
        return f"{text('warga')} {sex}".strip() if sex or _place(target) else text("semua warga")
    noun = text("anak") if target.is_of_children else text("warga")
    return " ".join(part for part in (noun, sex, _ages(target)) if part)


def _sex(sex: Sex | None) -> str:
    if sex is None:
        return ""
    return text("laki-laki") if sex is Sex.MALE else text("perempuan")


def _ages(target: Target) -> str:
    unit = 1 if target.in_months else MONTHS_PER_YEAR
    word = text("bulan") if target.in_months else text("tahun")
    low = target.from_months // unit
    if target.below_months is None or (target.below_months == GROWN_FROM and not low):
        return text("{age} {unit} ke atas", age=low, unit=word) if low else ""
    high = target.below_months // unit - 1
    if low == high:
        return f"{low} {word}"
    return f"{low}-{high} {word}"


def _place(target: Target) -> str:
    if target.rts:
        return joined([text("RT {rt}", rt=rt) for rt in target.rts])
    return text("Dusun {name}", name=target.hamlet) if target.hamlet else ""


def place_in_short(place: str, village: Village) -> str:
    """Leave the name out where everybody knows which Puskesmas is meant."""
    return text("Puskesmas") if place == village.puskesmas else place


def when(on: date, at: time) -> str:
    """Say day and hour: 'Sabtu 11 April 2026, jam 08.00'."""
    return text("{date}, jam {clock}", date=full_date(on), clock=clock(at))


def event_in_full(event: Event, village: Village) -> str:
    """Say all of an event in one line, as far as it is known."""
    parts = [event.name]
    if event.on is not None:
        parts.append(full_date(event.on))
    if event.at is not None:
        parts.append(text("jam {clock}", clock=clock(event.at)))
    if event.place:
        parts.append(place_in_short(event.place, village))
    if event.quota is not None:
        parts.append(text("kuota {quota}", quota=event.quota))
    if event.target is not None:
        parts.append(target_words(event.target))
    return ", ".join(parts)


def event_and_day(event: Event) -> str:
    """Name an event and its day: 'Sunatan gratis 11 April'."""
    return f"{event.name} {day_month(event.on)}" if event.on is not None else event.name


def named(guests: Sequence[Guest]) -> str:
    """Name guests in one sentence."""
    return joined([guest.name for guest in guests])


def with_parent(guest: Guest) -> str:
    """Name a guest so that a cadre knows who it is: 'Hasan (Ibu Aminah, RT 02)'."""
    details = [guest.parent, text("RT {rt}", rt=guest.rt) if guest.rt else ""]
    told = ", ".join(part for part in details if part)
    return f"{guest.full_name} ({told})" if told else guest.full_name


def one_who_agrees(event: Event, register: Register) -> Person | None:
    """Give the midwife, or whoever organises, to answer a family's question."""
    is_health = event.kind is not EventKind.CLEANUP
    midwives = register.holders(RoleKind.MIDWIFE) if is_health else ()
    return next(iter(midwives), None) or register.person(event.created_by)
