"""The program itself: how quickly it is there, and how much memory it takes and keeps."""

import asyncio
import socket
import subprocess
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter, sleep
from urllib.parse import urlencode

import sqlalchemy as sa
from bench.busy_village import CHILDREN, Cadre, settle
from bench.figures import Figure, at_most
from bench.load import offer, post
from twilio.request_validator import RequestValidator

from simulator import Simulator, serving
from storage import migrate
from storage.engine import Database
from storage.tables.talk import inbox

ROOT = Path(__file__).parents[2]
SID, TOKEN, SENDER = "AC" + "1" * 32, "made-up-token", "+628110000000"
PATH = "/webhook/whatsapp"
EARLY, LATE = 2_000, 10_000
LOOK_SECONDS = 0.02
PATIENCE_SECONDS = 300
HELP_RUNS = 5


def measure(folder: Path) -> list[Figure]:
    """Measure the command line, the start, and the memory over ten thousand turns."""
    return [_help(), *asyncio.run(_service(folder))]


def _help() -> Figure:
    took = []
    for _ in range(HELP_RUNS):
        begin = perf_counter()
        subprocess.run(
            _command("--help"), env=_environment(), stdout=subprocess.DEVNULL, check=True
        )
        took.append(perf_counter() - begin)
    return at_most("sapa --help", min(took), "s", 0.4)


async def _service(folder: Path) -> list[Figure]:
    url = f"sqlite:///{folder / 'service.db'}"
    database = Database(url)
    migrate.upgrade(database)
    with database.writer.begin() as connection:
        cadres = settle(
            connection,
            posyandu=LATE // len(CHILDREN),
            today=datetime.now(UTC).date(),  # noqa: TID251 (as `sapa serve` does)
        )
    async with _simulated(cadres) as simulated:
        port = _free_port()
        begin = perf_counter()
        process = subprocess.Popen(  # noqa: ASYNC220 (our own program)
            _command("serve"),
            env=_environment(url, port, simulated),
            cwd=folder,
            stderr=subprocess.DEVNULL,
        )
        try:
            await asyncio.to_thread(_until_ready, port)
            ready = perf_counter() - begin
            requests = _requests(cadres, port)
            early = await _memory_after(database, process, port, requests[:EARLY], EARLY)
            late = await _memory_after(database, process, port, requests[EARLY:], LATE)
        finally:
            process.terminate()
            process.wait()
            database.close()
    return [
        at_most("sapa serve answers /health", ready, "s", 3),
        at_most(f"memory after {LATE:,} turns", late, "MB", 200),
        at_most(f"memory added since {EARLY:,} turns", late - early, "MB", 10),
    ]


async def _memory_after(
    database: Database, process: subprocess.Popen, port: int, requests: list[bytes], done: int
) -> float:
    """Send messages, wait until all are answered, and give the resident memory in megabytes."""
    result = await offer(port, requests)
    if result.bad:
        raise RuntimeError(f"{result.bad} messages were not taken")
    handled = sa.select(sa.func.count()).where(
        inbox.c.kind == "message", inbox.c.state.in_(["done", "aside"])
    )
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await asyncio.wrap_future(database.read(_scalar, database, handled)) < done:
            await asyncio.sleep(0.2)
    aside = sa.select(sa.func.max(inbox.c.error)).where(inbox.c.state == "aside")
    if defect := await asyncio.wrap_future(database.read(_scalar, database, aside)):
        raise RuntimeError(f"messages were set aside: {defect}")
    for line in Path(f"/proc/{process.pid}/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1_024
    raise RuntimeError("this system does not tell a process's memory")


def _scalar(database: Database, query: sa.Select) -> int:
    with database.reader.begin() as connection:
        return connection.execute(query).scalar_one()


def _requests(cadres: list[Cadre], port: int) -> list[bytes]:
    validator = RequestValidator(TOKEN)
    return [
        _request(validator, cadre, number, port)
        for number in range(len(CHILDREN))
        for cadre in cadres
    ]


def _request(validator: RequestValidator, cadre: Cadre, number: int, port: int) -> bytes:
    form = {
        "AccountSid": SID,
        "MessageSid": f"SM{cadre.person_id:016x}{number:016x}",
        "From": f"whatsapp:{cadre.address}",
        "To": f"whatsapp:{SENDER}",
        "Body": cadre.line(number),
        "MessageType": "text",
    }
    signature = validator.compute_signature(f"http://127.0.0.1:{port}{PATH}", form)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Twilio-Signature": signature,
    }
    return post(PATH, urlencode(form).encode(), headers)


@asynccontextmanager
async def _simulated(cadres: list[Cadre]):
    simulator = Simulator.create(
        clock=_Now(),
        telegram_token="1:x",
        twilio_account_sid=SID,
        twilio_auth_token=TOKEN,
        whatsapp_sender=SENDER,
        open_directory=True,
    )
    # What they write goes straight to the program: tell the provider that it was written.
    simulator.twilio.last_inbound.update({cadre.address: _Now().now() for cadre in cadres})
    async with serving(simulator) as url:
        yield url


class _Now:
    """The machine's clock."""

    def now(self) -> datetime:
        """Give the present moment."""
        return datetime.now(UTC)  # noqa: TID251 (as `sapa serve` does)


def _until_ready(port: int) -> None:
    for _ in range(int(PATIENCE_SECONDS / LOOK_SECONDS)):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            sleep(LOOK_SECONDS)
        finally:
            connection.close()
    raise TimeoutError("sapa serve is not ready")


def _command(name: str) -> list[str]:
    return [sys.executable, "-m", "bot", name]


def _environment(url: str = "", port: int = 8_000, simulated: str = "") -> dict[str, str]:
    environment = {"PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    if not url:
        return environment
    return environment | {
        "SAPA_DATABASE_URL": url,
        "SAPA_PORT": str(port),
        "SAPA_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "SAPA_TWILIO_ACCOUNT_SID": SID,
        "SAPA_TWILIO_AUTH_TOKEN": TOKEN,
        "SAPA_WHATSAPP_SENDER": SENDER,
        "SAPA_TWILIO_API_URL": simulated,
        "SAPA_TWILIO_CONTENT_URL": simulated,
    }


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]
