"""What is done when a cadre reports that a child has diarrhoea."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class RecordDiarrhoea:
    """Keep a case; a danger sign reaches the midwife at once."""

    child: int
    days: int = 1
    """Which day of it today is, the first as 1."""
    has_oralit: bool | None = None
    """None when it was not asked."""
    signs: str = ""
    """Danger signs in the cadre's words; empty when there are none."""


@dataclass(frozen=True, kw_only=True)
class TellDiarrhoea:
    """Keep how a child is on the next day."""

    case: int
    state: str
    """One of domain.diarrhoea.State."""
    signs: str = ""


@dataclass(frozen=True, kw_only=True)
class WithdrawDiarrhoea:
    """Take a case back that was reported by mistake."""

    case: int
