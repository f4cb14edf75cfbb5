"""Finding the header: below titles, over one row or two, with merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.importing.sheets import Cell, Line
from documents.importing.titles import Column, read_title

FEWEST_KNOWN = 2
ROWS_LOOKED_AT = 30


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Where the header stands and what its columns are called."""

    first_row: int
    last_row: int
    columns: tuple[Column, ...]

    @property
    def known(self) -> int:
        """How many different things its columns are known to hold."""
        return len({each.field + each.antigen for each in self.columns if each.is_kept})


def find_heading(lines: Sequence[Line]) -> Heading | None:
    """Find the header among the first rows; None when nothing looks like one."""
    candidates: list[Heading] = []
    for place, line in enumerate(lines[:ROWS_LOOKED_AT]):
        if line.is_blank:
            continue
        candidates.append(_one_row(line))
        below = lines[place + 1] if place + 1 < len(lines) else None
        if below is not None and not below.is_blank:
            candidates.append(_two_rows(line, below))
    best = max(candidates, key=_rank, default=None)
    return best if best is not None and best.known >= FEWEST_KNOWN else None


def _rank(heading: Heading) -> tuple[int, bool]:
    """Prefer what is understood best, then a header of one row to one with a title above it."""
    return heading.known, heading.first_row == heading.last_row


def _one_row(line: Line) -> Heading:
    titles = [_text(cell) for cell in line.cells]
    return Heading(
        first_row=line.number,
        last_row=line.number,
        columns=tuple(read_title(place, title) for place, title in enumerate(titles) if title),
    )


def _two_rows(upper: Line, lower: Line) -> Heading:
    """Read 'Penimbangan' over 'Tanggal' and 'BB', with the upper cell merged over both."""
    width = max(len(upper.cells), len(lower.cells))
    above = _spread(_padded(upper, width), _padded(lower, width))
    columns = []
    for place, (over, under) in enumerate(zip(above, _padded(lower, width), strict=True)):
        if under and over:
            columns.append(read_title(place, f"{over} {under}", f"{under} {over}", under))
        elif under or over:
            columns.append(read_title(place, under or over))
    return Heading(first_row=upper.number, last_row=lower.number, columns=tuple(columns))


def _padded(line: Line, width: int) -> list[str]:
    return [_text(cell) for cell in (*line.cells, *[None] * (width - len(line.cells)))]


def _spread(upper: list[str], lower: list[str]) -> list[str]:
    """Let a merged title stand over every column below it."""
    spread: list[str] = []
    for over, under in zip(upper, lower, strict=True):
        spread.append(over or (spread[-1] if spread and under else ""))
    return spread


def _text(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def is_data(line: Line, heading: Heading) -> bool:
    """Tell whether a row holds a record: no blank, numbering, repeated header or total."""
    if line.is_blank:
        return False
    places = [column.place for column in heading.columns if column.is_kept]
    texts = [_text(line.cells[place]) if place < len(line.cells) else "" for place in places]
    titles = {column.title for column in heading.columns}
    if sum(text in titles for text in texts if text) >= FEWEST_KNOWN:
        return False
    if _is_total(line):
        return False
    return not _is_numbering(line)


def _is_total(line: Line) -> bool:
    words = next((_text(cell).lower() for cell in line.cells if _text(cell)), "")
    return words.startswith(("jumlah", "total", "rata-rata", "rata rata", "grand total"))


def _is_numbering(line: Line) -> bool:
    """Tell whether a row only counts the columns: 1, 2, 3."""
    said = [str(cell).strip("() .") for cell in line.cells if cell not in {None, ""}]
    numbers = [text.removesuffix(".0") for text in said]
    return len(numbers) > FEWEST_KNOWN and numbers == [str(n + 1) for n in range(len(numbers))]
