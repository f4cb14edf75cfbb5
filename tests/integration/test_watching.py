"""What operators read: readiness, gauges of what waits, and a clock that is shared."""

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from prometheus_client import REGISTRY
from provider_world import NOON, REMINDER, letter, queue, settle_village

from bot.clock import SharedClock
from bot.health import readiness
from bot.pulse import SILENT, Pulse
from dialog.messages import ChannelName, Incoming
from scheduler.watching import measure
from storage import inbox, migrate
from storage.database_time import database_time
from storage.engine import Database
from web.app import build

LATER = NOON + timedelta(minutes=10)


def gauge(name, **labels):
    """Read one gauge."""
    return REGISTRY.get_sample_value(name, labels)


def test_what_waits_is_measured_by_kind(database):
    """The oldest due message of each kind, and the oldest event, tell how late things are."""
    with database.writer.begin() as connection:
        settle_village(connection)
        message = Incoming(
            channel=ChannelName.WHATSAPP,
            external_id="SM1",
            address="+628120000001",
            sent_at=NOON,
            text="halo",
        )
        inbox.accept(connection, [inbox.arrival(message, NOON)])
    queue(
        database,
        letter("reply:1"),
        letter("reminder:1", kind="reminder", template=REMINDER, not_before=LATER),
    )
    measure(database, [ChannelName.WHATSAPP], 250, NOON + timedelta(minutes=5))
    assert gauge("sapa_outbox_age_seconds", channel="whatsapp", kind="reply") == 300
    assert gauge("sapa_outbox_age_seconds", channel="whatsapp", kind="reminder") is None
    assert gauge("sapa_outbox", state="queued") == 2
    assert gauge("sapa_inbox_age_seconds") == 300
    assert (gauge("sapa_inbox", state="waiting"), gauge("sapa_inbox", state="aside")) == (1, 0)
    assert (gauge("sapa_tier_used"), gauge("sapa_tier_left")) == (0, 250)
    assert gauge("sapa_rate_limit", channel="whatsapp") == 60


def test_metrics_answer_without_a_database(tmp_path):
    """The alarm for a lost database must not depend on it."""
    lost = Database("postgresql+psycopg://nobody@127.0.0.1:9/none")
    try:
        measure(lost, [], 0, NOON)
    finally:
        lost.close()
    assert gauge("sapa_database_up") == 0
    assert tmp_path.exists()


def ready(database, pulse, *, is_open=True):
    """Ask whether the program may be sent requests."""

    async def ask():
        app = build(
            database=database,
            channels={},
            now=lambda: NOON,
            readiness=lambda: readiness(database, pulse, is_open=is_open),
        )
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://inside") as client:
            return await client.get("/ready")

    return asyncio.run(ask())


def test_ready_when_every_part_works(empty_database_url):
    """Database, tables, worker and sender; a balancer needs no more."""
    database = Database(empty_database_url)
    pulse = Pulse(lambda: NOON, ("worker", "sender"))
    try:
        assert ready(database, pulse).status_code == 503
        migrate.upgrade(database)
        answer = ready(database, pulse)
    finally:
        database.close()
    assert answer.status_code == 200
    assert set(answer.json()) == {"database", "tables", "worker", "sender", "open"}


def test_not_ready_when_a_part_is_silent_or_stopping(database):
    """A worker that hangs is found out, and one that stops gets nothing more."""
    moment = [NOON]
    pulse = Pulse(lambda: moment[0], ("worker", "sender"))
    moment[0] += SILENT
    pulse.beat("sender")
    answer = ready(database, pulse, is_open=False)
    assert answer.status_code == 503
    assert {part: answer.json()[part] for part in ("worker", "sender", "open")} == {
        "worker": "down",
        "sender": "ok",
        "open": "down",
    }


@pytest.mark.postgresql
@pytest.mark.parametrize("backend", ["postgresql"])
def test_processes_agree_on_the_databases_time(database):
    """Two machines whose clocks differ tell the same time: that of the database."""
    one, other = (SharedClock(lambda: database_time(database)) for _ in range(2))
    assert abs(one.now() - other.now()) < timedelta(seconds=1)
    assert one.now().tzinfo is UTC


def test_shared_clock_follows_the_database_and_goes_on_without():
    """What it is told counts; in between it runs by itself."""
    told = [datetime(2026, 2, 10, tzinfo=UTC)]
    clock = SharedClock(lambda: told[0])
    assert told[0] <= clock.now() < told[0] + timedelta(seconds=5)
    told[0] += timedelta(minutes=1)
    assert timedelta(seconds=55) < clock.ask_again() <= timedelta(minutes=1)
    assert clock.now() >= told[0]
