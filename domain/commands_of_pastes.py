"""What a pasted list has done: lines saved, lines still to be asked about, the list taken back."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True)
class KeepPaste:
    """Keep what is clear in a pasted list; the rest is asked about line by line."""

    posyandu: int
    on: date
    clear: tuple[tuple[str, object], ...]
    """Clear lines as typed, each with the command that keeps it."""
    read: int
    """How many lines were read."""
    opens_day: bool = False
    """True when today's posyandu day is opened with it."""
    summary: dict[str, Any] = field(default_factory=dict)
    """What is said of it beside what was saved."""
    rest: dict[str, Any] = field(default_factory=dict)
    """The lines that wait, as the flow keeps them."""


@dataclass(frozen=True, kw_only=True)
class KeepPastedLine:
    """Settle one line that was asked about, and go on to the next."""

    done: object | None
    """What to carry out; None when nothing of the line is kept."""
    told: dict[str, Any]
    """What is said of the line when nothing was carried out."""
    rest: dict[str, Any]
    """The lines that wait after it."""


@dataclass(frozen=True, kw_only=True)
class UndoPaste:
    """Take back everything that came with a pasted list and was not changed since."""

    paste: int


@dataclass(frozen=True, kw_only=True)
class SendPasted:
    """Put those of a pasted list who need the midwife on her list of the day."""

    weighings: tuple[int, ...] = ()
    screenings: tuple[int, ...] = ()
