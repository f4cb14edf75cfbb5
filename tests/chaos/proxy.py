"""Lines that can be cut: a replica's own way to the database, and the one door all webhooks take.

A cut line closes at once and takes nothing more. A frozen one is worse, as real networks are: it
stays open, and what is said on either side arrives only when it thaws.
"""

import asyncio
import random
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

Connect = Callable[[Callable[[], asyncio.Protocol]], "asyncio.Future"]


class _End(asyncio.Protocol):
    """One end of a connection: hands on what it hears to the other end."""

    def __init__(self) -> None:
        self.other: _End | None = None
        self._transport: asyncio.Transport | None = None
        self._early: list[bytes] = []

    def connection_made(self, transport) -> None:
        """Begin to hand on what came before."""
        self._transport = transport
        for data in self._early:
            transport.write(data)

    def data_received(self, data: bytes) -> None:
        """Hand on what this side says."""
        if self.other is not None:
            self.other.hear(data)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's own
        """Close the other side too: what was said before still arrives."""
        self._transport = None
        if self.other is not None:
            self.other.leave()

    def hear(self, data: bytes) -> None:
        """Say to this side what the other said."""
        if self._transport is None:
            self._early.append(data)
        else:
            self._transport.write(data)

    def leave(self) -> None:
        """Close this side when everything was said."""
        if self._transport is not None:
            self._transport.close()

    def abort(self) -> None:
        """Close this side at once."""
        if self._transport is not None:
            self._transport.abort()

    def hold(self, *, still: bool) -> None:
        """Stop listening to this side, or go on."""
        if self._transport is not None and not self._transport.is_closing():
            with suppress(RuntimeError):  # it was so already
                (self._transport.pause_reading if still else self._transport.resume_reading)()


class Line:
    """A port of this machine behind which something else listens; it can be cut and frozen."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._ends: set[_End] = set()
        self._tasks: set[asyncio.Task] = set()
        self._is_cut = False
        self._is_frozen = False
        self._server: asyncio.Server | None = None
        self.port = 0

    async def open(self) -> None:
        """Listen on a free port."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._taken, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Listen no more."""
        self.cut()
        self._server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self) -> None:
        """Close every connection and refuse new ones."""
        self._is_cut = True
        for end in tuple(self._ends):
            end.abort()
        self._ends.clear()

    def freeze(self) -> None:
        """Let nothing through, and tell nobody."""
        self._is_frozen = True
        for end in self._ends:
            end.hold(still=True)

    def mend(self) -> None:
        """Be a good line again; what waited on a frozen one arrives now."""
        self._is_cut = self._is_frozen = False
        for end in self._ends:
            end.hold(still=False)

    def _taken(self) -> asyncio.Protocol:
        near = _End()
        task = asyncio.get_running_loop().create_task(self._join(near))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return near

    async def _join(self, near: _End) -> None:
        far = _End()
        near.other, far.other = far, near
        if not self._is_cut:
            with suppress(OSError):
                await self._connect(lambda: far)
                if not self._is_cut:
                    self._keep(near, far)
                    return
        far.abort()
        near.abort()

    def _keep(self, *ends: _End) -> None:
        self._ends = {end for end in self._ends if end._transport is not None}
        self._ends.update(ends)
        for end in ends if self._is_frozen else ():
            end.hold(still=True)


def to_database(socket_file: Path) -> Line:
    """Lead to a PostgreSQL that listens on a socket file."""
    loop = asyncio.get_running_loop()
    return Line(lambda end: loop.create_unix_connection(end, str(socket_file)))


def to_any_of(ports: Sequence[int], chance: random.Random) -> Line:
    """Lead to one of several programs that are the same, as a balancer before replicas does."""

    async def connect(end: Callable[[], asyncio.Protocol]) -> None:
        for port in chance.sample(ports, len(ports)):
            with suppress(ConnectionRefusedError):
                await asyncio.get_running_loop().create_connection(end, "127.0.0.1", port)
                return
        raise ConnectionRefusedError

    return Line(connect)


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]
