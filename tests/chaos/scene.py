"""One run: the providers, the replicas, the traffic and the monkey, until all is quiet again."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import monotonic

import sqlalchemy as sa
from chaos.judge import Reckoning
from chaos.limits import PER_SECOND, Heart, hurried, peak
from chaos.monkey import Monkey
from chaos.outcome import Outcome, Plan, broken_counts, told
from chaos.post import StutteringPoster
from chaos.proxy import Line, free_port, to_any_of, to_database
from chaos.replicas import Replica
from chaos.traffic import Traffic
from chaos.village import START, TELEGRAM, Size, found
from fast_clock import FastClock

from bot import templates
from bot.settings import Settings
from simulator import Simulator, Webhook, serving
from storage import outbox
from storage.engine import Database
from storage.tables.talk import inbox
from storage.tables.talk import outbox as messages

SID, TOKEN, SENDER = "AC" + "1" * 32, "made-up-token", "+628110000000"
BOT_TOKEN, SECRET = "1234567:made-up-token", "made-up-secret"
DRAIN_SECONDS = 150
LOOK_SECONDS = 0.2
SOON = timedelta(minutes=2)
_PLANNED = (
    sa.select(sa.func.count())
    .select_from(messages)
    .where(messages.c.kind.in_(("reminder", "broadcast")))
)
"""What the service says first is queued by a tick, some time after it was due."""


async def live_through(plan: Plan, database_url: str, folder: Path) -> Outcome:
    """Do one run on a database that has every table, and judge it."""
    began = monotonic()
    async with staged(plan, database_url, folder) as stage:
        await stage.play()
        await stage.drain()
        for replica in stage.replicas:
            await replica.stop()
        return stage.judged(monotonic() - began)


@dataclass
class Stage:
    """Everything of one run."""

    plan: Plan
    simulator: Simulator
    database: Database
    replicas: list[Replica]
    traffic: Traffic
    monkey: Monkey
    poster: StutteringPoster
    heart: Heart = field(default_factory=Heart)
    _watching: list[asyncio.Task] = field(default_factory=list)

    async def play(self) -> None:
        """Start everything, and let traffic and monkey go on to their end."""
        await asyncio.gather(*(replica.start() for replica in self.replicas))
        watching = self.traffic.watch, self.heart.beat, self._supervise
        self._watching = [asyncio.create_task(watch()) for watch in watching]
        async with asyncio.TaskGroup() as group:
            group.create_task(self.traffic.flow())
            group.create_task(self.monkey.play())

    async def drain(self) -> None:
        """Wait until nothing is on its way any more."""
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                while not await asyncio.to_thread(self._is_quiet):
                    await asyncio.sleep(LOOK_SECONDS)
        await self.simulator.settle()
        await _cancel(self._watching)

    def judged(self, seconds: float) -> Outcome:
        """Hold what was accepted against what was promised."""
        reckoning = Reckoning(self.traffic, self.database)
        tallies = reckoning.tallies()
        log = self.simulator.log
        peaks = {
            channel: peak(self.simulator.ground.arrivals, channel, self.heart)
            for channel in PER_SECOND
        }
        unknown = frozenset(self.monkey.unknown | self._said_uncertain())
        faults = Counter(
            {f"{channel} {kind}": n for (channel, kind), n in self.simulator.faults.struck.items()}
        )
        return Outcome(
            plan=self.plan,
            tallies=tallies,
            events=self.monkey.done,
            faults=faults,
            webhooks=self.poster.counts,
            unknown=unknown,
            peaks=peaks,
            seconds=seconds,
            stalled_seconds=self.heart.seconds,
            fetched=reckoning.not_heard_at_once(),
            broken=[
                *broken_counts(tallies, unknown),
                *told("message of no row", reckoning.strangers),
                *told("answer not expected", reckoning.unexpected_replies()),
                *told("out of order", reckoning.out_of_order()),
                *told("too fast for one person", hurried(log)),
                *told("against the specification", map(str, self.simulator.violations)),
                *(
                    f"{channel}: {most} in one second, {PER_SECOND[channel]} allowed"
                    for channel, most in peaks.items()
                    if most > PER_SECOND[channel]
                ),
                *([f"{reckoning.aside} messages set aside"] if reckoning.aside else []),
                *(
                    f"replica {each.number} ended by itself {each.crashes} times"
                    for each in self.replicas
                    if each.crashes
                ),
                *(
                    f"replica {each.number} did not stop in time {each.deaf} times"
                    for each in self.replicas
                    if each.deaf
                ),
            ],
        )

    async def _supervise(self) -> None:
        """Start what ended by itself, as a service manager does, and remember it."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            for replica in self.replicas:
                if replica.has_crashed and not replica.is_disturbed:
                    replica.crashes += 1
                    await replica.start()

    def _is_quiet(self) -> bool:
        if any(self.traffic.waiting.values()):
            return False
        soon = self.traffic.clock.now() + SOON
        families = self.traffic.size.families
        planned = families * (1 + self.traffic.size.announcements)
        with self.database.reader.begin() as connection:
            if connection.execute(_PLANNED).scalar_one() < planned:
                return False
            busy = sa.or_(
                messages.c.state == outbox.SENDING,
                sa.and_(messages.c.state == outbox.QUEUED, messages.c.not_before < soon),
            )
            waits = inbox.c.state == "waiting"
            return not any(
                connection.execute(sa.select(sa.exists().where(condition))).scalar_one()
                for condition in (busy, waits)
            )

    def _said_uncertain(self) -> set[int]:
        return {
            int(str(event["message"]))
            for replica in self.replicas
            for event in replica.events()
            if event.get("event") == "sender.uncertain"
        }


@asynccontextmanager
async def staged(plan: Plan, database_url: str, folder: Path) -> AsyncIterator[Stage]:
    """Settle the village and make everything ready; nothing is started yet."""
    draw = random.Random(plan.seed)  # noqa: S311 - a repeatable run, not secrets

    def chance() -> random.Random:
        return random.Random(draw.random())  # noqa: S311 - the same

    database, size = Database(database_url), Size.of(plan.messages)
    with database.writer.begin() as connection:
        cadres, families = found(connection, size)
    ports = [free_port() for _ in range(plan.replicas)]
    clock = FastClock(START, monotonic(), 1)
    async with AsyncExitStack() as stack:
        stack.callback(database.close)
        door = to_any_of(ports, chance())
        await door.open()
        stack.push_async_callback(door.close)
        simulator = _simulator(clock, f"http://127.0.0.1:{door.port}", plan.seed)
        poster = StutteringPoster(chance())
        simulator.ground.poster = poster
        _introduce(simulator, cadres, families)
        simulated = await stack.enter_async_context(serving(simulator))
        replicas = []
        for number, port in enumerate(ports):
            line = await _line(stack, database)
            settings = _settings(_url(database, line), door.port, port, simulated, folder)
            if not number:
                known = Settings(_env_file=None, **settings)
                await asyncio.to_thread(templates.push, known)
            replica = _replica(number, settings, clock, folder, line)
            stack.push_async_callback(replica.kill)
            replicas.append(replica)
        traffic = Traffic(simulator, database, clock, chance(), size, cadres, families)
        monkey = Monkey(simulator, database, replicas, traffic, chance(), plan.events)
        yield Stage(plan, simulator, database, replicas, traffic, monkey, poster)


def _simulator(clock: FastClock, public_url: str, seed: int) -> Simulator:
    simulator = Simulator.create(
        clock=clock,
        telegram_token=BOT_TOKEN,
        twilio_account_sid=SID,
        twilio_auth_token=TOKEN,
        whatsapp_sender=SENDER,
        telegram_webhook=Webhook(url=f"{public_url}/webhook/telegram", secret=SECRET),
        whatsapp_webhook=f"{public_url}/webhook/whatsapp",
        open_directory=True,
        seed=seed,
    )
    simulator.telegram.updates.retry_seconds = 0.3
    return simulator


def _introduce(simulator: Simulator, cadres: Sequence, families: Sequence) -> None:
    """Let everybody have written once, the families some of them long ago."""
    for person in (*cadres, *families):
        if person.channel is TELEGRAM:
            simulator.add_telegram(int(person.address), started=True)
        else:
            heard_at = getattr(person, "heard_at", START)
            simulator.twilio.last_inbound[person.address] = heard_at


async def _line(stack: AsyncExitStack, database: Database) -> Line | None:
    if database.is_sqlite:
        return None
    line = to_database(Path(database.url.query["host"]) / ".s.PGSQL.5432")
    await line.open()
    stack.push_async_callback(line.close)
    return line


def _url(database: Database, line: Line | None) -> str:
    if line is None:
        return str(database.url)
    query = {"sslmode": "disable", "gssencmode": "disable"}
    url = database.url.set(host="127.0.0.1", port=line.port, query=query)
    return url.render_as_string(hide_password=False)


def _settings(
    database_url: str, door: int, port: int, simulated: str, folder: Path
) -> dict[str, object]:
    return {
        "database_url": database_url,
        "public_url": f"http://127.0.0.1:{door}",
        "port": port,
        "media_dir": str(folder / "media"),
        "telegram_mode": "webhook",
        "telegram_token": BOT_TOKEN,
        "telegram_secret": SECRET,
        "telegram_username": "sapa_bot",
        "telegram_base_url": f"{simulated}/telegram",
        "twilio_account_sid": SID,
        "twilio_auth_token": TOKEN,
        "whatsapp_sender": SENDER,
        "whatsapp_tier": 100_000,
        "twilio_api_url": simulated,
        "twilio_content_url": simulated,
    }


def _replica(
    number: int,
    settings: dict[str, object],
    clock: FastClock,
    folder: Path,
    line: Line | None,
) -> Replica:
    given = {"settings": settings, "start": START.isoformat(), "began": clock._began}
    settings_file = folder / f"replica_{number}.json"
    settings_file.write_text(json.dumps(given), "utf-8")
    return Replica(number, settings_file, folder / f"replica_{number}.log", line)


async def _cancel(tasks: Sequence[asyncio.Task]) -> None:
    for task in tasks:
        task.cancel()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(result, Exception):
            raise result
