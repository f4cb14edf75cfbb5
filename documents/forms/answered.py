"""The answers to a form as tables in the form's own columns: one CSV, or sheets of a workbook."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from domain.forms.model import FIGURES, Form, Kind, Question, Repeat, everything, repeats
from domain.forms.register import Answered
from domain.forms.values import number, written

Cell = str | float
ABOUT = ("_id", "_version", "_submitted_at", "_submitted_by")
"""What is told of every filled-in form, before the form's own columns."""
OF_ROUND = ("_parent_id", "_index")
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_MAIN = "isian"


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of answers."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(forms: Sequence[Form], found: Sequence[Answered]) -> tuple[Table, ...]:
    """Give the filled-in forms, and a table of rounds for each repeat.

    `forms` are the versions, the newest first: columns that only older ones have come last.
    """
    columns = _columns(forms)
    main = Table(
        name=_MAIN,
        titles=(*ABOUT, *(each.name for each in columns)),
        rows=tuple(
            (*_about(each), *(_cell(column, each.answers) for column in columns)) for each in found
        ),
    )
    return (main, *(_of_repeat(name, forms, found) for name in _repeats(forms)))


def _columns(forms: Sequence[Form]) -> tuple[Question, ...]:
    inner = {name for name in _repeats(forms) for name in _inner(name, forms)}
    return _once(
        item
        for form in forms
        for item in everything(form.items)
        if isinstance(item, Question) and item.name not in inner
    )


def _repeats(forms: Sequence[Form]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.name for form in forms for each in repeats(form.items)))


def _inner(repeat: str, forms: Sequence[Form]) -> dict[str, Question]:
    return {
        item.name: item
        for form in reversed(forms)
        for each in repeats(form.items)
        if isinstance(each, Repeat) and each.name == repeat
        for item in everything(each.items)
        if isinstance(item, Question)
    }


def _once(questions: Iterable[Question]) -> tuple[Question, ...]:
    found: dict[str, Question] = {}
    for question in questions:
        if question.kind is not Kind.NOTE:
            found.setdefault(question.name, question)
    return tuple(found.values())


def _about(each: Answered) -> tuple[Cell, ...]:
    return (float(each.id), float(each.version), each.answered_at, each.by)


def _cell(question: Question, answers: "dict[str, str | list[dict[str, str]]]") -> Cell:
    kept = answers.get(question.name, "")
    return _written(question, kept) if isinstance(kept, str) else ""


def _written(question: Question, kept: str) -> Cell:
    return number(kept) if kept and question.kind in FIGURES else kept


def _of_repeat(name: str, forms: Sequence[Form], found: Sequence[Answered]) -> Table:
    columns = _once(_inner(name, forms).values())
    rows: list[tuple[Cell, ...]] = []
    for each in found:
        rounds = each.answers.get(name, [])
        for at, kept in enumerate(rounds if isinstance(rounds, list) else [], 1):
            cells = (_written(column, kept.get(column.name, "")) for column in columns)
            rows.append((float(each.id), float(at), *cells))
    return Table(name=name, titles=(*OF_ROUND, *(each.name for each in columns)), rows=tuple(rows))


def as_workbook(found: Sequence[Table]) -> bytes:
    """Write each table on a sheet of its own; nothing is ever read as a formula."""
    # Imported late: nothing else of the command needs it.
    from xlsxwriter import Workbook  # noqa: PLC0415

    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    head = book.add_format({"bold": True})
    for count, table in enumerate(found):
        sheet = book.add_worksheet(_sheet_name(table.name, count))
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(table.titles):
            sheet.write_string(0, column, title, head)
        for row, cells in enumerate(table.rows, 1):
            for column, cell in enumerate(cells):
                if not cell and isinstance(cell, str):
                    continue
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                else:
                    sheet.write_number(row, column, cell)
    book.close()
    return target.getvalue()


def _sheet_name(name: str, count: int) -> str:
    """Name a sheet as Excel allows: 31 letters, each name once whatever its capitals."""
    return name if count == 0 else f"{count}_{name}"[:31]


def as_csv(found: Sequence[Table]) -> bytes:
    """Write one table: the rounds of repeats stand beside their form, as 'anak[1]/nama'."""
    main, *inner = found
    beside = [_beside(table, main) for table in inner]
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*main.titles, *(title for table in beside for title in table.titles)])
    for at, row in enumerate(main.rows):
        cells = [*row, *(cell for table in beside for cell in table.rows[at])]
        writer.writerow([_plain(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _beside(table: Table, main: Table) -> Table:
    """Lay the rounds of each form next to one another."""
    columns = table.titles[len(OF_ROUND) :]
    most = max((int(row[1]) for row in table.rows), default=0)
    cells = {
        (row[0], row[1], column): row[len(OF_ROUND) + place]
        for row in table.rows
        for place, column in enumerate(columns)
    }
    places = [(at, column) for at in range(1, most + 1) for column in columns]
    return Table(
        name=table.name,
        titles=tuple(f"{table.name}[{at}]/{column}" for at, column in places),
        rows=tuple(
            tuple(cells.get((row[0], float(at), column), "") for at, column in places)
            for row in main.rows
        ),
    )


def _plain(cell: Cell) -> str:
    """Write a cell so that no program takes a text for a formula."""
    if isinstance(cell, float):
        return written(cell)
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
