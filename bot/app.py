"""The only place where the parts are joined into a running program."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot import catching_up, connections, health, rounds
from bot.channels.media import Media
from bot.channels.telegram import Telegram
from bot.channels.twilio_media import PATH as PASSED_ON
from bot.channels.whatsapp import WhatsApp
from bot.clock import Clock, SharedClock
from bot.polling import keep_polling
from bot.pulse import Pulse
from bot.settings import Settings
from bot.templates import Templates
from dialog.channel import Channel
from dialog.messages import ChannelName
from documents.drawing import Drawer
from handlers.inbox_worker import work_once
from handlers.work import CodeSource
from scheduler.decisions import QuietHours
from scheduler.pictures import Pictures
from scheduler.sender import Sender, Sleep
from scheduler.taking import Policy
from storage import inbox
from storage.engine import Database, DatabaseError
from web import app as web_app
from web.acceptor import Acceptor
from web.cards import card_route
from web.media import media_routes, passing_on_route

log = structlog.get_logger()

TICK_SECONDS = 30
MISSED_SECONDS = 240
NIGHT_HOUR_UTC = 18
"""01.00 in Jakarta, 03.00 in Jayapura."""
IDLE_SECONDS = 1.0
POSTGRESQL_WORKERS = 2
"""More threads only wait for one another: a district that needs more runs more replicas."""
MISSED_BEFORE = timedelta(minutes=10)


def six_digits() -> str:
    """Draw a code that nobody can foresee."""
    return f"{secrets.randbelow(1_000_000):06}"


@dataclass
class App:
    """Everything that runs, once."""

    settings: Settings
    clock: Clock
    database: Database
    channels: dict[ChannelName, Channel]
    telegram: Telegram | None
    whatsapp: WhatsApp | None
    sender: Sender
    drawer: Drawer
    pictures: Pictures
    pulse: Pulse
    draw_code: CodeSource = six_digits

    def __post_init__(self) -> None:
        self._came_in = asyncio.Event()
        self._stopping = False
        self._acceptor = Acceptor(self.database)

    def web(self) -> Starlette:
        """Give the web application; what runs beside it starts and stops with it."""
        return web_app.build(
            pages=self._pages(),
            database=self.database,
            channels=self.channels,
            now=self.clock.now,
            woken=self.wake,
            lifespan=lambda _app: self.running(),
            readiness=lambda: health.readiness(
                self.database, self.pulse, is_open=not self._stopping
            ),
            measure=lambda: health.measure(
                self.database, self.channels, self.settings, self.clock.now
            ),
        )

    def _pages(self) -> list[BaseRoute]:
        pages = media_routes(self.settings.media_dir)
        pages.append(card_route(self.database, self.clock.now))
        if self.whatsapp:
            # Before the pictures, whose path it looks like.
            pages.insert(0, passing_on_route(PASSED_ON, self.whatsapp.passed_on))
        return pages

    def wake(self) -> None:
        """Look into the inbox at once."""
        self._came_in.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run workers, clock and sender until the block ends; what is in flight is finished."""
        await self._start_channels()
        scheduler = self._scheduler()
        async with asyncio.TaskGroup() as group:
            sending = group.create_task(self.sender.run())
            workers = [group.create_task(self._work()) for _ in range(self._worker_count())]
            polling = None
            if self.telegram and self.settings.telegram_mode == "polling":
                polling = group.create_task(
                    keep_polling(self.telegram, self._accept, self.clock.now)
                )
            scheduler.start()
            await self.tick()
            log.info("app.started", channels=[str(name) for name in self.channels])
            try:
                yield
            finally:
                scheduler.shutdown(wait=False)
                if polling:
                    polling.cancel()
                self._stopping = True
                self.wake()
                self.sender.stop()
                await asyncio.gather(sending, *workers)
                await self._stop_channels()
                await asyncio.to_thread(self.drawer.close)
        log.info("app.stopped")

    async def tick(self) -> None:
        """Queue what the service says first."""
        await rounds.plan(self.database, self.clock.now(), self.sender.wake)

    async def clean_up(self) -> None:
        """Do what is done once in a night."""
        await rounds.clean_up(self.database, self.clock.now, lambda: self._stopping)
        log.info("pictures.forgotten", count=await self.pictures.forget_old())

    async def catch_up(
        self, start: datetime, end: datetime, put: Callable[[datetime], None]
    ) -> None:
        """Let everything happen that is due between two moments, for a clock that is moved."""
        for moment in await rounds.moments(self.database, start, end):
            put(moment)
            await self.tick()
            await self.quiet_down()

    async def quiet_down(self) -> None:
        """Handle what waits in the inbox and send what is due, until nothing is left to do."""
        while (
            await self._work_once()
            or await self.sender.send_due()
            or await self.sender.finish_in_flight()
        ):
            pass

    def _scheduler(self) -> AsyncIOScheduler:
        scheduler = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        scheduler.add_job(self.tick, "interval", seconds=TICK_SECONDS)
        if isinstance(self.clock, SharedClock):
            agree = partial(health.agree_on_time, self.database, self.clock)
            scheduler.add_job(agree, "interval", seconds=TICK_SECONDS)
        scheduler.add_job(self.fetch_missed, "interval", seconds=MISSED_SECONDS)
        scheduler.add_job(self.clean_up, "cron", hour=NIGHT_HOUR_UTC)
        return scheduler

    def _worker_count(self) -> int:
        return 1 if self.database.is_sqlite else POSTGRESQL_WORKERS

    async def _work_once(self) -> bool:
        return await asyncio.wrap_future(
            self.database.write(work_once, self.database, self.clock.now, self.draw_code)
        )

    async def _work(self) -> None:
        while not self._stopping:
            self._came_in.clear()
            try:
                has_worked = await self._work_once()
            except DatabaseError as error:
                log.warning("worker.database_unavailable", error=type(error).__name__)
                has_worked = False
            self.pulse.beat("worker")
            if has_worked:
                self.sender.wake()
                continue
            try:
                await asyncio.wait_for(self._came_in.wait(), IDLE_SECONDS)
            except TimeoutError:
                continue

    async def _accept(self, arrival: inbox.Arrival) -> None:
        await self._acceptor.accept(arrival)
        self.wake()

    async def _start_channels(self) -> None:
        if self.telegram:
            await self.telegram.start()
            if self.settings.telegram_mode == "webhook":
                await self.telegram.set_webhook(f"{self.settings.public_url}/webhook/telegram")
        if self.whatsapp:
            await rounds.keep_tier(self.database, self.settings.whatsapp_tier)
            await self.whatsapp.start()
            await self.fetch_missed()

    async def fetch_missed(self) -> None:
        """Fetch what was written while nobody listened: Twilio does not send it again.

        Done at the start and again every few minutes, since a message may come between the two
        moments of asking and of listening; what is known already is kept once.
        """
        if self.whatsapp:
            await catching_up.fetch_missed(
                self.whatsapp,
                self.database,
                self._accept,
                now=self.clock.now(),
                before=MISSED_BEFORE,
            )

    async def _stop_channels(self) -> None:
        if self.telegram:
            await self.telegram.stop()
        if self.whatsapp:
            await self.whatsapp.stop()


def build(
    settings: Settings,
    clock: Clock,
    database: Database,
    *,
    draw_code: CodeSource = six_digits,
    sleep: Sleep = asyncio.sleep,
) -> App:
    """Join the parts; chance and waiting come from outside when a clock is held."""
    media = Media(folder=settings.media_dir, public_url=settings.public_url)
    telegram = connections.telegram(settings, clock.now, media)
    whatsapp = connections.whatsapp(settings, clock.now, media)
    channels: dict[ChannelName, Channel] = {}
    if telegram:
        channels[telegram.name] = telegram
    if whatsapp:
        channels[whatsapp.name] = whatsapp
    drawer = Drawer()
    pictures = Pictures(
        database=database,
        drawer=drawer,
        folder=settings.media_dir,
        now=clock.now,
    )
    pulse = Pulse(clock.now, ("worker", "sender"))
    sender = Sender(
        database=database,
        channels=channels,
        pictures=pictures,
        policy=Policy(
            owner=f"{socket.gethostname()}:{secrets.token_hex(4)}",
            default_zone=settings.zone,
            templates=Templates(),
            quiet=QuietHours(begin=settings.quiet_from, end=settings.quiet_until),
            tier=settings.whatsapp_tier,
            public_url=settings.public_url,
        ),
        now=clock.now,
        sleep=sleep,
        beat=lambda: pulse.beat("sender"),
    )
    return App(
        settings=settings,
        clock=clock,
        database=database,
        channels=channels,
        telegram=telegram,
        whatsapp=whatsapp,
        sender=sender,
        drawer=drawer,
        pictures=pictures,
        pulse=pulse,
        draw_code=draw_code,
    )
