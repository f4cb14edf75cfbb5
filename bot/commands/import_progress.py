"""How far an import is: a bar on a terminal, nothing elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

STEP = 250
"""Rows between two strokes of the bar."""


class Telling:
    """Counts rows of one stage after the other."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress
        self._task: TaskID | None = None
        self._waiting = 0

    def start(self, stage: str, total: int | None = None) -> None:
        """Begin a stage of so many rows, when that is known."""
        if self._progress is None:
            return
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task(stage, total=total)
        self._waiting = 0

    def one(self) -> None:
        """Count one more row."""
        self.several(1)

    def several(self, count: int) -> None:
        """Count some more rows."""
        self._waiting += count
        if self._progress is not None and self._task is not None and self._waiting >= STEP:
            self._progress.advance(self._task, self._waiting)
            self._waiting = 0


@contextmanager
def telling(console: Console) -> Iterator[Telling]:
    """Show a bar while rows are counted."""
    if not console.is_terminal:
        yield Telling()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield Telling(progress)
