"""A child was weighed elsewhere: where, when and what, as the parent tells it."""

import re
from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf, Typed, choice, either, kilograms, one_of, skippable
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import dates, line, numbers, words
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import cm, joined, kg, weekday_date
from dialog.texts import text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.commands_of_families import RecordElsewhere
from domain.people import Child
from domain.register import Register
from flows.family.doses_elsewhere import NamedDoses, doses_there, tells_of_doses
from flows.family.own import own_children
from flows.family.reminder_words import called
from flows.family.which_own import named_in, which_own

STANDING_FROM_MONTH = 24
LIGHTEST_G, HEAVIEST_G = 800, 40_000
SHORTEST_MM, LONGEST_MM = 350, 1300
"""No living under-five is outside these (ux section 7)."""
LONGEST_TOLD = 300
_FIGURE = re.compile(r"\d")

AFTER_ALL_DATES = date(9000, 1, 1)
"""Stands for today while it is only asked whether words tell of something that is over."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a parent told of a weighing elsewhere; None for what was not told."""

    place: str
    on: date | None = None
    weight_g: int | None = None
    length_mm: int | None = None


def places() -> OneOf:
    """Offer the places."""
    return one_of(
        choice("puskesmas", text("Puskesmas"), "puskesmas", "pustu", "pkm"),
        choice("posyandu", text("Posyandu lain"), "posyandu"),
        choice(
            "clinic", text("Bidan atau klinik"), "bidan", "klinik", "dokter", "rs", "rumah sakit"
        ),
    )


@dataclass(frozen=True)
class ToldAnswer:
    """Reads the place and whatever else stands beside it."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the places."""
        return places().choices

    @property
    def list_title(self) -> str | None:
        """Show them as buttons."""
        return None

    def read(self, heard: Heard, today: date) -> Told:
        """Understand the place; figures and a day beside it are taken too."""
        weight, length = measures_in(heard.text)
        try:
            place = places().read(heard, today)
        except NotUnderstood:
            if weight is None:
                raise
            place = "elsewhere"
        return Told(place=place, on=day_in(heard.text, today), weight_g=weight, length_mm=length)

    def dump(self, value: Told) -> Json:
        """Keep what was understood."""
        on = value.on.isoformat() if value.on else None
        return [value.place, on, value.weight_g, value.length_mm]

    def load(self, stored: Json) -> Told:
        """Give it back."""
        return Told(
            place=stored[0],
            on=date.fromisoformat(stored[1]) if stored[1] else None,
            weight_g=stored[2],
            length_mm=stored[3],
        )


def measures_in(typed: str) -> tuple[int | None, int | None]:
    """Find a weight and a length in a sentence; impossible ones are none."""
    reported = line.read_line(typed) if _FIGURE.search(typed) else None
    weight = length = None
    for measure in reported.measures if reported else ():
        if measure.label in ("pb", "tb") or (measure.label is None and weight is not None):
            reading = numbers.read_length(measure.amount)
            length = reading.value if reading else length
        elif measure.label in (None, "bb"):
            reading = numbers.read_weight(measure.amount)
            weight = reading.value if reading else weight
    return _possible(weight, LIGHTEST_G, HEAVIEST_G), _possible(length, SHORTEST_MM, LONGEST_MM)


def _possible(value: int | None, least: int, most: int) -> int | None:
    return value if value is not None and least <= value <= most else None


def day_in(typed: str, today: date) -> date | None:
    """Find a past day in a sentence."""
    match dates.read_date(typed, today=today, prefer="past"):
        case dates.FoundDate(day=day) if day <= today:
            return day
        case _:
            return None


def of_elsewhere() -> Typed[str]:
    """Hear that a child was weighed elsewhere; give the words."""

    def read(typed: str, _today: date) -> str:
        match = words.lexicon().intent(typed, among=("TEMPAT_LAIN", "SUDAH"))
        if match is None or "?" in typed or (match.intent == "SUDAH" and match.rest):
            raise NotUnderstood("")
        return typed[:LONGEST_TOLD]

    return Typed(reads=read, dumps=str, loads=str)


def told_elsewhere(
    typed: str,
    *,
    children: list[int] | None = None,
    on: str = "",
    doses: dict[str, list[str]] | None = None,
) -> Go:
    """Go on with what was written of a weighing elsewhere; the place may stand in it already.

    Of the doses that a reminder named it is asked whether they were given there too.
    """
    subject = {"children": children, "on": on, "told": typed[:LONGEST_TOLD], "doses": doses}
    try:
        place = ToldAnswer().read(Heard(text=typed), AFTER_ALL_DATES).place
    except NotUnderstood:
        return Go(flow="weighed_elsewhere", subject=subject)
    if place == "posyandu" and "posyandu" not in words.lexicon().normalise(typed):
        # "sudah suntik" shares a list of words with the posyandu, but names no place.
        return Go(flow="weighed_elsewhere", subject=subject)
    return Go(flow="weighed_elsewhere", subject=subject, given={"place": typed[:LONGEST_TOLD]})


async def weighed_elsewhere(
    chat: Chat,
    register: Register,
    *,
    children: list[int] | None = None,
    on: str = "",
    told: str = "",
    doses: dict[str, list[str]] | None = None,
) -> object:
    """Ask where, then for what is missing, and echo it before it is kept."""
    own = own_children(register)
    asked = tuple(c for c in own if children is None or c.id in children) or own
    named = named_in(told, asked)
    chosen = (
        (named,)
        if named
        else await which_own(
            chat, asked, text("Siapa yang sudah ditimbang, {bu}?", bu=register.speaker.bu)
        )
    )
    asks = NamedDoses(told=told, doses=doses or {})
    return await _told_of(chat, register, chosen, on, asks)


async def _told_of(
    chat: Chat, register: Register, chosen: tuple[Child, ...], on: str, named: NamedDoses
) -> RecordElsewhere:
    child = chosen[0]
    due = named.still_due(register, chosen)
    is_of_doses = bool(due) and tells_of_doses(named.told)
    told = await chat.ask(
        "place", _where(_all_names(register, chosen), is_of_doses=is_of_doses), ToldAnswer()
    )
    # Words that name no dose say that some were given; which of those due is asked.
    is_named = is_of_doses and bool(named.doses)
    doses = due if is_named else await doses_there(chat, child, due)
    weight, length = told.weight_g, told.length_mm
    if weight is None and len(chosen) == 1 and not is_of_doses:
        weight, length = await _weight(chat, child)
    day = told.on
    if (weight is not None or doses) and day is None:
        day = await _day(chat, is_of_doses=is_of_doses)
    if weight is not None and day is not None and len(chosen) == 1:
        confirmed = await _echoed(chat, child, day, weight, length)
        weight, length = (weight, length) if confirmed else await _weight(chat, child, "again")
    return RecordElsewhere(
        child=child.id,
        place=told.place,
        posyandu=child.posyandu_id,
        reminded_of=date.fromisoformat(on) if on else None,
        on=day,
        weight_g=weight if day is not None else None,
        length_mm=length,
        doses=doses,
    )


def _all_names(register: Register, children: tuple[Child, ...]) -> str:
    return joined([called(register, child) for child in children])


async def _weight(chat: Chat, child: Child, name: str = "weight") -> tuple[int | None, int | None]:
    kind, told = await chat.ask(
        name,
        text(
            "Berapa beratnya {child}? Contoh: 8,2. Kalau tidak tahu, ketik LEWATI.",
            child=child.first_name,
        ),
        either(skippable(), kilograms(text("Saya perlu angka beratnya. Contoh: 8,2"))),
    )
    return (None if kind == 0 else _possible(told.value, LIGHTEST_G, HEAVIEST_G)), None


def _where(children: str, *, is_of_doses: bool) -> str:
    if is_of_doses:
        return text("Baik. {child} sudah diimunisasi di mana?", child=children)
    return text("Baik. {child} sudah ditimbang di mana?", child=children)


async def _day(chat: Chat, *, is_of_doses: bool) -> date | None:
    asked = (
        text("Kapan diimunisasinya? Contoh: kemarin, atau 8-2-2026")
        if is_of_doses
        else text("Kapan ditimbangnya? Contoh: kemarin, atau 8-2-2026")
    )
    return await chat.ask("day", asked, PastDay())


@dataclass(frozen=True)
class PastDay:
    """Reads a day that is not in the future."""

    choices: tuple[Choice, ...] = ()
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> date:
        """Understand the day, or say what is needed."""
        day = day_in(heard.text, today)
        if day is None:
            raise NotUnderstood(text("Saya perlu tanggalnya. Contoh: kemarin, atau 8-2-2026"))
        return day

    def dump(self, value: date) -> Json:
        """Keep the day."""
        return value.isoformat()

    def load(self, stored: Json) -> date:
        """Give it back."""
        return date.fromisoformat(stored)


async def _echoed(chat: Chat, child: Child, day: date, weight: int, length: int | None) -> bool:
    picked = await chat.ask(
        "right",
        _echo(chat, child, day, weight, length),
        one_of(
            choice("yes", text("Betul"), "YA"),
            choice("change", text("Ubah"), "UBAH", "TIDAK"),
        ),
    )
    return picked == "yes"


def _echo(chat: Chat, child: Child, day: date, weight: int, length: int | None) -> str:
    measured = text("BB {weight} kg", weight=kg(weight))
    if length is not None:
        posture = "TB" if completed_months(child.born_on, day) >= STANDING_FROM_MONTH else "PB"
        measured = text(
            "{measured}, {posture} {length} cm",
            measured=measured,
            posture=posture,
            length=cm(length),
        )
    return text(
        "Saya catat dari Ibu: {day}. {measured}. Betul?", day=_spoken(chat, day), measured=measured
    )


def _spoken(chat: Chat, day: date) -> str:
    match (chat.today - day).days:
        case 0:
            return text("hari ini, {day}", day=weekday_date(day))
        case 1:
            return text("kemarin, {day}", day=weekday_date(day))
        case _:
            return weekday_date(day)
