"""What is done with a posyandu day beside opening and closing it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AskReopening:
    """Ask the midwife and the coordinator to open a closed day again."""

    day: int
    posyandu: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReopenDay:
    """Open a closed day again; its cadres are told."""

    day: int
    posyandu: int
    reason: str = ""
    asked_by: int | None = None
    """The cadre who asked for it."""
    request: int | None = None
    """Which wish it grants; None when nobody asked."""


@dataclass(frozen=True, kw_only=True)
class RefuseReopening:
    """Leave a day closed that a cadre asked to open."""

    day: int
    posyandu: int
    asked_by: int


@dataclass(frozen=True, kw_only=True)
class PutRight:
    """The midwife puts another weight in the place of one of a closed day."""

    weighing: int
    weight_g: int
    review: dict[str, object]
    """Where her review of the recap goes on."""
