"""Death and moves: what is kept, who may record it, and that nothing is sent afterwards."""

from datetime import UTC, date, datetime, timedelta

import pytest
import small_village as small
import sqlalchemy as sa

from domain.commands_of_leaving import (
    BringBack,
    ChangeCarer,
    CorrectIdentity,
    MoveChildren,
    RecordDeath,
)
from domain.errors import Refused
from domain.people import RoleKind
from scheduler import ticks
from storage import children, pauses, people
from storage.register import StoredRegister
from storage.tables.people import child
from storage.tables.talk import audit, outbox

DAY_BEFORE = datetime(2026, 3, 9, 7, 5, tzinfo=UTC)
"""16.05 in the east, the day before the posyandu of Tuesday 10 March."""
DIED = date(2026, 3, 1)


@pytest.fixture
def connection(database):
    """Open a writing transaction."""
    with database.writer.begin() as opened:
        yield opened


@pytest.fixture
def village(connection):
    """Set a small village up with one mother who agreed."""
    return small.found(connection)


@pytest.fixture
def mother(connection, village):
    """Keep a mother with one child."""
    return small.add_mother(connection, village, "Rosina")


def child_of(connection, name="Rosina"):
    """Give the number of a mother's child."""
    query = sa.select(child.c.id).where(child.c.name == f"Anak {name}")
    return connection.execute(query).scalar_one()


def live(connection, start, *, days):
    """Let the clock run through days, ticking at every moment something is due."""
    end = start + timedelta(days=days)
    for moment in ticks.moments(connection, start, end):
        ticks.tick(connection, moment)


def queued(connection, person):
    """List what waits to be sent to a person."""
    query = sa.select(outbox.c.key).where(
        outbox.c.person_id == person, outbox.c.state.in_(("queued", "held"))
    )
    return list(connection.execute(query).scalars())


@pytest.mark.usefixtures("village")
def test_family_is_reminded_while_the_child_lives(connection, mother):
    """Without this, silence after a death would prove nothing."""
    live(connection, DAY_BEFORE - timedelta(days=2), days=4)
    assert [key for key in queued(connection, mother) if key.startswith("reminder:")]


def test_nothing_is_planned_after_a_death(connection, village, mother):
    """Two months of every planner send the family nothing."""
    small.do(connection, village, village.cadre, RecordDeath(child=child_of(connection), on=DIED))
    live(connection, small.NOW, days=10)
    assert queued(connection, mother) == []


def test_what_waits_is_taken_back_with_the_death(connection, village, mother):
    """A reminder queued before the death is not sent after it."""
    live(connection, DAY_BEFORE - timedelta(minutes=10), days=1)
    assert queued(connection, mother)
    small.do(
        connection,
        village,
        village.cadre,
        RecordDeath(child=child_of(connection), on=DIED),
        now=DAY_BEFORE,
    )
    assert queued(connection, mother) == []


def test_sister_is_still_reminded(connection, village, mother):
    """Another child of the family is served as before, and only that one is named."""
    gone = child_of(connection)
    family = children.one(connection, gone).family_id
    children.add(
        connection,
        family_id=family,
        posyandu_id=village.anggrek,
        name="Maria Rosina",
        sex="P",
        born_on=date(2024, 6, 5),
        registered_at=small.NOW,
    )
    small.do(connection, village, village.cadre, RecordDeath(child=gone, on=DIED))
    live(connection, DAY_BEFORE - timedelta(days=2), days=3)
    assert [key for key in queued(connection, mother) if key.startswith("reminder:")]
    said = connection.execute(
        sa.select(outbox.c.subject, outbox.c.bubble).where(outbox.c.person_id == mother)
    ).all()
    assert not any(gone in (row.subject or {}).get("children", ()) for row in said)
    assert not any("Anak" in row.bubble["text"] for row in said)


@pytest.mark.usefixtures("mother")
def test_child_who_died_is_in_no_list(connection, village):
    """Lists of the posyandu, the village and the family leave the child out."""
    gone = child_of(connection)
    small.do(connection, village, village.midwife, RecordDeath(child=gone, on=DIED))
    register = StoredRegister(connection, village.cadre, village.id, small.NOW)
    assert gone not in {each.id for each in register.children_of_posyandu(village.anggrek)}
    assert gone not in {each.id for each in register.children_of_village()}
    assert register.children_of(register.child(gone).family_id) == ()


@pytest.mark.usefixtures("mother")
@pytest.mark.parametrize("who", ["officer", "coordinator"])
def test_only_cadre_and_midwife_record_a_death(connection, village, who):
    """The right is checked where it is done."""
    with pytest.raises(Refused):
        small.do(
            connection,
            village,
            getattr(village, who),
            RecordDeath(child=child_of(connection), on=DIED),
        )


def test_family_records_no_death_by_itself(connection, village, mother):
    """What a family writes is passed on to people, and answered with sympathy once."""
    answers = small.say(connection, mother, "anak saya meninggal tadi malam")
    assert "turut berduka" in answers[0]
    assert small.letters(connection, "loss:")
    register = StoredRegister(connection, village.cadre, village.id, small.NOW)
    assert register.why_gone(child_of(connection)) is None


def test_wrong_death_is_taken_back(connection, village, mother):
    """The child is served again with everything that was kept."""
    gone = child_of(connection)
    small.do(connection, village, village.cadre, RecordDeath(child=gone, on=DIED))
    small.do(connection, village, village.cadre, BringBack(child=gone))
    live(connection, DAY_BEFORE - timedelta(days=2), days=4)
    assert [key for key in queued(connection, mother) if key.startswith("reminder:")]


def test_nothing_is_sent_to_who_moved_away(connection, village, mother):
    """A child who left the village is reminded of nothing."""
    small.do(
        connection,
        village,
        village.cadre,
        MoveChildren(children=(child_of(connection),), to_posyandu=None),
    )
    live(connection, small.NOW, days=10)
    assert queued(connection, mother) == []


def test_moved_child_is_reminded_of_the_new_posyandu_only(connection, village, mother):
    """History goes along, and so do the days."""
    moved = child_of(connection)
    small.do(
        connection,
        village,
        village.cadre,
        MoveChildren(children=(moved,), to_posyandu=village.kenanga),
    )
    register = StoredRegister(connection, village.cadre, village.id, small.NOW)
    assert register.child(moved).posyandu_id == village.kenanga
    assert register.family(register.child(moved).family_id).posyandu_id == village.kenanga
    live(connection, DAY_BEFORE - timedelta(days=2), days=4)
    assert not [key for key in queued(connection, mother) if key.startswith("reminder:")]
    live(connection, datetime(2026, 3, 16, 0, 0, tzinfo=UTC), days=3)
    assert [key for key in queued(connection, mother) if key.startswith("reminder:")]


def test_cadre_moves_no_child_of_another_posyandu(connection, village):
    """A cadre decides about her own posyandu."""
    small.add_mother(connection, village, "Sara", posyandu=village.kenanga)
    with pytest.raises(Refused):
        small.do(
            connection,
            village,
            village.cadre,
            MoveChildren(children=(child_of(connection, "Sara"),), to_posyandu=None),
        )


@pytest.mark.usefixtures("mother")
def test_child_comes_back_to_another_posyandu(connection, village):
    """A cadre of the new posyandu brings the record back to her own."""
    moved = child_of(connection)
    small.do(connection, village, village.cadre, MoveChildren(children=(moved,), to_posyandu=None))
    other = small.add_person(connection, village.id, "Lince")
    people.add_role(
        connection,
        person_id=other,
        kind=RoleKind.CADRE,
        posyandu_id=village.kenanga,
        since=small.NOW.date(),
    )
    small.do(connection, village, other, BringBack(child=moved, posyandu=village.kenanga))
    register = StoredRegister(connection, other, village.id, small.NOW)
    assert [each.id for each in register.children_of_posyandu(village.kenanga)] == [moved]


def test_former_carer_hears_nothing_more(connection, village, mother):
    """After the carer has changed, the number before gets no reminder."""
    small.do(
        connection, village, village.cadre, ChangeCarer(child=child_of(connection), name="Suminah")
    )
    live(connection, small.NOW, days=10)
    assert queued(connection, mother) == []
    register = StoredRegister(connection, village.cadre, village.id, small.NOW)
    assert register.child(child_of(connection)).mother_name == "Suminah"


@pytest.mark.usefixtures("mother")
def test_nik_of_another_child_is_refused(connection, village):
    """One NIK belongs to one child."""
    small.add_mother(connection, village, "Sara")
    nik = "9171014501250001"
    small.do(
        connection, village, village.cadre, CorrectIdentity(child=child_of(connection), nik=nik)
    )
    with pytest.raises(Refused):
        small.do(
            connection,
            village,
            village.cadre,
            CorrectIdentity(child=child_of(connection, "Sara"), nik=nik),
        )


@pytest.mark.usefixtures("mother")
def test_corrected_name_keeps_the_former_one_in_the_history(connection, village):
    """The audit names what stood there before."""
    known = child_of(connection)
    small.do(connection, village, village.cadre, CorrectIdentity(child=known, name="Putri Rosina"))
    query = sa.select(audit.c.detail).where(audit.c.action == "child.identified")
    assert connection.execute(query).scalar_one()["former"] == {"name": "Anak Rosina"}


def test_a_child_who_comes_back_is_reminded_again(connection, village, mother):
    """A family that wrote 'pindah' is silent until the child is served again."""
    gone = child_of(connection)
    pauses.pause(connection, (gone,), until=None, because="moved", now=small.NOW)
    small.do(connection, village, village.cadre, MoveChildren(children=(gone,), to_posyandu=None))

    small.do(connection, village, village.cadre, BringBack(child=gone))

    assert pauses.paused(connection, (gone,), small.NOW.date()) == frozenset()
    live(connection, DAY_BEFORE - timedelta(days=2), days=4)
    assert [key for key in queued(connection, mother) if key.startswith("reminder:")]
