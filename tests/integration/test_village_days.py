"""Days that officers move and add: who may, and what follows them."""

from datetime import date, timedelta

import pytest
from small_village import NOW, add_mother, do, found, letters, say

from domain.commands_village import AddDay, MoveDay
from domain.errors import Refused
from scheduler import broadcasts as planner
from storage import days

PLANNED = date(2026, 3, 10)
THURSDAY = date(2026, 3, 12)


@pytest.fixture
def connection(database):
    """Give a transaction that is rolled back at the end."""
    with database.writer.connect() as opened:
        yield opened


@pytest.fixture
def village(connection):
    """Set a small village up."""
    return found(connection)


def move(village, to=THURSDAY, *, tells=True):
    """Make the command that moves the day of Anggrek."""
    return MoveDay(posyandu=village.anggrek, planned_on=PLANNED, to=to, tells=tells)


def test_a_moved_day_is_the_next_day_everywhere(connection, village):
    """Reminders, schedules and the opening of a day read the same next day."""
    do(connection, village, village.officer, move(village, tells=False))
    assert days.next_day(connection, village.anggrek, NOW.date()).held_on == THURSDAY
    assert days.on(connection, village.anggrek, PLANNED) is None


def test_families_of_that_posyandu_alone_are_told(connection, village):
    """At four in the afternoon, each once, by their own name."""
    mother = add_mother(connection, village, "Sri")
    add_mother(connection, village, "Rina", posyandu=village.kenanga)
    do(connection, village, village.officer, move(village))
    planner.plan(connection, NOW)
    assert letters(connection, "broadcast:1:person:") == []
    planner.plan(connection, NOW + timedelta(hours=5))
    (told,) = letters(connection, "broadcast:1:person:")
    assert told["person_id"] == mother
    assert told["bubble"]["text"].startswith("Halo Ibu Sri, posyandu Anggrek yang tadinya Selasa")
    assert told["template"] == "jadwal_berubah"
    assert told["variables"] == ["Ibu Sri", "Anggrek", "Selasa 10 Maret", "Kamis 12 Maret"]


def test_after_four_the_families_are_told_the_next_day(connection, village):
    """Ten to five is too late for today."""
    add_mother(connection, village, "Sri")
    late = NOW + timedelta(hours=5, minutes=50)
    do(connection, village, village.officer, move(village), now=late)
    planner.plan(connection, late + timedelta(hours=23))
    assert letters(connection, "broadcast:1:person:") == []
    planner.plan(connection, late + timedelta(hours=23, minutes=10))
    assert len(letters(connection, "broadcast:1:person:")) == 1


def test_the_cadres_of_that_posyandu_hear_of_it(connection, village):
    """They would stand at a closed door otherwise."""
    notices = do(connection, village, village.officer, move(village)).notices
    assert [notice.person_id for notice in notices] == [village.cadre]


@pytest.mark.parametrize(
    "to", [date(2026, 3, 1), date(2026, 3, 19), PLANNED], ids=["past", "silence", "same"]
)
def test_some_dates_are_refused(connection, village, to):
    """Yesterday, the day of silence, and a day that is one already."""
    with pytest.raises(Refused):
        do(connection, village, village.officer, move(village, to))


def test_a_cadre_moves_no_day(connection, village):
    """The schedule belongs to the village."""
    with pytest.raises(Refused):
        do(connection, village, village.cadre, move(village))
    assert say(connection, village.cadre, "pindah jadwal anggrek ke 12 maret")[0].startswith("Maaf")


def test_an_added_day_stands_beside_the_rule(connection, village):
    """It is held at its own place, and the planned day stays."""
    extra = date(2026, 3, 6)
    do(connection, village, village.officer, AddDay(posyandu=village.anggrek, on=extra, place="SD"))
    first = days.next_day(connection, village.anggrek, NOW.date())
    assert (first.held_on, first.place) == (extra, "SD")
    second = days.next_day(connection, village.anggrek, extra + timedelta(days=1))
    assert (second.held_on, second.place) == (PLANNED, "")


def test_a_day_is_not_added_twice(connection, village):
    """A second one on that date would remind families twice."""
    extra = AddDay(posyandu=village.anggrek, on=date(2026, 3, 6))
    do(connection, village, village.officer, extra)
    with pytest.raises(Refused):
        do(connection, village, village.officer, extra)
