"""What became of messages is noted together, and each has the end that is its own."""

import asyncio

import pytest
import sqlalchemy as sa
from provider_world import NOON, letter, queue, settle_person, settle_village

from scheduler.ends import Ends
from storage import outbox, outgoing
from storage.requests import Acceptance, Beginning, start
from storage.tables import talk

OTHER = "+628120000002"


@pytest.fixture(autouse=True)
def _village(database):
    """Settle two mothers, with one message each that is being sent."""
    with database.writer.begin() as connection:
        settle_village(connection)
        settle_person(connection, 2, OTHER, last_inbound_at=NOON)
    queue(database, letter("a"), letter("b", person_id=2, address=OTHER))
    with database.writer.begin() as connection:
        start(connection, [_beginning(number) for number in (1, 2)])


def _beginning(number):
    return Beginning(
        message_id=number,
        rendered="halo",
        form="free",
        at=NOON,
        owner="test",
        lease_until=NOON,
        owed_until=NOON,
    )


def note_both(database, begun):
    """Note at one moment that the provider took both."""

    async def noted():
        ends = Ends(database, lambda: NOON, asyncio.sleep)
        await asyncio.gather(
            *(
                ends.note(Acceptance(message=one, provider_id=f"SM{one.id}", at=NOON))
                for one in begun
            )
        )

    asyncio.run(noted())


def begun(database):
    """Give both as they were when their requests began."""
    with database.reader.begin() as connection:
        return [outgoing.one(connection, number) for number in (1, 2)]


def ends(database):
    """Give state and provider's number of both."""
    with database.reader.begin() as connection:
        query = sa.select(talk.outbox.c.state, talk.outbox.c.provider_id)
        return [tuple(row) for row in connection.execute(query.order_by(talk.outbox.c.id))]


def test_what_was_accepted_together_is_noted_together(database):
    """With one statement for all."""
    note_both(database, begun(database))
    assert ends(database) == [("sent", "SM1"), ("sent", "SM2")]


def test_one_that_was_taken_over_keeps_the_other_from_nothing(database):
    """Whoever took it over says what becomes of it."""
    known = begun(database)
    with database.writer.begin() as connection:
        outbox.requeue(connection, 1, NOON)
        start(connection, [_beginning(1)])
    note_both(database, known)
    assert ends(database) == [("sending", None), ("sent", "SM2")]


def test_one_that_was_put_back_is_spared_a_second_try(database):
    """It was given up as lost, and was not; the other one is noted as ever."""
    known = begun(database)
    with database.writer.begin() as connection:
        outbox.requeue(connection, 1, NOON)
    note_both(database, known)
    assert ends(database) == [("sent", "SM1"), ("sent", "SM2")]


def test_what_a_callback_has_told_already_stays(database):
    """It may arrive before the answer, and may know more."""
    known = begun(database)
    with database.writer.begin() as connection:
        outbox.bind(connection, 1, "SM1")
        connection.execute(
            sa.update(talk.outbox).where(talk.outbox.c.id == 1).values(state="delivered")
        )
    note_both(database, known)
    assert ends(database) == [("delivered", "SM1"), ("sent", "SM2")]
