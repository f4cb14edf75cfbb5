"""`sapa growth`: WHO's z-scores for a CSV file of children."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import BinaryIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from bot.whole_files import (
    STANDARD_STREAM,
    BadSheetError,
    called,
    opened,
    refuse_same,
    written,
)
from documents.growth_sheet import SheetError, Summary, convert


def run(source: str, target: str) -> int:
    """Write a file with its results; 0 even when rows had errors, 1 when nothing was written."""
    complaints = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        refuse_same(source, target)
        with opened(source) as binary, _progress(complaints, binary) as tell:
            summary = _converted(source, binary, target, tell)
    except BadSheetError as bad:
        complaints.print(str(bad), markup=False)
        return 1
    complaints.print(_sentence(summary, target), markup=False)
    return 0


def _converted(source: str, binary: BinaryIO, target: str, tell: Callable[[], None]) -> Summary:
    """Convert one stream into another, and name the file in every complaint."""
    text = TextIOWrapper(binary, encoding="utf-8", newline="")
    try:
        with written(target) as result:
            out = TextIOWrapper(result, encoding="utf-8", newline="")
            summary = convert(text, out, tell)
            out.flush()
            out.detach()  # else the stream would be closed with it
            return summary
    except SheetError as unusable:
        raise BadSheetError(f"{called(source, 'input')} cannot be used: {unusable}") from None
    except UnicodeDecodeError:
        raise BadSheetError(
            f"{called(source, 'input')} cannot be used: it is not UTF-8 text "
            '(in Excel, save it as "CSV UTF-8")'
        ) from None
    finally:
        text.detach()


@contextmanager
def _progress(console: Console, binary: BinaryIO) -> Iterator[Callable[[], None]]:
    """Show how far it is on a terminal, by the bytes read; elsewhere show nothing."""
    if not console.is_terminal:
        yield lambda: None
        return
    information = os.fstat(binary.fileno())
    total = information.st_size if stat.S_ISREG(information.st_mode) else None
    columns = (TextColumn("z-scores"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.update(task, completed=binary.tell() if total else None)


def _sentence(summary: Summary, target: str) -> str:
    """Say what was done."""
    place = "" if target == STANDARD_STREAM else f" -> {target}"
    rows = f"{summary.rows:,} rows" if summary.rows != 1 else "1 row"
    if not summary.rows_with_errors:
        return f"{rows}, no errors{place}"
    return f"{rows}, {summary.rows_with_errors:,} with an error and no results{place}"
