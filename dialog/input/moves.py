"""Whom and where to, in words about a move: 'ani ke mawar'."""

import re

_TO = re.compile(r"(?:^|\s)ke\s+(?P<place>\S.*)$", re.IGNORECASE)


def parted(typed: str) -> tuple[str, str]:
    """Part 'ani ke mawar' into whom and where to."""
    match = _TO.search(typed)
    return (typed, "") if match is None else (typed[: match.start()].strip(), match["place"])
