"""A clock that runs faster than life, alike in every process of a test."""

from datetime import datetime, timedelta
from time import monotonic


class FastClock:
    """Tells a time that began at a given second of the machine and runs `speed` times as fast."""

    def __init__(self, start: datetime, began: float, speed: float) -> None:
        self._start = start
        self._began = began
        self._speed = speed

    def now(self) -> datetime:
        """Give the present moment."""
        passed = (monotonic() - self._began) * self._speed
        return self._start + timedelta(seconds=passed)

    async def move_to(self, when: datetime) -> None:
        """Refuse: this clock only runs."""
        raise NotImplementedError(when)
