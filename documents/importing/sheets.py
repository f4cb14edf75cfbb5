"""The rows of a workbook or a CSV file, one after the other, as the spreadsheet counts them."""

import csv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import TextIOWrapper
from typing import BinaryIO

Cell = str | int | float | bool | datetime | date | time | timedelta | None

SEPARATORS = (",", ";", "\t")
"""Excel writes semicolons where the comma stands before decimals, as in Indonesia."""
LINES_LOOKED_AT = 40
LONGEST_RECORD_LINES = 50
BLANK_ROWS_AT_END = 2_000
"""Past so many rows without anything the rest of a formatted sheet is not looked at."""
LARGEST_UNPACKED = 1_500_000_000
"""Bytes; a workbook that unpacks to more is no register."""
MOST_COLUMNS = 300


class SheetError(Exception):
    """The file cannot be used at all; the message says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One row of a sheet."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands in it."""
        return all(
            cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells
        )


@dataclass(frozen=True, kw_only=True)
class Sheets:
    """The sheets of a file; a CSV has one without a name."""

    visible: tuple[str, ...]
    hidden: tuple[str, ...]
    is_workbook: bool


def sheets(binary: BinaryIO) -> Sheets:
    """Name the sheets of a file."""
    if not _is_zip(binary):
        return Sheets(visible=("",), hidden=(), is_workbook=False)
    # Imported late: it takes 0.2 s, and a CSV file needs none of it.
    from openpyxl import load_workbook  # noqa: PLC0415

    _check_size(binary)
    try:
        book = load_workbook(binary, read_only=True)
        found = [(sheet.title, sheet.sheet_state == "visible") for sheet in book.worksheets]
    except (KeyError, ValueError, OSError, zipfile.BadZipFile) as wrong:
        raise SheetError(f"it is no workbook that can be read ({wrong})") from None
    book.close()
    return Sheets(
        visible=tuple(name for name, is_visible in found if is_visible),
        hidden=tuple(name for name, is_visible in found if not is_visible),
        is_workbook=True,
    )


def lines(binary: BinaryIO, sheet: str) -> Iterator[Line]:
    """Read the rows of one sheet, blank ones too."""
    binary.seek(0)
    return _workbook_lines(binary, sheet) if _is_zip(binary) else _csv_lines(binary)


def _is_zip(binary: BinaryIO) -> bool:
    binary.seek(0)
    head = binary.read(8)
    binary.seek(0)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetError("it is an old .xls file: save it as .xlsx, and without a password")
    return head.startswith(b"PK\x03\x04")


def _check_size(binary: BinaryIO) -> None:
    try:
        with zipfile.ZipFile(binary) as archive:
            unpacked = sum(each.file_size for each in archive.infolist())
    except zipfile.BadZipFile:
        raise SheetError("it is damaged") from None
    binary.seek(0)
    if unpacked > LARGEST_UNPACKED:
        raise SheetError("it is too large: save the one sheet that is needed as a file of its own")


def _workbook_lines(binary: BinaryIO, sheet: str) -> Iterator[Line]:
    from openpyxl import load_workbook  # noqa: PLC0415 (see above)

    book = load_workbook(binary, read_only=True, data_only=True)
    try:
        worksheet = book[sheet]
        worksheet.reset_dimensions()  # some programs write them wrongly
        blank = 0
        rows = worksheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
        for number, cells in enumerate(rows, start=1):
            line = Line(number=number, cells=tuple(cells))
            blank = blank + 1 if line.is_blank else 0
            if blank > BLANK_ROWS_AT_END:
                return
            yield line
    finally:
        book.close()


def _csv_lines(binary: BinaryIO) -> Iterator[Line]:
    text = TextIOWrapper(binary, encoding="utf-8-sig", newline="")
    try:
        head = [line for _, line in zip(range(LINES_LOOKED_AT), text, strict=False)]
        separator = max(SEPARATORS, key=lambda sign: _widest(head, sign))
        text.seek(0)
        reader = csv.reader(text, delimiter=separator, strict=True)
        last = 0
        for cells in reader:
            first, last = last + 1, reader.line_num
            if last - first > LONGEST_RECORD_LINES:
                raise SheetError(f"row {first}: a quotation mark is not closed")
            yield Line(number=first, cells=tuple(cells[:MOST_COLUMNS]))
    except UnicodeDecodeError:
        raise SheetError('it is not UTF-8 text (in Excel, save it as "CSV UTF-8")') from None
    except csv.Error as wrong:
        raise SheetError(f"row {last + 1}: {wrong}") from None
    finally:
        text.detach()


def _widest(head: list[str], separator: str) -> int:
    """Count the cells that most rows would have; a comma within '8,2' divides nothing."""
    counts = sorted(line.count(separator) for line in head if line.strip())
    return counts[len(counts) // 2] * 2 + (counts[-1] > 0) if counts else 0
