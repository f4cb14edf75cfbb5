"""A short run of the proof of delivery (`make chaos`): the program disturbed, and then judged."""

import asyncio
import random

import pytest
from chaos.haste import ANSWER_SECONDS, LEASE_SECONDS
from chaos.limits import Heart, hurried, peak
from chaos.outcome import Plan
from chaos.proxy import to_any_of
from chaos.scene import live_through, staged

from simulator import Message

SEED = 2026
WATCHED_SECONDS = 3
REPLICAS = {"sqlite": 1, "postgresql": 3}


def test_disturbed_program_keeps_its_promises(backend, database_url, tmp_path):
    """Killed, paused and cut off under faulty providers, it loses nothing and breaks no limit.

    Nothing comes twice on WhatsApp; on Telegram only what was under way when it was disturbed,
    and no announcement; each line is answered once and in order.
    """
    plan = Plan(seed=SEED, messages=240, events=6, replicas=REPLICAS[backend])
    outcome = asyncio.run(live_through(plan, database_url, tmp_path))
    assert outcome.broken == []
    assert sum(outcome.events.values()) == plan.events
    assert sum(outcome.faults.values()) > 0


@pytest.mark.parametrize("backend", [pytest.param("postgresql", marks=pytest.mark.postgresql)])
def test_process_cut_from_its_database_stops_sending_within_its_lease(database_url, tmp_path):
    """Its line frozen amid its messages, it sends none after its lease, and all later."""
    asyncio.run(_cut_off(database_url, tmp_path))


async def _cut_off(database_url, tmp_path):
    plan = Plan(seed=SEED, messages=90, events=0, replicas=1)
    async with staged(plan, database_url, tmp_path) as stage:
        (replica,) = stage.replicas
        playing = asyncio.create_task(stage.play())
        arrivals = stage.simulator.ground.arrivals
        await stage.simulator.wait_until(lambda: len(arrivals) >= 20, seconds=60)
        replica.line.freeze()
        await asyncio.sleep(LEASE_SECONDS + ANSWER_SECONDS)
        sent_within_lease = len(arrivals)
        await asyncio.sleep(WATCHED_SECONDS)
        assert len(arrivals) == sent_within_lease < stage.traffic.size.messages
        replica.line.mend()
        await playing
        await stage.drain()
        assert stage.judged(0).broken == []


def test_limits_see_a_burst():
    """Of thirty-one requests within a second the judge counts every one."""
    arrivals = [("telegram", n / 32) for n in range(31)] + [("telegram", 2.0)]
    assert peak(arrivals, "telegram", Heart()) == 31
    assert peak(arrivals, "whatsapp", Heart()) == 0


def test_limits_do_not_judge_a_stall():
    """While the simulator itself stood still, its log tells no true moments."""
    arrivals = [("whatsapp", 10 + n / 1000) for n in range(50)]
    assert peak(arrivals, "whatsapp", Heart(stalls=[(9.5, 10.0)])) == 0


def test_limits_see_a_hurried_person():
    """Five messages at once to one person are more than the pace of one person allows."""
    log = [_accepted("+6281200000001", n / 10) for n in range(5)]
    assert [each.partition(":")[0] for each in hurried(log)] == ["whatsapp +6281200000001"]


def test_line_is_cut_frozen_and_mended():
    """A frozen line says late what was said meanwhile; a cut one says nothing and takes nobody."""
    asyncio.run(_line_scene())


async def _line_scene():
    async def echo(reader, writer):
        while data := await reader.read(100):
            writer.write(data)
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    line = to_any_of([server.sockets[0].getsockname()[1]], random.Random(1))  # noqa: S311
    await line.open()
    reader, writer = await asyncio.open_connection("127.0.0.1", line.port)
    writer.write(b"one")
    assert await reader.read(100) == b"one"
    line.freeze()
    writer.write(b"two")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await reader.read(100)
    line.mend()
    assert await reader.read(100) == b"two"
    line.cut()
    with pytest.raises((ConnectionError, EOFError)):
        await reader.readexactly(1)
    writer.close()
    await line.close()
    server.close()


def _accepted(address, at):
    return Message(id="1", channel="whatsapp", address=address, by="bot", at=None, monotonic=at)
