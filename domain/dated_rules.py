"""Rules kept in dated files: those in force on a day are the newest that had begun by then."""

import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from importlib.resources import files
from typing import Any, Protocol, TypeVar


class Dated(Protocol):
    """Rules that say from which day on they hold."""

    @property
    def effective_from(self) -> date:
        """The first day."""


R = TypeVar("R", bound=Dated)


def editions(package: str, name: str, parse_float: Callable[[str], Any] = float) -> list[Any]:
    """Read every edition of some rules: `name.toml` and later ones as `name-<words>.toml`."""
    found = [
        entry
        for entry in files(package).iterdir()
        if entry.name == f"{name}.toml"
        or (entry.name.startswith(f"{name}-") and entry.name.endswith(".toml"))
    ]
    return [
        tomllib.loads(entry.read_text("utf-8"), parse_float=parse_float)
        for entry in sorted(found, key=lambda entry: entry.name)
    ]


def in_force(rules: Iterable[R], on: date) -> R:
    """Give the rules of a day; an edition laid down for a later day is not in force yet.

    A day before the first edition is judged by the first: there was none of ours before it.
    """
    in_order = sorted(rules, key=lambda edition: edition.effective_from)
    begun = [edition for edition in in_order if edition.effective_from <= on]
    return begun[-1] if begun else in_order[0]
