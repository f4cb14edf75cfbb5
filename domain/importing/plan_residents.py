"""What becomes of rows of people who are no under-fives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.calendar import MONTHS_PER_YEAR, completed_months
from domain.importing.choices import Choices
from domain.importing.findings import Finding, error, note, unsure
from domain.importing.places import NoPlaceError, Place, Places
from domain.importing.records import ResidentRow
from domain.importing.spelling import Spelling

PREGNANT, SCHOOL, TEEN, ADULT, OLDER = "pregnant", "school", "teen", "adult", "older"
YOUNGEST = ((60, OLDER), (19, ADULT), (10, TEEN), (6, SCHOOL))
"""From how many years on somebody belongs to a group of the posyandu (posyandu.md 4)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownResident:
    """A resident of the register."""

    id: int
    posyandu_id: int
    name: str
    stage: str
    sex: str
    born: date | None
    rt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NewResident:
    """Somebody to be kept."""

    row: ResidentRow
    posyandu_id: int
    stage: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FilledResident:
    """What a row adds where nothing was recorded."""

    row: int
    resident_id: int
    values: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class ResidentsPlan:
    """All that is to be written, and all that is to be said."""

    residents: list[NewResident] = field(default_factory=list)
    filled: list[FilledResident] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    known: list[int] = field(default_factory=list)


def plan_residents(
    rows: Iterable[ResidentRow],
    known: Iterable[KnownResident],
    places: Places,
    choices: Choices,
    spelling: Spelling,
    *,
    today: date,
) -> ResidentsPlan:
    """Decide for every row whether it is written, and as whom."""
    plan = ResidentsPlan()
    by_name: dict[tuple[int, str], list[KnownResident]] = {}
    for each in known:
        by_name.setdefault((each.posyandu_id, spelling.key(each.name)), []).append(each)
    for row in rows:
        whose = row.whose
        try:
            place = places.required(whose.posyandu, whose.village)
            stage = _stage(row, today)
        except (NoPlaceError, _NoStageError) as wrong:
            plan.findings.append(error(whose.row, "", str(wrong)))
            continue
        named = by_name.setdefault((place.id, spelling.key(whose.name)), [])
        _plan_row(row, place, stage, named, plan, is_new=choices.is_new(whose.row), choices=choices)
    return plan


class _NoStageError(ValueError):
    """Nothing says which group somebody belongs to."""


def _stage(row: ResidentRow, today: date) -> str:
    if row.stage:
        return row.stage
    if row.last_period_on is not None:
        return PREGNANT
    if row.whose.born is None:
        raise _NoStageError(
            "it says neither a group (ibu hamil, remaja, dewasa, lansia) nor a birth"
        )
    years = completed_months(row.whose.born, today) // MONTHS_PER_YEAR
    for youngest, stage in YOUNGEST:
        if years >= youngest:
            return stage
    raise _NoStageError("somebody this young belongs to: sapa import children")


def _plan_row(
    row: ResidentRow,
    place: Place,
    stage: str,
    named: list[KnownResident],
    plan: ResidentsPlan,
    *,
    is_new: bool,
    choices: Choices,
) -> None:
    whose = row.whose
    same = [each for each in named if _is_same(row, each)]
    maybe = [each for each in named if _may_be(row, each)]
    if not same and maybe and not is_new:
        said = choices.by_row.get(whose.row)
        same = [each for each in maybe if said is not None and said in {"", str(each.id)}]
    if len(same) == 1 and not is_new:
        _fill(row, stage, same[0], plan)
        return
    if maybe and not is_new:
        who = " or ".join(f"resident {each.id} ({each.name}, born {each.born})" for each in maybe)
        plan.findings.append(unsure(whose.row, f"may be {who}"))
        return
    plan.residents.append(NewResident(row=row, posyandu_id=place.id, stage=stage))
    named.append(
        KnownResident(
            id=-whose.row,
            posyandu_id=place.id,
            name=whose.name,
            stage=stage,
            sex=whose.sex or "",
            born=whose.born,
            rt=whose.rt,
        )
    )


def _is_same(row: ResidentRow, known: KnownResident) -> bool:
    """Tell whether a row surely means somebody: the birth, or where it is unknown RT and group."""
    if row.whose.born is None and known.born is None:
        return bool(row.whose.rt) and row.whose.rt == known.rt and row.stage == known.stage
    return row.whose.born is not None and row.whose.born == known.born


def _may_be(row: ResidentRow, known: KnownResident) -> bool:
    born = row.whose.born
    return born is None or known.born is None or born == known.born


def _fill(row: ResidentRow, stage: str, known: KnownResident, plan: ResidentsPlan) -> None:
    whose = row.whose
    plan.known.append(whose.row)
    if known.id < 0:
        plan.findings.append(note(whose.row, "", f"the same as row {-known.id}: written once"))
        return
    pairs: tuple[tuple[str, object, object], ...] = (
        ("sex", whose.sex and whose.sex.value, known.sex),
        ("born_on", whose.born, known.born),
        ("rt", whose.rt, known.rt),
    )
    values = {name: written for name, written, kept in pairs if written and not kept}
    for name, written, kept in (*pairs, ("life_stage", row.stage and stage, known.stage)):
        if written and kept and written != kept:
            sentence = f"{name} {written} differs from {kept} of resident {known.id}: left as it is"
            plan.findings.append(note(whose.row, "", sentence))
    if values:
        plan.filled.append(FilledResident(row=whose.row, resident_id=known.id, values=values))
