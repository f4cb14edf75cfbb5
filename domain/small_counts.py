"""Counts that could point at one child are hidden from those who may not know (ux section 12)."""

from collections.abc import Sequence

FEWEST_SHOWN = 5


def is_small(count: int) -> bool:
    """Tell whether a count is hidden: 0 to 4, for nought tells as much as one."""
    return count < FEWEST_SHOWN


def shown(count: int) -> int | None:
    """Give a count, or None when it is hidden."""
    return None if is_small(count) else count


def total_shown(parts: Sequence[int]) -> int | None:
    """Give the sum of counts, or None when it would give a single hidden one away."""
    hidden = sum(is_small(part) for part in parts)
    total = sum(parts)
    return None if hidden == 1 else shown(total)
