"""One channel, as one process sends on it."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialog.channel import Channel
from scheduler.rates import Rate
from scheduler.tier import Tier


@dataclass
class Line:
    """One channel, and what this process is doing on it."""

    channel: Channel
    rate: Rate
    tier: Tier
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    requests: dict[asyncio.Task[None], int] = field(default_factory=dict)
    """What is under way, with the number of its message."""
    silent_until: datetime | None = None

    def is_silent(self, now: datetime) -> bool:
        """Tell whether nothing may be sent from here."""
        return self.silent_until is not None and now < self.silent_until

    def be_silent(self, seconds: float, now: datetime) -> None:
        """Send nothing for a while; never shortens a silence."""
        until = now + timedelta(seconds=seconds)
        self.silent_until = max(until, self.silent_until or until)

    def forget(self, request: asyncio.Task[None]) -> None:
        """Forget a request that ended; when half have, there is room for more worth taking."""
        del self.requests[request]
        if len(self.requests) == self.rate.in_flight // 2:
            self.wake.set()


async def ended(requests: Collection[asyncio.Task[None]]) -> None:
    """Wait until requests have ended, however they end."""
    if requests:
        await asyncio.wait(set(requests))


async def woken(wake: asyncio.Event, seconds: float) -> None:
    """Wait until somebody wakes us, or for so long."""
    try:
        async with asyncio.timeout(seconds):
            await wake.wait()
    except TimeoutError:
        return
