"""How a child's length is taken."""

from enum import StrEnum


class Position(StrEnum):
    """How the length was taken: lying gives PB, standing gives TB."""

    LYING = "lying"
    STANDING = "standing"


LYING_EXCEEDS_STANDING_CM = 0.7
"""A child lying down is longer than standing by this much (WHO 2006, methods report)."""

STANDING_FROM_MONTHS = 24
"""Cadres measure lying below this many completed months, standing from it."""


def usual_position(age_months: int) -> Position:
    """Return how a child of so many completed months is measured when nothing else is said."""
    return Position.LYING if age_months < STANDING_FROM_MONTHS else Position.STANDING
