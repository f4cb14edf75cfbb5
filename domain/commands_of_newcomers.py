"""What is done about people who moved in or out."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class CountNewcomers:
    """Keep how many people came to an RT, and nothing else of them."""

    neighbourhood: int
    told: dict[str, Any]
    """`Newcomers.to_json`; all but the number stays in the conversation."""


@dataclass(frozen=True, kw_only=True)
class LeaveUnnamed:
    """Keep the count alone of people who do not want more; tell it on when `tells`."""

    move: int
    told: dict[str, Any]
    tells: bool


@dataclass(frozen=True, kw_only=True)
class KeepNewcomers:
    """Keep the particulars of people who agreed."""

    move: int
    told: dict[str, Any]
    particulars: dict[str, str]
    returns: int | None = None
    """The report under which they moved away before."""


@dataclass(frozen=True, kw_only=True)
class RecordDeparture:
    """Keep that people left an RT."""

    neighbourhood: int
    people: int
    name: str = ""
    went_to: str = ""
    arrived_as: int | None = None
    """The report under which they had come."""


@dataclass(frozen=True, kw_only=True)
class WithdrawMove:
    """Take a report back that was a mistake."""

    move: int


@dataclass(frozen=True, kw_only=True)
class ReportNobody:
    """Say that nobody came or left: that is a report too."""

    neighbourhoods: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SetNewcomerDay:
    """Remind the RT on a day of every month, or never."""

    day: int | None
