"""The dated tables beside this file, as they are in force on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from domain.dated_rules import editions, in_force


@dataclass(frozen=True, kw_only=True)
class Table:
    """One edition of a table: its sections as written."""

    version: str
    effective_from: date
    sections: dict[str, Any]

    def __getitem__(self, section: str) -> dict[str, Any]:
        """Give one section."""
        found: dict[str, Any] = self.sections[section]
        return found


def measures(on: date) -> Table:
    """Give the limits of measures in force on a day."""
    return in_force(_editions("measures"), on)


def questionnaires(on: date) -> Table:
    """Give the questionnaires in force on a day."""
    return in_force(_editions("questionnaires"), on)


def danger_signs(on: date) -> Table:
    """Give the danger signs in force on a day."""
    return in_force(_editions("danger_signs"), on)


def plausible(on: date) -> Table:
    """Give what figures can be, as in force on a day."""
    return in_force(_editions("plausible"), on)


@cache
def _editions(name: str) -> tuple[Table, ...]:
    return tuple(
        Table(
            version=content["version"],
            effective_from=content["effective_from"],
            sections={key: value for key, value in content.items() if isinstance(value, dict)},
        )
        for content in editions(__package__, name)
    )
