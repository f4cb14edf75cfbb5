"""Correcting and checking recorded doses."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class ChangeDose:
    """Put another dose in the place of a recorded one, which stays in the history."""

    dose: int
    child: int
    antigen: str
    on: date
    product: str | None = None


@dataclass(frozen=True, kw_only=True)
class RemoveDoses:
    """Let recorded doses stand no longer; they stay in the history."""

    child: int
    doses: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class CheckDoses:
    """Keep what the midwife said of doses that families told of."""

    confirmed: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()
    seen: tuple[int, ...] = ()
    """Children looked at already in this round."""


@dataclass(frozen=True, kw_only=True)
class AddToReaction:
    """Add to a report what a parent was asked afterwards."""

    reaction: int
    onset: str = ""
    measures: str = ""
