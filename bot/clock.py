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


class SharedClock:
    """The database's clock, kept going here: processes on several machines tell the same time.

    Leases, rates and quiet hours are compared between processes; a machine whose own clock is
    wrong by a minute would take over what another one is just sending. What has passed since the
    database was asked is measured by a clock that nobody sets.
    """

    def __init__(self, ask: Callable[[], datetime]) -> None:
        self._ask = ask
        self._told = ask(), monotonic()

    def now(self) -> datetime:
        """Give the present moment, aware, in UTC."""
        told, at = self._told
        return told + timedelta(seconds=monotonic() - at)

    def ask_again(self) -> timedelta:
        """Ask the database once more; returns by how much this clock was wrong."""
        before = self.now()
        asked = monotonic()
        told = self._ask()
        answered = monotonic()
        half_way = timedelta(seconds=(answered - asked) / 2)
        self._told = told, answered - half_way.total_seconds()
        return told - before - half_way


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
