"""Screenings of those who are no under-fives: kept raw, taken back, sent, and seen by few."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.worlds import sample
from domain.commands import OpenDay
from domain.commands_of_screening import (
    AddToScreening,
    MoveScreening,
    RecordScreening,
    RegisterResident,
    RemoveScreening,
    SendResident,
    TakeResident,
    UndoScreening,
)
from domain.errors import Refused
from domain.people import RoleKind
from handlers.commands import carry_out
from handlers.work import Work
from scheduler import red_findings
from storage import founding
from storage.register import StoredRegister
from storage.tables.health import midwife_task
from storage.tables.screening import screening
from storage.tables.talk import outbox

TODAY = date(2026, 2, 10)
NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
MELATI_1 = 1


@pytest.fixture
def connection(database):
    """Load the sample village into a fresh database."""
    with database.writer.begin() as opened:
        sample.load(opened, NOW)
        yield opened


@pytest.fixture
def as_(connection):
    """Work as the holder of a duty."""
    somebody = StoredRegister(connection, 1, 1, NOW)

    def work(kind, number=0):
        holder = somebody.holders(kind)[number]
        return Work(
            connection=connection,
            register=StoredRegister(connection, holder.id, 1, NOW),
            now=NOW,
            channel="whatsapp",
            inbox_id=None,
            draw_code=lambda: "123456",
        )

    return work


@pytest.fixture
def cadre(as_):
    """Work as a cadre of Melati 1 whose day is open."""
    work = as_(RoleKind.CADRE)
    carry_out(work, OpenDay(posyandu=MELATI_1, on=TODAY))
    return work


def called(work, name):
    """Find a resident of Melati 1."""
    return next(r for r in work.register.residents_of_posyandu(MELATI_1) if name in r.name)


def record(work, name, **observed):
    """Record a screening of today and give its number."""
    resident = called(work, name)
    standing = [s for s in work.register.screenings(resident.id) if s.on == TODAY]
    outcome = carry_out(
        work,
        RecordScreening(
            resident=resident.id,
            on=TODAY,
            observed=observed,
            replaces=standing[-1].id if standing else None,
        ),
    )
    return outcome.follow.subject["screening"], outcome


def test_a_later_row_withdraws_an_earlier_one(cadre, connection):
    """Nothing is overwritten: raw figures, what was computed and the rule version stay."""
    first, _ = record(cadre, "Wayan", pressures=[[165, 100]])
    second, _ = record(cadre, "Wayan", pressures=[[165, 100], [138, 84]])
    rows = connection.execute(sa.select(screening).order_by(screening.c.id)).all()
    assert [(row.id, row.withdrawn_at is None) for row in rows] == [(first, False), (second, True)]
    assert rows[0].observed == {"pressures": [[165, 100]]}
    assert rows[1].replaces == first
    assert rows[0].computed["findings"][0]["code"] == "pressure_high"
    assert rows[0].rule_version


def test_two_cadres_at_once_overwrite_nothing(cadre):
    """Whoever did not see the other's record is told so."""
    record(cadre, "Wayan", glucose=142)
    wayan = called(cadre, "Wayan")
    with pytest.raises(Refused):
        carry_out(cadre, RecordScreening(resident=wayan.id, on=TODAY, observed={"glucose": 150}))


def test_a_day_that_has_not_come_is_refused(cadre):
    """Nobody is examined tomorrow."""
    wayan = called(cadre, "Wayan")
    with pytest.raises(Refused):
        carry_out(
            cadre,
            RecordScreening(resident=wayan.id, on=TODAY + timedelta(days=1), observed={}),
        )


def test_undo_brings_back_what_was_moved_or_removed(cadre):
    """The last save goes, what it withdrew stands again."""
    first, _ = record(cadre, "Wayan", glucose=142)
    sarinem = called(cadre, "Sarinem")
    carry_out(cadre, MoveScreening(screening=first, to_resident=sarinem.id))
    assert [s.observed.glucose for s in cadre.register.screenings(sarinem.id)] == [142]
    change = cadre.register.last_screening_change()
    carry_out(cadre, UndoScreening(audit=change.id))
    assert cadre.register.screenings(sarinem.id) == ()
    assert [s.id for s in cadre.register.screenings(called(cadre, "Wayan").id)] == [first]
    carry_out(cadre, RemoveScreening(screening=first))
    carry_out(cadre, UndoScreening(audit=cadre.register.last_screening_change().id))
    assert [s.id for s in cadre.register.screenings(called(cadre, "Wayan").id)] == [first]


def test_only_the_posyandus_cadres_record_and_only_a_midwife_takes(cadre, as_, connection):
    """A role is checked where a thing is done."""
    number, _ = record(cadre, "Fitriani", pressures=[[165, 100]])
    carry_out(cadre, SendResident(screening=number))
    task = connection.execute(sa.select(midwife_task.c.id)).scalar_one()
    for command in (SendResident(screening=number), RemoveScreening(screening=number)):
        with pytest.raises(Refused):
            carry_out(as_(RoleKind.VILLAGE_OFFICER), command)
    with pytest.raises(Refused):
        carry_out(cadre, TakeResident(task=task, cadre=cadre.speaker.id))
    taken = carry_out(
        as_(RoleKind.MIDWIFE),
        TakeResident(task=task, cadre=cadre.speaker.id, needs_ambulance=True),
    )
    helper = taken.notices[-1].subject
    assert helper["patient"] == "warga sakit"
    assert "pressures" not in str(helper)


def test_somebody_is_sent_once_and_again_only_when_it_got_worse(cadre, connection):
    """The midwife is not told the same twice."""
    number, _ = record(cadre, "Wayan", pressures=[[150, 95]])
    assert len(carry_out(cadre, SendResident(screening=number)).notices) == 1
    assert carry_out(cadre, SendResident(screening=number)).notices == ()
    added = carry_out(cadre, AddToScreening(screening=number, observed={"complaints": ["slurred"]}))
    worse = added.follow.subject["screening"]
    told = carry_out(cadre, SendResident(screening=worse)).notices
    assert [notice.flow for notice in told] == ["resident_urgent"]
    assert connection.execute(sa.select(sa.func.count(midwife_task.c.id))).scalar_one() == 2


def test_what_is_private_reaches_the_midwife_alone_and_once(cadre, as_):
    """Neither the cadre's colleagues nor a family hear of it."""
    midwife = as_(RoleKind.MIDWIFE).speaker.id
    number, outcome = record(cadre, "Putu Ayu", weight_g=45000, complaints=["violence"])
    assert [(n.flow, n.person_id) for n in outcome.notices] == [("resident_private", midwife)]
    again = carry_out(cadre, AddToScreening(screening=number, observed={"hb_tenths": 125}))
    assert again.notices == ()


def test_a_teenagers_screening_sends_a_family_nothing(cadre, connection):
    """No parent's phone gets anything of it (ux 12)."""
    before = connection.execute(sa.select(sa.func.count(outbox.c.id))).scalar_one()
    number, _ = record(cadre, "Putu Ayu", weight_g=30000, height_mm=1550)
    notices = carry_out(cadre, SendResident(screening=number)).notices
    midwives = {person.id for person in cadre.register.holders(RoleKind.MIDWIFE)}
    assert {notice.person_id for notice in notices} <= midwives
    assert connection.execute(sa.select(sa.func.count(outbox.c.id))).scalar_one() == before


def test_a_danger_sign_goes_to_the_midwife_by_itself_once(cadre, connection):
    """After ten minutes, and never a second time (ux 8)."""
    record(cadre, "Fitriani", complaints=["bleeding"])
    record(cadre, "Wayan", pressures=[[150, 95]])
    red_findings.plan(connection, NOW + timedelta(minutes=9))
    count = sa.select(sa.func.count(midwife_task.c.id))
    assert connection.execute(count).scalar_one() == 0
    for minutes in (10, 11, 30):
        red_findings.plan(connection, NOW + timedelta(minutes=minutes))
    assert connection.execute(count).scalar_one() == 1


def test_a_new_person_goes_on_with_the_figures_that_were_typed(cadre):
    """A short registration loses nothing."""
    outcome = carry_out(
        cadre,
        RegisterResident(
            posyandu=MELATI_1,
            name="Komang Sri",
            life_stage="adult",
            sex="P",
            born_on=date(1980, 1, 1),
            born_estimated=True,
            rt="02",
            figures={"pressure": "120/80"},
        ),
    )
    assert outcome.follow.flow == "examine"
    assert outcome.follow.given == {"pressure": "120/80"}
    assert called(cadre, "Komang").born_estimated


def test_somebody_who_left_is_in_no_list(cadre, connection):
    """Nobody is looked up who moved away."""
    founding.add_resident(
        connection,
        posyandu_id=MELATI_1,
        name="Nengah Pindah",
        life_stage="adult",
        left_on=TODAY,
    )
    assert all(r.name != "Nengah Pindah" for r in cadre.register.residents_of_posyandu(MELATI_1))
