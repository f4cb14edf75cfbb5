"""What a flow asks for about pregnant women, pupils, adults and older people."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.learning import Measuring


@dataclass(frozen=True, kw_only=True)
class RegisterResident:
    """Keep somebody who is no under-five, and go on with what was reported."""

    posyandu: int
    name: str
    life_stage: str
    sex: str
    born_on: date | None
    born_estimated: bool = False
    rt: str = ""
    last_period_on: date | None = None
    gave_birth_on: date | None = None
    figures: dict[str, str] = field(default_factory=dict)
    """Measures typed already, for the screening that follows."""
    told: dict[str, Any] = field(default_factory=dict)
    """What words told already, by the names of `Observed`."""
    tetanus: str = ""
    """A line about her Td, as typed, which is gone on with instead."""


@dataclass(frozen=True, kw_only=True)
class RecordScreening:
    """Keep all that was observed of somebody on a day."""

    resident: int
    on: date
    observed: dict[str, Any]
    source: str = "posyandu"
    opens_day: bool = False
    """True when today's posyandu day is opened with it."""
    replaces: int | None = None
    """The screening of the same day whose figures `observed` holds as well."""
    met: tuple[Measuring, ...] = ()
    """Measures the cadre was asked for, and never before."""


@dataclass(frozen=True, kw_only=True)
class AddToScreening:
    """Keep one more thing beside a screening of the day."""

    screening: int
    observed: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ChangeScreening:
    """Put other figures in the place of some of a screening."""

    screening: int
    observed: dict[str, Any]
    """The whole of what is to stand."""


@dataclass(frozen=True, kw_only=True)
class MoveScreening:
    """Give a screening to the person it belongs to."""

    screening: int
    to_resident: int


@dataclass(frozen=True, kw_only=True)
class RemoveScreening:
    """Take a screening away (it stays in the history)."""

    screening: int


@dataclass(frozen=True, kw_only=True)
class UndoScreening:
    """Take back the speaker's last save of a screening."""

    audit: int


@dataclass(frozen=True, kw_only=True)
class SendResident:
    """Put somebody on the midwife's list of the day, at once when a danger sign was told."""

    screening: int


@dataclass(frozen=True, kw_only=True)
class TakeResident:
    """The midwife looks after somebody who was sent to her."""

    task: int
    cadre: int
    """Who sent the person, and is told."""
    needs_ambulance: bool = False


@dataclass(frozen=True, kw_only=True)
class CompleteCard:
    """Keep what was told of somebody beside figures, by the names of `ResidentCard`."""

    resident: int
    told: dict[str, Any]
