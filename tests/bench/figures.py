"""What was measured, beside its floor and its goal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of the report; `floor` is another program's figure from the same run."""

    what: str
    measured: str
    floor: str = ""
    ratio: float | None = None
    goal: str = ""
    is_met: bool | None = None


def at_least(what: str, measured: float, unit: str, goal: float, *, floor: str = "") -> Figure:
    """Note a figure that should be large."""
    return Figure(
        what=what,
        measured=f"{measured:,.0f} {unit}",
        floor=floor,
        goal=f">= {goal:,.0f} {unit}",
        is_met=measured >= goal,
    )


def at_most(what: str, measured: float, unit: str, goal: float) -> Figure:
    """Note a figure that should be small."""
    return Figure(
        what=what,
        measured=f"{measured:,.4g} {unit}",
        goal=f"<= {goal:,.4g} {unit}",
        is_met=measured <= goal,
    )


def against(
    what: str, measured: float, floor: float, unit: str, *, floor_name: str, goal: float | None
) -> Figure:
    """Note a figure beside that of a simpler program; the goal is their ratio."""
    ratio = measured / floor
    return Figure(
        what=what,
        measured=f"{measured:,.0f} {unit}",
        floor=f"{floor:,.0f} {unit} ({floor_name})",
        ratio=ratio,
        goal="" if goal is None else f"ratio >= {goal:g}",
        is_met=None if goal is None else ratio >= goal,
    )


def quantile(values: Iterable[float], part: float) -> float:
    """Give the value that `part` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def show(console: Console, title: str, figures: Sequence[Figure]) -> None:
    """Print one table."""
    table = Table(
        "", "measured", "floor", "ratio", "goal", "met", title=title, title_justify="left"
    )
    for figure in figures:
        table.add_row(
            figure.what,
            figure.measured,
            figure.floor,
            "" if figure.ratio is None else f"{figure.ratio:.2f}",
            figure.goal,
            {None: "", True: "yes", False: "NO"}[figure.is_met],
        )
    console.print(table)
