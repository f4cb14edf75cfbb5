"""The growth sheet: a CSV file of measured children becomes the same file with WHO's results.

Rows are read, judged and written some thousands at a time, so a file of any length fits.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TextIO

from documents.csv_rows import Row, rows
from domain.growth.cells import LIKE_THOUSANDS, Writing
from domain.growth.sheet import INPUT_COLUMNS, LIMITS, RESULT_COLUMNS, SIZE_COLUMNS, judge

SEPARATORS = (",", ";", "\t")
"""Excel writes semicolons where the comma stands before decimals, as in Indonesia."""
BYTE_ORDER_MARK = "\ufeff"
ERROR_COLUMN = "error"
ROWS_AT_ONCE = 4_000
LINES_LOOKED_AT = 1_000
DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
DECIMAL_POINT = re.compile(r"[0-9]+\.[0-9]+")


class SheetError(Exception):
    """The file cannot be used at all; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What a file held."""

    rows: int
    rows_with_errors: int


@dataclass(frozen=True, kw_only=True)
class Form:
    """How a file is written; the result is written the same way."""

    has_byte_order_mark: bool
    line_end: str
    separator: str
    header: list[str]
    writing: Writing

    @property
    def inputs(self) -> dict[str, int]:
        """Where each known input column stands; blanks and capitals in its name do not count."""
        names = [_name(title) for title in self.header]
        return {name: names.index(name) for name in INPUT_COLUMNS if name in names}

    @property
    def kept(self) -> list[int]:
        """The columns that go over into the result: all but those it replaces."""
        replaced = {*RESULT_COLUMNS, ERROR_COLUMN}
        return [place for place, title in enumerate(self.header) if _name(title) not in replaced]


def convert(source: TextIO, target: TextIO, tell: Callable[[], None] = lambda: None) -> Summary:
    """Write `source` with its results to `target`, both opened with newline=''.

    `tell` is called whenever some thousand rows are done. Raises SheetError for a file that has
    no usable columns, and UnicodeDecodeError for one that is not text.
    """
    form, lines = _form(source)
    inputs, kept = form.inputs, form.kept
    if form.has_byte_order_mark:
        target.write(BYTE_ORDER_MARK)
    writer = csv.writer(target, delimiter=form.separator, lineterminator=form.line_end)
    writer.writerow([form.header[place] for place in kept] + [*RESULT_COLUMNS, ERROR_COLUMN])
    count = count_with_errors = 0
    for some in _some_at_once(rows(lines, form.separator, len(form.header))):
        columns = list(zip(*(row.cells for row in some), strict=True))
        judged = judge(
            {name: columns[place] for name, place in inputs.items()},
            form.writing,
            {place: row.reason for place, row in enumerate(some) if row.reason},
        )
        written = (*(columns[place] for place in kept), *judged.results, judged.errors)
        writer.writerows(zip(*written, strict=True))
        count += len(some)
        count_with_errors += len(some) - judged.errors.count("")
        tell()
    return Summary(rows=count, rows_with_errors=count_with_errors)


def _some_at_once(read: Iterator[Row]) -> Iterator[list[Row]]:
    """Yield the rows in lists of a few thousand."""
    while some := list(islice(read, ROWS_AT_ONCE)):
        yield some


def _form(source: TextIO) -> tuple[Form, Iterator[str]]:
    """Find out how a file is written; returns the lines below the header too."""
    lines = iter(source)
    first = next((line for line in lines if line.strip(BYTE_ORDER_MARK + "\r\n\t ")), None)
    if first is None:
        raise SheetError("it is empty")
    title_line = first.removeprefix(BYTE_ORDER_MARK)
    separator = max(SEPARATORS, key=lambda each: len(_known(_cells(title_line, each))))
    header = _cells(title_line, separator)
    _check(header)
    head = list(islice(lines, LINES_LOOKED_AT))
    form = Form(
        has_byte_order_mark=first != title_line,
        line_end="\r\n" if first.endswith("\r\n") else "\n",
        separator=separator,
        header=header,
        writing=_writing(head, separator, header),
    )
    return form, chain(head, lines)


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator))


def _name(title: str) -> str:
    return title.strip().lower()


def _known(header: Iterable[str]) -> list[str]:
    """Return the names of known input columns, as often as they are there."""
    return [name for name in map(_name, header) if name in INPUT_COLUMNS]


def _check(header: Sequence[str]) -> None:
    """Refuse a header that leaves nothing to compute, or two columns for one thing."""
    known = _known(header)
    if "sex" not in known or not set(SIZE_COLUMNS) & set(known):
        raise SheetError(
            f"its first line must name a column sex and one or more of {', '.join(SIZE_COLUMNS)}; "
            f"it names: {', '.join(header)[:200]}"
        )
    for name in known:
        if known.count(name) > 1:
            raise SheetError(f"it has the column {name} twice")


def _writing(head: list[str], separator: str, header: Sequence[str]) -> Writing:
    """Find out from the first rows what stands before decimals."""
    if separator == ",":
        return Writing(mark=".", is_other_mark_read=False)
    places = [place for place, title in enumerate(header) if _name(title) in LIMITS]
    cells = [
        row.cells[place].strip() for row in rows(head, separator, len(header)) for place in places
    ]
    has_commas = any(DECIMAL_COMMA.fullmatch(cell) for cell in cells)
    has_points = any(
        DECIMAL_POINT.fullmatch(cell) and not LIKE_THOUSANDS.fullmatch(cell) for cell in cells
    )
    mark = "." if has_points and not has_commas else ","
    return Writing(mark=mark, is_other_mark_read=True)
