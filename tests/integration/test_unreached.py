"""Cadres hear in one list, every morning at nine, whose messages have stopped arriving."""

from datetime import timedelta

import pytest
import small_village as small
import sqlalchemy as sa

from dialog.channel import Reachability
from dialog.messages import ChannelName
from handlers import delivery
from scheduler import unreached
from storage import people
from storage.tables.people import address

NINE = small.NOW.replace(hour=0) + timedelta(days=1)
"""Tuesday 3 March, 09.00 in the east."""


@pytest.fixture
def connection(database):
    """Open a writing transaction."""
    with database.writer.begin() as opened:
        yield opened


@pytest.fixture
def village(connection):
    """Set a small village up."""
    return small.found(connection)


def block(connection, person, *, at=small.NOW, is_reachable=False, channel="whatsapp"):
    """Let a provider tell that somebody's address takes no messages, or takes them again."""
    written_to = people.address_on(connection, person, channel)
    change = Reachability(
        channel=ChannelName(channel),
        external_id=f"{person} {at}",
        address=written_to,
        is_reachable=is_reachable,
    )
    delivery.take_reachability(connection, change, at)


def told(connection):
    """Give what cadres were told."""
    rows = small.letters(connection, "unreached:")
    return [row["bubble"]["text"] for row in rows if row["kind"] == "task"]


def test_one_list_names_every_family_lost_since_yesterday(connection, village):
    """Not a message for each failure."""
    for name in ("Sri", "Rina"):
        block(connection, small.add_mother(connection, village, name))
    unreached.plan(connection, NINE)
    unreached.plan(connection, NINE + timedelta(minutes=1))
    (words,) = told(connection)
    assert "Ibu Rina (Anak)" in words
    assert "Ibu Sri (Anak)" in words


def test_nothing_is_told_before_nine_and_nothing_twice(connection, village):
    """The next morning has nothing new to say."""
    block(connection, small.add_mother(connection, village, "Sri"))
    unreached.plan(connection, NINE - timedelta(minutes=1))
    assert told(connection) == []
    unreached.plan(connection, NINE)
    unreached.plan(connection, NINE + timedelta(days=1))
    assert len(told(connection)) == 1


def test_what_is_learned_later_in_the_day_is_in_tomorrows_list(connection, village):
    """One list a day at most, and nobody is forgotten."""
    first, second = (small.add_mother(connection, village, name) for name in ("Sri", "Rina"))
    block(connection, first)
    unreached.plan(connection, NINE)
    block(connection, second, at=NINE + timedelta(hours=1))
    unreached.plan(connection, NINE + timedelta(hours=2))
    assert len(told(connection)) == 1
    unreached.plan(connection, NINE + timedelta(days=1))
    today, tomorrow = told(connection)
    assert "Rina" not in today
    assert "Rina" in tomorrow
    assert "Sri" not in tomorrow


def test_morning_that_was_missed_is_caught_up_the_same_day(connection, village):
    """The service may have been down at nine."""
    block(connection, small.add_mother(connection, village, "Sri"))
    unreached.plan(connection, NINE + timedelta(hours=4))
    assert len(told(connection)) == 1


def test_families_of_another_posyandu_are_not_named(connection, village):
    """A cadre knows her own families alone."""
    elsewhere = small.add_mother(connection, village, "Rina", posyandu=village.kenanga)
    block(connection, elsewhere)
    unreached.plan(connection, NINE)
    assert told(connection) == []


def test_who_is_reached_otherwise_or_again_is_not_named(connection, village):
    """A second channel, a way back, and BERHENTI need no cadre."""
    twice, back, stopped = (
        small.add_mother(connection, village, name) for name in ("Sri", "Rina", "Ani")
    )
    people.add_address(
        connection, person_id=twice, channel="telegram", address="99", added_at=small.NOW
    )
    people.stop(connection, stopped, small.NOW, None)
    for mother in (twice, back, stopped):
        block(connection, mother)
    block(connection, back, is_reachable=True, at=small.NOW + timedelta(hours=1))
    unreached.plan(connection, NINE)
    assert told(connection) == []


def test_second_failure_of_a_lost_address_is_no_news(connection, village):
    """A provider tells it with every message."""
    mother = small.add_mother(connection, village, "Sri")
    block(connection, mother)
    unreached.plan(connection, NINE)
    block(connection, mother, at=NINE + timedelta(hours=3))
    unreached.plan(connection, NINE + timedelta(days=1))
    assert len(told(connection)) == 1


def test_who_is_lost_again_after_a_way_back_is_named_again(connection, village):
    """That is news."""
    mother = small.add_mother(connection, village, "Sri")
    block(connection, mother)
    unreached.plan(connection, NINE)
    block(connection, mother, is_reachable=True, at=NINE + timedelta(hours=1))
    block(connection, mother, at=NINE + timedelta(hours=2))
    unreached.plan(connection, NINE + timedelta(days=1))
    assert len(told(connection)) == 2


def test_new_number_is_kept_and_invited(connection, village):
    """The button asks for the number, and the family has to agree."""
    block(connection, small.add_mother(connection, village, "Sri"))
    unreached.plan(connection, NINE)
    said = []
    for words in ("catat nomor baru", "0812 3456 7890", "setuju"):
        said += small.say(connection, village.cadre, words, now=NINE + timedelta(minutes=5))
    kept = connection.execute(
        sa.select(address.c.address).where(address.c.address == "+6281234567890")
    ).scalar()
    assert kept is not None
