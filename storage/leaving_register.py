"""The questions of `domain.leaving.LeavingRegister`, answered from the database."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from domain.leaving import Gone, Merge
from domain.people import Child
from storage import children, leaving, merging


@dataclass(frozen=True)
class StoredLeavingRegister:
    """Children who left, and merges, seen by one speaker."""

    connection: sa.Connection

    def why_gone(self, child_id: int) -> Gone | None:
        """Tell when and why a child left; None while it is served."""
        return leaving.why(self.connection, child_id)

    def moved_away_like(self, name: str, born_on: date) -> tuple[Gone, ...]:
        """List children of exactly this name and birth date who moved away, wherever they were."""
        return leaving.moved_away_like(self.connection, name, born_on)

    def last_merge(self, child_id: int) -> Merge | None:
        """Give the latest merge into a child that was not taken back."""
        return merging.last_into(self.connection, child_id)

    def merge(self, merge_id: int) -> Merge:
        """Give one merge, or raise Unknown."""
        return merging.one(self.connection, merge_id)

    def has_nik(self, nik: str) -> Child | None:
        """Give the child that has a NIK already."""
        found = leaving.with_nik(self.connection, nik)
        return None if found is None else children.one(self.connection, found)
