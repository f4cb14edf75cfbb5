"""What a file's own answers say of the village and no given tells: it was so from the beginning.

A transcript shows 'Sarinem (RT 03)' among those without insurance, and nothing else names it; as
with the codes that are dealt from a file, the stage is set so that the answer can be true.
"""

import re
from datetime import date

from bot.worlds.given_care import stayed_away
from bot.worlds.given_residents import NAME, hire, households_in, insured_as
from bot.worlds.given_scene import Change, Scene
from bot.worlds.given_time import day_in
from dialog.transcript.parts import Answered, Sent
from domain.insurance import Insured
from domain.people import RoleKind

_ONE = re.compile(rf"(?P<name>{NAME}), RT \d+: BPJS (?P<words>[^\n]*)")
_LIST = re.compile(rf"(?:keluarga )?{NAME} \(RT \d+\)(?:, (?:keluarga )?{NAME} \(RT \d+\))*")
_ABSENT = re.compile(r"Belum datang (?P<day>\d{1,2} \w+): (?P<homes>[^\n]*\([^\n]*)")
OPERATOR = "Operator Desa"


def make_true(scene: Scene) -> None:
    """Set the stage by what is said in a file, before its first line."""
    shown = [
        entry.shown.text for entry in scene.transcript.entries if isinstance(entry, Answered | Sent)
    ]
    is_given = any(re.search(r"\b(?:BPJS|KIS|JKN)\b", words) for words in scene.givens)
    with scene.stage.database.writer.begin() as connection:
        change = Change(scene=scene, connection=connection, sentence="")
        if not is_given:
            _insurance(change, shown)
        _operator(change, shown)
        _absences(change, shown)


def _insurance(change: Change, shown: list[str]) -> None:
    """Take the first that is said of each household."""
    today = change.stage.local.date()
    seen: set[str] = set()
    for said in shown:
        for found in _ONE.finditer(said):
            checked = day_in(found["words"], today)
            for one in households_in(change, found["name"]):
                if checked is not None and checked < today:
                    _once(change, one, found["words"], seen)
                seen.add(one.key)
        if re.search(r"BPJS-nya tidak aktif", said) and (listed := _LIST.search(said)):
            for one in households_in(change, listed[0]):
                _once(change, one, "tidak aktif", seen)


def _once(change: Change, household: Insured, words: str, seen: set[str]) -> None:
    if household.key not in seen:
        seen.add(household.key)
        insured_as(change, household, words)


def _operator(change: Change, shown: list[str]) -> None:
    """Let there be an operator when something is sent to one."""
    is_sent = any(re.search(r"dikirim ke operator desa", said) for said in shown)
    if is_sent and not change.register.holders(RoleKind.OPERATOR):
        hire(change, OPERATOR, RoleKind.OPERATOR)


def _absences(change: Change, shown: list[str]) -> None:
    """Let those named have stayed away on a day that is over, and the others have come."""
    today: date = change.stage.local.date()
    for said in shown:
        found = _ABSENT.search(said)
        on = day_in(found["day"], today) if found else None
        if found is not None and on is not None and on < today:
            stayed_away(change, on, found["homes"])
