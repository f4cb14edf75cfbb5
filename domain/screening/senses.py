"""Counting fingers and hearing a whisper."""

from domain.screening.findings import Finding, FindingCode, Urgency
from domain.screening.observed import Observed

FINE = "ok"


def of_senses(observed: Observed) -> tuple[Finding, ...]:
    """Send on whoever cannot count fingers or does not hear whispering, on either side."""
    tested = ((FindingCode.EYES, observed.eyes), (FindingCode.EARS, observed.ears))
    return tuple(
        Finding(code=code, urgency=Urgency.EXAMINE, sign=side)
        for code, side in tested
        if side not in (None, FINE) and side is not None
    )
