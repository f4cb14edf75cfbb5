"""Givens about the village's own events: others sign up before somebody answers."""

import re
from collections.abc import Callable
from datetime import date

from bot.worlds.given_scene import Change, Rule, rule
from bot.worlds.load_children import code_seed, usual_code
from bot.worlds.stage import Stage
from domain.calendar import add_months
from domain.eligibility import Target
from domain.events import Event
from domain.people import Posyandu, Sex
from storage import children, days, events, founding, guests
from storage.engine import Connection

_NAMES = ("Galih", "Yoga", "Rangga", "Satria", "Teguh", "Wisnu", "Bagas", "Danu", "Eko", "Farhan")


def _sign_up(change: Change, match: re.Match[str]) -> None:
    """Let so many sign up through their cadre, just before somebody writes about the invitation."""
    stage, count = change.stage, int(match["count"])
    elsewhere = bool(match["elsewhere"])
    own = change.posyandu().id if elsewhere else None
    stage.before_hearing.append(_signing_up(stage, count, match["who"] or "", own))


def _signing_up(stage: Stage, count: int, who: str, own: int | None) -> Callable[[str], bool]:
    def act(speaker: str) -> bool:
        """Tell whether it is done."""
        if who and who.strip() not in speaker:
            return False
        with stage.database.writer.begin() as connection:
            told = [
                event
                for event in events.of_village(connection, stage.village_id, stage.local.date())
                if event.invited_at is not None
            ]
            if not told:
                return False
            _fill(connection, stage, told[-1], count, own)
        return True

    return act


def _fill(connection: Connection, stage: Stage, event: Event, count: int, own: int | None) -> None:
    places = [one for one in days.of_village(connection, stage.village_id) if one.id != own]
    before = {guest.id for guest in guests.of_event(connection, event.id)}
    for number in range(count):
        _made_up(connection, stage, event, places[number % len(places)], number)
    guests.fill(connection, event)
    for guest in guests.of_event(connection, event.id):
        if guest.id not in before:
            guests.take_seat(connection, event, guest, by=None, at=stage.now)


def _made_up(
    connection: Connection, stage: Stage, event: Event, place: Posyandu, number: int
) -> None:
    """Keep a family with a child that the event is for."""
    target = event.target or Target()
    mother = f"Ibunda {_NAMES[number % len(_NAMES)]}"
    family = founding.add_family(
        connection,
        posyandu_id=place.id,
        mother_name=mother,
        rt="",
        code=usual_code(code_seed(place.name, mother, str(number))),
        code_valid_until=stage.now,
        created_at=stage.now,
    )
    children.add(
        connection,
        family_id=family,
        posyandu_id=place.id,
        name=_NAMES[number % len(_NAMES)],
        sex=target.sex or Sex.MALE,
        born_on=_born(target, event.on or stage.local.date()),
        registered_at=stage.now,
    )


def _born(target: Target, on: date) -> date:
    """Give a birth date in the middle of the ages an event is for."""
    oldest = target.below_months or target.from_months + 12
    return add_months(on, -((target.from_months + oldest) // 2))


EVENTS: tuple[Rule, ...] = (
    rule(
        r"(?P<count>\d+) (?:anak|orang|warga) (?P<elsewhere>dari posyandu lain )?(?:sudah )?"
        r"(?:men)?daftar(?:kan)? lewat kader(?: sebelum (?P<who>[\w. ]+?) menjawab)?$",
        _sign_up,
    ),
)
