"""Reading the rows of a CSV file as spreadsheets write them, and going on after a bad one."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_RECORD_LINES = 50
"""A cell may go over several lines; past so many, somebody forgot to close a quotation mark."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row, made as wide as the header."""

    cells: list[str]
    reason: str = ""
    """Why it cannot be used, such as having too many cells."""


def rows(lines: Iterable[str], separator: str, width: int) -> Iterator[Row]:
    """Yield every row but empty ones; a bad line becomes one bad row and spoils no other."""
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=separator, strict=True)
    while True:
        source.taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield _unclosed(source, separator, width)
            continue
        if len(cells) == width:
            yield Row(cells=cells)
        elif len(source.taken) > 1:
            yield _unclosed(source, separator, width)
        elif len(cells) > 1 or "".join(cells).strip():
            reason = f"row: {len(cells)} cells where the header has {width}"
            yield Row(cells=_fitted(cells, width), reason=reason)


class _Lines:
    """An iterator of lines that can take lines back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._returned: deque[str] = deque()
        self.taken: list[str] = []
        """The lines of the record that is being read."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) == LONGEST_RECORD_LINES:
            raise StopIteration
        line = self._returned.popleft() if self._returned else next(self._lines)
        self.taken.append(line)
        return line

    def give_back_all_but_first(self) -> str:
        """Return the first line of the record; the others will be read again."""
        first, *others = self.taken
        self._returned.extendleft(reversed(others))
        return first


def _unclosed(source: _Lines, separator: str, width: int) -> Row:
    """Make a bad row of the line a record began with."""
    cells = source.give_back_all_but_first().rstrip("\r\n").split(separator)
    reason = "row: a quotation mark is not closed, or stands inside a cell"
    return Row(cells=_fitted(cells, width), reason=reason)


def _fitted(cells: list[str], width: int) -> list[str]:
    """Return the cells filled up with blanks, or without those beyond the header."""
    return (cells + [""] * width)[:width]
