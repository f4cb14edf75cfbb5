"""Work in the background: jobs of one lane run one after the other, lanes run side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from contextlib import suppress

Job = Callable[[], Awaitable[None]]


class Lanes:
    """Keeps the order of what goes out to one address, as the providers do."""

    def __init__(self) -> None:
        self._waiting: dict[Hashable, deque[Job]] = {}
        self._tasks: dict[Hashable, asyncio.Task[None]] = {}
        self._is_closed = False

    def put(self, lane: Hashable, job: Job) -> None:
        """Run a job when all earlier jobs of its lane have ended; none after the end."""
        if self._is_closed:
            return
        self._waiting.setdefault(lane, deque()).append(job)
        if lane not in self._tasks:
            self._tasks[lane] = asyncio.get_running_loop().create_task(self._run(lane))

    async def settle(self) -> None:
        """Wait until no job is waiting or running."""
        while self._tasks:
            await asyncio.wait(set(self._tasks.values()))

    async def close(self) -> None:
        """Drop what is waiting, stop what is running, and take nothing more."""
        self._is_closed = True
        tasks = set(self._tasks.values())
        self._waiting.clear()
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task

    async def _run(self, lane: Hashable) -> None:
        try:
            while waiting := self._waiting.get(lane):
                await waiting.popleft()()
        finally:
            self._waiting.pop(lane, None)
            self._tasks.pop(lane, None)
