"""A name on a button, as long as the button holds it."""

LONGEST_LABEL = 20
"""Characters on a button of either channel."""


def fitting(with_name: str, without: str) -> str:
    """Give the label that names somebody, or the one without a name when that would be cut."""
    return with_name if len(with_name) <= LONGEST_LABEL else without
