"""What an import says: columns, findings by row, and what was or would be written."""

import csv
from collections import Counter
from io import TextIOWrapper
from typing import BinaryIO

from rich.console import Console
from rich.table import Table

from bot.commands.import_planning import Planned
from documents.importing.kinds import USED, Kind
from documents.importing.reading import ReadSheet
from documents.importing.titles import DOSE, Column
from domain.importing.findings import Finding, Weight

MOST_SHOWN = 40
ORDER = (Weight.ERROR, Weight.UNSURE, Weight.WARNING, Weight.NOTE)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be computed by a spreadsheet."""
COUNTED = {
    Kind.CHILDREN: "children",
    Kind.RESIDENTS: "residents",
    Kind.WEIGHINGS: "weighings",
    Kind.DOSES: "doses",
}


def show(console: Console, name: str, read: ReadSheet, planned: Planned, *, invited: int) -> None:
    """Print everything about one file."""
    where = f"sheet {read.sheet!r} of {name}" if read.sheet else name
    guessed = " (guessed from its columns)" if read.is_kind_guessed else ""
    _say(console, f"{read.kind}{guessed}: {where}, header in row {read.heading.last_row}")
    console.print(_columns(read))
    for weight in ORDER:
        _list(console, weight, [each for each in planned.findings if each.weight is weight])
    _say(console, _counts(read, planned))
    if planned.children is not None and planned.children.phones:
        _say(console, _phones(planned, invited))
    _say(console, _end(planned))


def _columns(read: ReadSheet) -> Table:
    table = Table("column", "title", "taken as")
    for column in (*read.heading.columns,):
        settled = next(
            (each for each in read.columns.columns if each.place == column.place), column
        )
        table.add_row(_letters(column.place), column.title, _taken(settled, read))
    return table


def _taken(column: Column, read: ReadSheet) -> str:
    if column in read.columns.doubled:
        return "left out: another column says the same"
    if not column.field:
        return "not known: left out"
    if not column.is_kept or column.field not in USED[read.kind]:
        return "left out"
    what = f"{column.antigen} (days)" if column.field == DOSE else column.field
    unit = f" in {column.unit}" if column.unit else ""
    return f"{what}{unit}" + ("" if column.is_sure else " ?")


def _letters(place: int) -> str:
    """Name a column as a spreadsheet does: 0 is A, 26 is AA."""
    first, last = divmod(place, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)


def _list(console: Console, weight: Weight, findings: list[Finding]) -> None:
    for each in findings[:MOST_SHOWN]:
        _say(console, f"{weight}: {_sentence(each)}")
    if len(findings) > MOST_SHOWN:
        more = len(findings) - MOST_SHOWN
        _say(console, f"{weight}: and {more:,} more; all of them with --report FILE.csv")


def _sentence(finding: Finding) -> str:
    column = f", {finding.column}" if finding.column else ""
    return f"row {finding.row}{column}: {finding.sentence}"


def _counts(read: ReadSheet, planned: Planned) -> str:
    rows = Counter(weight for weight, _ in {(each.weight, each.row) for each in planned.findings})
    filled = f", {planned.filled:,} of them with something filled in" if planned.filled else ""
    return (
        f"{read.rows:,} rows: {planned.new:,} new {COUNTED[read.kind]}, {planned.known:,} known "
        f"already{filled}; rows with an error {rows[Weight.ERROR]:,}, "
        f"unsure {rows[Weight.UNSURE]:,}, with a warning {rows[Weight.WARNING]:,}"
    )


def _phones(planned: Planned, invited: int) -> str:
    numbers = planned.children.phones if planned.children is not None else {}
    if invited:
        return f"{len(numbers):,} numbers: {invited:,} invitations wait to be sent"
    return (
        f"{len(numbers):,} numbers: kept only with --invite, as invitations to be sent tomorrow; "
        "use it when the families agreed to be written to"
    )


def _end(planned: Planned) -> str:
    if planned.is_written and not planned.new and not planned.filled:
        return "Nothing new was found."
    if planned.is_written:
        return "Written." + (" Unsure rows were left out." if planned.unsure else "")
    if planned.errors:
        return "Nothing was written. Mend the errors; or --apply --without-errors leaves those out."
    accept = " Unsure rows need --accept, such as 12,15-20,31=new." if planned.unsure else ""
    return f"Nothing was written: this was a trial. --apply writes it.{accept}"


def write_findings(planned: Planned, target: BinaryIO) -> None:
    """Write every finding as a row of CSV."""
    text = TextIOWrapper(target, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(["row", "column", "kind", "what"])
    for each in planned.findings:
        writer.writerow([each.row, _safe(each.column), str(each.weight), _safe(each.sentence)])
    text.flush()
    text.detach()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _say(console: Console, sentence: str) -> None:
    console.print(sentence, markup=False)
