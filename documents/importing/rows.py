"""Rows of a sheet become records, or findings that say what is wrong with them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from documents.importing import cells
from documents.importing.cells import BadCellError, Figure
from documents.importing.dates import DateColumn, NotADateError, read_day
from documents.importing.sheets import Cell
from documents.importing.titles import Columns
from domain.calendar import add_months
from domain.growth.measures import Position
from domain.immunization import read_doses
from domain.importing.findings import Finding, Weight, error, note, warning
from domain.importing.records import (
    ChildRow,
    DosesRow,
    GivenDose,
    ResidentRow,
    WeighingRow,
    Whose,
)
from domain.nik import contradicts
from domain.people import Sex

T = TypeVar("T")
OLDEST_MONTHS = 72
"""Children of the posyandu's under-five and preschool group are younger."""
_SEVERAL = re.compile(r"[;\n]|\bdan\b")
_CAMPAIGN = re.compile(r"\b(?:kampanye|campaign|tambahan|sub pin|pin|ori)\b", re.IGNORECASE)
TICKS = frozenset(("v", "x", "√", "✓", "✔", "ya", "y", "sudah", "1", "true", "lengkap", "ada"))


@dataclass(kw_only=True)
class RowReader:
    """Reads the cells of one row after the other and gathers what is wrong with them."""

    columns: Columns
    dates: Mapping[int, DateColumn]
    today: date
    day: date | None = None
    """The day of every weighing, when no column says it."""
    number: int = 0
    cells: tuple[Cell, ...] = ()
    """Those of the kept columns, in their order."""
    places: Mapping[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    is_bad: bool = False

    def start(self, number: int, values: tuple[Cell, ...]) -> None:
        """Begin a row."""
        self.number, self.cells, self.is_bad = number, values, False

    def raw(self, name: str) -> Cell:
        """Give the cell of a field; None where the sheet has no such column."""
        place = self.places.get(name)
        return self.cells[place] if place is not None else None

    def text(self, name: str) -> str:
        """Read the text of a field."""
        return cells.read_text(self.raw(name))

    def read(self, name: str, reader: Callable[[Cell], T], otherwise: T) -> T:
        """Read a field; what cannot be read is an error of the row."""
        if name not in self.places:
            return otherwise
        try:
            return reader(self.raw(name))
        except BadCellError as wrong:
            self.wrong(name, str(wrong))
            return otherwise

    def day_of(self, name: str) -> date | None:
        """Read the day of a field."""
        place = self.places.get(name)
        if place is None:
            return None
        return self.day_at(place, self.cells[place], self.title(name))

    def day_at(self, place: int, cell: Cell, title: str) -> date | None:
        """Read a day of some column."""
        try:
            return read_day(cell, self.dates.get(place, DateColumn()), self.today)
        except NotADateError as wrong:
            self.say(error(self.number, title, str(wrong)))
            return None

    def figure(self, name: str) -> Figure:
        """Tell how the column of a field writes its figures."""
        column = self.columns.column(name)
        return Figure(unit=column.unit if column is not None else "")

    def title(self, name: str) -> str:
        """Give the title of a field's column."""
        column = self.columns.column(name)
        return column.title if column is not None else ""

    def wrong(self, name: str, sentence: str) -> None:
        """Note what makes the row unusable."""
        self.say(error(self.number, self.title(name), sentence))

    def say(self, finding: Finding) -> None:
        """Note something about the row."""
        self.findings.append(finding)
        self.is_bad = self.is_bad or finding.weight is Weight.ERROR


def read_whose(row: RowReader) -> Whose:
    """Read whom a row is about."""
    whose = Whose(
        row=row.number,
        name=row.text("name"),
        born=row.day_of("born"),
        sex=row.read("sex", cells.read_sex, None),
        mother=row.text("mother"),
        nik=row.read("nik", cells.read_nik, ""),
        rt=row.read("rt", cells.read_rt, ""),
        posyandu=row.text("posyandu"),
        village=row.text("village"),
    )
    if not whose.name and not whose.nik:
        row.wrong("name", "there is no name")
    if whose.born is not None and whose.born > row.today:
        row.wrong("born", f"{whose.born} has not come yet")
    _compare_nik(row, whose)
    return whose


def _compare_nik(row: RowReader, whose: Whose) -> None:
    if not whose.nik or whose.born is None or whose.sex is None:
        return
    if contradicts(whose.nik, born=whose.born, sex=Sex(whose.sex)):
        sentence = "the NIK speaks of another birth date or sex"
        row.say(warning(row.number, row.title("nik"), sentence))


def child(row: RowReader) -> ChildRow | None:
    """Read a row of the children's register."""
    whose = read_whose(row)
    if not whose.name:
        row.wrong("name", "there is no name")
    if whose.born is None and not row.is_bad:
        row.wrong("born", "there is no birth date")
    if whose.sex is None and not row.is_bad:
        row.wrong("sex", "there is neither L nor P")
    if whose.born is not None and add_months(whose.born, OLDEST_MONTHS) <= row.today:
        row.wrong("born", f"born {whose.born}: six years or older, no child of the posyandu's list")
    phone = ""
    try:
        phone = cells.read_number(row.raw("phone"))
    except BadCellError as wrong:
        row.say(warning(row.number, row.title("phone"), f"{wrong}: left out"))
    return ChildRow(
        whose=whose,
        mother_nik=_quiet_nik(row),
        has_kia_book=row.read("kia_book", cells.read_flag, None),
        phone=phone,
    )


def _quiet_nik(row: RowReader) -> str:
    """Read the mother's NIK; it only tells one family from another, so a bad one is passed over."""
    try:
        return cells.read_nik(row.raw("mother_nik"))
    except BadCellError:
        return ""


def resident(row: RowReader) -> ResidentRow | None:
    """Read a row of somebody who is no under-five."""
    return ResidentRow(
        whose=read_whose(row),
        stage=row.read("stage", cells.read_stage, ""),
        last_period_on=row.day_of("last_period"),
    )


def weighing(row: RowReader) -> WeighingRow | None:
    """Read a row of a past weighing; one without any figure is left out."""
    whose = read_whose(row)
    on = row.day_of("measured_on") or row.day
    unit = row.figure("weight")
    weight = row.read("weight", lambda cell: cells.read_grams(cell, unit), None)
    length, position = _length(row)
    arm, head = _millimetres(row, "arm"), _millimetres(row, "head")
    if not row.is_bad and all(value is None for value in (weight, length, arm, head)):
        row.say(note(row.number, "", "nothing was measured: left out"))
        return None
    if on is None:
        if not row.is_bad:
            row.wrong("measured_on", "there is no day")
        return None
    return WeighingRow(
        whose=whose,
        on=on,
        weight_g=weight,
        length_mm=length,
        position=position,
        arm_mm=arm,
        head_mm=head,
        oedema=bool(row.read("oedema", cells.read_flag, None)),
    )


def _millimetres(row: RowReader, name: str) -> int | None:
    figure = row.figure(name)
    return row.read(name, lambda cell: cells.read_millimetres(cell, figure), None)


def _length(row: RowReader) -> tuple[int | None, Position | None]:
    """Read the length; two columns, PB and TB, tell how it was taken, one alone does not."""
    read = {name: _millimetres(row, name) for name in ("length", "lying", "standing")}
    filled = {name: value for name, value in read.items() if value is not None}
    position = row.read("position", cells.read_position, None)
    if not filled:
        return None, None
    if len(filled) > 1:
        row.wrong("standing", "there are two lengths: leave the one that was measured")
        return None, None
    name, value = next(iter(filled.items()))
    if position is None and {"lying", "standing"} <= row.places.keys() and name != "length":
        position = Position.LYING if name == "lying" else Position.STANDING
    return value, position


def doses(row: RowReader) -> DosesRow | None:
    """Read the doses of a row: a column each, or one dose with its day."""
    whose = read_whose(row)
    found = (*_in_columns(row), *_in_words(row))
    if not found and not row.is_bad:
        row.say(note(row.number, "", "no dose is written: left out"))
        return None
    return DosesRow(whose=whose, doses=tuple(found))


def _in_columns(row: RowReader) -> Iterator[GivenDose]:
    for place, column in enumerate(row.columns.columns):
        if not column.antigen:
            continue
        cell = row.cells[place]
        several = _SEVERAL.split(cell) if isinstance(cell, str) else [cell]
        for each in several:
            yield from _one_in_column(row, place, each)


def _one_in_column(row: RowReader, place: int, cell: Cell) -> Iterator[GivenDose]:
    column = row.columns.columns[place]
    is_campaign = isinstance(cell, str) and bool(_CAMPAIGN.search(cell))
    if isinstance(cell, str):
        cell = _CAMPAIGN.sub(" ", cell).strip()
        if cell.lower() in TICKS:
            row.say(warning(row.number, column.title, f"{cell!r} says no day: left out"))
            return
        cell = cells.read_text(cell)
    day = row.day_at(place, cell, column.title)
    if day is not None:
        yield GivenDose(
            antigen=column.antigen,
            on=day,
            column=column.title,
            product=column.product,
            is_campaign=is_campaign,
        )


def _in_words(row: RowReader) -> Iterator[GivenDose]:
    said = row.text("antigen")
    if not said:
        return
    read = read_doses(said)
    day = row.day_of("given_on")
    if not read.doses or any(each.antigen is None for each in read.doses):
        row.wrong("antigen", f"{said!r} names no dose such as 'DPT 1' or 'OPV 2'")
        return
    if day is None:
        if not row.is_bad:
            row.wrong("given_on", "there is no day")
        return
    is_campaign = bool(_CAMPAIGN.search(row.text("dose_kind")))
    for each in read.doses:
        yield GivenDose(
            antigen=each.antigen or "",
            on=day,
            column=row.title("antigen"),
            product=each.product,
            is_campaign=is_campaign,
        )
