"""Finding the child of each row of weighings and doses."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Generic, TypeVar

from domain.importing.choices import Choices
from domain.importing.findings import Finding, error, note, unsure
from domain.importing.matching import Found, Known, KnownChildren
from domain.importing.places import NoPlaceError, Places
from domain.importing.records import DosesRow, WeighingRow, Whose

RowT = TypeVar("RowT", WeighingRow, DosesRow)


class Owners(Generic[RowT]):
    """The rows of each child, and what is to be said of rows without one."""

    def __init__(self) -> None:
        self.rows: dict[int, list[RowT]] = {}
        self.children: dict[int, Known] = {}
        self.findings: list[Finding] = []


def owners(
    rows: Iterable[RowT],
    known: KnownChildren,
    places: Places,
    choices: Choices,
    *,
    tell: Callable[[], None] = lambda: None,
) -> Owners[RowT]:
    """Find whom each row means; a row that is not sure belongs to nobody."""
    found: dict[Whose, Found] = {}
    result: Owners[RowT] = Owners()
    for row in rows:
        tell()
        try:
            child = _owner(row.whose, found, known, places, choices)
        except NoPlaceError as wrong:
            result.findings.append(error(row.whose.row, "", str(wrong)))
            continue
        if isinstance(child, Finding):
            result.findings.append(child)
            continue
        result.rows.setdefault(child.id, []).append(row)
        result.children[child.id] = child
    return result


def _owner(
    whose: Whose, cache: dict[Whose, Found], known: KnownChildren, places: Places, choices: Choices
) -> Known | Finding:
    said = replace(whose, row=0)
    if said not in cache:
        place = places.of(whose.posyandu, whose.village)
        home = place.id if place is not None else None
        cache[said] = known.find(whose, home, places.beside(place))
    found = cache[said]
    child = found.sure or choices.chosen(whose.row, found)
    if child is None and found.candidates:
        return unsure(whose.row, f"may be {offered(found.candidates, places)}")
    if child is None:
        return error(
            whose.row, "", f"no child like {whose.name!r} is registered: import the children first"
        )
    if child.is_gone:
        return note(whose.row, "", f"{named(child, places)} is served no more: left out")
    return child


def offered(candidates: Iterable[Known], places: Places) -> str:
    """Name those a row may mean."""
    return " or ".join(named(child, places) for child in candidates)


def named(child: Known, places: Places) -> str:
    """Name a child so that the operator can look it up."""
    number = f"child {child.id}" if child.id > 0 else f"row {-child.id}"
    where = places.names.get(child.posyandu_id, "")
    return f"{number} ({child.name}, born {child.born}, mother {child.mother}, {where})"
