"""Texts put into an approved template: WhatsApp takes no line break, tab or long gap in them."""

import re

_SPACES = re.compile(r"\s+")
NOTHING = "-"
"""Stands for an empty value: WhatsApp refuses those (63013)."""


def clean_variable(text: str, *, most: int) -> str:
    """Make a text fit for a template, at most `most` characters long."""
    whole = _SPACES.sub(" ", text).strip() or NOTHING
    return whole if len(whole) <= most else whole[: most - 1].rstrip() + "…"
