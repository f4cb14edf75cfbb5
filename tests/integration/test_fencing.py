"""A process that stood still, or lost its database, neither doubles nor spoils what others did."""

import asyncio

import provider_world
import pytest
import sqlalchemy as sa
from provider_world import (
    MOTHER,
    MOTHER_ON_TELEGRAM,
    NOON,
    add_address,
    letter,
    providers,
    queue,
    rows,
    settle_person,
    settle_village,
    states,
)

from dialog.channel import DeliveryReport, DeliveryStatus, NotSentError, Refusal, RefusedError
from dialog.messages import ChannelName
from handlers.delivery import take_report
from scheduler import settling
from scheduler.taking import LEASE
from storage import engine, fencing, outgoing, turns
from storage.engine import Unavailable
from storage.tables import talk

OTHER = "+628120000002"
ON_TELEGRAM = {"channel": ChannelName.TELEGRAM, "address": MOTHER_ON_TELEGRAM}


@pytest.fixture(autouse=True)
def _village(database):
    """Settle one mother with both channels, and her neighbour."""
    with database.writer.begin() as connection:
        settle_village(connection)
        add_address(connection, 1, ChannelName.TELEGRAM, MOTHER_ON_TELEGRAM)
        settle_person(connection, 2, OTHER, last_inbound_at=NOON)


class Meanwhile:
    """A channel on which something happens while a request is under way."""

    def __init__(self, channel, happens, *, then=None):
        self._channel = channel
        self._happens = happens
        self._then = then

    def __getattr__(self, name):
        """Be the channel itself in everything else."""
        return getattr(self._channel, name)

    async def send(self, outgoing):
        """Let it happen first; afterwards fail, or send."""
        await self._happens()
        if self._then is not None:
            raise self._then
        return await self._channel.send(outgoing)


def play(scenario, tmp_path):
    """Play a scenario against the simulated providers."""

    async def played():
        async with providers(tmp_path) as world:
            await world.simulator.person_sends("whatsapp", MOTHER, text="halo")
            world.simulator.add_whatsapp(OTHER)
            await world.simulator.person_sends("whatsapp", OTHER, text="halo")
            await scenario(world)

    asyncio.run(played())


def begin(database, number=1):
    """Take a message to be sent, and give it as the taker knows it."""
    with database.writer.begin() as connection:
        provider_world.begin(connection, number)
        return outgoing.one(connection, number)


def test_process_that_stood_still_begins_no_request(database, tmp_path):
    """A lease that ran out between taking and sending: the message goes back untouched."""
    queue(database, letter(), letter("reply:2", person_id=2, address=OTHER))

    async def scenario(world):
        first_sent = asyncio.Event()

        class Telling(Meanwhile):
            async def send(self, outgoing):
                """Send, and say so."""
                accepted = await self._channel.send(outgoing)
                first_sent.set()
                return accepted

        class StandStill:
            is_busy = False

            async def illustrate(self, outgoing, _person_id):
                """Let the process be stopped just before its second request."""
                if outgoing.outbox_id == 2:
                    await first_sent.wait()
                    world.clock.moment += LEASE
                return outgoing

        channel = Telling(world.whatsapp, None)
        only = {channel.name: channel}
        await world.sender(database, channels=only, pictures=StandStill()).send_due()
        assert [each.state for each in rows(database)] == ["sent", "queued"]
        assert [each.error for each in rows(database)] == ["", "lease_lost"]
        assert len(world.simulator.log) == 1
        await world.sender(database).send_due()
        assert len(world.simulator.log) == 2

    play(scenario, tmp_path)
    assert states(database) == ["sent", "sent"]


@pytest.mark.parametrize(
    "failure", [NotSentError("no_connection"), RefusedError(Refusal.TRY_LATER, "63024")]
)
def test_late_failure_does_not_send_what_another_has_sent(database, tmp_path, failure):
    """Who wakes up and finds no connection must not put a delivered message back."""
    queue(database, letter())

    async def scenario(world):
        async def taken_over():
            world.clock.pass_by(seconds=61)
            other = world.sender(database)
            await other.settle()
            await other.send_due()

        failing = Meanwhile(world.whatsapp, taken_over, then=failure)
        await world.sender(database, channels={failing.name: failing}).send_due()
        await world.sender(database).send_due()
        assert len(world.simulator.log) == 1

    play(scenario, tmp_path)
    assert states(database) == ["sent"]


def test_late_answer_spares_a_second_message(database, tmp_path):
    """A message given up as lost that was accepted after all is not sent once more."""
    queue(database, letter(**ON_TELEGRAM))

    async def scenario(world):
        async def given_up():
            world.clock.pass_by(seconds=61)
            await world.sender(database).settle()
            assert states(database) == ["queued"]

        slow = Meanwhile(world.telegram, given_up)
        await world.sender(database, channels={slow.name: slow}).send_due()
        await world.sender(database).send_due()
        assert len(world.simulator.log) == 1

    play(scenario, tmp_path)
    assert states(database) == ["sent"]


def test_refusal_that_overtook_the_answer_stands(database, tmp_path):
    """A callback may come before the answer to the request; the message stays put back."""
    queue(database, letter())

    async def scenario(world):
        async def refused():
            report = DeliveryReport(
                channel=ChannelName.WHATSAPP,
                external_id="SM1:failed",
                address=MOTHER,
                provider_id="SM1",
                outbox_id=1,
                attempt=1,
                status=DeliveryStatus.FAILED,
                refusal=Refusal.TRY_LATER,
                code="63024",
            )
            with database.writer.begin() as connection:
                take_report(connection, report, world.clock.now())

        overtaken = Meanwhile(world.whatsapp, refused)
        await world.sender(database, channels={overtaken.name: overtaken}).send_due()

    play(scenario, tmp_path)
    [row] = rows(database)
    assert (row.state, row.error) == ("queued", "try_later 63024")


def test_two_who_settle_do_not_send_twice(database, tmp_path):
    """Who asked the provider slowly finds that another has settled it and is sending it again."""
    queue(database, letter())
    begin(database)

    async def scenario(world):
        world.clock.pass_by(seconds=61)

        class Slow(Meanwhile):
            async def find(self, address, since):
                """Answer after somebody else has settled, and taken it again."""
                found = await self._channel.find(address, since)
                await world.sender(database).settle()
                begin(database)
                return found

        slow = Slow(world.whatsapp, None)
        await settling.settle_old(database, {slow.name: slow}, world.clock.now())

    play(scenario, tmp_path)
    [row] = rows(database)
    assert (row.state, row.fence) == ("sending", 2)


def test_defect_of_one_request_leaves_the_others_alone(database, tmp_path):
    """An error nobody foresaw makes one message unsure; its neighbour arrives."""
    queue(database, letter(), letter("reply:2", person_id=2, address=OTHER))

    async def scenario(world):
        failures = [KeyError("unforeseen")]

        async def fail_once():
            if failures:
                raise failures.pop()

        odd = Meanwhile(world.whatsapp, fail_once)
        await world.sender(database, channels={odd.name: odd}).send_due()

    play(scenario, tmp_path)
    assert states(database) == ["sending", "sent"]


def test_message_that_cannot_be_worded_fails_alone(database, tmp_path):
    """A defect while one message is prepared does not hold up everybody's."""
    queue(database, letter(), letter("reply:2", person_id=2, address=OTHER))
    with database.writer.begin() as connection:
        broken = sa.update(talk.outbox).where(talk.outbox.c.id == 1)
        connection.execute(broken.values(flow="no_such_flow", subject={}, bubble={"text": ""}))

    async def scenario(world):
        await world.sender(database).send_due()

    play(scenario, tmp_path)
    assert states(database) == ["failed", "sent"]


def test_what_is_known_outlasts_a_database_that_is_away(database, tmp_path, monkeypatch):
    """The answer of the provider is noted as soon as the database is back."""
    queue(database, letter(**ON_TELEGRAM))
    times = [1, 2]
    held_by = fencing.held_by

    def away(connection, message):
        if times:
            times.pop()
            raise Unavailable("select", None, OSError())
        return held_by(connection, message)

    monkeypatch.setattr(fencing, "held_by", away)

    async def scenario(world):
        await world.sender(database).send_due()

    play(scenario, tmp_path)
    assert states(database) == ["sent"]


def test_sender_outlasts_a_database_that_is_away(database, tmp_path, monkeypatch):
    """A round that fails is followed by the next one."""
    queue(database, letter())
    times = [1]
    candidates = turns.candidates

    def away(connection, **values):
        if times:
            times.pop()
            raise Unavailable("select", None, OSError())
        return candidates(connection, **values)

    monkeypatch.setattr(turns, "candidates", away)

    async def scenario(world):
        sender = world.sender(database)
        running = asyncio.create_task(sender.run(every_seconds=0.01))
        await world.simulator.wait_until(lambda: bool(world.simulator.log), seconds=10)
        sender.stop()
        await running

    play(scenario, tmp_path)
    assert states(database) == ["sent"]


@pytest.mark.postgresql
@pytest.mark.parametrize("backend", ["postgresql"])
def test_stopped_process_does_not_hold_the_others_up(database_url, monkeypatch):
    """What a process locked before it was stopped is free again when its patience is over."""
    monkeypatch.setattr(engine, "PAUSED_MILLISECONDS", 100)
    stopped, other = engine.Database(database_url), engine.Database(database_url)
    try:
        connection = stopped.writer.connect()
        connection.execute(sa.text("LOCK TABLE outbox"))
        with other.writer.begin() as waiting:
            waiting.execute(sa.text("LOCK TABLE outbox"))
        with pytest.raises(Unavailable):
            connection.execute(sa.select(sa.literal(1)))
        connection.close()
        with stopped.writer.begin() as again:
            assert again.execute(sa.select(sa.literal(1))).scalar_one() == 1
    finally:
        stopped.close()
        other.close()
