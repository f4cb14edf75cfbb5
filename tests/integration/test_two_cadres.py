"""Two cadres on two phones at the same moment: nothing is lost, nothing is kept twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
import sqlalchemy as sa

from bot.worlds import sample
from dialog.messages import ChannelName, Incoming
from domain.commands import OpenDay
from domain.people import RoleKind
from handlers import incoming
from handlers.commands import carry_out
from handlers.work import Work
from storage import people
from storage.register import StoredRegister
from storage.tables.health import vitamin_a, weighing
from storage.tables.talk import outbox

TODAY = date(2026, 2, 10)
NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
MELATI_1 = 1
LIST = "ani 8,2 70,5 va\ncitra 6,3 61,8\njoko 8,6 69,4 va\nbudi santoso 13,2 91 va"


@pytest.fixture
def village(database):
    """Load the sample village, open the day, and give the addresses of its two cadres."""
    with database.writer.begin() as connection:
        sample.load(connection, NOW)
        somebody = StoredRegister(connection, 1, 1, NOW)
        cadres = somebody.holders(RoleKind.CADRE, posyandu_id=MELATI_1)
        work = Work(
            connection=connection,
            register=StoredRegister(connection, cadres[0].id, 1, NOW),
            now=NOW,
            channel="whatsapp",
            inbox_id=None,
            draw_code=lambda: "000000",
        )
        carry_out(work, OpenDay(posyandu=MELATI_1, on=TODAY))
        return database, [people.address_of(connection, cadre.id) for cadre in cadres]


def write(database, reached, number, text, barrier=None):
    """Let a cadre write, at the same moment as the other one."""
    if barrier is not None:
        barrier.wait()
    with database.writer.begin() as connection:
        message = Incoming(
            channel=ChannelName(reached["channel"]),
            external_id=f"{reached['address']}-{number}",
            address=reached["address"],
            sent_at=NOW,
            text=text,
        )
        incoming.handle(connection, message, inbox_id=None, now=NOW, draw_code=lambda: "000000")
        rows = connection.execute(
            sa.select(outbox.c.bubble)
            .where(outbox.c.key.startswith(f"reply:{message.channel}:{message.external_id}:"))
            .order_by(outbox.c.id)
        )
        return [bubble["text"] for bubble in rows.scalars()]


def at_once(village, first, second):
    """Let both cadres write at the same moment, and give what each reads."""
    database, reached = village
    barrier = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        said = [
            pool.submit(write, database, one, 1, text, barrier)
            for one, text in zip(reached, (first, second), strict=True)
        ]
        return [each.result(timeout=60) for each in said]


def standing(village, table=weighing, on="weighed_on"):
    """List the children with a row of today that stands, one entry for each row."""
    with village[0].writer.begin() as connection:
        query = sa.select(table.c.child_id).where(
            table.c.withdrawn_at.is_(None), table.c[on] == TODAY
        )
        return sorted(connection.execute(query).scalars())


def test_same_child_saved_at_once_is_kept_once_and_the_later_cadre_is_asked(village):
    """The second phone waits for the first, then sees who was first and is asked."""
    said = at_once(village, "ani 8,2 70,5 va", "ani 8,4 70,5 va")
    assert len(standing(village)) == 1
    assert len(standing(village, vitamin_a, "given_on")) == 1
    asked = [bubbles for bubbles in said if any("sudah mencatat Ani" in b for b in bubbles)]
    assert len(asked) == 1


def test_same_figures_at_once_are_kept_once(village):
    """Both cadres report the same: one row, and nobody is asked to replace anything."""
    said = at_once(village, "ani 8,2 70,5", "ani 8,2 70,5")
    assert len(standing(village)) == 1
    assert any("Tidak saya simpan dua kali" in b for bubbles in said for b in bubbles)


def test_other_children_at_once_are_both_kept(village):
    """What two cadres report of two children is two rows."""
    at_once(village, "ani 8,2 70,5", "citra 6,3 61,8")
    assert len(standing(village)) == len(set(standing(village))) == 2


def test_same_list_pasted_at_once_doubles_nothing(village):
    """Every child of two equal lists is weighed once, and each line is told of."""
    said = at_once(village, LIST, LIST)
    found = standing(village)
    assert len(found) == len(set(found)) == 4
    assert len(standing(village, vitamin_a, "given_on")) == 3
    assert all(bubbles[0].startswith("Saya baca 4 baris.") for bubbles in said)


def test_closing_and_saving_at_once_leave_no_row_in_a_closed_day_unasked(village):
    """A report that comes while a colleague closes is kept before, or asked about after."""
    database, reached = village
    write(database, reached[0], 2, "tutup")
    write(database, reached[0], 3, "tutup tanpa alasan")
    said = at_once(village, "kunci", "ani 8,2 70,5")
    saved = any("✅ Ani Lestari" in b for b in said[1])
    assert len(standing(village)) == int(saved)


def test_lists_pasted_one_after_the_other_can_be_taken_back_alone(village):
    """Taking one cadre's list back leaves the other's figures as they are."""
    database, reached = village
    write(database, reached[0], 1, "ani 8,2 70,5\njoko 8,6 69,4")
    write(database, reached[1], 1, "citra 6,3 61,8\nbudi santoso 13,2 91")
    write(database, reached[0], 2, "urungkan tempelan")
    write(database, reached[0], 3, "ya, hapus")
    assert len(standing(village)) == 2
