"""Sheets in the way officials print them, and the workbook they make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | None
A4 = 9
WRITTEN = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The moment of writing stands in no file: the same content gives the same bytes."""
LONGEST_SHEET_NAME = 31
NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
WIDEST_PAGE = 230
"""Characters side by side: more would be too small to be read on one page."""
OPENS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column; neighbours of one group stand under a common title."""

    title: str
    width: float = 6
    group: str = ""
    style: str = ""
    """"percent", "tenth" or "hundredth" for numbers; dates and words need none."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet: lines above, the table, its totals, and notes below."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    heading: Sequence[str] = ()
    """Empty for a file to be uploaded: such a table begins in the first row."""
    totals: Sequence[Cell] = ()
    notes: Sequence[str] = ()
    frozen_columns: int = 2


def workbook(sheets: Iterable[Sheet], *, title: str) -> bytes:
    """Write the sheets as one XLSX file; the same sheets always give the same bytes."""
    target = BytesIO()
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "default_date_format": "dd-mm-yyyy"}
    ) as book:
        book.set_properties({"title": title, "created": WRITTEN})
        styles = _Styles(book)
        taken: set[str] = set()
        for sheet in sheets:
            _write(book.add_worksheet(_name(sheet.name, taken)), sheet, styles)
    return target.getvalue()


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:  # noqa: ANN401 (as the library takes them)
        """Give a format."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]

    def cell(self, value: Cell, style: str, *, is_total: bool) -> Format:
        """Give the format of a cell of the table."""
        properties: dict[str, Any] = {"border": 1, "font_size": 9, "valign": "vcenter"}
        if is_total:
            properties |= {"bold": True, "bg_color": "#EEF3EA"}
        if isinstance(value, str):
            properties["num_format"] = "@"  # a NIK stays as it is written
            if value.startswith(OPENS_A_FORMULA):
                properties["quote_prefix"] = True
        elif isinstance(value, date):
            properties["num_format"] = "dd-mm-yyyy"
        elif style:
            properties["num_format"] = _NUMBERS[style]
        return self.of(**properties)


_NUMBERS = {"percent": "0.0%", "tenth": "0.0", "hundredth": "0.00"}


def _name(wanted: str, taken: set[str]) -> str:
    """Give a sheet a name that Excel takes and no other sheet has."""
    clean = " ".join(wanted.translate(NOT_IN_SHEET_NAMES).split())[:LONGEST_SHEET_NAME]
    name, number = clean, 1
    while name.lower() in taken:
        number += 1
        ending = f" {number}"
        name = clean[: LONGEST_SHEET_NAME - len(ending)] + ending
    taken.add(name.lower())
    return name


def _write(page: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    _set_up(page, sheet)
    for row, line in enumerate(sheet.heading):
        style = styles.of(bold=True, font_size=13 if row == 0 else 10)
        page.write_string(row, 0, line, style)
    top = len(sheet.heading) + 1 if sheet.heading else 0
    first = _header(page, sheet, styles, top)
    for number, cells in enumerate(sheet.rows):
        _row(page, first + number, cells, sheet.columns, styles)
    end = first + len(sheet.rows)
    if sheet.totals:
        _row(page, end, sheet.totals, sheet.columns, styles, is_total=True)
        end += 1
    page.freeze_panes(first, min(sheet.frozen_columns, len(sheet.columns)))
    page.repeat_rows(top, first - 1)
    for number, note in enumerate(sheet.notes):
        page.write_string(end + 1 + number, 0, note, styles.of(italic=True, font_size=9))


def _set_up(page: Worksheet, sheet: Sheet) -> None:
    """Let it print on A4, lying, as wide as one page, or two that both name the rows."""
    page.set_landscape()
    page.set_paper(A4)
    is_wide = sum(column.width for column in sheet.columns) > WIDEST_PAGE
    page.fit_to_pages(2 if is_wide else 1, 0)
    if is_wide and sheet.frozen_columns:
        page.repeat_columns(0, sheet.frozen_columns - 1)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    page.set_footer("&L&8&A&R&8Halaman &P dari &N")
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)


def _header(page: Worksheet, sheet: Sheet, styles: _Styles, top: int) -> int:
    """Write the titles, those of groups above; gives the row the table begins in."""
    style = styles.of(
        bold=True, border=1, align="center", valign="vcenter", text_wrap=True, font_size=9,
        bg_color="#DDE8D5",
    )  # fmt: skip
    has_groups = any(column.group for column in sheet.columns)
    row = top + has_groups
    start = 0
    while start < len(sheet.columns):
        column = sheet.columns[start]
        end = start
        while (
            column.group
            and end + 1 < len(sheet.columns)
            and (sheet.columns[end + 1].group == column.group)
        ):
            end += 1
        if not has_groups:
            page.write_string(row, start, column.title, style)
        elif not column.group:
            page.merge_range(top, start, row, start, "", style)
            page.write_string(top, start, column.title, style)
        else:
            if end > start:
                page.merge_range(top, start, top, end, "", style)
            page.write_string(top, start, column.group, style)
            for number in range(start, end + 1):
                page.write_string(row, number, sheet.columns[number].title, style)
        start = end + 1
    if sheet.heading:
        page.set_row(row, 30)
    return row + 1


def _row(
    page: Worksheet,
    row: int,
    cells: Sequence[Cell],
    columns: Sequence[Column],
    styles: _Styles,
    *,
    is_total: bool = False,
) -> None:
    """Write a row; nothing is ever read as a formula or guessed to be a number."""
    for number, (value, column) in enumerate(zip(cells, columns, strict=True)):
        style = styles.cell(value, column.style, is_total=is_total)
        if value is None:
            page.write_blank(row, number, None, style)
        elif isinstance(value, str):
            page.write_string(row, number, value, style)
        elif isinstance(value, date):
            page.write_datetime(row, number, datetime.combine(value, datetime.min.time()), style)
        else:
            page.write_number(row, number, value, style)
