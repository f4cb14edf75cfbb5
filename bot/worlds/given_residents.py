"""Givens about insurance, newcomers, and those who work for hamlets and the village office."""

import re

from bot.worlds.given_scene import Change, Rule, rule
from bot.worlds.given_time import day_in
from bot.worlds.shape import title_and_call
from dialog.input.insurance import read_insurance, status_in
from domain.insurance import Insured
from domain.people import RoleKind
from domain.people import call_name as usual_call
from storage import insurance, newcomers, people

DAY_OF_ROUND = 25
"""On which RT are reminded when a given says that newcomers are counted."""
NAME = r"[A-Z][\w'’]+(?: [A-Z][\w'’]+)*"


def insured_as(change: Change, household: Insured, words: str) -> None:
    """Keep what some words say of one household's insurance."""
    today = change.stage.local.date()
    insurance.add(
        change.connection,
        village_id=change.stage.village_id,
        key=household.key,
        name=household.name,
        rt=household.rt,
        at=change.stage.now,
        status=status_in(words) or "inactive",
        segment=read_insurance(words).segment,
        checked_on=day_in(words, today) or today,
        recorded_by=None,
    )


def households_in(change: Change, words: str) -> list[Insured]:
    """List those whose full name stands in some words, in order of naming."""
    places: dict[int, Insured] = {}
    for one in change.register.insured_of_village():
        if found := re.search(rf"\b{re.escape(one.name)}\b", words):
            places.setdefault(found.start(), one)
    return [places[place] for place in sorted(places)]


def _insurance(change: Change, match: re.Match[str]) -> None:
    named = households_in(change, change.sentence)
    if named:
        for one in named:
            insured_as(change, one, change.sentence.replace(one.name, " "))
    elif match["name"]:
        unknown = Insured(key="", name=match["name"], rt="")
        insured_as(change, unknown, change.sentence.replace(match["name"], " "))


def hire(change: Change, label: str, kind: RoleKind) -> int:
    """Let somebody who can be written to hold a duty of the village; give their number."""
    known = change.person(label)
    if known is not None:
        person_id = known.id
    else:
        title, call = title_and_call(label)
        person_id = people.add(
            change.connection,
            village_id=change.stage.village_id,
            name=call or label,
            title=title,
            call_name=usual_call(call or label),
            created_at=change.stage.now,
        )
        seat = change.seat(label)
        people.add_address(
            change.connection,
            person_id=person_id,
            channel=seat.channel,
            address=seat.address,
            last_inbound_at=change.stage.now,
            added_at=change.stage.now,
        )
    if kind is not RoleKind.HAMLET_HEAD:
        people.add_role(
            change.connection,
            person_id=person_id,
            kind=kind,
            village_id=change.stage.village_id,
            since=change.stage.local.date(),
        )
    return person_id


def _head(change: Change, match: re.Match[str]) -> None:
    newcomers.lead(
        change.connection,
        hire(change, match["who"], RoleKind.HAMLET_HEAD),
        village_id=change.stage.village_id,
        hamlet_name=match["hamlet"] or "",
        rt=(match["rt"] or "").zfill(2) if match["rt"] else "",
        since=change.stage.local.date(),
    )


def _operator(change: Change, match: re.Match[str]) -> None:
    hire(change, match["who"] or match["named"], RoleKind.OPERATOR)


def _round(change: Change, match: re.Match[str]) -> None:
    day = int(match["day"]) if match["day"] else DAY_OF_ROUND
    newcomers.set_day_of_round(change.connection, change.stage.village_id, day)


def _office(change: Change, match: re.Match[str]) -> None:
    insurance.set_office_hours(
        change.connection, change.stage.village_id, match["hours"].replace(" ", "")
    )


_PERSON = r"(?:Pak|Bu|Ibu|Bapak|Mas|Mbak) [A-Z][\w'’]+"
RESIDENTS: tuple[Rule, ...] = (
    rule(
        rf"(?:BPJS|KIS|JKN)(?:-nya)? (?:atas nama |keluarga )?(?-i:(?P<name>{NAME}))?", _insurance
    ),
    rule(
        rf"(?-i:(?P<who>{_PERSON})) (?:adalah |jadi )?(?:ketua|kepala|kadus)"
        r" ?(?:rt (?P<rt>\d+)|(?:dusun|lingkungan) (?P<hamlet>\w+))",
        _head,
    ),
    rule(
        rf"(?-i:(?P<who>{_PERSON})) (?:adalah |jadi )?operator desa"
        rf"|operator desa (?:adalah |ialah )?(?-i:(?P<named>{_PERSON}))",
        _operator,
    ),
    rule(r"pendataan pendatang(?:.* tanggal (?P<day>\d+))?", _round),
    rule(r"kantor desa .*jam (?P<hours>\d{1,2}[.:]\d\d ?[-–] ?\d{1,2}[.:]\d\d)", _office),
)
