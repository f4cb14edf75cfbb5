"""Whether the parts that should always be at work are: each beats now and then."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

SILENT = timedelta(seconds=90)
"""Longer than any round of work: a request, its time limit and the note of its end."""


class Pulse:
    """When each part was last heard of."""

    def __init__(self, now: Callable[[], datetime], parts: Sequence[str]) -> None:
        self._now = now
        self._heard = dict.fromkeys(parts, now())

    def beat(self, part: str) -> None:
        """Note that a part is at work."""
        self._heard[part] = self._now()

    def beating(self) -> dict[str, bool]:
        """Say for each part whether it was heard of lately."""
        now = self._now()
        return {part: now - heard < SILENT for part, heard in self._heard.items()}
