"""Givens that count people: whoever is missing to the number is made up."""

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.worlds.cast import Seat
from bot.worlds.given_people import WROTE_BEFORE, agree, connect
from bot.worlds.given_scene import Change, Rule, rule
from bot.worlds.load import address_for
from bot.worlds.load_children import code_seed, usual_code
from dialog.messages import ChannelName
from domain.people import Family, Posyandu, Sex
from storage import children, directory, founding, people

_FIRST_NUMBER = 6_281_300_100_000
_NAMES = (
    "Ayu", "Dian", "Endah", "Farida", "Galuh", "Hesti", "Ira", "Juwita", "Kartika", "Lina",
    "Mega", "Novi", "Oktavia", "Puji", "Retno", "Sinta", "Tuti", "Umi", "Vera", "Widya",
)  # fmt: skip
_SECOND_NAMES = (
    "Anggraini", "Budiarti", "Cahyani", "Damayanti", "Erlina", "Fatmawati", "Gayatri", "Handayani",
    "Indriani", "Juliana", "Kusumawati", "Larasati", "Mulyani", "Nirmala", "Oktaviani", "Pertiwi",
    "Rahayu", "Safitri", "Utami", "Yuniarti", "Zulaikha",
)  # fmt: skip
_STOPPED = re.compile(r"(\d+) (?:orang )?(?:sudah )?berhenti", re.IGNORECASE)
_ON_TELEGRAM = re.compile(r"telegram (\d+)", re.IGNORECASE)
_ADULT_YEARS = 30


def _families(change: Change, match: re.Match[str]) -> None:
    """Let the families of a hamlet or a posyandu agree until the number is right."""
    rest, wanted = match["rest"], int(match["count"])
    named = change.families_in(rest)
    if named:
        for label, family in named:
            connect(change, label, family)
        return
    places = _places(change, match["where"])
    stopped = _STOPPED.search(rest)
    left_out = int(stopped[1]) if stopped else 0
    families = _enough_families(change, places, wanted + left_out)
    on_telegram = _ON_TELEGRAM.search(rest)
    telegram = int(on_telegram[1]) if on_telegram else 0
    usual = ChannelName.WHATSAPP if "whatsapp" in rest.lower() else None
    for number, family in enumerate(families):
        is_on_telegram = wanted - telegram <= number < wanted
        use = ChannelName.TELEGRAM if is_on_telegram else usual
        person_id, _seat = connect(change, family.mother, family, channel=use)
        if number >= wanted:
            people.stop(change.connection, person_id, change.stage.now - timedelta(days=1), None)


def _enough_families(change: Change, places: Sequence[Posyandu], wanted: int) -> list[Family]:
    """Take the families of some posyandu, those already connected first, and make up the rest."""
    ids = {place.id for place in places}
    there = [
        family
        for family in directory.families(change.connection, change.stage.village_id)
        if family.posyandu_id in ids
    ]
    there.sort(key=lambda one: directory.guardian_of(change.connection, one.id) is None)
    while len(there) < wanted:
        there.append(_made_up_family(change, places[0]))
    return there[:wanted]


def _places(change: Change, words: str) -> list[Posyandu]:
    everyone = list(change.register.all_posyandu())
    said = words.lower()
    named = [one for one in everyone if one.name.lower() in said]
    by_hamlet = [one for one in everyone if one.hamlet and f"dusun {one.hamlet.lower()}" in said]
    return named or by_hamlet or everyone


def _made_up_family(change: Change, place: Posyandu) -> Family:
    number = founding.count_families(change.connection)
    mother = _name(number)
    family_id = founding.add_family(
        change.connection,
        posyandu_id=place.id,
        mother_name=mother,
        rt=next(iter(change.register.rt_of_hamlet(place.hamlet)), ""),
        code=usual_code(code_seed(place.name, mother, str(number))),
        code_valid_until=change.stage.now,
        created_at=change.stage.now - WROTE_BEFORE,
    )
    children.add(
        change.connection,
        family_id=family_id,
        posyandu_id=place.id,
        name=f"{_NAMES[-1 - number % len(_NAMES)]} {mother.split()[-1]}",
        sex=Sex.FEMALE,
        born_on=change.stage.local.date() - timedelta(days=900 + number),
        has_kia_book=True,
        registered_at=change.stage.now - WROTE_BEFORE,
    )
    return people.family_by_id(change.connection, family_id)


def _name(number: int) -> str:
    """Give a name of its own to each of several hundred people."""
    return f"{_NAMES[number % len(_NAMES)]} {_SECOND_NAMES[number % len(_SECOND_NAMES)]}"


def _villagers(change: Change, match: re.Match[str]) -> None:
    """Let villagers agree until so many people of the whole village do."""
    already = directory.agreeing(change.connection, change.stage.village_id)
    for number in range(max(0, int(match["count"]) - already)):
        seat = Seat(
            channel=change.stage.channel,
            address=address_for(f"+{_FIRST_NUMBER + number}", change.stage.channel),
        )
        joined_at = change.stage.now - WROTE_BEFORE
        name = _name(number + 7)
        person_id = people.add(
            change.connection,
            village_id=change.stage.village_id,
            name=name,
            title="Ibu",
            call_name=name.split()[0],
            created_at=joined_at,
        )
        people.add_address(
            change.connection,
            person_id=person_id,
            channel=seat.channel,
            address=seat.address,
            last_inbound_at=joined_at,
            added_at=joined_at,
        )
        agree(change, person_id)


_AGREEING = r"(?P<where>[^:]*?)\bsetuju\b[^:]*: (?P<count>\d+)(?P<rest>.*)"
CROWDS: tuple[Rule, ...] = (
    rule(rf"(?:orang tua balita|keluarga)\b{_AGREEING}", _families),
    rule(rf"warga\b{_AGREEING}", _villagers),
)
