"""What a midwife asks the service to do after she has seen a child."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True)
class RecordExamination:
    """Keep what was found and arranged for a child, and tell the family and the cadre kindly."""

    child: int
    words: str
    """As the midwife wrote it."""
    findings: dict[str, Any]
    """What was understood of it, by the keys of the word lists."""
    control_on: date | None


@dataclass(frozen=True, kw_only=True)
class RecordOutcome:
    """Keep how a referral ended, in short; family and cadre hear of it when she says so."""

    child: int
    words: str
    findings: dict[str, Any]
    control_on: date | None


@dataclass(frozen=True, kw_only=True)
class TellOfExamination:
    """Tell the family, and the cadre who sent the child, of a result that is kept."""

    examination: int


@dataclass(frozen=True, kw_only=True)
class TellOfGuilt:
    """Let the midwife know that a parent blames herself."""

    child: int | None
