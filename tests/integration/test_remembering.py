"""A register asks the database once, and never gives an answer that a write has made untrue."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from small_village import NOW, add_mother, add_person, found

from domain.people import DayStatus
from storage import children, days, people
from storage.register import StoredRegister


@pytest.fixture
def scene(database):
    """Give a register of a small village, and the statements it sends."""
    sent = []
    sa.event.listen(database.writer, "before_cursor_execute", lambda *event: sent.append(event[2]))
    with database.writer.begin() as connection:
        village = found(connection)
        mother = add_mother(connection, village, "Sri Wahyuni")
        register = StoredRegister(connection, village.cadre, village.id, NOW)
        [family] = register.families_of(mother)
        child = children.add(
            connection,
            family_id=family.id,
            posyandu_id=village.anggrek,
            name="Ani Lestari",
            sex="P",
            born_on=NOW.date() - timedelta(days=280),
            registered_at=NOW,
        )
        yield SimpleNamespace(register=register, village=village, child=child, sent=sent)


def test_a_question_is_asked_once(scene):
    """A flow runs from its top and asks the same again."""
    first = scene.register.posyandu(scene.village.anggrek)
    scene.sent.clear()
    assert scene.register.posyandu(scene.village.anggrek) == first
    assert scene.sent == []


def test_a_weighing_is_seen_by_the_next_question(scene):
    """What was just saved counts at once."""
    before = len(scene.register.weighings(scene.child))
    children.add_weighing(
        scene.register.connection,
        child_id=scene.child,
        day_id=None,
        weighed_on=NOW.date(),
        weight_g=8_200,
        source="posyandu",
        rule_version="",
        computed={},
        recorded_at=NOW,
    )
    assert len(scene.register.weighings(scene.child)) == before + 1


def test_a_weighing_leaves_alone_who_somebody_is(scene):
    """Names do not change because something is weighed."""
    scene.register.child(scene.child)
    children.add_vitamin_a(
        scene.register.connection,
        child_id=scene.child,
        campaign="2026-02",
        given_on=NOW.date(),
        capsule="BIRU",
        recorded_at=NOW,
    )
    scene.sent.clear()
    scene.register.child(scene.child)
    assert scene.sent == []


def test_an_opened_day_is_seen_by_the_next_question(scene):
    """The first child's line opens the day, and is counted in it."""
    assert scene.register.open_day(scene.village.anggrek) is None
    day = days.by_rule(scene.village.anggrek, NOW.date())
    days.open_now(scene.register.connection, day, by=scene.village.cadre, at=NOW, ask_at=NOW)
    opened = scene.register.open_day(scene.village.anggrek)
    assert opened is not None
    assert opened.status is DayStatus.OPEN


def test_a_changed_person_is_read_again(scene):
    """A new cadre is one in the very turn in which she joined."""
    other = add_person(scene.register.connection, scene.village.id, "Wulan Sari")
    assert scene.register.person(other).name == "Wulan Sari"
    people.change(scene.register.connection, other, name="Wulan Dewi")
    assert scene.register.person(other).name == "Wulan Dewi"
