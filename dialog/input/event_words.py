"""What an event is, when and where it is, and what was added to it, in people's own words."""

import re
from dataclasses import dataclass
from datetime import date, time

from dialog.input.calendar_words import MONTHS, NEARBY, WEEKDAYS
from dialog.input.dates import DateReading, date_span, read_date
from dialog.input.times import TimeReading, read_time, without_time
from dialog.input.words import lexicon
from domain.events import EventKind

LONGEST_PLACE = 100
KINDS = {
    "KEGIATAN_CACING": EventKind.DEWORMING,
    "KEGIATAN_POPM": EventKind.FILARIASIS,
    "KEGIATAN_MR": EventKind.IMMUNIZATION,
    "KEGIATAN_POLIO": EventKind.IMMUNIZATION,
    "KEGIATAN_IMUNISASI": EventKind.IMMUNIZATION,
    "KEGIATAN_PERIKSA": EventKind.CHECKUP,
    "KEGIATAN_SUNAT": EventKind.CIRCUMCISION,
    "KEGIATAN_FOGGING": EventKind.CLEANUP,
    "KEGIATAN_KERJA_BAKTI": EventKind.CLEANUP,
}
_BESIDE_A_PLACE = frozenset(
    (
        "di", "bertempat", "tempat", "tempatnya", "hari", "tanggal", "tgl", "tanggalnya", "pada",
        "ya", "pak", "bu", "untuk", "dan", "dgn", "dengan", "itu", "lokasi", "lokasinya", "jam",
        "pukul", "mulai", "wib", "wita", "wit", "depan", "ini", "insyaallah", "adalah", "gratis",
    )
)  # fmt: skip
_AT_A_PLACE = re.compile(
    r"(?:^|[\s,])(?:bertempat di|tempatnya di|di|tempatnya|tempat)\s+", re.IGNORECASE
)
_CAPITALS = frozenset(("rt", "rw", "sd", "sdn", "smp", "smpn", "tk", "paud", "min", "mi", "mts"))
_WORD = re.compile(r"[^\s,;:]+")
_CONJUNCTIONS = ("dan ", "atau ", "tapi ", "tetapi ", "serta ", "kecuali ", "kalau ", "agar ")


@dataclass(frozen=True, kw_only=True)
class KindTold:
    """A kind of event that words name, and the words beside it."""

    kind: EventKind
    intent: str
    """Which words it was: 'KEGIATAN_MR' and 'KEGIATAN_POLIO' are both immunizations."""
    rest: str


@dataclass(frozen=True, kw_only=True)
class WhenWhere:
    """The day, the hour and the place of an event, each as far as it was told."""

    day: DateReading
    at: TimeReading
    place: str


def read_kind(text: str) -> KindTold | None:
    """Find the kind of event that words name."""
    match = lexicon().intent(text, among=tuple(KINDS))
    if match is None:
        return None
    return KindTold(kind=KINDS[match.intent], intent=match.intent, rest=match.rest)


def read_when_where(text: str, *, today: date) -> WhenWhere:
    """Read 'sabtu 11 april jam 8 di puskesmas'."""
    without = without_time(text)
    return WhenWhere(
        day=read_date(without, today=today, prefer="future"),
        at=read_time(text),
        place=_place(without),
    )


def _place(text: str) -> str:
    """Give what is left when the date and the small words are taken away."""
    span = date_span(text.lower())
    left = f"{text[: span[0]]} , {text[span[1] :]}" if span else text
    has_date = span is not None
    if named := _AT_A_PLACE.search(left):
        left, has_date = left[named.end() :], False
    known = {*MONTHS, *WEEKDAYS, *NEARBY}
    parts = [word for word in _WORD.findall(left) if word != ","]
    # A place may hold a small word inside ("rumah bu rt"), not at its edges.
    while parts and _is_beside(parts[0], known, has_date=has_date):
        parts.pop(0)
    while parts and _is_beside(parts[-1], known, has_date=has_date):
        parts.pop()
    return place_name(" ".join(parts))


def _is_beside(word: str, known: set[str], *, has_date: bool) -> bool:
    said = word.lower().strip(".")
    is_figure = said.isdigit() and has_date
    is_date = bool(re.fullmatch(r"[0-9]{1,4}(?:[/.-][0-9]{1,4})+", said))
    return said in _BESIDE_A_PLACE or said in known or is_figure or is_date


def place_name(typed: str) -> str:
    """Write a place as a name: 'balai dusun rt 02' is 'Balai Dusun RT 02'."""
    return " ".join(_capital(word) for word in typed.split())[:LONGEST_PLACE]


def _capital(word: str) -> str:
    if word.lower() in _CAPITALS:
        return word.upper()
    return word if any(sign.isupper() for sign in word) else word[:1].upper() + word[1:]


def as_sentence(typed: str) -> str:
    """Write added conditions as one sentence: 'x, y' is 'X dan y.'."""
    parts = [part.strip() for part in typed.strip().rstrip(".").split(",") if part.strip()]
    if not parts:
        return ""
    last = parts[-1]
    if len(parts) > 1 and not last.lower().startswith(_CONJUNCTIONS):
        said = f"{', '.join(parts[:-1])} dan {last}"
    else:
        said = ", ".join(parts)
    closed = said if said.endswith(("!", "?")) else f"{said}."
    return closed[:1].upper() + closed[1:]


def as_time(reading: TimeReading) -> tuple[time, ...]:
    """Give the hours of the day that words may mean."""
    return getattr(reading, "candidates", None) or tuple(
        each for each in (getattr(reading, "at", None),) if each is not None
    )
