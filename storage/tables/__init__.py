"""Every table, by subject.

Times are UTC, days are local dates, weights grams, lengths millimetres.
"""

from storage.tables import health, people, safety, talk, village
from storage.tables.columns import METADATA

__all__ = ["METADATA", "health", "people", "safety", "talk", "village"]
