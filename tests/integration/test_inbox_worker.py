"""One row, one transaction; a message that cannot be handled never stops the others."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from prometheus_client import REGISTRY

from dialog.messages import ChannelName, Incoming
from handlers import incoming
from handlers.inbox_worker import work_once
from storage import inbox
from storage.tables.people import person
from storage.tables.talk import inbox as inbox_table
from storage.tables.talk import outbox as outbox_table

NOW = datetime(2026, 2, 10, 1, tzinfo=UTC)


class BrokenError(Exception):
    """A defect of ours."""


@pytest.fixture
def broken(monkeypatch):
    """Let every message run into a defect after something was written."""

    def handle(connection, message, **_others):
        connection.execute(person.insert().values(name="half done", created_at=NOW))
        raise BrokenError(message.text)

    monkeypatch.setattr(incoming, "handle", handle)


def keep(database, text="rahasia", number="1"):
    """Let one message arrive."""
    message = Incoming(
        channel=ChannelName.WHATSAPP,
        external_id=f"SM{number}",
        address="+6281200000001",
        sent_at=NOW,
        text=text,
    )
    with database.writer.begin() as connection:
        inbox.accept(connection, [inbox.arrival(message, NOW)])


def work(database) -> bool:
    """Handle the next row."""
    return work_once(database, lambda: NOW, lambda: "123456")


def rows(database, query):
    """Read rows."""
    with database.reader.connect() as connection:
        return connection.execute(query).all()


def test_an_empty_inbox_is_no_work(database):
    """False tells the worker to wait."""
    assert work(database) is False


@pytest.mark.usefixtures("broken")
def test_a_defect_leaves_nothing_half_done(database):
    """The transaction is repeated from its start."""
    keep(database)
    assert work(database) is True
    assert rows(database, sa.select(person.c.name)) == []
    assert rows(database, sa.select(inbox_table.c.state, inbox_table.c.attempts)) == [
        ("waiting", 1)
    ]


@pytest.mark.usefixtures("broken")
def test_after_five_failures_the_person_gets_one_apology(database):
    """The row is set aside with its trace, without a word of what was written."""
    keep(database)
    for _attempt in range(5):
        work(database)
    assert work(database) is False
    [(state, error)] = rows(database, sa.select(inbox_table.c.state, inbox_table.c.error))
    assert state == "aside"
    assert "BrokenError at" in error
    assert "rahasia" not in error
    [(key, bubble)] = rows(database, sa.select(outbox_table.c.key, outbox_table.c.bubble))
    assert key.startswith("apology:")
    assert bubble["text"].startswith("Maaf, sedang ada gangguan di sini.")


def test_nobody_is_answered_before_a_village_is_set_up(database):
    """Without a village there is no one to speak for: the message waits for the operator."""
    keep(database, text="halo")
    work(database)
    assert rows(database, sa.select(inbox_table.c.attempts)) == [(1,)]


def test_nothing_stands_behind_a_message_without_anyone_to_apologise_to(database):
    """Set aside stays set aside, though the apology itself cannot be written."""
    keep(database, text="halo")
    for _attempt in range(5):
        work(database)
    assert work(database) is False
    assert rows(database, sa.select(inbox_table.c.state)) == [("aside",)]


def test_what_a_later_version_wrote_is_set_aside(database):
    """A row nobody here can read stops neither the worker nor the next person's message."""
    keep(database)
    with database.writer.begin() as connection:
        connection.execute(sa.update(inbox_table).values(kind="something_new"))
    for _attempt in range(5):
        assert work(database) is True
    assert work(database) is False
    [(state, error)] = rows(database, sa.select(inbox_table.c.state, inbox_table.c.error))
    assert (state, error.split()[0]) == ("aside", "UnreadableRowError")


@pytest.mark.usefixtures("broken")
def test_set_aside_messages_are_counted(database):
    """The operator's alarm rings by this number, and by how long people wait."""
    before = REGISTRY.get_sample_value("sapa_inbox_set_aside_total")
    keep(database)
    for _attempt in range(5):
        work(database)
    assert REGISTRY.get_sample_value("sapa_inbox_set_aside_total") == before + 1
