"""A whole sheet: found, its columns settled, and every row read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import BinaryIO

from documents.importing import rows
from documents.importing.dates import Order, look_at_dates
from documents.importing.heading import ROWS_LOOKED_AT, Heading, find_heading, is_data
from documents.importing.kinds import USED, Kind, kind_of, missing
from documents.importing.sheets import Cell, Line, SheetError, lines, sheets
from documents.importing.titles import DOSE, Column, Columns, mapped
from domain.importing.findings import Finding, Weight, note
from domain.importing.records import Record

DATES = ("born", "measured_on", "given_on", "last_period", DOSE)
FEWEST_CELLS = 2
READERS: Mapping[Kind, Callable[[rows.RowReader], Record | None]] = {
    Kind.CHILDREN: rows.child,
    Kind.RESIDENTS: rows.resident,
    Kind.WEIGHINGS: rows.weighing,
    Kind.DOSES: rows.doses,
}


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """How the operator wants a file to be read."""

    kind: Kind | None = None
    sheet: str = ""
    overrides: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None
    day: date | None = None
    """The day of every weighing of a sheet without such a column."""


@dataclass(frozen=True, kw_only=True)
class ReadSheet:
    """What a sheet holds."""

    sheet: str
    kind: Kind
    is_kind_guessed: bool
    heading: Heading
    columns: Columns
    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    rows: int
    """Rows with a record, good or bad."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    """A row, only the cells of columns that are read."""

    number: int
    cells: tuple[Cell, ...]


def read_file(
    binary: BinaryIO, wishes: Wishes, *, today: date, tell: Callable[[], None] = lambda: None
) -> ReadSheet:
    """Read a file; SheetError when nothing in it can be used, BadMappingError for --map."""
    name, heading, source = _choose(binary, wishes.sheet)
    columns = mapped(heading.columns, wishes.overrides)
    kind = wishes.kind or kind_of(columns)
    if kind is None:
        raise SheetError(
            "its columns do not tell what it holds: say children, residents, weighings or doses"
        )
    if lacking := missing(kind, columns, has_day=wishes.day is not None):
        known = ", ".join(column.title for column in heading.columns)
        raise SheetError(
            f"for {kind} it lacks {lacking}; its columns (row {heading.last_row}) are: {known}; "
            'a column of another name is told with --map "TITLE=born"'
        )
    used = tuple(column for column in columns.columns if column.field in USED[kind])
    findings: list[Finding] = []
    kept = list(_kept(source, heading, used, findings, tell))
    reader = _reader(kept, replace(columns, columns=used), wishes, today)
    reader.findings = findings
    records = tuple(_records(kept, kind, reader))
    return ReadSheet(
        sheet=name,
        kind=kind,
        is_kind_guessed=wishes.kind is None,
        heading=heading,
        columns=columns,
        records=records,
        findings=tuple(findings),
        rows=len(kept),
    )


def _choose(binary: BinaryIO, wanted: str) -> tuple[str, Heading, Iterator[Line]]:
    """Choose the sheet that is named, or the only visible one with a header."""
    found = sheets(binary)
    names = (*found.visible, *found.hidden)
    if wanted and wanted not in names:
        raise SheetError(f"it has no sheet {wanted!r}; it has: {', '.join(names)}")
    usable = []
    for name in (wanted,) if wanted else found.visible:
        source = lines(binary, name)
        head = [line for _, line in zip(range(ROWS_LOOKED_AT + 1), source, strict=False)]
        heading = find_heading(head)
        if heading is not None:
            usable.append((name, heading, chain(head, source)))
    if len(usable) == 1:
        return usable[0]
    if usable:
        listed = ", ".join(repr(name) for name, _, _ in usable)
        raise SheetError(f"several of its sheets could be meant ({listed}): give --sheet")
    hidden = f"; hidden sheets are read with --sheet: {', '.join(found.hidden)}"
    raise SheetError(
        "no row looks like a header with a name and a birth date"
        + (hidden if found.hidden and not wanted else "")
    )


def _kept(
    source: Iterator[Line],
    heading: Heading,
    used: tuple[Column, ...],
    findings: list[Finding],
    tell: Callable[[], None],
) -> Iterator[_Kept]:
    """Keep of every row with a record the cells that are read."""
    places = [column.place for column in used]
    for line in source:
        tell()
        if line.number <= heading.last_row or not is_data(line, heading):
            continue
        width = len(line.cells)
        values = tuple(line.cells[place] if place < width else None for place in places)
        filled = [each for each in values if each is not None and str(each).strip()]
        if len(filled) < FEWEST_CELLS:
            if filled:
                said = str(filled[0])[:40]
                findings.append(note(line.number, "", f"it holds only {said!r}: left out"))
            continue
        yield _Kept(number=line.number, cells=values)


def _reader(kept: list[_Kept], columns: Columns, wishes: Wishes, today: date) -> rows.RowReader:
    """Look at the columns of dates as a whole before any row is read."""
    places = dict(enumerate(columns.columns))
    return rows.RowReader(
        columns=columns,
        dates={
            place: look_at_dates((row.cells[place] for row in kept), wishes.order)
            for place, column in places.items()
            if column.field in DATES
        },
        today=today,
        day=wishes.day,
        places={column.field: place for place, column in places.items() if column.field != DOSE},
    )


def _records(kept: list[_Kept], kind: Kind, reader: rows.RowReader) -> Iterator[Record]:
    for row in kept:
        reader.start(row.number, row.cells)
        record = READERS[kind](reader)
        is_doses = kind is Kind.DOSES and not _is_bad_person(reader)
        if record is not None and (not reader.is_bad or is_doses):
            yield record


def _is_bad_person(reader: rows.RowReader) -> bool:
    """Tell whether the row's person cannot be read; a bad cell of one dose spoils no other dose."""
    doses = {column.title for column in reader.columns.doses}
    return any(
        each.weight is Weight.ERROR and each.row == reader.number and each.column not in doses
        for each in reader.findings[-len(reader.cells) - 2 :]
    )
