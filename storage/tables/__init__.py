"""Every table, by subject.

Times are UTC, days are local dates, weights grams, lengths millimetres.
"""

from storage.tables import due, health, people, safety, talk, village
from storage.tables.columns import METADATA

__all__ = ["METADATA", "due", "health", "people", "safety", "talk", "village"]
