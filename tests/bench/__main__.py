"""Measures everything and prints it beside its floors and goals."""

import logging
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
from bench import databases, guided, program, turns, webhooks
from bench.figures import Figure, show
from rich.console import Console


def main() -> None:
    """Measure part by part; each table is printed as soon as it is there."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    console = Console()
    with TemporaryDirectory() as name, databases.both(Path(name)) as sources:
        folder = Path(name)
        parts: dict[str, Callable[[], list[Figure]]] = {
            "The program": lambda: program.measure(folder),
            "Messages coming in": lambda: webhooks.measure(sources),
            "Messages answered": lambda: turns.measure(sources),
            "Beside another library": lambda: guided.measure(sources["SQLite"], folder),
        }
        for title, measure in parts.items():
            with console.status(title):
                figures = measure()
            show(console, title, figures)
    console.print("Floors are measured in the same run, on the same machine.")


if __name__ == "__main__":
    main()
