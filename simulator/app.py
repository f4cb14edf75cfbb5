"""The simulator as one web application: both providers, the phones and the control."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Final

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from simulator.control import control_routes
from simulator.page import page_routes
from simulator.telegram.routes import telegram_routes
from simulator.twilio.routes import twilio_routes
from simulator.world import Simulator

LOOK_SECONDS: Final = 0.25  # how often the clock is looked at, in real time


def build_app(simulator: Simulator) -> Starlette:
    """Return the application; the server that runs it must close the simulator first."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        following = asyncio.get_running_loop().create_task(_follow_clock(simulator))
        yield
        following.cancel()

    routes = [
        *telegram_routes(simulator.telegram),
        *twilio_routes(simulator.twilio),
        *control_routes(simulator),
        *page_routes(simulator),
    ]
    return Starlette(routes=routes, lifespan=lifespan, exception_handlers={ClientDisconnect: _gone})


async def _gone(_request: Request, _error: Exception) -> Response:
    """Answer nobody: the program ended in the middle of its request, as tests let it."""
    return Response(status_code=HTTPStatus.BAD_REQUEST)


async def _follow_clock(simulator: Simulator) -> None:
    """Take due steps as the clock runs on by itself, and let pages show each new minute."""
    minute = simulator.ground.now().minute
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        simulator.advance()
        if simulator.ground.now().minute != minute:
            minute = simulator.ground.now().minute
            simulator.ground.events.tell("clock")
