"""Tells open pages and waiting tests that something changed."""

import asyncio
from collections.abc import AsyncIterator

Change = str


class Events:
    """Spreads the names of what changed; many changes of one thing become one."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self._closed = False

    def tell(self, change: Change) -> None:
        """Tell every listener that something changed."""
        for listener in self._listeners:
            listener.note(change)

    def listen(self) -> "Listener":
        """Open a listener; it hears what changes from now on."""
        listener = Listener()
        self._listeners.add(listener)
        if self._closed:
            listener.end()
        return listener

    def leave(self, listener: "Listener") -> None:
        """Close a listener."""
        self._listeners.discard(listener)

    def close(self) -> None:
        """End every listener, so that open pages let go of the server."""
        self._closed = True
        for listener in self._listeners:
            listener.end()


class Listener:
    """What one page or test has not yet heard."""

    def __init__(self) -> None:
        self._changes: dict[Change, None] = {}
        self._wake = asyncio.Event()
        self._ended = False

    def note(self, change: Change) -> None:
        """Remember a change until it is fetched."""
        self._changes[change] = None
        self._wake.set()

    def end(self) -> None:
        """Let the listener's loop end."""
        self._ended = True
        self._wake.set()

    async def changes(self) -> AsyncIterator[tuple[Change, ...]]:
        """Yield what changed since the last time, waiting for it; end when the simulator ends."""
        while not self._ended:
            await self._wake.wait()
            self._wake.clear()
            changes, self._changes = tuple(self._changes), {}
            if changes:
                yield changes
