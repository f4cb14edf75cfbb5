"""`sapa demo`: the whole program on this machine, both providers played, phones on a web page."""

import asyncio
import secrets
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import uvicorn
from pydantic import SecretStr

from bot import app as program
from bot import templates
from bot.clock import MovableClock
from bot.settings import Settings
from bot.worlds import sample
from simulator import Phone, Simulator, Webhook, serving
from simulator.server import QuietServer
from storage import migrate
from storage.engine import Database

ZONE = "Asia/Makassar"
START = datetime(2026, 2, 10, 7, 55, tzinfo=ZoneInfo(ZONE))
"""The morning of the sample village's posyandu day."""
BOT_ID = 7_000_001
ACCOUNT = "AC" + "0" * 32
SENDER = "+6281200000999"

PHONES = (
    Phone(
        name="Bu Siti", role_label="Kader Melati 1", channel="whatsapp", address="+6281200000001"
    ),
    Phone(name="Ibu Sri", role_label="Ibu dari Ani", channel="whatsapp", address="+6281200000032"),
    Phone(
        name="Pak Made",
        role_label="Perangkat desa",
        channel="telegram",
        address="812000004",
        contact_number="+6281200000004",
    ),
    Phone(
        name="Ibu Rina",
        role_label="Ibu dari Budi Santoso",
        channel="telegram",
        address="812000031",
        contact_number="+6281200000031",
    ),
    Phone(
        name="Bidan Ratih", role_label="Bidan desa", channel="whatsapp", address="+6281200000005"
    ),
    Phone(
        name="Bu Endang",
        role_label="Kader koordinator",
        channel="whatsapp",
        address="+6281200000003",
    ),
)
"""Made-up people of the sample village; the mothers have not joined yet."""


@dataclass(frozen=True, kw_only=True)
class Demo:
    """A running demonstration."""

    url: str
    """The page with the phones."""
    simulator: Simulator
    app: program.App
    clock: MovableClock


@asynccontextmanager
async def running(*, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Demo]:
    """Run everything until the block ends; nothing is kept afterwards."""
    with tempfile.TemporaryDirectory(prefix="sapa-demo-") as folder:
        clock = MovableClock(START)
        database = Database(f"sqlite:///{folder}/demo.db")
        migrate.upgrade(database)
        with database.writer.begin() as connection:
            sample.load(connection, START)
        listening = socket.create_server(("127.0.0.1", 0))
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        public_url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        secret, token = secrets.token_urlsafe(24), f"{BOT_ID}:{secrets.token_urlsafe(24)}"
        auth_token = secrets.token_hex(16)
        simulator = Simulator.create(
            clock=clock,
            telegram_token=token,
            twilio_account_sid=ACCOUNT,
            twilio_auth_token=auth_token,
            whatsapp_sender=SENDER,
            telegram_webhook=Webhook(url=f"{public_url}/webhook/telegram", secret=secret),
            whatsapp_webhook=f"{public_url}/webhook/whatsapp",
            phones=PHONES,
            zone=ZONE,
            open_directory=True,
        )
        async with serving(simulator, host=host, port=port) as url:
            settings = Settings(
                database_url=str(database.url),
                public_url=public_url,
                telegram_mode="webhook",
                telegram_token=SecretStr(token),
                telegram_secret=SecretStr(secret),
                telegram_username="sapa_posyandu_bot",
                telegram_base_url=f"{url}/telegram",
                twilio_account_sid=ACCOUNT,
                twilio_auth_token=SecretStr(auth_token),
                twilio_api_url=url,
                twilio_content_url=url,
                whatsapp_sender=SENDER,
                whatsapp_tier=0,
                media_dir=Path(folder),
                village_zone=ZONE,
            )
            await asyncio.to_thread(templates.push, settings)
            built = program.build(settings, clock, database)

            async def catch_up(before: datetime, after: datetime) -> None:
                await built.catch_up(before, after, clock.put)
                await simulator.settle()
                await built.quiet_down()

            clock.catch_up = catch_up
            async with serving_web(built, listening):
                yield Demo(url=url, simulator=simulator, app=built, clock=clock)
        database.close()


@asynccontextmanager
async def serving_web(built: program.App, listening: socket.socket) -> AsyncIterator[None]:
    """Serve the program's web application on an open socket until the block ends."""
    server = QuietServer(
        uvicorn.Config(built.web(), log_config=None, access_log=False, server_header=False)
    )
    task = asyncio.get_running_loop().create_task(server.serve(sockets=[listening]))
    while not server.started:
        if task.done():
            task.result()
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        await task
