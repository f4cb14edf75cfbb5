"""From a measurement and a row of a WHO table to a z-score, and back."""

from domain.growth.tables import Lms

RESTRICTED_BEYOND = 3
"""Weight-based z-scores beyond this many SD are counted in steps of the last SD (WHO 2006)."""


def z_score(lms: Lms, measured: float) -> float:
    """Return how many SD a measurement lies from the median (Box-Cox)."""
    transformed: float = (measured / lms.median) ** lms.power
    return (transformed - 1) / (lms.power * lms.variation)


def restricted_z_score(lms: Lms, measured: float) -> float:
    """Return the z-score with WHO's restricted adjustment beyond 3 SD, for weight-based indices."""
    z = z_score(lms, measured)
    if abs(z) <= RESTRICTED_BEYOND:
        return z
    side = 1 if z > 0 else -1
    line = value_at(lms, side * RESTRICTED_BEYOND)
    last_step = abs(line - value_at(lms, side * (RESTRICTED_BEYOND - 1)))
    return side * RESTRICTED_BEYOND + (measured - line) / last_step


def value_at(lms: Lms, z: float) -> float:
    """Return the measurement that lies on an SD line, in the unit of the table."""
    factor: float = (1 + lms.power * lms.variation * z) ** (1 / lms.power)
    return lms.median * factor
