"""The program is told to stop in the middle of its work, as every upgrade tells it."""

import asyncio
from collections import Counter

import sqlalchemy as sa
from bench.busy_village import settle
from running import running

from dialog.messages import ChannelName
from simulator import Fault
from storage import inbox, outbox
from storage.tables import talk

PEOPLE, EACH = 4, 3
PATIENCE_SECONDS = 30
CHANNELS = (ChannelName.WHATSAPP, ChannelName.TELEGRAM)


def test_stopped_program_leaves_nothing_unknown(tmp_path):
    """After SIGTERM every request has its end noted; what was not begun goes out after a start.

    Nothing is asked about and nothing is repeated: even on Telegram each answer comes once.
    """
    asyncio.run(_scene(tmp_path))


async def _scene(tmp_path):
    cadres = []

    def found(connection):
        cadres.extend(settle(connection, posyandu=PEOPLE, children=EACH + 2, channels=CHANNELS))

    async with running(tmp_path, found) as it:
        for cadre in cadres:
            if cadre.channel is ChannelName.TELEGRAM:
                it.simulator.add_telegram(int(cadre.address), started=True)
        for channel in CHANNELS:
            slow = Fault(channel=str(channel), kind="slow", times=None, seconds=0.2)
            it.simulator.faults.add(slow)
        await it.start()
        for number in range(PEOPLE * EACH):
            cadre = cadres[number % PEOPLE]
            line = cadre.line(number // PEOPLE)
            await it.simulator.person_sends(str(cadre.channel), cadre.address, text=line)
        await it.until(lambda: len(it.simulator.log) >= 3)
        await _stop(it)
        assert _count(it, talk.outbox.c.state == outbox.SENDING) == 0
        assert _count(it, talk.outbox.c.state == outbox.UNCERTAIN) == 0
        before = len(it.simulator.log)
        await it.start()
        await it.until(lambda: len(it.simulator.log) >= PEOPLE * EACH)
        await _stop(it)
        open_ones = talk.outbox.c.state.in_([outbox.QUEUED, outbox.SENDING])
        assert (_count(it, open_ones), before < PEOPLE * EACH) == (0, True)
        waiting = sa.select(talk.inbox.c.id).where(talk.inbox.c.state == inbox.WAITING)
        assert it.rows(waiting) == []
        answers = Counter((m.address, m.text.partition(",")[0]) for m in it.simulator.log)
        assert set(answers.values()) == {1}


async def _stop(it):
    """Tell the program to stop, and wait until it has."""
    it.process.terminate()
    async with asyncio.timeout(PATIENCE_SECONDS):
        await it.process.wait()


def _count(it, condition):
    return len(it.rows(sa.select(talk.outbox.c.id).where(condition)))
