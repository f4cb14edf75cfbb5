"""What flows may know of children who left, and of records that were made one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from domain.people import Child


class Left(StrEnum):
    """Why a child is served no longer."""

    DIED = "died"
    MOVED = "moved"
    MERGED = "merged"


@dataclass(frozen=True, kw_only=True)
class Gone:
    """A child who left."""

    child: Child
    on: date
    because: Left


@dataclass(frozen=True, kw_only=True)
class Merge:
    """Two records that were made one."""

    id: int
    kept: int
    merged: int
    is_undone: bool


class LeavingRegister(Protocol):
    """Children who left, and merges, seen by one speaker."""

    def why_gone(self, child_id: int) -> Gone | None:
        """Tell when and why a child left; None while it is served."""

    def moved_away_like(self, name: str, born_on: date) -> tuple[Gone, ...]:
        """List children of exactly this name and birth date who moved away, wherever they were."""

    def last_merge(self, child_id: int) -> Merge | None:
        """Give the latest merge into a child that was not taken back."""

    def merge(self, merge_id: int) -> Merge:
        """Give one merge, or raise Unknown."""

    def has_nik(self, nik: str) -> Child | None:
        """Give the child that has a NIK already."""
