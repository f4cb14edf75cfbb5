"""What a flow asks for about women's Td."""

from dataclasses import dataclass
from datetime import date

from domain.doses import ToldBy


@dataclass(frozen=True, kw_only=True)
class RecordTetanus:
    """Keep Td that a woman got, whatever the rules make of them."""

    resident: int
    on: tuple[date, ...]
    earlier: tuple[date, ...] = ()
    """Days of before, copied from a book or a card."""
    lacks_evidence: bool = False
    """True when there may have been others that nobody can show."""
    told_by: ToldBy = ToldBy.CADRE
    place: str = ""
    batch: str = ""
    vaccinator: str = ""


@dataclass(frozen=True, kw_only=True)
class ChangeTetanus:
    """Put another day in the place of a recorded Td, which stays in the history."""

    dose: int
    on: date


@dataclass(frozen=True, kw_only=True)
class RemoveTetanus:
    """Let a recorded Td stand no longer; it stays in the history."""

    dose: int


@dataclass(frozen=True, kw_only=True)
class UndoTetanus:
    """Take back the speaker's last save of a Td."""

    audit: int
