"""How fast messages are handed over when no rate holds them back, and taken from a full outbox."""

import asyncio
import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from math import inf
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import aiohttp
import sqlalchemy as sa
from bench.databases import Source
from bench.figures import Figure, against, at_least, at_most
from bench.many_readers import NINE, WORDS, address_of, settle

from bot.channels.media import Media
from bot.channels.twilio_http import Servers
from bot.channels.whatsapp import Account, WhatsApp
from bot.commands.serve import SWITCH_SECONDS
from bot.templates import Templates
from bot.worlds.wire import PaperChannel
from dialog.messages import Bubble, ChannelName
from scheduler.pictures import Pictures
from scheduler.rates import Rate
from scheduler.sender import Sender
from scheduler.taking import Policy, take
from simulator import ManualClock, Simulator, serving
from simulator.twilio.statuses import CallbackFaults
from storage import outbox, turns
from storage.engine import Database
from storage.outbox import Letter
from storage.tables.people import address
from storage.tables.talk import outbox as letters

SID, TOKEN, SENDER = "AC" + "1" * 32, "made-up-token", "+628110000000"
CHANNEL = ChannelName.WHATSAPP
PUBLIC_URL = "https://sapa.example.org"
AT_A_TIME = 32
SENT = 1_500
ROUNDS = 2
"""The floor and ours are measured in turn, and the best counts: others use the machine too."""
FEW, MANY = 10_000, 1_000_000
PEOPLE = 30_000
TAKEN, BATCH = 2_000, 50
BOUNDLESS = Rate(
    per_second=1_000_000,
    per_address_seconds=1e-6,
    address_burst=1_000,
    in_flight=AT_A_TIME * 2,
    latest_seconds=inf,
)
POLICY = Policy(
    owner="bench",
    default_zone=ZoneInfo("Asia/Jakarta"),
    templates=Templates(),
    rates={CHANNEL: BOUNDLESS},
    batch=BATCH,
)


def measure(sources: dict[str, Source]) -> list[Figure]:
    """Measure the hand-over beside a bare client, and the taking at both sizes."""
    figures = []
    for name, source in sources.items():
        figures.append(_handed_over(name, source))
        figures += _taken(name, source)
    return figures


def _handed_over(name: str, source: Source) -> Figure:
    """Send through the real channel to the simulator, and the same with the client alone."""
    floor = ours = 0.0
    for _ in range(ROUNDS):
        with _provider() as url:
            floor = max(floor, asyncio.run(_bare(url)))
        database = Database(source.fresh())
        _queue(database)
        with _provider() as url, _switching_as_in_service():
            ours = max(ours, asyncio.run(_through_the_sender(database, url)))
        database.close()
    what = f"messages handed over, {name}"
    return against(what, ours, floor, "/s", floor_name="client alone", goal=0.5)


@contextmanager
def _switching_as_in_service() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


@contextmanager
def _provider() -> Iterator[str]:
    """Run the simulator in a process of its own, without any limit.

    It is told to report no statuses: here nobody listens, and looking for somebody who does would
    take it longer than the messages. Taking reports is measured in bench/webhooks.py.
    """
    context = multiprocessing.get_context("spawn")
    told = context.Queue()
    process = context.Process(target=_play_provider, args=(told,))
    process.start()
    try:
        yield told.get(timeout=60)
    finally:
        process.kill()
        process.join()


def _play_provider(told) -> None:
    asyncio.run(_play(told))


async def _play(told) -> None:
    simulator = Simulator.create(
        clock=ManualClock(NINE),
        telegram_token="1234567:made-up-token",
        twilio_account_sid=SID,
        twilio_auth_token=TOKEN,
        whatsapp_sender=SENDER,
    )
    simulator.twilio.ladder.faults = CallbackFaults(silent=True)
    async with serving(simulator) as url:
        told.put(url)
        await asyncio.Event().wait()


async def _bare(url: str) -> float:
    """Post the same forms, 32 at a time, and read each answer."""
    waiting = iter(range(1, SENT + 1))
    auth = aiohttp.BasicAuth(SID, TOKEN)
    async with aiohttp.ClientSession(auth=auth) as session:

        async def post() -> None:
            for number in waiting:
                form = {
                    "To": f"whatsapp:{address_of(number)}",
                    "From": f"whatsapp:{SENDER}",
                    "Body": WORDS,
                    "StatusCallback": f"{PUBLIC_URL}/webhook/whatsapp/status?id={number}&try=1",
                }
                path = f"{url}/2010-04-01/Accounts/{SID}/Messages.json"
                async with session.post(path, data=form) as answer:
                    await answer.json()
                    answer.raise_for_status()

        begun = perf_counter()
        await asyncio.gather(*(post() for _ in range(AT_A_TIME)))
        return SENT / (perf_counter() - begun)


async def _through_the_sender(database: Database, url: str) -> float:
    whatsapp = WhatsApp(
        account=Account(
            sid=SID,
            tokens=(TOKEN,),
            sender=SENDER,
            servers=Servers(api_url=url, content_url=url),
        ),
        public_url=PUBLIC_URL,
        content_sids={},
        media=Media(folder=Path(), public_url=PUBLIC_URL),
        now=lambda: NINE,
    )
    sender = Sender(
        database=database,
        channels={CHANNEL: whatsapp},
        policy=POLICY,
        now=lambda: NINE,
        pictures=Pictures(database=database, drawer=None, folder=Path(), now=lambda: NINE),
    )
    await whatsapp.start()
    await whatsapp.find(address_of(1), NINE)  # the library reads itself in at its first call
    begun = perf_counter()
    running = asyncio.create_task(sender.run())
    while await asyncio.to_thread(_left, database):
        await asyncio.sleep(0.05)
    rate = SENT / (perf_counter() - begun)
    sender.stop()
    await running
    await whatsapp.stop()
    return rate


def _queue(database: Database) -> None:
    """Write one answer to each of many people who have just written."""
    with database.writer.begin() as connection:
        settle(connection, SENT)
        connection.execute(address.update().values(last_inbound_at=NINE))
        bubble = Bubble(text=WORDS)
        outbox.queue_all(
            connection, (_letter(n, "reply", bubble) for n in range(1, SENT + 1)), NINE
        )


def _letter(person: int, kind: str, bubble: Bubble) -> Letter:
    return Letter(
        key=f"{kind}:{person}",
        person_id=person,
        channel=CHANNEL,
        address=address_of(person),
        kind=kind,
        bubble=bubble,
    )


def _left(database: Database) -> bool:
    query = sa.select(sa.exists().where(letters.c.state.in_(("queued", "sending"))))
    with database.reader.connect() as connection:
        return bool(connection.execute(query).scalar())


def _taken(name: str, source: Source) -> list[Figure]:
    """Take messages where few were ever sent, and where a million were."""
    small, large = _filled(source, FEW), _filled(source, MANY)
    rounds = [(_take(small), _take(large)) for _ in range(3)]
    few, many = (min(took) for took in zip(*rounds, strict=True))
    small.close()
    large.close()
    return [
        at_least(f"messages taken among {MANY:,}, {name}", 1 / many, "/s", 500),
        at_most(f"as long as among {FEW:,}, {name}, times", many / few, "", 1.2),
    ]


def _filled(source: Source, count: int) -> Database:
    """Fill an outbox with what was sent, to the same people, and with what waits for its hour."""
    database = Database(source.fresh())
    with database.writer.begin() as connection:
        settle(connection, PEOPLE)
        connection.execute(address.update().values(last_inbound_at=NINE))
        bubble = Bubble(text=WORDS)
        outbox.queue_all(connection, [_letter(1, "broadcast", bubble)], NINE)
        for column in ("started_at", "sent_at"):
            connection.execute(letters.update().values({column: NINE - timedelta(days=2)}))
        connection.execute(letters.update().values(state="delivered", form="free"))
        connection.execute(sa.text(_copying()), {"count": count, "people": PEOPLE})
        waiting = sa.update(letters).where(letters.c.id > count - count // 10)
        connection.execute(waiting.values(state="queued", not_before=NINE + timedelta(days=1)))
    with database.single.connect() as connection:
        connection.execute(sa.text("ANALYZE"))
        connection.commit()
    return database


def _copying() -> str:
    """Write how the first message is copied, each time to another person."""
    changed = {
        "key": "'old:' || n.i",
        "person_id": "(n.i % :people) + 1",
        "address": "(SELECT address FROM address WHERE person_id = (n.i % :people) + 1)",
    }
    columns = [column.name for column in letters.c if column.name != "id"]
    values = [changed.get(name, f"first.{name}") for name in columns]
    quoted = ", ".join(f'"{name}"' for name in columns)
    return f"""
        WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
        INSERT INTO outbox ({quoted}) SELECT {", ".join(values)}
        FROM n, outbox AS first WHERE first.id = 1
    """  # noqa: S608 (names of our own)


def _take(database: Database) -> float:
    """Take messages batch by batch, as sent at once; give the seconds for each."""
    bubble = Bubble(text=WORDS)
    with database.writer.begin() as connection:
        connection.execute(letters.delete().where(letters.c.key.like("reply:%")))
        outbox.queue_all(
            connection, (_letter(n, "reply", bubble) for n in range(1, TAKEN + 1)), NINE
        )
    channel, taken = PaperChannel(CHANNEL), 0
    begun = perf_counter()
    while taken < TAKEN:
        with database.writer.begin() as connection:
            turns.take_turns(connection)
            batch = take(connection, channel, POLICY, now=NINE)
            numbers = [each.message.id for each in batch]
            connection.execute(
                letters.update().where(letters.c.id.in_(numbers)).values(state="sent")
            )
        if not batch:
            raise RuntimeError(f"{taken} of {TAKEN} messages were taken")
        taken += len(batch)
    return (perf_counter() - begun) / TAKEN
