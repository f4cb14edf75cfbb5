"""What would become of every row of a sheet, whatever it holds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from documents.importing.kinds import Kind
from documents.importing.names import SPELLING
from documents.importing.reading import ReadSheet
from domain.importing.choices import Choices
from domain.importing.findings import Finding, Weight
from domain.importing.matching import Known, KnownChildren
from domain.importing.places import Places
from domain.importing.plan_children import ChildrenPlan, plan_children
from domain.importing.plan_doses import NewDose, plan_doses
from domain.importing.plan_residents import ResidentsPlan, plan_residents
from domain.importing.plan_weighings import JudgedAgain, NewWeighing, plan_weighings
from domain.importing.records import ChildRow, DosesRow, Record, ResidentRow, WeighingRow
from domain.importing.whose import Owners, owners
from storage.engine import Connection
from storage.importing import known

RowT = TypeVar("RowT", ChildRow, ResidentRow, WeighingRow, DosesRow)
ChildsRowT = TypeVar("ChildsRowT", WeighingRow, DosesRow)


@dataclass(frozen=True, kw_only=True)
class Planned:
    """All that is to be written of a sheet, and all that is to be said."""

    children: ChildrenPlan | None = None
    residents: ResidentsPlan | None = None
    weighings: list[NewWeighing] = field(default_factory=list)
    again: list[JudgedAgain] = field(default_factory=list)
    doses: list[NewDose] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    known: int = 0
    """What is recorded already: rows, or for doses the doses."""
    filled: int = 0
    is_written: bool = False

    @property
    def new(self) -> int:
        """Count what is to be added."""
        children = len(self.children.children) if self.children is not None else 0
        residents = len(self.residents.residents) if self.residents is not None else 0
        return children + residents + len(self.weighings) + len(self.doses)

    @property
    def errors(self) -> int:
        """Count the rows that cannot be written as they are."""
        return self._rows(Weight.ERROR)

    @property
    def unsure(self) -> int:
        """Count the rows that may mean somebody."""
        return self._rows(Weight.UNSURE)

    def _rows(self, weight: Weight) -> int:
        return len({each.row for each in self.findings if each.weight is weight})

    def changes_something(self, *, invites: bool) -> bool:
        """Tell whether there is anything to write; the same file again leaves no trace."""
        has_numbers = self.children is not None and bool(self.children.phones)
        return bool(self.new or self.filled or (invites and has_numbers))

    def as_written(self) -> "Planned":
        """Say that it has been written."""
        return replace(self, is_written=True)


def plan(
    connection: Connection,
    read: ReadSheet,
    places: Places,
    choices: Choices,
    *,
    source: str,
    today: date,
    tell: Callable[[], None],
) -> Planned:
    """Compare every row with the register and decide what becomes of it."""
    if read.kind is Kind.RESIDENTS:
        residents = plan_residents(
            _only(ResidentRow, read.records),
            known.residents(connection),
            places,
            choices,
            SPELLING,
            today=today,
        )
        return Planned(
            residents=residents,
            findings=_all(read, residents.findings),
            known=len(residents.known),
            filled=len(residents.filled),
        )
    register = _Register(KnownChildren(known.children(connection), SPELLING), places, choices)
    match read.kind:
        case Kind.CHILDREN:
            return _children(connection, read, register, tell)
        case Kind.WEIGHINGS:
            return _weighings(connection, read, register, _Telling(source, today, tell))
        case _:
            return _doses(connection, read, register, _Telling(source, today, tell))


@dataclass(frozen=True)
class _Register:
    children: KnownChildren
    places: Places
    choices: Choices


@dataclass(frozen=True)
class _Telling:
    """What is said of the rows of a child: from where, until when, and to whom."""

    source: str
    today: date
    tell: Callable[[], None]


def _children(
    connection: Connection, read: ReadSheet, register: _Register, tell: Callable[[], None]
) -> Planned:
    found = plan_children(
        _only(ChildRow, read.records),
        register.children,
        known.families(connection),
        register.places,
        register.choices,
        tell=tell,
    )
    return Planned(
        children=found,
        findings=_all(read, found.findings),
        known=len(found.known),
        filled=len(found.filled),
    )


def _weighings(
    connection: Connection, read: ReadSheet, register: _Register, telling: _Telling
) -> Planned:
    whose = _whose(_only(WeighingRow, read.records), register)
    recorded = known.weighings(connection, list(whose.rows))
    rules = known.rules(connection)

    def of_child(child: Known, own: list[WeighingRow]) -> Planned:
        found = plan_weighings(
            child,
            own,
            recorded[child.id],
            lines=rules[child.posyandu_id].lines,
            source=telling.source,
            today=telling.today,
        )
        return Planned(
            weighings=found.weighings,
            again=found.again,
            findings=tuple(found.findings),
            known=len(found.known),
        )

    return _child_by_child(read, whose, of_child, telling.tell)


def _doses(
    connection: Connection, read: ReadSheet, register: _Register, telling: _Telling
) -> Planned:
    whose = _whose(_only(DosesRow, read.records), register)
    recorded = known.doses(connection, list(whose.rows))
    rules = known.rules(connection)

    def of_child(child: Known, own: list[DosesRow]) -> Planned:
        area = rules[child.posyandu_id].area
        found = plan_doses(child, own, recorded[child.id], area=area, today=telling.today)
        return Planned(doses=found.doses, findings=tuple(found.findings), known=found.known)

    return _child_by_child(read, whose, of_child, telling.tell)


def _whose(rows: list[ChildsRowT], register: _Register) -> Owners[ChildsRowT]:
    return owners(rows, register.children, register.places, register.choices)


def _child_by_child(
    read: ReadSheet,
    whose: Owners[ChildsRowT],
    of_child: Callable[[Known, list[ChildsRowT]], Planned],
    tell: Callable[[], None],
) -> Planned:
    """Plan the rows of each child, and put together what comes of them."""
    result, findings, already = Planned(), whose.findings, 0
    for number, own in whose.rows.items():
        found = of_child(whose.children[number], own)
        result.weighings.extend(found.weighings)
        result.again.extend(found.again)
        result.doses.extend(found.doses)
        findings.extend(found.findings)
        already += found.known
        for _row in own:
            tell()
    return replace(result, findings=_all(read, findings), known=already)


def _only(kind: type[RowT], records: Iterable[Record]) -> list[RowT]:
    return [record for record in records if isinstance(record, kind)]


def _all(read: ReadSheet, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted((*read.findings, *findings), key=lambda each: (each.row, each.weight)))
