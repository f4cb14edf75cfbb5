"""What is done when somebody tells of a danger sign."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class RaiseAlarm:
    """Alert the midwife at once."""

    kind: str
    """child, adult, pregnancy or self_harm."""
    signs: tuple[str, ...]
    words: str
    child: int | None = None
    resident: int | None = None
    """Who is ill when it is somebody registered who is no under-five."""


@dataclass(frozen=True, kw_only=True)
class ReportDeparture:
    """Tell the midwife that the family is on its way."""

    alarm: int


@dataclass(frozen=True, kw_only=True)
class AskTransport:
    """Ask the village officer and the cadre for a vehicle."""

    alarm: int
    for_midwife: bool = False


@dataclass(frozen=True, kw_only=True)
class TakeAlarm:
    """The midwife looks after it; the family hears that she knows."""

    alarm: int


@dataclass(frozen=True, kw_only=True)
class ReportAfterVaccine:
    """Tell the midwife how a child is after a vaccine, where nothing is urgent."""

    child: int
    symptoms: tuple[str, ...] = ()
    state: str = ""
    """ill or hospital on the second morning; empty on the first day."""
    words: str = ""
    """As the parent wrote it."""
