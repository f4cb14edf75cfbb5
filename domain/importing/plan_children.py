"""What becomes of rows of children: new ones, known ones with something filled in, or neither.

Nothing that is recorded is overwritten. A family that somebody already answers for takes no new
child by its mother's name: the wrong Ibu Siti would be told of another's child.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.importing.choices import Choices
from domain.importing.findings import Finding, error, note, unsure, warning
from domain.importing.matching import Found, Known, KnownChildren
from domain.importing.places import NoPlaceError, Place, Places
from domain.importing.records import ChildRow
from domain.importing.spelling import Fit, compare
from domain.importing.whose import named, offered

BETWEEN_BIRTHS = timedelta(days=240)
"""Children of one mother are born together or at least so far apart."""
TOGETHER = timedelta(days=3)


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownFamily:
    """A family of the register."""

    id: int
    posyandu_id: int
    mother: str
    rt: str
    is_joined: bool
    """Somebody answers for it, or was invited to."""
    number: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewFamily:
    """A family to be kept; its number is negative until it is."""

    number: int
    posyandu_id: int
    mother: str
    rt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NewChild:
    """A child to be kept in a family that is known, or in a new one (a negative number)."""

    row: ChildRow
    family: int
    posyandu_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """What a row adds to a known child where nothing was recorded."""

    row: int
    child_id: int
    family_id: int
    child: Mapping[str, object]
    family: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class ChildrenPlan:
    """All that is to be written, and all that is to be said."""

    families: list[NewFamily] = field(default_factory=list)
    children: list[NewChild] = field(default_factory=list)
    filled: list[Filled] = field(default_factory=list)
    phones: dict[str, set[int]] = field(default_factory=dict)
    """For each number the families that gave it."""
    findings: list[Finding] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    """The rows of children that are registered already."""


class _Planning:
    """The rows seen so far, and the families they belong to."""

    def __init__(
        self,
        known: KnownChildren,
        families: Iterable[KnownFamily],
        places: Places,
        choices: Choices,
    ) -> None:
        self.known, self.places, self.choices = known, places, choices
        self.own = KnownChildren((), known.spelling)
        self.plan = ChildrenPlan()
        self._births: dict[int, list[date]] = {}
        self._families: dict[tuple[int, str, str], list[KnownFamily]] = {}
        for each in families:
            self._families.setdefault(self._key(each.posyandu_id, each.mother, each.rt), []).append(
                each
            )
        self._new: dict[tuple[int, str, str], list[tuple[NewFamily, str]]] = {}

    def _key(self, posyandu_id: int, mother: str, rt: str) -> tuple[int, str, str]:
        return posyandu_id, self.known.spelling.key(mother), rt

    def born_to(self, family_id: int, born: date) -> None:
        """Remember a child of a family."""
        self._births.setdefault(family_id, []).append(born)

    def family_of(self, row: ChildRow, place: Place) -> int:
        """Give the family a new child is kept in."""
        key = self._key(place.id, row.whose.mother, row.whose.rt)
        born = row.whose.born
        assert born is not None  # noqa: S101 (rows of children have a birth date)
        for family in self._families.get(key, []):
            is_told = bool(row.phone and row.phone == family.number)
            if (is_told or (row.whose.rt and not family.is_joined)) and self._fits(family.id, born):
                return family.id
        for own, told in self._new.get(key, []):
            tells = row.whose.rt or told or born in self._births[own.number]
            if told == _told(row) and tells and self._fits(own.number, born):
                return own.number
        fresh = NewFamily(
            number=-len(self.plan.families) - 1,
            posyandu_id=place.id,
            mother=row.whose.mother,
            rt=row.whose.rt,
        )
        self.plan.families.append(fresh)
        self._new.setdefault(key, []).append((fresh, _told(row)))
        return fresh.number

    def _fits(self, family_id: int, born: date) -> bool:
        gaps = (abs(born - other) for other in self._births.get(family_id, []))
        return all(gap <= TOGETHER or gap >= BETWEEN_BIRTHS for gap in gaps)


def _told(row: ChildRow) -> str:
    """Say what tells one Ibu Siti from another, beside her RT."""
    return row.mother_nik or row.phone


def plan_children(
    rows: Iterable[ChildRow],
    known: KnownChildren,
    families: Iterable[KnownFamily],
    places: Places,
    choices: Choices,
    *,
    tell: Callable[[], None] = lambda: None,
) -> ChildrenPlan:
    """Decide for every row whether it is written, and as whom."""
    planning = _Planning(known, families, places, choices)
    listed = list(rows)
    placed, found = _placed(listed, planning)
    claimed = frozenset(each.sure.id for each in found.values() if each.sure is not None)
    for child in known.all():
        planning.born_to(child.family_id, child.born)
    for row in listed:
        tell()
        if row.whose.row in placed:
            _plan_row(row, placed[row.whose.row], found[row.whose.row], claimed, planning)
    return planning.plan


def _placed(
    rows: Iterable[ChildRow], planning: _Planning
) -> tuple[dict[int, Place], dict[int, Found]]:
    """Find the posyandu of every row, and whom it means on its own."""
    placed: dict[int, Place] = {}
    found: dict[int, Found] = {}
    for row in rows:
        whose = row.whose
        try:
            place = planning.places.required(whose.posyandu, whose.village)
        except NoPlaceError as wrong:
            planning.plan.findings.append(error(whose.row, "", str(wrong)))
            continue
        placed[whose.row] = place
        found[whose.row] = planning.known.find(whose, place.id, planning.places.beside(place))
    return placed, found


def _plan_row(
    row: ChildRow,
    place: Place,
    alone: Found,
    claimed: frozenset[int],
    planning: _Planning,
) -> None:
    choices = planning.choices
    whose, say = row.whose, planning.plan.findings.append
    village = planning.places.beside(place)
    found = alone
    if alone.sure is None:
        found = planning.known.find(whose, place.id, village, claimed)
    child = found.sure or choices.chosen(whose.row, found)
    if child is not None:
        _compare_with(row, child, place, planning)
        return
    if found.candidates and not choices.is_new(whose.row):
        say(unsure(whose.row, f"may be {offered(found.candidates, planning.places)}"))
        return
    own = planning.own.find(whose, place.id, village)
    double = own.sure or choices.chosen(whose.row, own)
    if double is not None and not choices.is_new(whose.row):
        say(note(whose.row, "", f"the same child as row {-double.id}: written once"))
        return
    doubtful = [each for each in own.candidates if not _is_twin(row, each, planning)]
    if doubtful and not choices.is_new(whose.row):
        say(unsure(whose.row, f"may be {offered(doubtful, planning.places)}"))
        return
    if not whose.mother:
        say(error(whose.row, "", "a new child needs the name of the mother or carer"))
        return
    _warn_of_twins(row, found, own, planning)
    _add(row, place, planning)


def _is_twin(row: ChildRow, other: Known, planning: _Planning) -> bool:
    """Two rows of one sheet with names that differ by a letter are two children."""
    fit = compare(row.whose.name, other.name, planning.known.spelling)
    return fit is Fit.ALIKE and row.whose.born == other.born


def _warn_of_twins(row: ChildRow, found: Found, own: Found, planning: _Planning) -> None:
    alike = [*found.twins, *own.twins, *own.candidates]
    if alike:
        planning.plan.findings.append(
            warning(
                row.whose.row,
                "",
                f"born the same day of the same mother as {offered(alike, planning.places)}: "
                "written as a twin",
            )
        )


def _add(row: ChildRow, place: Place, planning: _Planning) -> None:
    whose = row.whose
    if whose.born is None or whose.sex is None:
        return  # said when the row was read
    family = planning.family_of(row, place)
    planning.born_to(family, whose.born)
    planning.plan.children.append(NewChild(row=row, family=family, posyandu_id=place.id))
    planning.own.add(
        Known(
            id=-whose.row,
            family_id=family,
            posyandu_id=place.id,
            name=whose.name,
            sex=whose.sex,
            born=whose.born,
            mother=whose.mother,
            rt=whose.rt,
            nik=whose.nik,
        )
    )
    if row.phone:
        planning.plan.phones.setdefault(row.phone, set()).add(family)


def _compare_with(row: ChildRow, child: Known, place: Place, planning: _Planning) -> None:
    """Fill in what is not recorded of a known child, and report what differs."""
    whose, say = row.whose, planning.plan.findings.append
    planning.plan.known.append(whose.row)
    if child.is_gone:
        say(note(whose.row, "", f"{named(child, planning.places)} is served no more: left as is"))
        return
    for what, written, kept in _differences(row, child, place, planning):
        sentence = f"{what} {written} differs from {kept} of child {child.id}: left as it is"
        say(note(whose.row, "", sentence))
    own: dict[str, object] = {}
    if whose.nik and not child.nik:
        own["nik"] = whose.nik
    if row.has_kia_book is not None and child.has_kia_book is None:
        own["has_kia_book"] = row.has_kia_book
    shared: dict[str, object] = {"rt": whose.rt} if whose.rt and not child.rt else {}
    if own or shared:
        planning.plan.filled.append(
            Filled(
                row=whose.row,
                child_id=child.id,
                family_id=child.family_id,
                child=own,
                family=shared,
            )
        )
    if row.phone:
        planning.plan.phones.setdefault(row.phone, set()).add(child.family_id)


def _differences(
    row: ChildRow, child: Known, place: Place, planning: _Planning
) -> Iterable[tuple[str, object, object]]:
    whose, spelling = row.whose, planning.known.spelling
    if compare(whose.name, child.name, spelling) is not Fit.SAME:
        yield "the name", whose.name, child.name
    if compare(whose.mother, child.mother, spelling) not in {Fit.SAME, Fit.UNKNOWN}:
        yield "the mother", whose.mother, child.mother
    pairs: tuple[tuple[str, object, object], ...] = (
        ("the birth date", whose.born, child.born),
        ("the sex", whose.sex, child.sex),
        ("the NIK", whose.nik, child.nik),
        ("RT", whose.rt, child.rt),
        ("posyandu", place.name, planning.places.names.get(child.posyandu_id, "")),
    )
    for what, written, kept in pairs:
        if written and kept and written != kept:
            yield what, written, kept
