"""Givens about a day that is over, told as a recap: so many rose, so many did not.

Nobody says who: those named elsewhere in the file get what is said of them, the others fill up.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.worlds.given_days import day_of
from bot.worlds.given_scene import Change, Rule, rule
from bot.worlds.given_time import day_in
from bot.worlds.given_weighings import GROWN_MM, weigh, weigh_on
from dialog.input.examination import read_examination
from dialog.input.numbers import read_length, read_weight
from domain.growth.expectation import Subject, expected_value
from domain.growth.slip_rules import Field
from domain.indicators import under_fives
from domain.kms import Code
from domain.people import Child, RoleKind
from storage import directory, examinations

_LETTERS = (
    r"\bS (?P<all>\d+), K (?P<cards>\d+), D (?P<weighed>\d+), "
    r"N (?P<N>\d+), T (?P<T>\d+), O (?P<O>\d+), B (?P<B>\d+)"
)
_SEEN = r"sudah (?:\w+ )?periksa (?P<when>kemarin|hari ini|\d+ \w+),? ?(?P<found>[^.\n]*)"
_ORDER = (Code.NEW, Code.ABSENT_LAST_MONTH, Code.DID_NOT_RISE, Code.ROSE)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the file says of one child's weighing: grams and millimetres."""

    weight_g: int | None = None
    length_mm: int | None = None
    did_not_rise: bool = False


def _recap(change: Change, match: re.Match[str]) -> None:
    """Weigh so many on the day that every letter has its number."""
    posyandu = change.posyandu()
    on = day_in(change.sentence, change.stage.local.date())
    if on is None or change.register.weighed_on(posyandu.id, on):
        return
    weigh_letters(change, posyandu.id, on, {code: int(match[code.value]) for code in _ORDER})
    day = day_of(change, posyandu.id, on)
    if day is not None:
        directory.closed_by(change.connection, day, change.cadres(posyandu)[0].id)


def weigh_letters(change: Change, posyandu_id: int, on: date, wanted: dict[Code, int]) -> None:
    """Weigh so many children of a posyandu on a past day that each letter comes out as often."""
    children = under_fives(change.register, posyandu_id, on)
    taken = set[int]()
    for code in _ORDER:
        fitting = [
            child
            for child in children
            if child.id not in taken and _may_be(change, child, on, code)
        ]
        fitting.sort(key=lambda child: _place(change, child, code))
        for child in fitting[: wanted.get(code, 0)]:
            taken.add(child.id)
            _weigh_as_told(change, child, on, code)


def _may_be(change: Change, child: Child, on: date, code: Code) -> bool:
    """Tell whether a child's weighing of a day can have a letter, by what was weighed before."""
    past = [weighing.on for weighing in change.register.weighings(child.id) if weighing.on < on]
    if not past:
        return code is Code.NEW
    month_before = on.replace(day=1) - timedelta(days=1)
    is_last_month = (past[-1].year, past[-1].month) == (month_before.year, month_before.month)
    return (
        code in (Code.ROSE, Code.DID_NOT_RISE) if is_last_month else code is Code.ABSENT_LAST_MONTH
    )


def _place(change: Change, child: Child, code: Code) -> int:
    """Take first whoever the file says it of, last whoever is talked about otherwise."""
    told = told_of(change, child)
    is_named = f"{child.first_name.lower()}" in " ".join(change.scene.givens).lower()
    if code is Code.DID_NOT_RISE:
        return 0 if told.did_not_rise else 2 if is_named else 1
    return 0 if is_named else 1


def _weigh_as_told(change: Change, child: Child, on: date, code: Code) -> None:
    told = told_of(change, child)
    if told.weight_g is None and code is Code.NEW:
        _weigh_as_expected(change, child, on)
        return
    if told.weight_g is None:
        weigh_on(change, child, on, code)
        return
    lengths = [
        weighing.length_mm
        for weighing in change.register.weighings(child.id)
        if weighing.on < on and weighing.length_mm is not None
    ]
    grown = lengths[-1] + GROWN_MM if lengths else None
    weigh(change, child, on, told.weight_g, told.length_mm or grown)


def _weigh_as_expected(change: Change, child: Child, on: date) -> None:
    """Weigh a child for the first time with what half of all children have at that age."""
    subject = Subject(sex=child.sex, born=child.born_on, on=on)
    weight = expected_value(subject, Field.WEIGHT)
    length = expected_value(subject, Field.LENGTH)
    if weight is None or length is None:
        weigh_on(change, child, on, Code.NEW)
        return
    weigh(change, child, on, round(weight / 100) * 100, round(length))


def told_of(change: Change, child: Child) -> Told:
    """Find what the file says of a child's figures: 'Dimas: 7,2 kg, 76 cm, turun 0,7 kg'."""
    name = re.escape(child.first_name.lower())
    said = change.scene.spoken_words
    figures = re.search(
        rf"\b{name}: (?P<weight>\d+(?:,\d+)?) kg"
        r"(?:, (?P<length>\d+(?:,\d+)?) cm)?(?P<rest>[^.\n]*)",
        said,
    )
    is_t = re.search(rf"\b{name} \(t\)", said) is not None
    if figures is None:
        return Told(did_not_rise=is_t)
    weight = read_weight(f"{figures['weight']} kg")
    length = read_length(f"{figures['length']} cm") if figures["length"] else None
    return Told(
        weight_g=weight.value if weight else None,
        length_mm=length.value if length else None,
        did_not_rise=is_t or bool(re.search(r"\(t\)|turun|tetap", figures["rest"])),
    )


def _seen_as_told(change: Change, match: re.Match[str]) -> None:
    """Let the midwife have seen those of whom the file says that she has."""
    midwives = change.register.holders(RoleKind.MIDWIFE)
    for child in change.children_in(match["who"]):
        name = re.escape(child.first_name.lower())
        said = re.search(rf"\b{name}: \d[^\n]*?{_SEEN}", change.scene.spoken_words)
        if said is None or not midwives:
            continue
        on = _day_of_words(change, said["when"])
        found = read_examination(said["found"])
        examinations.add(
            change.connection,
            child_id=child.id,
            on=on,
            words=said["found"],
            findings={"findings": list(found.findings), "care": found.care},
            control_on=None,
            recorded_by=midwives[0].id,
            recorded_at=change.stage.now - (change.stage.local.date() - on),
        )
        examinations.settle_tasks(change.connection, child.id, on, change.stage.now)


def _day_of_words(change: Change, when: str) -> date:
    today = change.stage.local.date()
    if when == "kemarin":
        return today - timedelta(days=1)
    return day_in(when, today) or today


RECAPS: tuple[Rule, ...] = (rule(rf"\b(?:rekap|posyandu)\b.*{_LETTERS}", _recap),)
"""Before anybody is sent to the midwife."""
SEEN: tuple[Rule, ...] = (rule(r"(?P<who>.*)\b(?:sudah dikirim ke bidan|dirujuk)", _seen_as_told),)
"""After they were sent."""
