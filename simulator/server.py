"""Runs the simulator on a port, inside the event loop that already runs."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from simulator.app import build_app
from simulator.world import Simulator


class CuttableProtocol(HttpToolsProtocol):
    """Lets a route cut its own connection, to play an answer that got lost."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hand the connection to the routes."""
        super().connection_made(cast("asyncio.Transport", transport))
        self.app_state = {**self.app_state, "transport": transport}


class QuietServer(uvicorn.Server):
    """A server that leaves signals to the program it runs in."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signal."""
        yield


@asynccontextmanager
async def serving(
    simulator: Simulator, *, host: str = "127.0.0.1", port: int = 0
) -> AsyncIterator[str]:
    """Serve the simulator and yield its address; port 0 takes any free one."""
    listening = socket.create_server((host, port))
    # asyncio only does this for sockets it made itself; without it every answer takes 40 ms more.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    url = f"http://{host}:{listening.getsockname()[1]}"
    simulator.ground.public_url = simulator.ground.public_url or url
    config = uvicorn.Config(
        build_app(simulator),
        http=CuttableProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    server = QuietServer(config)
    task = asyncio.get_running_loop().create_task(server.serve(sockets=[listening]))
    try:
        await _started(server, task)
        yield url
    finally:
        await simulator.close()
        server.should_exit = True
        await task


async def _started(server: uvicorn.Server, task: asyncio.Task[None]) -> None:
    while not server.started:
        if task.done():
            task.result()
            raise RuntimeError("the simulator did not start")
        await asyncio.sleep(0.01)
