"""What is done for those who are no under-fives between a finding and its end."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class AcceptResident:
    """A midwife looks after somebody who is on her list."""

    task: int


@dataclass(frozen=True, kw_only=True)
class RecordResidentResult:
    """Keep what a midwife found of somebody, and tell the cadre only what she can do."""

    resident: int
    words: str
    """As the midwife wrote it; nobody else reads it."""
    care: str
    """rawat_jalan or rawat_inap; empty when it was not said."""
    control_on: date | None


@dataclass(frozen=True, kw_only=True)
class EndPregnancy:
    """Keep how a pregnancy ended; the mother's card follows, and the midwife is told."""

    resident: int
    outcome: str
    """One of domain.screening.records.Outcome."""
    on: date
    place: str


@dataclass(frozen=True, kw_only=True)
class TakeBackPregnancyEnd:
    """Let a pregnancy go on after all: the end was noted by mistake."""

    end: int
    asks_again: bool = False
    """True when it ended, but otherwise than was noted."""
