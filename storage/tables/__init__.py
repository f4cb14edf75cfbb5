"""Every table, by subject.

Times are UTC, days are local dates, weights grams, lengths millimetres.
"""

from storage.tables import care, due, health, learning, people, safety, screening, talk, village
from storage.tables.columns import METADATA

__all__ = [
    "METADATA",
    "care",
    "due",
    "health",
    "learning",
    "people",
    "safety",
    "screening",
    "talk",
    "village",
]
