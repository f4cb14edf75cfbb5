"""What is done about health insurance."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class LookUpInsurance:
    """Show what is kept of one household; the look is written down."""

    insured: str


@dataclass(frozen=True, kw_only=True)
class ListInsuranceOff:
    """Show whose cover ended; the look is written down."""


@dataclass(frozen=True, kw_only=True)
class RecordInsurance:
    """Keep what somebody found on a day."""

    insured: str
    """A key of the register; empty for somebody it does not know, who is named."""
    status: str
    segment: str
    checked_on: date
    source: str = ""
    decile: int | None = None
    decile_on: date | None = None
    name: str = ""
    rt: str = ""


@dataclass(frozen=True, kw_only=True)
class ProposePbi:
    """Hand households to the village operator, who proposes them to the state as payer."""

    insured: tuple[str, ...]
    left: int = 0
    """How many of those listed were left out."""


@dataclass(frozen=True, kw_only=True)
class EnterProposals:
    """Say that the operator has entered what was proposed."""

    proposals: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class TellAboutInsurance:
    """Tell a household privately how a card works again."""

    insured: str
