"""Every table, by subject.

Times are UTC, days are local dates, weights grams, lengths millimetres.
"""

from storage.tables import (
    care,
    comparing,
    diarrhoea,
    due,
    events,
    forms,
    health,
    insurance,
    learning,
    meeting,
    newcomers,
    pace,
    people,
    safety,
    screening,
    talk,
    village,
)
from storage.tables.columns import METADATA

__all__ = [
    "METADATA",
    "care",
    "comparing",
    "diarrhoea",
    "due",
    "events",
    "forms",
    "health",
    "insurance",
    "learning",
    "meeting",
    "newcomers",
    "pace",
    "people",
    "safety",
    "screening",
    "talk",
    "village",
]
