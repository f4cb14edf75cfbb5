"""Texts are forgotten after a month; what was sent is still known by its key."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from dialog.messages import Bubble, ChannelName
from scheduler import retention
from storage import conversations, outbox, people
from storage.tables.talk import conversation
from storage.tables.talk import outbox as outbox_table

NOW = datetime(2026, 2, 10, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=31)


def letter(person_id: int, key: str) -> outbox.Letter:
    """Write a reply."""
    return outbox.Letter(
        key=key,
        person_id=person_id,
        channel=ChannelName.WHATSAPP,
        address="+6281200000001",
        kind="reply",
        bubble=Bubble(text="BB 8,2 kg"),
    )


def test_a_text_that_was_sent_is_forgotten_and_its_key_kept(database):
    """Nothing may be sent twice because its text is gone."""
    with database.writer.begin() as connection:
        person_id = people.add(connection, created_at=NOW)
        outbox.queue(connection, letter(person_id, "reply:1"), NOW)
        outbox.queue(connection, letter(person_id, "reply:2"), NOW)
        connection.execute(
            outbox_table.update().where(outbox_table.c.key == "reply:1").values(state="sent")
        )
        retention.plan(connection, LATER)
        found = {
            row.key: row.bubble
            for row in connection.execute(sa.select(outbox_table.c.key, outbox_table.c.bubble))
        }
        assert found["reply:1"] == {"text": ""}
        assert found["reply:2"]["text"] == "BB 8,2 kg"
        assert not outbox.queue(connection, letter(person_id, "reply:1"), LATER)


def test_a_conversation_that_ended_is_removed_and_an_open_one_stays(database):
    """Answers are personal data."""
    with database.writer.begin() as connection:
        person_id = people.add(connection, created_at=NOW)
        ended, going_on = (
            conversations.start(
                person_id=person_id,
                flow="weighing",
                subject={},
                is_task=True,
                today=NOW.date(),
                now=NOW,
            )
            for _ in range(2)
        )
        ended.state = conversations.DONE
        for each in (ended, going_on):
            conversations.keep(connection, each)
        retention.plan(connection, LATER)
        left = connection.execute(sa.select(conversation.c.id)).scalars().all()
    assert left == [going_on.id]
