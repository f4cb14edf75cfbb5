"""The web application: webhooks, health, metrics, and the pages it is given."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from dialog.channel import Channel
from dialog.messages import ChannelName
from storage.engine import Database
from storage.health import answers
from web.acceptor import Acceptor
from web.webhooks import webhook_routes

Readiness = Callable[[], Awaitable[Mapping[str, bool]]]
Measure = Callable[[], Awaitable[None]]
Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def build(
    *,
    database: Database,
    channels: Mapping[ChannelName, Channel],
    now: Callable[[], datetime],
    woken: Callable[[], None] = lambda: None,
    pages: Sequence[BaseRoute] = (),
    lifespan: Lifespan | None = None,
    readiness: Readiness | None = None,
    measure: Measure | None = None,
) -> Starlette:
    """Join the routes into one application.

    Args:
        database: where what comes in is kept.
        channels: those that are switched on.
        now: the clock.
        woken: called after something was kept, to wake who handles it.
        pages: the routes of the pages for people.
        lifespan: what runs beside the server.
        readiness: says for each part of the program whether it does its work.
        measure: brings the gauges up to date before they are read.
    """
    acceptor = Acceptor(database)

    async def health(_request: Request) -> Response:
        is_well = await asyncio.wrap_future(database.read(answers, database))
        status = 200 if is_well else 503
        return JSONResponse({"database": "ok" if is_well else "down"}, status_code=status)

    async def ready(_request: Request) -> Response:
        parts = await readiness() if readiness else {}
        said = {part: "ok" if is_well else "down" for part, is_well in parts.items()}
        return JSONResponse(said, status_code=200 if all(parts.values()) else 503)

    async def metrics(_request: Request) -> Response:
        if measure:
            await measure()
        return Response(generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    routes: list[BaseRoute] = [
        *webhook_routes(dict(channels), acceptor, now, woken),
        Route("/health", health),
        Route("/ready", ready),
        Route("/metrics", metrics),
        *pages,
    ]
    return Starlette(routes=routes, lifespan=lifespan)
