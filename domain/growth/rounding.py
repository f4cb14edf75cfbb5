"""Rounding many numbers exactly as Python's `round` does one."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NEARLY_HALF = 1e-3
"""So close to the middle between two decimals, numpy's multiplying and dividing may differ."""


def rounded(values: Floats, decimals: int) -> Floats:
    """Return what `round(value, decimals)` gives for each value, bit for bit; NaN stays NaN."""
    scale = 10.0**decimals
    scaled = values * scale
    whole = np.rint(scaled)
    result = whole / scale
    doubtful = is_nearly_half(scaled, whole)
    result[doubtful] = [round(value, decimals) for value in values[doubtful].tolist()]
    return result


def is_nearly_half(scaled: Floats, whole: Floats, within: float = NEARLY_HALF) -> NDArray[np.intp]:
    """Return the places of numbers about half way between two whole ones."""
    # Numbers too large for a half are all their own whole one.
    return np.flatnonzero(np.abs(np.abs(scaled - whole) - 0.5) < within)
