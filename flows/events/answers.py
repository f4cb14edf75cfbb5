"""What is answered while an event is planned: its kind, day and place, quota, those it is for."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from dialog.answers import OneOf, Typed
from dialog.chat import Heard, NotUnderstood
from dialog.input.audiences import UnknownRt
from dialog.input.dates import (
    FoundDate,
    ImpossibleDate,
    MissingDate,
    UnclearDate,
    WeekdayConflict,
    WrongSide,
)
from dialog.input.event_words import KindTold, as_time, place_name, read_kind, read_when_where
from dialog.input.spelled import in_digits
from dialog.input.targets import BackToFront, read_target
from dialog.input.times import read_time
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import MONTHS, full_date, weekday_date
from dialog.texts import text
from domain import quiet_hours
from domain.eligibility import Target, Whom
from domain.events import LARGEST_QUOTA, EventKind
from domain.holidays import holiday
from domain.people import Sex
from domain.register import Register
from flows.village.whom import places_of

SHORTEST_NAME, LONGEST_NAME = 3, 60
LONGEST_PLACE = 100
_FIGURE = re.compile(r"(?<![0-9])[0-9]{1,5}(?![0-9])")


@dataclass(frozen=True, kw_only=True)
class Told:
    """When and where an event is, as far as it was told."""

    on: date
    at: time | None = None
    place: str = ""


@dataclass(frozen=True)
class KindAnswer:
    """A row of the kinds, or the kind in people's own words."""

    rows: OneOf

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the rows."""
        return self.rows.choices

    @property
    def list_title(self) -> str | None:
        """Show them as a list."""
        return self.rows.list_title

    def read(self, heard: Heard, today: date) -> list[str]:
        """Give the kind, the words that named it, and what was told beside them."""
        told = None if heard.tapped else read_kind(heard.text)
        if told is not None:
            return [told.kind, told.intent, told.rest]
        return [self.rows.read(heard, today), "", ""]

    def dump(self, value: list[str]) -> Json:
        """Keep all three."""
        return list(value)

    def load(self, stored: Json) -> list[str]:
        """Give them back."""
        return [str(each) for each in stored]


def kind_in(words: str) -> KindTold | None:
    """Read a kind and what stands beside it."""
    return read_kind(words) if words.strip() else None


def a_day_and_place(
    register: Register, now: datetime, *, refuses_silence: bool = False
) -> Typed[Told | None]:
    """Read when and where; None when it is not known yet."""

    def read(typed: str, today: date) -> Told | None:
        told = read_when_where(typed, today=today)
        if isinstance(told.day, MissingDate):
            if lexicon().intent(typed, among=("BELUM_TAHU_KAPAN",)) is not None:
                return None
            raise NotUnderstood(text("Saya perlu tanggalnya. Contoh: 11 April jam 8 di balai desa"))
        on = _day(told.day)
        at = _waking(as_time(told.at))
        falls_on = holiday(on)
        if refuses_silence and falls_on is not None and falls_on.is_day_of_silence:
            raise NotUnderstood(
                text(
                    "{date} adalah {holiday}. Tidak ada kegiatan pada hari itu.",
                    date=full_date(on),
                    holiday=falls_on.name,
                ),
                repeat=True,
            )
        if at is not None and datetime.combine(on, at, tzinfo=now.tzinfo) <= now:
            raise NotUnderstood(text("Waktu itu sudah lewat."), repeat=True)
        return Told(on=on, at=at, place=in_village(told.place, register))

    return Typed(reads=read, dumps=_dumped, loads=_loaded)


def _day(reading: object) -> date:
    match reading:
        case FoundDate(day=day):
            return day
        case WrongSide():
            raise NotUnderstood(text("Tanggal itu sudah lewat."), repeat=True)
        case ImpossibleDate(month=int() as month, last_day=last_day):
            raise NotUnderstood(
                text(
                    "Bulan {month} hanya sampai tanggal {day}.",
                    month=MONTHS[month - 1],
                    day=last_day,
                ),
                repeat=True,
            )
        case WeekdayConflict(by_date=by_date, by_weekday=by_weekday):
            raise NotUnderstood(
                text(
                    "Tanggal dan harinya tidak cocok: {first} atau {second}?",
                    first=weekday_date(by_date),
                    second=weekday_date(by_weekday),
                )
            )
        case UnclearDate(candidates=candidates) if candidates:
            raise NotUnderstood(
                text(
                    "Maksudnya {dates}? Tolong tulis tanggalnya lengkap.",
                    dates=text(" atau ").join(full_date(day) for day in candidates),
                )
            )
        case _:
            raise NotUnderstood(text("Saya perlu tanggalnya. Contoh: 11 April"), repeat=True)


def _waking(hours: tuple[time, ...]) -> time | None:
    """Choose the hour at which people are awake: 'jam 4' is the afternoon."""
    awake = [at for at in hours if not quiet_hours.is_quiet(datetime.combine(date.min, at))]
    return awake[0] if awake else next(iter(hours), None)


def in_village(place: str, register: Register) -> str:
    """Write the village's own Puskesmas with its name."""
    own = register.village.puskesmas
    return own if place.lower() in ("puskesmas", "pkm", own.lower()) else place


def _dumped(told: Told | None) -> Json:
    if told is None:
        return None
    return [told.on.isoformat(), told.at.isoformat() if told.at else None, told.place]


def _loaded(stored: Json) -> Told | None:
    if stored is None:
        return None
    on, at, place = stored
    return Told(
        on=date.fromisoformat(on), at=time.fromisoformat(at) if at else None, place=str(place)
    )


def an_hour(complaint: str) -> Typed[time]:
    """Read an hour of the day; a bare figure is one here."""

    def read(typed: str, _today: date) -> time:
        bare = typed.strip()
        hours = as_time(read_time(f"jam {bare}" if bare.isdigit() else typed))
        at = _waking(hours)
        if at is None:
            raise NotUnderstood(complaint)
        return at

    return Typed(reads=read, dumps=time.isoformat, loads=time.fromisoformat)


def a_place(register: Register, complaint: str) -> Typed[str]:
    """Read a place as a name."""

    def read(typed: str, _today: date) -> str:
        named = place_name(re.sub(r"^\s*(?:di|bertempat di|tempatnya)\s+", "", typed.strip()))
        if not named or len(typed) > LONGEST_PLACE:
            raise NotUnderstood(complaint)
        return in_village(named, register)

    return Typed(reads=read, dumps=str, loads=str)


def a_quota(complaint: str) -> Typed[int | None]:
    """Read how many may come; None without a limit."""

    def read(typed: str, _today: date) -> int | None:
        if lexicon().intent(typed, among=("TANPA_BATAS",)) is not None:
            return None
        figures = [int(found) for found in _FIGURE.findall(in_digits(typed))]
        if len(figures) != 1 or not 1 <= figures[0] <= LARGEST_QUOTA:
            raise NotUnderstood(complaint)
        return figures[0]

    return Typed(reads=read, dumps=lambda quota: quota, loads=lambda kept: kept)


def a_target(kind: EventKind, register: Register, complaint: str) -> Typed[Target]:
    """Read who may come; a circumcision is for boys."""

    def read(typed: str, _today: date) -> Target:
        found = read_target(typed, places_of(register))
        match found:
            case UnknownRt(number=number):
                raise NotUnderstood(
                    text("RT {rt} tidak ada di desa ini. Coba lagi?", rt=f"{number:02}")
                )
            case BackToFront():
                raise NotUnderstood(text("Umurnya terbalik. Contoh: 5-12 tahun"))
            case Target() if kind is EventKind.CIRCUMCISION:
                return _for_boys(found, complaint)
            case Target():
                return found
            case _:
                raise NotUnderstood(complaint)

    return Typed(reads=read, dumps=Target.to_json, loads=Target.from_json)


def _for_boys(target: Target, complaint: str) -> Target:
    if target.whom is not Whom.PEOPLE or target.sex is Sex.FEMALE:
        raise NotUnderstood(complaint)
    kept = target.to_json() | {"sex": str(Sex.MALE)}
    return Target.from_json(kept)


def a_name(complaint: str) -> Typed[str]:
    """Read the name of an event as it will be said."""

    def read(typed: str, _today: date) -> str:
        said = " ".join(typed.split()).rstrip(".")
        if not SHORTEST_NAME <= len(said) <= LONGEST_NAME:
            raise NotUnderstood(complaint)
        return said[:1].upper() + said[1:]

    return Typed(reads=read, dumps=str, loads=str)
