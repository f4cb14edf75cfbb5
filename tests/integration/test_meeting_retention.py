"""What is told at quarterly meetings is forgotten two years after it ended."""

from datetime import timedelta

import sqlalchemy as sa
from small_village import NOW, found

from scheduler import retention
from storage import meetings
from storage.tables.meeting import action_item, meeting_guest


def keep_item(connection, village, status):
    """Keep an item that was told of two years ago."""
    number = meetings.add_item(
        connection,
        village_id=village.id,
        posyandu_id=village.anggrek,
        quarter="2024-1",
        problem="balita jarang datang",
        cause="anak tidur siang",
        action="kunjungi rumah",
        owner_id=village.cadre,
        due_on=NOW.date(),
        created_by=village.cadre,
        created_at=NOW,
    )
    meetings.report(connection, number, status=status, note="sudah", is_hindered=False, at=NOW)
    return number


def test_guests_and_words_on_ended_items_are_forgotten(database):
    """After two years no guest is known, an ended item lost its words, an open one kept them."""
    with database.writer.begin() as connection:
        village = found(connection)
        ended, still = (keep_item(connection, village, each) for each in ("selesai", "proses"))
        meetings.add_guest(
            connection,
            village_id=village.id,
            quarter="2024-1",
            held_on=NOW.date(),
            words="Pak Camat",
            recorded_by=village.cadre,
            recorded_at=NOW,
        )
        retention.plan(connection, NOW + timedelta(days=729))
        assert connection.execute(sa.select(meeting_guest.c.words)).scalars().all() == ["Pak Camat"]
        retention.plan(connection, NOW + timedelta(days=731))
        assert connection.execute(sa.select(meeting_guest.c.id)).all() == []
        query = sa.select(action_item.c.id, action_item.c.action, action_item.c.note)
        left = {row[0]: row[1:] for row in connection.execute(query)}
    assert left == {ended: ("kunjungi rumah", ""), still: ("kunjungi rumah", "sudah")}
