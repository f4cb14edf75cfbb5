"""The program killed in the middle of its work, again and again: nothing lost, nothing twice."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field

import sqlalchemy as sa
from bench.busy_village import Cadre, settle
from running import Running, running

from dialog.messages import ChannelName
from simulator import Fault
from storage import outbox
from storage.tables.talk import outbox as messages

PEOPLE, EACH, KILLS = 20, 10, 5
PART = PEOPLE * EACH // KILLS
CHANNELS = (ChannelName.WHATSAPP, ChannelName.TELEGRAM)
UNDER_WAY_AT_MOST = 8
"""Telegram's requests at the same time: so many answers may be unknown after one kill."""


@dataclass
class Village:
    """Twenty cadres who report ten children each, half of them on each channel."""

    it: Running
    cadres: list[Cadre]
    unknown_at_kill: list[int] = field(default_factory=list)

    async def report(self, first: int, last: int) -> None:
        """Let the cadres, one after the other, send the lines of these numbers."""
        for number in range(first, last):
            cadre = self.cadres[number % PEOPLE]
            line = cadre.line(number // PEOPLE)
            await self.it.simulator.person_sends(str(cadre.channel), cadre.address, text=line)

    async def kill(self) -> None:
        """Kill the program, and count the Telegram answers that were under way."""
        await self.it.kill()
        sending = (messages.c.state == outbox.SENDING, messages.c.channel == "telegram")
        self.unknown_at_kill.append(len(self.it.rows(sa.select(messages.c.id).where(*sending))))

    def is_quiet(self, count: int) -> bool:
        """Tell whether so many different answers are there and none is on its way."""
        if len(self.answers()) < count:
            return False
        open_ones = messages.c.state.in_([outbox.QUEUED, outbox.SENDING])
        return not self.it.rows(sa.select(messages.c.id).where(open_ones))

    def answers(self) -> Counter:
        """Count the results that the providers accepted for each child of each cadre."""
        return Counter(
            (message.address, message.text.removeprefix("✅ ").partition(",")[0])
            for message in self.it.simulator.log
        )


def test_killed_program_answers_every_message(tmp_path):
    """Killed five times amid 200 messages, the program answers each on WhatsApp exactly once.

    Telegram cannot be asked what it accepted: an answer whose request was under way at a kill is
    sent once more, so those alone (at most eight a kill) may come twice; none is lost.
    """
    asyncio.run(_scene(tmp_path))


async def _scene(tmp_path):
    cadres = []

    def found(connection):
        cadres.extend(settle(connection, posyandu=PEOPLE, children=EACH + 2, channels=CHANNELS))

    async with running(tmp_path, found) as it:
        village = Village(it, cadres)
        _prepare(village)
        await _live_through_kills(village)
        expected = {
            (cadre.address, name): cadre.channel
            for cadre in cadres
            for name in cadre.children[:EACH]
        }
        answers = village.answers()
        assert set(answers) == set(expected)
        doubled = [key for key, count in answers.items() if count > 1]
        assert [key for key in doubled if expected[key] is ChannelName.WHATSAPP] == []
        assert max(answers.values()) <= 2
        assert len(doubled) <= sum(village.unknown_at_kill)
        assert max(village.unknown_at_kill) <= UNDER_WAY_AT_MOST


def _prepare(village):
    """Let half of Twilio's answers take long, so that a kill finds requests on their way."""
    simulator = village.it.simulator
    simulator.faults.add(
        Fault(channel="whatsapp", kind="slow", times=None, probability=0.5, seconds=0.3)
    )
    for cadre in village.cadres:
        if cadre.channel is ChannelName.TELEGRAM:
            simulator.add_telegram(int(cadre.address), started=True)


async def _live_through_kills(village):
    """Kill with work half done, let people write to nobody, and start again.

    No message is hit by two kills: whatever one kill left open is settled before the next.
    """
    it = village.it
    for number in range(KILLS):
        await it.start()
        begin = number * PART
        await it.until(lambda count=begin: village.is_quiet(count))
        enough = len(it.simulator.log) + 3 + 4 * number
        await village.report(begin, begin + PART * 3 // 4)
        await it.until(lambda enough=enough: len(it.simulator.log) >= enough)
        await village.kill()
        await village.report(begin + PART * 3 // 4, begin + PART)
    await it.start()
    await it.until(lambda: village.is_quiet(PEOPLE * EACH))
    await village.kill()
