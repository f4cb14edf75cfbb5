"""WhatsApp messages written while nobody listened are fetched, once, however often it is tried."""

import asyncio
from datetime import timedelta

import sqlalchemy as sa
from provider_world import MOTHER, NOON, add_address, providers, settings, settle_village

from bot import app
from dialog.channel import UncertainError
from dialog.messages import ChannelName, Incoming
from storage import inbox
from storage.tables import talk


def keep(database, number, at):
    """Let a message arrive by webhook."""
    message = Incoming(
        channel=ChannelName.WHATSAPP, external_id=number, address=MOTHER, sent_at=at, text="halo"
    )
    with database.writer.begin() as connection:
        inbox.accept(connection, [inbox.arrival(message, at)])


def kept(database):
    """List what is in the inbox, oldest first."""
    with database.reader.begin() as connection:
        rows = connection.execute(sa.select(talk.inbox.c.payload).order_by(talk.inbox.c.id))
        return [row["text"] for row in rows.scalars()]


def play(scenario, database, tmp_path):
    """Start the program's WhatsApp side beside the simulated providers."""
    with database.writer.begin() as connection:
        settle_village(connection)
        add_address(connection, 1, ChannelName.TELEGRAM, "5001")

    async def played():
        async with providers(tmp_path, contents=False) as world:
            built = app.build(settings(world.url), world.clock, database)
            await built.whatsapp.start()
            try:
                await scenario(world, built)
            finally:
                await built.whatsapp.stop()
                built.drawer.close()

    asyncio.run(played())


def test_what_was_written_meanwhile_is_fetched_once_and_in_order(database, tmp_path):
    """Twilio does not send it again by itself; fetching twice keeps it once."""
    keep(database, "SM0", NOON - timedelta(hours=2))

    async def scenario(world, built):
        for text in ("satu", "dua", "tiga"):
            await world.simulator.person_sends("whatsapp", MOTHER, text=text)
            world.clock.pass_by(seconds=5)
        await built.fetch_missed()
        await built.fetch_missed()

    play(scenario, database, tmp_path)
    assert kept(database) == ["halo", "satu", "dua", "tiga"]


def test_failed_question_is_asked_again_from_the_same_moment(database, tmp_path):
    """A message that came by itself meanwhile does not make up for those before it."""
    keep(database, "SM0", NOON - timedelta(hours=5))
    asked = []

    async def scenario(world, built):
        answers = [UncertainError("503"), [], []]

        async def missed(since):
            asked.append(since)
            answer = answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        built.whatsapp.missed = missed
        await built.fetch_missed()
        keep(database, "SM1", NOON)
        await built.fetch_missed()
        world.clock.pass_by(hours=1)
        await built.fetch_missed()

    play(scenario, database, tmp_path)
    first = NOON - timedelta(hours=5) - app.MISSED_BEFORE
    assert asked == [first, first, NOON - app.MISSED_BEFORE]


def test_restart_after_a_failed_question_asks_from_the_same_moment(database, tmp_path):
    """A webhook that came meanwhile does not close the gap: the moment is kept in the database."""
    keep(database, "SM0", NOON - timedelta(hours=5))
    asked = []

    async def fails(since):
        asked.append(since)
        raise UncertainError("503")

    async def answers(since):
        asked.append(since)
        return []

    async def fetch_with(world, missed):
        restarted = app.build(settings(world.url), world.clock, database)
        await restarted.whatsapp.start()
        try:
            restarted.whatsapp.missed = missed
            await restarted.fetch_missed()
        finally:
            await restarted.whatsapp.stop()
            restarted.drawer.close()

    async def scenario(world, _built):
        await fetch_with(world, fails)
        keep(database, "SM1", NOON)
        await fetch_with(world, answers)
        world.clock.pass_by(hours=1)
        keep(database, "SM2", NOON + timedelta(hours=1))
        await fetch_with(world, answers)

    play(scenario, database, tmp_path)
    first = NOON - timedelta(hours=5) - app.MISSED_BEFORE
    assert asked == [first, first, NOON - app.MISSED_BEFORE]
