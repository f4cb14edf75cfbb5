"""Vitamin A in February and August: a blue capsule from 6 months, a red one from 12.

Source: Buku KIA and the national guide; blue is 100,000 IU and red 200,000 IU, but no dose is
ever said in a chat.
"""

from datetime import date
from enum import StrEnum

from domain.calendar import completed_months

MONTHS = frozenset({2, 8})

_BLUE_FROM_MONTH, _RED_FROM_MONTH, _END_MONTH = 6, 12, 60


class Capsule(StrEnum):
    """The colour by which a capsule is known."""

    BLUE = "BIRU"
    RED = "MERAH"


def campaign(on: date) -> str | None:
    """Return the campaign a day belongs to, such as "2026-02"; each child has one capsule in it."""
    return f"{on:%Y-%m}" if on.month in MONTHS else None


def capsule(born: date, on: date) -> Capsule | None:
    """Return the capsule meant for a child on a day: none outside the campaign or the ages."""
    if campaign(on) is None:
        return None
    return capsule_for_age(completed_months(born, on))


def capsule_for_age(months: int) -> Capsule | None:
    """Return the capsule for an age in completed months, whatever the month of the year."""
    if not _BLUE_FROM_MONTH <= months < _END_MONTH:
        return None
    return Capsule.BLUE if months < _RED_FROM_MONTH else Capsule.RED
