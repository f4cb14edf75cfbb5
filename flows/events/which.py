"""Which event is meant: the only one that fits, the one named, or one chosen from a list."""

import re
from collections.abc import Callable
from datetime import datetime

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.event_words import read_kind
from dialog.input.words import lexicon
from dialog.spoken import day_month
from dialog.texts import text
from domain.events import Event, EventStatus
from domain.register import Register
from flows.labels import fitting

MOST_ROWS = 9
Fits = Callable[[Event, datetime], bool]


def is_coming(event: Event, now: datetime) -> bool:
    """Tell whether people may still sign up."""
    return event.status is EventStatus.OPEN and not event.has_begun(now)


def has_come(event: Event, now: datetime) -> bool:
    """Tell whether its day has come, so that it is known who was there."""
    return event.status is EventStatus.OPEN and event.on is not None and event.on <= now.date()


def is_told(event: Event, _now: datetime) -> bool:
    """Tell whether it is more than a plan."""
    return event.status is EventStatus.OPEN and event.on is not None


def named_in(words: str, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Keep the events that words name by their kind or their name; all when they name none."""
    said = lexicon().normalise(words)
    by_name = tuple(event for event in events if lexicon().normalise(event.name) in said)
    if by_name:
        return by_name
    told = read_kind(words) if words.strip() else None
    return tuple(event for event in events if told is not None and event.kind is told.kind)


async def which_event(
    chat: Chat, register: Register, fits: Fits, *, words: str = "", event: int | None = None
) -> Event | None:
    """Give the event that is meant; None when there is none."""
    if event is not None:
        return register.event(event)
    fitting_ones = tuple(each for each in register.events() if fits(each, chat.now))
    found = named_in(words, fitting_ones) or fitting_ones
    if len(found) <= 1:
        return found[0] if found else None
    picked = await chat.ask(
        "event",
        text("Kegiatan yang mana, {bu}?", bu=register.speaker.bu),
        one_of(
            *(choice(str(each.id), label(each), each.name) for each in found[:MOST_ROWS]),
            list_title=text("Pilih kegiatan"),
        ),
    )
    return register.event(int(picked))


def label(event: Event) -> str:
    """Name an event in a row."""
    if event.on is None:
        return event.name[:24]
    return fitting(f"{event.name} {day_month(event.on)}", event.name[:24])


def names_in(words: str) -> tuple[str, ...]:
    """Part a list of names: commas, lines, 'dan', or numbers in front."""
    parts = re.split(r"[,;\n]|\s+(?:dan|sama|&)\s+", words)
    bare = (re.sub(r"^\s*(?:[0-9]{1,2}[.)]|[-•*])\s*", "", part).strip(" .") for part in parts)
    return tuple(part for part in bare if part)
