"""What comes in is kept once, taken in order, and never lost."""

import asyncio
from datetime import UTC, datetime

import pytest

from dialog.messages import ChannelName, Incoming
from storage import inbox, set_aside
from storage.inbox import arrival
from web.acceptor import Acceptor

NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)


def incoming(external_id, address="+628120000001", text="timbang"):
    """Write a message as a channel reads it."""
    return Incoming(
        channel=ChannelName.WHATSAPP,
        external_id=external_id,
        address=address,
        sent_at=NOW,
        text=text,
    )


def keep(database, *events):
    """Keep what came in."""
    with database.writer.begin() as connection:
        return inbox.accept(connection, [arrival(event, NOW) for event in events])


def claim(connection):
    """Take the next message and name it."""
    claimed = inbox.take_next(connection)
    return claimed.event.external_id if claimed else None


def take_in_vain(database):
    """Take the next message in a transaction that comes to nothing."""
    with database.writer.connect() as connection, connection.begin() as transaction:
        taken = inbox.take_next(connection)
        transaction.rollback()
    return taken


def test_same_message_twice_is_one_row(database):
    """A message delivered again changes nothing."""
    assert keep(database, incoming("a"), incoming("b")) == 2
    assert keep(database, incoming("a"), incoming("c")) == 1


def test_message_comes_back_as_it_was(database):
    """What is taken out equals what was put in, whatever letters it holds."""
    event = incoming("a", text="Anaknya 🙂\nBu 'Sari'")
    keep(database, event)
    with database.writer.begin() as connection:
        assert inbox.take_next(connection).event == event


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_letters_no_database_keeps_are_dropped(database, text):
    """A message can't be lost because of one impossible letter."""
    keep(database, incoming("a", text=text))
    with database.writer.begin() as connection:
        assert inbox.take_next(connection).event.text == "ab"


def test_one_persons_messages_are_taken_in_order(database):
    """The second message waits until the first is done."""
    keep(database, incoming("a"), incoming("b"))
    with database.writer.begin() as connection:
        assert (claim(connection), claim(connection)) == ("a", "b")


def test_failure_leaves_message_waiting_and_fifth_sets_it_aside(database):
    """A message that fails five times lets the next one pass, and may be tried again by hand."""
    keep(database, incoming("a"), incoming("b"))
    for attempt in range(1, 6):
        first = take_in_vain(database)
        assert (first.event.external_id, first.attempts) == ("a", attempt - 1)
        with database.writer.begin() as connection:
            assert inbox.failed(connection, first.id, "KeyError") is (attempt == 5)
    with database.writer.begin() as connection:
        assert claim(connection) == "b"
        assert inbox.count(connection, inbox.ASIDE) == 1
        assert set_aside.retry(connection, first.id)
        assert claim(connection) == "a"


@pytest.mark.postgresql
@pytest.mark.parametrize("backend", ["postgresql"])
def test_workers_share_people_never_one_person(database):
    """While one worker handles a person, another takes the next person."""
    keep(database, incoming("a"), incoming("b"), incoming("c", address="+628120000002"))
    with database.writer.begin() as one, database.writer.begin() as other:
        assert (claim(one), claim(other)) == ("a", "c")


def test_crash_while_handling_repeats_from_the_start(database):
    """What was not committed is taken again."""
    keep(database, incoming("a"))
    take_in_vain(database)
    with database.writer.begin() as connection:
        assert claim(connection) == "a"


def test_many_waiting_requests_are_kept_together(database):
    """Every request learns that its message is kept; the same message counts once."""

    async def accept_hundred():
        acceptor = Acceptor(database)
        arrivals = [arrival(incoming(str(number % 50)), NOW) for number in range(100)]
        return await asyncio.gather(*(acceptor.accept(each) for each in arrivals))

    assert asyncio.run(accept_hundred()) == [None] * 100
    with database.reader.begin() as connection:
        assert inbox.count(connection, inbox.WAITING) == 50


def test_emptied_message_is_still_known(database):
    """Old payloads are emptied, yet the same message is not taken twice."""
    keep(database, incoming("a"))
    with database.writer.begin() as connection:
        inbox.take_next(connection)
    with database.writer.begin() as connection:
        assert inbox.forget_before(connection, datetime(2026, 3, 1, tzinfo=UTC)) == 1
    assert keep(database, incoming("a")) == 0


def test_what_was_set_aside_is_listed_without_words(database):
    """Its number, its hour and where it failed; never who wrote what."""
    keep(database, incoming("a", text="nama Ani berat 8,2"))
    for _ in range(inbox.MOST_ATTEMPTS):
        taken = take_in_vain(database)
        with database.writer.begin() as connection:
            inbox.failed(connection, taken.id, "KeyError at turns.py:12 > words.py:7")
    with database.reader.connect() as connection:
        (event,) = set_aside.events(connection)
    assert (event.id, event.channel, event.fault) == (
        taken.id,
        "whatsapp",
        "KeyError at turns.py:12 > words.py:7",
    )
    assert "Ani" not in repr(event)


def test_what_was_not_set_aside_cannot_be_retried(database):
    """A message that was handled is not handled twice by a slip of the operator."""
    keep(database, incoming("a"))
    with database.writer.begin() as connection:
        handled = inbox.take_next(connection)
        assert not set_aside.retry(connection, handled.id)
