"""The clock the simulator lives by: given from outside, so that a demo or a test can move it."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """A clock that can be asked and moved."""

    def now(self) -> datetime:
        """Return the present moment, aware and in UTC."""
        ...

    async def move_to(self, when: datetime) -> None:
        """Make *when* the present moment and do whatever became due on the way."""
        ...


class ManualClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        """Return the moment last set."""
        return self._now

    async def move_to(self, when: datetime) -> None:
        """Make *when* the present moment."""
        self._now = when
