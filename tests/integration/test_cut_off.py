"""A process that is cut off from the database stops sending, and loses nothing it knows."""

import asyncio
import sys
from pathlib import Path

import pytest
from provider_world import (
    NOON,
    letter,
    providers,
    queue,
    rows,
    settle_person,
    settle_village,
    states,
)

from scheduler.taking import LEASE
from storage.engine import Database

sys.path.append(str(Path(__file__).parents[1]))
from chaos.proxy import to_database

NUMBERS = {number: f"+62812000000{number}" for number in (1, 2, 3)}


class UntilCut:
    """Lets the first message go at once, and the others only when the line is cut."""

    is_busy = False

    def __init__(self):
        self.is_cut = asyncio.Event()

    async def illustrate(self, outgoing, _person_id):
        """Hold up everything after the first."""
        if outgoing.outbox_id > 1:
            await self.is_cut.wait()
        return outgoing


@pytest.mark.postgresql
@pytest.mark.parametrize("backend", ["postgresql"])
def test_process_cut_off_from_the_database_stops_within_its_lease(database, tmp_path):
    """What it had taken and not begun stays; what it had sent is noted when the line is back."""
    with database.writer.begin() as connection:
        settle_village(connection)
        for number in (2, 3):
            settle_person(connection, number, NUMBERS[number], last_inbound_at=NOON)
    queue(
        database,
        *(letter(f"reply:{n}", person_id=n, address=NUMBERS[n]) for n in NUMBERS),
    )

    async def scenario(world):
        line = to_database(Path(database.url.query["host"]) / ".s.PGSQL.5432")
        await line.open()
        own_way = database.url.set(host="127.0.0.1", port=line.port, query={})
        beyond = Database(own_way.render_as_string(hide_password=False))
        pictures = UntilCut()

        in_vain = asyncio.Event()

        async def short_pause(_seconds):
            in_vain.set()
            await asyncio.sleep(0.02)

        async def cut():
            line.cut()
            world.clock.moment += LEASE
            pictures.is_cut.set()

        world.whatsapp.send = _after(world.whatsapp.send, cut)
        only = {world.whatsapp.name: world.whatsapp}
        sender = world.sender(beyond, channels=only, pictures=pictures, sleep=short_pause)
        sending = asyncio.create_task(sender.send_due())
        await asyncio.wait_for(pictures.is_cut.wait(), 10)
        in_vain.clear()
        await asyncio.wait_for(in_vain.wait(), 10)
        assert [m.address for m in world.simulator.log] == [NUMBERS[1]]
        assert states(database) == ["sending"] * 3
        line.mend()
        await asyncio.wait_for(sending, 20)
        assert [row.error for row in rows(database)] == ["", "lease_lost", "lease_lost"]
        await world.sender(database).send_due()
        assert len(world.simulator.log) == len(NUMBERS)
        await asyncio.to_thread(beyond.close)
        await line.close()

    async def play():
        async with providers(tmp_path, contents=False) as world:
            for number in NUMBERS.values():
                world.simulator.add_whatsapp(number)
                await world.simulator.person_sends("whatsapp", number, text="halo")
            await scenario(world)

    asyncio.run(play())
    assert states(database) == ["sent"] * 3


def _after(send, happens):
    """Send once, then let something happen; later requests are as usual."""
    first = [True]

    async def sent(outgoing):
        accepted = await send(outgoing)
        if first:
            first.clear()
            await happens()
        return accepted

    return sent
