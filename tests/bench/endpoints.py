"""The servers that take webhooks in a measurement, each in a process of its own."""

import asyncio
import os
import sqlite3
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl

import psycopg
import sqlalchemy as sa
import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from twilio.request_validator import RequestValidator

from bot import logs
from bot.channels.media import Media
from bot.channels.twilio_http import Servers
from bot.channels.whatsapp import Account, WhatsApp
from storage.engine import Database
from web import app

SID, TOKEN, SENDER = "AC" + "1" * 32, "made-up-token", "+628110000000"
PUBLIC_URL = "https://sapa.example.org"
PATH = "/webhook/whatsapp"
NOW = datetime(2026, 3, 10, 1, 30, tzinfo=UTC)
POOL = 8
TABLE = "CREATE TABLE IF NOT EXISTS plain (sid TEXT PRIMARY KEY, body TEXT NOT NULL)"


def serve(listening, variant: str, url: str) -> None:
    """Serve one variant on a socket that already listens; it logs as in service, to nowhere."""
    sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 (open as long as the process)
    logs.set_up("info")
    built = {"ours": ours, "empty": empty, "insert": insert}[variant](url)
    config = uvicorn.Config(built, log_config=None, access_log=False, lifespan="on")
    uvicorn.Server(config).run(sockets=[listening])


def ours(url: str) -> Starlette:
    """Serve the real endpoint: signature, form, group commit."""
    whatsapp = WhatsApp(
        account=Account(
            sid=SID,
            tokens=(TOKEN,),
            sender=SENDER,
            servers=Servers(api_url="http://127.0.0.1:9", content_url="http://127.0.0.1:9"),
        ),
        public_url=PUBLIC_URL,
        content_sids={},
        media=Media(folder=Path(), public_url=PUBLIC_URL),
        now=lambda: NOW,
    )
    return app.build(database=Database(url), channels={whatsapp.name: whatsapp}, now=lambda: NOW)


def empty(_url: str) -> Starlette:
    """Serve an endpoint that reads the body and does nothing."""

    async def answer(request) -> Response:
        await request.body()
        return _thanks()

    return Starlette(routes=[Route(PATH, answer, methods=["POST"])])


def insert(url: str) -> Starlette:
    """Serve an endpoint that checks the signature and keeps one row, with the bare driver."""
    validator = RequestValidator(TOKEN)
    keep, lifespan = _sqlite(url) if url.startswith("sqlite") else _postgresql(url)

    async def answer(request) -> Response:
        body = (await request.body()).decode()
        form = dict(parse_qsl(body, keep_blank_values=True))
        signature = request.headers["x-twilio-signature"]
        if not validator.validate(PUBLIC_URL + PATH, form, signature):
            return Response(status_code=403)
        await keep(form["MessageSid"], body)
        return _thanks()

    return Starlette(routes=[Route(PATH, answer, methods=["POST"])], lifespan=lifespan)


def _thanks() -> Response:
    return Response("<Response/>", media_type="text/xml")


def _sqlite(url: str):
    connection = sqlite3.connect(sa.make_url(url).database, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(TABLE)

    async def keep(sid: str, body: str) -> None:
        connection.execute("INSERT INTO plain VALUES (?, ?) ON CONFLICT DO NOTHING", (sid, body))

    return keep, None


def _postgresql(url: str):
    address = sa.make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    free: asyncio.Queue = asyncio.Queue()

    @asynccontextmanager
    async def lifespan(_app):
        for _ in range(POOL):
            free.put_nowait(await psycopg.AsyncConnection.connect(address, autocommit=True))
        connection = await free.get()
        await connection.execute(TABLE)
        free.put_nowait(connection)
        yield

    async def keep(sid: str, body: str) -> None:
        connection = await free.get()
        try:
            await connection.execute(
                "INSERT INTO plain VALUES (%s, %s) ON CONFLICT DO NOTHING", (sid, body)
            )
        finally:
            free.put_nowait(connection)

    return keep, lifespan
