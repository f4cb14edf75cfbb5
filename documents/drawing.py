"""Pictures are drawn in a process of their own: drawing holds the interpreter it runs in."""

import asyncio
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from os import _exit as leave_at_once

from documents.png import png

LIMIT_SECONDS = 10.0
TRIES = 2
"""A process that was killed while idle shows only when it is used next."""


class DrawingError(Exception):
    """A picture could not be drawn, or not in time; the words go without it."""


class Drawer:
    """Draws one picture at a time in a child process, started when first needed."""

    def __init__(self, *, limit_seconds: float = LIMIT_SECONDS) -> None:
        self._limit_seconds = limit_seconds
        self._one_at_a_time = asyncio.Lock()
        self._pool: ProcessPoolExecutor | None = None

    async def draw(self, svg: str) -> bytes:
        """Give the PNG of an SVG; raises DrawingError."""
        async with self._one_at_a_time:
            for _ in range(TRIES):
                try:
                    return await self._drawn(svg)
                except BrokenProcessPool:
                    self.close()
                except ValueError as error:
                    raise DrawingError("the picture cannot be read") from error
        raise DrawingError("the process that draws ended before it was done")

    def close(self) -> None:
        """End the child process; the next drawing starts a new one."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    async def _drawn(self, svg: str) -> bytes:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                max_workers=1, mp_context=get_context("spawn"), initializer=_settle_in
            )
        drawing = self._pool.submit(_png_in_time, svg, self._limit_seconds)
        return await asyncio.wrap_future(drawing)


def _settle_in() -> None:
    """Prepare the child process: it leaves with its parent, and Ctrl-C is its parent's to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        leave_at_once(0)


def _png_in_time(svg: str, limit_seconds: float) -> bytes:
    """Draw, or be ended by the alarm: the drawing itself cannot be interrupted otherwise."""
    signal.setitimer(signal.ITIMER_REAL, limit_seconds)
    try:
        return png(svg)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
