"""What is wrong with the rows of an XLSForm, seen before they are put together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dialog.texts import text
from documents.forms.refusals import CHOICES, SURVEY, Finding
from documents.forms.workbook import Row, Sheets

LONGEST_NAME = 40
"""A button of Telegram carries 64 bytes, the question's name among them."""
FIRST_ROW = 2
TYPE_COLUMNS = ("type", "command")
NAME_COLUMNS = ("name", "tag", "value")
LIST_COLUMNS = ("list_name", "list name")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_BEGIN = re.compile(r"begin[ _](group|repeat|loop)(?: over .*)?", re.IGNORECASE)
_END = re.compile(r"end[ _](group|repeat|loop)", re.IGNORECASE)
_SELECT = re.compile(
    r"(?:select_one|select_multiple|select one(?: from)?|select1|select_multiple|"
    r"select all that apply(?: from)?|rank)\s+(?P<list>\S+)(?:\s+or[ _]other)?",
    re.IGNORECASE,
)
OTHER_SHEETS = {"external_choices", "entities", "osm"}


def cell(row: Row, columns: tuple[str, ...]) -> str:
    """Give the first cell that holds something."""
    return next((" ".join(row[name].split()) for name in columns if row.get(name)), "")


@dataclass
class _Walk:
    """The rows so far."""

    first_rows: dict[str, int] = field(default_factory=dict)
    open: list[tuple[str, int]] = field(default_factory=list)


def numbered(rows: list[Row]) -> Iterator[tuple[int, Row]]:
    """Give the rows that hold something, as the spreadsheet numbers them."""
    return ((number, row) for number, row in enumerate(rows, FIRST_ROW) if any(row.values()))


def row_of_names(sheets: Sheets) -> dict[str, int]:
    """Tell in which row each name stands."""
    found: dict[str, int] = {}
    for number, row in numbered(sheets.survey):
        found.setdefault(cell(row, NAME_COLUMNS) or f"generated_note_name_{number}", number)
    return found


def findings(sheets: Sheets) -> Iterator[Finding]:
    """List what keeps the rows from being put together."""
    lists = {cell(row, LIST_COLUMNS) for _, row in numbered(sheets.choices)}
    walk = _Walk()
    for number, row in numbered(sheets.survey):
        for reason in _of_row(number, row, walk, lists):
            yield Finding(sheet=SURVEY, row=number, reason=reason)
    for kind, number in walk.open:
        reason = text("begin {kind} ini tidak ditutup dengan end {kind}.", kind=kind)
        yield Finding(sheet=SURVEY, row=number, reason=reason)
    yield from _of_choices(sheets)
    for name in sheets.names:
        if name.lower() in OTHER_SHEETS and sheets.raw.get(name.lower()):
            reason = text("lembar seperti ini belum bisa dipakai.")
            yield Finding(sheet=name, row=0, reason=reason)


def _of_row(number: int, row: Row, walk: _Walk, lists: set[str]) -> Iterator[str]:
    kind, name = cell(row, TYPE_COLUMNS), cell(row, NAME_COLUMNS)
    if not kind:
        if name or any(title.startswith("label") for title, words in row.items() if words):
            yield text("kolom type kosong.")
        return
    if ending := _END.fullmatch(kind):
        yield from _of_end(ending[1].lower(), walk)
        return
    if beginning := _BEGIN.fullmatch(kind):
        if beginning[1].lower() == "repeat" and any(each == "repeat" for each, _ in walk.open):
            yield text("pengulangan di dalam pengulangan belum bisa dipakai.")
        walk.open.append((beginning[1].lower(), number))
    if name or kind.lower() != "note":
        yield from _of_name(number, name, walk)
    if (select := _SELECT.fullmatch(kind)) and select["list"] not in lists:
        yield text("daftar {name} tidak ada di lembar choices.", name=select["list"])


def _of_end(kind: str, walk: _Walk) -> Iterator[str]:
    if not walk.open or walk.open[-1][0] != kind:
        yield text("end {kind} ini tidak punya begin {kind} sebelumnya.", kind=kind)
        return
    walk.open.pop()


def _of_name(number: int, name: str, walk: _Walk) -> Iterator[str]:
    if not name:
        yield text("kolom name kosong.")
    elif not _NAME.fullmatch(name):
        yield text(
            "nama {name} tidak bisa dipakai. Hanya huruf, angka dan garis bawah, tanpa spasi.",
            name=name,
        )
    elif len(name) > LONGEST_NAME:
        yield text(
            "nama {name} terlalu panjang, paling panjang {most} huruf.",
            name=name,
            most=LONGEST_NAME,
        )
    elif name in walk.first_rows:
        yield text(
            "nama {name} sudah dipakai di baris {row}.", name=name, row=walk.first_rows[name]
        )
    else:
        walk.first_rows[name] = number


def _of_choices(sheets: Sheets) -> Iterator[Finding]:
    seen: dict[tuple[str, str], int] = {}
    for number, row in numbered(sheets.choices):
        own, name = cell(row, LIST_COLUMNS), cell(row, NAME_COLUMNS)
        if not own:
            continue  # a remark between the lists
        if not name:
            yield Finding(sheet=CHOICES, row=number, reason=text("kolom name kosong."))
        elif " " in name:
            reason = text("nama pilihan {name} berisi spasi.", name=name)
            yield Finding(sheet=CHOICES, row=number, reason=reason)
        elif (own, name) in seen:
            reason = text(
                "pilihan {name} sudah ada di baris {row}.", name=name, row=seen[own, name]
            )
            yield Finding(sheet=CHOICES, row=number, reason=reason)
        seen.setdefault((own, name), number)
