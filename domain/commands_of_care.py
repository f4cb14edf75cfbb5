"""What is done between a finding and its end: visits to homes, referrals taken and closed."""

from dataclasses import dataclass, field
from datetime import date

from domain.commands import RecordWeighing


@dataclass(frozen=True, kw_only=True)
class RecordVisit:
    """Keep a visit, with the child's measures when they were taken."""

    child: int
    met: str
    """One of domain.care.Met."""
    state: str = ""
    """One of domain.care.State; empty when it was not told."""
    signs: str = ""
    """Danger signs in the cadre's words."""
    try_again_on: date | None = None
    weighing: RecordWeighing | None = None


@dataclass(frozen=True, kw_only=True)
class KeepChecks:
    """Keep what was asked at a visit; a capsule that was given is recorded with it."""

    visit: int
    checks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LeaveVisitToMidwife:
    """Let the midwife get in touch with a family that wants no visit of a cadre."""

    child: int


@dataclass(frozen=True, kw_only=True)
class AcceptReferral:
    """A midwife looks after a child who was sent to her."""

    referral: int
