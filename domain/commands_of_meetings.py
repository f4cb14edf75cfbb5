"""What quarterly meetings lead to."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class KeepActionItem:
    """Keep what a meeting agreed on, and tell its owner."""

    posyandu: int
    quarter: str
    """The quarter that was looked back on: '2026-1'."""
    problem: str
    cause: str
    action: str
    owner: int
    due_on: date
    budget: str


@dataclass(frozen=True, kw_only=True)
class ReportActionItem:
    """Keep how far an item is, as its owner tells."""

    item: int
    status: str
    note: str
    is_hindered: bool = False


@dataclass(frozen=True, kw_only=True)
class DropActionItem:
    """Give an item up."""

    item: int
    note: str


@dataclass(frozen=True, kw_only=True)
class RecordMeetingGuests:
    """Keep who came to a meeting today, by name or office."""

    quarter: str
    guests: tuple[str, ...]
