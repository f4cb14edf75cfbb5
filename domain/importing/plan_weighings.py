"""What becomes of rows of past weighings of one child: kept, known already, or odd."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.calendar import completed_months
from domain.growth import Position
from domain.growth.expectation import LastValue, Subject
from domain.growth.measures import usual_position
from domain.growth.slip_rules import PER_TYPED_UNIT, Field
from domain.growth.slips import Impossible, Odd, Report, Swapped, check
from domain.importing.findings import Finding, error, note, warning
from domain.importing.matching import Known
from domain.importing.records import WeighingRow
from domain.judgement import as_kept, judge
from domain.kms import AlarmLines
from domain.people import Child, Weighing

FROM_SHEET = "import"
"""The source of a weighing taken over from a register that was kept elsewhere."""
UNITS = {Field.WEIGHT: "kg", Field.LENGTH: "cm"}
TITLES = {Field.WEIGHT: "weight", Field.LENGTH: "length"}


@dataclass(frozen=True, kw_only=True, slots=True)
class NewWeighing:
    """A weighing to be kept, with what the rules say of it."""

    row: WeighingRow
    weighing: Weighing
    rule_version: str
    computed: str
    """JSON: as a dict the results of 50,000 weighings would take 150 MB."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedAgain:
    """A recorded weighing after one of the new ones, judged anew."""

    weighing_id: int
    rule_version: str
    computed: str
    """JSON."""


@dataclass(frozen=True, kw_only=True)
class WeighingsPlan:
    """All that is to be written of one child, and all that is to be said."""

    weighings: list[NewWeighing] = field(default_factory=list)
    again: list[JudgedAgain] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    known: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """What the register holds of one child's weighings."""

    standing: tuple[Weighing, ...] = ()
    taken_back: tuple[Weighing, ...] = ()


def plan_weighings(
    known: Known,
    rows: Sequence[WeighingRow],
    recorded: Recorded,
    *,
    lines: AlarmLines,
    source: str,
    today: date,
) -> WeighingsPlan:
    """Decide for every row of a child whether it is kept, in the order of their days."""
    plan = WeighingsPlan()
    history = list(recorded.standing)
    for row in sorted(rows, key=lambda each: (each.on, each.whose.row)):
        found = _refused(row, known, today) or _on_the_same_day(row, recorded, plan)
        if found is not None:
            plan.findings.append(found)
            continue
        if row.whose.row in plan.known:
            continue
        slip = _slip(row, known, history)
        if slip is not None:
            plan.findings.append(slip)
            if slip.weight == "error":
                continue
        fresh = _weighing(row, known, source)
        history.append(fresh)
        plan.weighings.append(NewWeighing(row=row, weighing=fresh, rule_version="", computed=""))
    return _judged(plan, known, history, lines)


def _refused(row: WeighingRow, known: Known, today: date) -> Finding | None:
    if row.on > today:
        return error(row.whose.row, "", f"{row.on} has not come yet")
    if row.on < known.born:
        return error(row.whose.row, "", f"{row.on} is before the birth on {known.born}")
    return None


def _on_the_same_day(row: WeighingRow, recorded: Recorded, plan: WeighingsPlan) -> Finding | None:
    """Compare with what was weighed that day; what is recorded stays."""
    number = row.whose.row
    for own in plan.weighings:
        if own.weighing.on == row.on:
            same = _says_the_same(row, own.weighing)
            first = own.row.whose.row
            if same:
                return note(number, "", f"the same weighing as row {first}: written once")
            return error(number, "", f"another weighing of {row.on} than in row {first}")
    for kept in recorded.standing:
        if kept.on == row.on:
            if _says_the_same(row, kept):
                plan.known.append(number)
                return None
            return note(number, "", f"on {row.on} {_figures(kept)} is recorded: left as it is")
    if any(kept.on == row.on and _says_the_same(row, kept) for kept in recorded.taken_back):
        return note(number, "", f"this weighing of {row.on} was taken back here: left out")
    return None


def _says_the_same(row: WeighingRow, kept: Weighing) -> bool:
    pairs = (
        (row.weight_g, kept.weight_g),
        (row.length_mm, kept.length_mm),
        (row.arm_mm, kept.arm_mm),
        (row.head_mm, kept.head_mm),
    )
    return all(written is None or written == recorded for written, recorded in pairs)


def _figures(kept: Weighing) -> str:
    weight = "no weight" if kept.weight_g is None else f"{kept.weight_g / 1000:g} kg"
    return weight if kept.length_mm is None else f"{weight}, {kept.length_mm / 10:g} cm"


def _slip(row: WeighingRow, known: Known, history: Sequence[Weighing]) -> Finding | None:
    """Say what cannot be (an error) or is odd (a warning) about the figures."""
    report = Report(weight_g=row.weight_g, length_mm=row.length_mm, position=row.position)
    number = row.whose.row
    match check(report, _subject(known, row.on, history)):
        case Swapped(weight_g=weight, length_mm=length):
            meant = f"{weight / 1000:g} kg and {length / 10:g} cm"
            return error(number, "", f"weight and length seem to have changed places: {meant}?")
        case Impossible(field=what, value=value, proposal=proposal):
            meant = f"; {_said(what, proposal)}?" if proposal is not None else ""
            return error(number, TITLES[what], f"{_said(what, value)} cannot be at this age{meant}")
        case Odd(field=what, value=value, last=last, reason=reason):
            before = f", before it was {_said(what, last)}" if last is not None else ""
            why = reason.value.replace("_", " ")
            return warning(number, TITLES[what], f"{_said(what, value)} is odd ({why}){before}")
    return None


def _said(what: Field, value: int) -> str:
    return f"{value / float(PER_TYPED_UNIT[what]):g} {UNITS[what]}"


def _subject(known: Known, on: date, history: Sequence[Weighing]) -> Subject:
    weight: LastValue | None = None
    length: LastValue | None = None
    for each in sorted((w for w in history if w.on < on), key=lambda w: w.on):
        if each.weight_g is not None:
            weight = LastValue(on=each.on, value=each.weight_g)
        if each.length_mm is not None:
            position = Position(each.position) if each.position else None
            length = LastValue(on=each.on, value=each.length_mm, position=position)
    return Subject(sex=known.sex, born=known.born, on=on, last_weight=weight, last_length=length)


def _weighing(row: WeighingRow, known: Known, source: str) -> Weighing:
    return Weighing(
        id=0,
        child_id=known.id,
        on=row.on,
        weight_g=row.weight_g,
        length_mm=row.length_mm,
        position=_position(row, known),
        position_assumed=row.length_mm is not None and row.position is None,
        arm_mm=row.arm_mm,
        head_mm=row.head_mm,
        oedema=row.oedema,
        source=source,
        recorded_by=None,
        recorded_at_local=None,
        at_posyandu_day=False,
    )


def _position(row: WeighingRow, known: Known) -> Position | None:
    """Give how a length was taken; where nobody says, as usual at that age."""
    if row.length_mm is None or row.position is not None:
        return row.position
    return usual_position(completed_months(known.born, row.on))


def _judged(
    plan: WeighingsPlan, known: Known, history: Sequence[Weighing], lines: AlarmLines
) -> WeighingsPlan:
    """Judge the new weighings and those recorded after them, in order."""
    if not plan.weighings:
        return plan
    child = _child(known)
    ordered = sorted(history, key=lambda each: each.on)
    first = min(each.weighing.on for each in plan.weighings)
    weighings = []
    for each in plan.weighings:
        found = judge(child, each.weighing, ordered, lines)
        weighings.append(
            NewWeighing(
                row=each.row,
                weighing=each.weighing,
                rule_version=found.growth.rule_version,
                computed=json.dumps(as_kept(found)),
            )
        )
    again = []
    for kept in ordered:
        if kept.id and kept.on > first:
            found = judge(child, kept, ordered, lines)
            again.append(
                JudgedAgain(
                    weighing_id=kept.id,
                    rule_version=found.growth.rule_version,
                    computed=json.dumps(as_kept(found)),
                )
            )
    return WeighingsPlan(weighings=weighings, again=again, findings=plan.findings, known=plan.known)


def _child(known: Known) -> Child:
    return Child(
        id=known.id,
        family_id=known.family_id,
        posyandu_id=known.posyandu_id,
        name=known.name,
        sex=known.sex,
        born_on=known.born,
        mother_name=known.mother,
        rt=known.rt,
    )
