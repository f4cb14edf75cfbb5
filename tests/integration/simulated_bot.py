"""A stand-in for the bot in tests of the simulator: it takes webhooks and keeps them."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl

import httpx
from aiohttp import web
from telegram import Bot
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from simulator import ManualClock, Phone, Simulator, Webhook, serving

TOKEN = "123456:made-up-token"
ACCOUNT = "AC" + "1" * 32
SECRET = "made-up-auth-token"
SENDER = "+6281200000900"
SITI = "+6281200000001"
SRI = "+6281200000011"
MADE = "4001"
STRANGER = "4002"
START = datetime(2026, 2, 9, 8, 0, tzinfo=UTC)
SPECIFICATIONS = Path(__file__).parents[3] / "shared" / "specs"
PHONES = (
    Phone(name="Bu Siti", role_label="Kader", channel="whatsapp", address=SITI),
    Phone(name="Ibu Sri", role_label="Orang tua", channel="whatsapp", address=SRI),
    Phone(
        name="Pak Made",
        role_label="Perangkat desa",
        channel="telegram",
        address=MADE,
        contact_number="6281200000004",
    ),
    Phone(name="Baru", role_label="Warga", channel="telegram", address=STRANGER, started=False),
)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A webhook the stand-in took."""

    path: str
    url: str
    body: bytes
    form: dict
    headers: dict


@dataclass(kw_only=True)
class Stage:
    """The simulator, its address, and what the bot's stand-in received."""

    simulator: Simulator
    url: str
    bot_url: str
    taken: list[Taken]
    answers: list[int] = field(default_factory=list)

    def at(self, path):
        """Return the webhooks taken at a path."""
        return [webhook for webhook in self.taken if webhook.path == path]

    def telegram(self):
        """Return the real client library, pointed here."""
        base = f"{self.url}/telegram"
        return Bot(TOKEN, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot")

    def twilio(self):
        """Return the real client library, pointed here."""
        return Client(ACCOUNT, SECRET, http_client=HereInstead(self.url))

    async def send(self, to=SITI, **fields):
        """Post a message as plain HTTP."""
        form = {"From": f"whatsapp:{SENDER}", "To": f"whatsapp:{to}"} | fields
        path = f"{self.url}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        async with httpx.AsyncClient(auth=(ACCOUNT, SECRET), timeout=2) as client:
            return await client.post(path, data=form)

    async def call(self, method, **fields):
        """Call the Bot API as plain HTTP."""
        async with httpx.AsyncClient(timeout=5) as client:
            return await client.post(f"{self.url}/telegram/bot{TOKEN}/{method}", json=fields)


class HereInstead(TwilioHttpClient):
    """Twilio's own client with another host."""

    def __init__(self, url):
        super().__init__(timeout=5)
        self._url = url

    def request(self, method, url, *args, **kwargs):
        """Send the request to the simulator."""
        for host in ("https://api.twilio.com", "https://content.twilio.com"):
            url = url.replace(host, self._url)
        return super().request(method, url, *args, **kwargs)


def play(scene: Callable[[Stage], Awaitable[None]], **settings) -> None:
    """Play a scene against a served simulator."""

    async def run():
        async with stage(**settings) as it:
            await scene(it)

    asyncio.run(run())


@asynccontextmanager
async def stage(*, telegram_webhook: bool = True, **settings) -> AsyncIterator[Stage]:
    """Serve the simulator and the bot's stand-in."""
    taken: list[Taken] = []
    answers: list[int] = []

    async def take(request):
        body = await request.read()
        form = dict(parse_qsl(body.decode(), keep_blank_values=True))
        headers = {name.lower(): value for name, value in request.headers.items()}
        url = f"http://{request.host}{request.raw_path}"
        taken.append(Taken(path=request.path, url=url, body=body, form=form, headers=headers))
        return web.Response(status=answers.pop(0) if answers else 200)

    async with _listening(take) as bot:
        simulator = Simulator.create(
            clock=ManualClock(START),
            telegram_token=TOKEN,
            twilio_account_sid=ACCOUNT,
            twilio_auth_token=SECRET,
            whatsapp_sender=SENDER,
            telegram_webhook=Webhook(url=f"{bot}/telegram", secret="hush")
            if telegram_webhook
            else None,
            whatsapp_webhook=f"{bot}/whatsapp",
            **{"phones": PHONES} | settings,
        )
        simulator.telegram.updates.retry_seconds = 0.01
        async with serving(simulator) as url:
            yield Stage(simulator=simulator, url=url, bot_url=bot, taken=taken, answers=answers)


@asynccontextmanager
async def _listening(take: Callable) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/{path:.*}", take)
    runner = web.AppRunner(app)
    await runner.setup()
    listening = socket.create_server(("127.0.0.1", 0))
    await web.SockSite(runner, listening).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        await runner.cleanup()
