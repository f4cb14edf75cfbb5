"""The clock, passed to everything that needs to know the time."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Protocol


class Clock(Protocol):
    """Something that tells the time."""

    def now(self) -> datetime:
        """Give the present moment, aware, in UTC."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Give the present moment, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 (the one place that asks the machine)


class MovableClock:
    """A clock that runs, and can be put forward; whoever listens catches up step by step."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._since = monotonic()
        self.catch_up: Callable[[datetime, datetime], Awaitable[None]] | None = None

    def now(self) -> datetime:
        """Give the moment it was put to, plus what has passed since."""
        return self._start + timedelta(seconds=monotonic() - self._since)

    def put(self, when: datetime) -> None:
        """Put the clock to a moment, without telling anybody."""
        self._start, self._since = when, monotonic()

    async def move_to(self, when: datetime) -> None:
        """Put the clock forward and let everything due on the way happen."""
        before = self.now()
        if self.catch_up is not None:
            await self.catch_up(before, when)
        self.put(when)
