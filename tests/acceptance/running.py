"""The program in a process of its own, against the simulated providers, on a fast clock."""

import asyncio
import json
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import sqlalchemy as sa
from bench.busy_village import MORNING
from conftest import create_tables
from fast_clock import FastClock

from simulator import Simulator, Webhook, serving
from storage.engine import Database

SPEED = 40
"""The grace of a minute before a message is settled passes in a second and a half."""
PATIENCE_SECONDS = 60
ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("fast_program.py")
SID, TOKEN, SENDER = "AC" + "1" * 32, "made-up-token", "+628110000000"
BOT_TOKEN, SECRET = "1234567:made-up-token", "made-up-secret"


@dataclass
class Running:
    """The simulated providers, the database, and the program, which may be killed."""

    simulator: Simulator
    database: Database
    settings_file: Path
    log_file: Path
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start the program and wait until it takes requests."""
        with self.log_file.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                str(PROGRAM),
                str(self.settings_file),
                cwd=ROOT,
                env={"PYTHONPATH": str(ROOT), "TZ": "UTC"},
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        async with asyncio.timeout(PATIENCE_SECONDS):
            ready = await self.process.stdout.readline()
        assert ready == b"ready\n", self.log_file.read_text("utf-8")

    async def kill(self) -> None:
        """End the program at once, whatever it is doing."""
        if self.process and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is true of the phones."""
        await self.simulator.wait_until(is_so, seconds=PATIENCE_SECONDS)

    def rows(self, query: sa.Select) -> list[Any]:
        """Read from the database beside the program."""
        with self.database.reader.begin() as connection:
            return connection.execute(query).all()


@asynccontextmanager
async def running(
    tmp_path: Path,
    settle: Callable[[sa.Connection], None],
    *,
    log_level: str = "warning",
    url: str = "",
) -> AsyncIterator[Running]:
    """Serve the providers for a settled village; the program is started by the test.

    `url` names a database that has every table already; else SQLite in the folder.
    """
    if not url:
        url = f"sqlite:///{tmp_path / 'sapa.db'}"
        create_tables(url)
    database = Database(url)
    with database.writer.begin() as connection:
        settle(connection)
    port = _free_port()
    public_url = f"http://127.0.0.1:{port}"
    began = monotonic()
    simulator = Simulator.create(
        clock=FastClock(MORNING, began, SPEED),
        telegram_token=BOT_TOKEN,
        twilio_account_sid=SID,
        twilio_auth_token=TOKEN,
        whatsapp_sender=SENDER,
        telegram_webhook=Webhook(url=f"{public_url}/webhook/telegram", secret=SECRET),
        whatsapp_webhook=f"{public_url}/webhook/whatsapp",
        open_directory=True,
    )
    simulator.telegram.updates.retry_seconds = 0.2
    async with serving(simulator) as simulated:
        given = {
            "settings": _settings(url, public_url, port, simulated),
            "start": MORNING.isoformat(),
            "began": began,
            "speed": SPEED,
            "log_level": log_level,
        }
        settings_file = tmp_path / "settings.json"
        settings_file.write_text(json.dumps(given), "utf-8")
        it = Running(simulator, database, settings_file, tmp_path / "program.log")
        try:
            yield it
        finally:
            await it.kill()
            database.close()


def _settings(url: str, public_url: str, port: int, simulated: str) -> dict[str, object]:
    return {
        "database_url": url,
        "public_url": public_url,
        "port": port,
        "telegram_mode": "webhook",
        "telegram_token": BOT_TOKEN,
        "telegram_secret": SECRET,
        "telegram_username": "sapa_bot",
        "telegram_base_url": f"{simulated}/telegram",
        "twilio_account_sid": SID,
        "twilio_auth_token": TOKEN,
        "whatsapp_sender": SENDER,
        "twilio_api_url": simulated,
        "twilio_content_url": simulated,
    }


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]
