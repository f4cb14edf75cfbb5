"""Measures everything and prints it beside its floors and goals."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import (
    announcing,
    cards,
    cards_beside_turns,
    databases,
    day_of_five,
    due,
    growth,
    guided,
    immunization,
    importing,
    program,
    recap,
    sending,
    turns,
    webhooks,
)
from bench.figures import Figure, show
from bench.quiet import quiet_log
from rich.console import Console


def main() -> None:
    """Measure part by part; each table is printed as soon as it is there."""
    quiet_log()
    console = Console()
    with TemporaryDirectory() as name, databases.both(Path(name)) as sources:
        folder = Path(name)
        parts: dict[str, Callable[[], list[Figure]]] = {
            "The program": lambda: program.measure(folder),
            "Immunization": immunization.measure,
            "Reminders": lambda: due.measure(folder),
            "Messages coming in": lambda: webhooks.measure(sources),
            "Messages answered": lambda: turns.measure(sources),
            "Messages sent": lambda: sending.measure(sources),
            "An announcement to 30,000": lambda: announcing.measure(sources),
            "A day of five cadres": lambda: day_of_five.measure(sources, folder),
            "Growth": lambda: growth.measure(folder),
            "Sheets taken over": lambda: importing.measure(sources, folder),
            "Growth cards": cards.measure,
            "Cards beside messages": lambda: cards_beside_turns.measure(sources),
            "Recap of a district": lambda: recap.measure(sources),
            "Beside another library": lambda: guided.measure(sources["SQLite"], folder),
        }
        for title, measure in parts.items():
            with console.status(title):
                figures = measure()
            show(console, title, figures)
    console.print("Floors are measured in the same run, on the same machine.")


if __name__ == "__main__":
    main()
