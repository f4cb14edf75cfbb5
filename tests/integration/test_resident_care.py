"""Grown-ups on the midwife's list until it is closed, private notes, and ends of pregnancies."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.worlds import sample
from domain.commands import OpenDay
from domain.commands_of_alarms import TakeAlarm
from domain.commands_of_resident_care import (
    AcceptResident,
    EndPregnancy,
    RecordResidentResult,
    TakeBackPregnancyEnd,
)
from domain.commands_of_screening import RecordScreening, SendResident, TakeResident
from domain.errors import Refused
from domain.people import RoleKind
from domain.screening import LifeStage
from flows.midwife.waiting_list import waiting_for
from handlers.commands import carry_out
from handlers.work import Work
from scheduler import following_up
from storage import resident_care
from storage.register import StoredRegister
from storage.tables.health import examination, midwife_task
from storage.tables.people import person, resident, role
from storage.tables.safety import alarm
from storage.tables.talk import outbox
from storage.tables.village import village

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
        return working(connection, somebody.holders(kind)[number].id)

    return work


def working(connection, person_id, village_id=1):
    """Work as one person."""
    return Work(
        connection=connection,
        register=StoredRegister(connection, person_id, village_id, NOW),
        now=NOW,
        channel="whatsapp",
        inbox_id=None,
        draw_code=lambda: "123456",
    )


@pytest.fixture
def cadre(as_):
    """Work as a cadre of Melati 1 whose day is open."""
    work = as_(RoleKind.CADRE)
    carry_out(work, OpenDay(posyandu=MELATI_1, on=TODAY))
    return work


@pytest.fixture
def midwife(as_):
    """Work as the village's midwife."""
    return as_(RoleKind.MIDWIFE)


@pytest.fixture
def stranger(connection):
    """Work as the midwife of another village."""
    copied = connection.execute(sa.select(village)).mappings().first()
    columns = {name: value for name, value in copied.items() if name != "id"}
    other = connection.execute(
        village.insert().values(**{**columns, "name": "Desa Lain"}).returning(village.c.id)
    ).scalar_one()
    her = connection.execute(
        person.insert()
        .values(village_id=other, name="Bidan Lain", created_at=NOW)
        .returning(person.c.id)
    ).scalar_one()
    duty = {"kind": RoleKind.MIDWIFE, "village_id": other, "since": TODAY}
    connection.execute(role.insert().values(person_id=her, **duty))
    return working(connection, her, other)


def called(work, name):
    """Find a resident of Melati 1."""
    return next(r for r in work.register.residents_of_posyandu(MELATI_1) if name in r.name)


def record(work, name, **observed):
    """Record a screening of today and give its number with what is told."""
    found = called(work, name)
    standing = [s.id for s in work.register.screenings(found.id) if s.on == TODAY]
    outcome = carry_out(
        work,
        RecordScreening(
            resident=found.id,
            on=TODAY,
            observed=observed,
            replaces=standing[-1] if standing else None,
        ),
    )
    return outcome.follow.subject["screening"], outcome.notices


def sent(cadre, connection, name="Wayan", **observed):
    """Send somebody to the midwife and give the task."""
    number, _ = record(cadre, name, **(observed or {"pressures": [[160, 95]]}))
    carry_out(cadre, SendResident(screening=number))
    newest = sa.select(sa.func.max(midwife_task.c.id))
    return connection.execute(newest).scalar_one()


def test_grown_ups_stand_in_one_list_with_the_children(cadre, midwife, connection):
    """The urgent ones first, each once."""
    sent(cadre, connection)
    sent(cadre, connection, "Fitriani", complaints=["bleeding"])
    assert [each.name for each in waiting_for(midwife.register)] == ["Fitriani", "Wayan Sudarma"]


def test_a_referral_of_a_grown_up_is_accepted_once_and_closed_by_a_result(
    cadre, midwife, connection
):
    """The cadre who sent somebody hears of both, and nothing of what was found."""
    task = sent(cadre, connection)
    first = carry_out(midwife, AcceptResident(task=task))
    again = carry_out(midwife, AcceptResident(task=task))
    assert [n.person_id for n in first.notices] == [cadre.speaker.id]
    assert again.notices == ()
    wayan = called(cadre, "Wayan")
    result = RecordResidentResult(
        resident=wayan.id, words="tensi 150/90, obat", care="rawat_jalan", control_on=TODAY
    )
    told = carry_out(midwife, result).notices
    assert [(n.flow, n.person_id) for n in told] == [("resident_examined", cadre.speaker.id)]
    assert "obat" not in str(told[0].subject)
    assert cadre.register.open_screening_tasks((MELATI_1,)) == ()
    control = [each for each in waiting_for(midwife.register) if each.name == wayan.name]
    assert [each.why for each in control] == ["Kontrol hari ini"]


def test_nobody_but_the_villages_own_midwife_takes_or_closes(cadre, stranger, as_, connection):
    """Duty and place are checked where it is done."""
    task = sent(cadre, connection)
    wayan = called(cadre, "Wayan")
    result = RecordResidentResult(resident=wayan.id, words="x", care="", control_on=None)
    commands = (
        AcceptResident(task=task),
        TakeResident(task=task, cadre=cadre.speaker.id),
        result,
    )
    for work in (stranger, cadre, as_(RoleKind.VILLAGE_OFFICER), as_(RoleKind.COORDINATOR)):
        for command in commands:
            with pytest.raises(Refused):
                carry_out(work, command)
    waiting = sa.select(midwife_task.c.accepted_at, midwife_task.c.status)
    assert connection.execute(waiting).all() == [(None, "waiting")]


def test_a_yes_to_question_17_is_an_alarm_whatever_the_total(cadre, midwife, connection):
    """It names the person, is repeated until taken, and no other phone gets a word of it."""
    _number, notices = record(cadre, "Wayan", srq_total=1, srq_17=True)
    assert {(n.flow, n.person_id) for n in notices} == {("midwife_alerted", midwife.speaker.id)}
    row = connection.execute(sa.select(alarm)).mappings().one()
    assert (row["kind"], row["resident_id"]) == ("self_harm", called(cadre, "Wayan").id)
    assert row["repeat_at"] == NOW + timedelta(minutes=10)
    taken = carry_out(midwife, TakeAlarm(alarm=row["id"]))
    assert [n.person_id for n in taken.notices] == [cadre.speaker.id]


def test_a_note_that_becomes_more_urgent_is_told_again(cadre, midwife):
    """Sadness first, thoughts of dying later on the same day; the same thing is told once."""
    _, first = record(cadre, "Wayan", srq_total=7, srq_17=False)
    _, same = record(cadre, "Wayan", srq_total=8, srq_17=False)
    _, worse = record(cadre, "Wayan", srq_total=8, srq_17=True)
    assert [n.flow for n in first] == ["resident_private"]
    assert same == ()
    assert [n.flow for n in worse] == ["midwife_alerted"]
    assert {n.person_id for n in (*first, *worse)} == {midwife.speaker.id}


def test_a_private_result_is_told_to_nobody(cadre, midwife, connection):
    """Neither the cadre nor the day's list of controls nor a coordinator hears of it."""
    record(cadre, "Putu Ayu", heeadsss_problem=True)
    task = cadre.register.open_screening_tasks((MELATI_1,))[0]
    assert carry_out(midwife, AcceptResident(task=task.id)).notices == ()
    result = RecordResidentResult(
        resident=called(cadre, "Putu Ayu").id, words="konseling", care="", control_on=TODAY
    )
    assert carry_out(midwife, result).notices == ()
    before = outbox_size(connection)
    following_up.plan(connection, NOW)
    rows = connection.execute(sa.select(outbox.c.person_id).where(outbox.c.id > before)).scalars()
    assert set(rows) <= {midwife.speaker.id}


def outbox_size(connection):
    """Give the highest number so far."""
    return connection.execute(sa.select(sa.func.coalesce(sa.func.max(outbox.c.id), 0))).scalar_one()


@pytest.mark.parametrize(
    ("observed", "days"),
    [({"pressures": [[160, 95]]}, 7), ({"pressures": [[185, 95]]}, 1)],
)
def test_a_grown_up_who_waits_too_long_is_told_to_the_coordinator_once(
    cadre, as_, connection, observed, days
):
    """Seven working days, one when it had to be the same day (posyandu rules 5)."""
    sent(cadre, connection, **observed)
    coordinator = as_(RoleKind.COORDINATOR).speaker.id
    told = []
    for day in range(1, 16):
        before = outbox_size(connection)
        following_up.plan(connection, NOW + timedelta(days=day, hours=1))
        new = sa.select(outbox.c.person_id).where(outbox.c.id > before)
        told += [day for _ in connection.execute(new.where(outbox.c.person_id == coordinator))]
    # 16 and 17 February 2026 are holidays: the eighth working day is the 24th.
    assert told == ([2] if days == 1 else [14])


def test_a_private_note_that_waits_is_told_to_no_coordinator(cadre, connection):
    """Nobody else may know that somebody waits."""
    record(cadre, "Putu Ayu", heeadsss_problem=True)
    assert resident_care.overdue_candidates(connection, NOW + timedelta(days=30)) == []


def end(cadre, name="Fitriani", outcome="born", on=TODAY):
    """Tell that a pregnancy has ended."""
    mother = called(cadre, name)
    return carry_out(
        cadre, EndPregnancy(resident=mother.id, outcome=outcome, on=on, place="Puskesmas")
    )


def test_a_birth_makes_a_mother_postpartum_and_tells_midwife_and_cadres(cadre, midwife):
    """Months before it count as pregnant still."""
    outcome = end(cadre)
    mother = called(cadre, "Fitriani")
    assert mother.stage(TODAY) is LifeStage.POSTPARTUM
    assert mother.stage(TODAY - timedelta(days=1)) is LifeStage.PREGNANT
    assert outcome.follow.flow == "baby_born"
    assert midwife.speaker.id in {n.person_id for n in outcome.notices}
    assert cadre.speaker.id not in {n.person_id for n in outcome.notices}


def test_a_mother_who_died_is_in_no_list_and_nothing_of_her_waits(cadre, midwife, connection):
    """Nothing is said to her or of her any more."""
    sent(cadre, connection, "Fitriani", complaints=["bleeding"])
    outcome = end(cadre, outcome="mother_died")
    assert outcome.follow.flow == "loss_noted"
    assert "Fitriani" not in [r.name for r in cadre.register.residents_of_posyandu(MELATI_1)]
    assert waiting_for(midwife.register) == []


def test_an_end_noted_by_mistake_is_taken_back_whole(cadre, connection):
    """The register says again what it said before."""
    query = sa.select(resident).where(resident.c.name == "Fitriani")
    before = connection.execute(query).one()
    for outcome in ("miscarried", "mother_died", "twins"):
        follow = end_of(cadre, connection, outcome).follow
        carry_out(cadre, TakeBackPregnancyEnd(end=follow.subject["end"]))
        assert connection.execute(query).one() == before


def end_of(cadre, connection, outcome):
    """Tell an end of Fitriani's pregnancy, also when she is in no list."""
    number = connection.execute(
        sa.select(resident.c.id).where(resident.c.name == "Fitriani")
    ).scalar_one()
    told = EndPregnancy(resident=number, outcome=outcome, on=TODAY, place="")
    return carry_out(cadre, told)


@pytest.mark.parametrize("on", [date(2025, 7, 1), TODAY + timedelta(days=1)])
def test_a_day_outside_of_the_pregnancy_is_refused(cadre, on):
    """Not before it began and not in the future; nothing is half-saved."""
    with pytest.raises(Refused):
        end(cadre, on=on)
    assert called(cadre, "Fitriani").stage(TODAY) is LifeStage.PREGNANT


def test_only_a_pregnancy_can_end_and_only_her_own_people_tell_it(cadre, stranger, as_):
    """Roles and place are checked where it is done."""
    with pytest.raises(Refused):
        end(cadre, "Sarinem")
    for work in (stranger, as_(RoleKind.VILLAGE_OFFICER)):
        mother = called(cadre, "Fitriani").id
        with pytest.raises(Refused):
            carry_out(work, EndPregnancy(resident=mother, outcome="born", on=TODAY, place=""))


def test_a_task_and_a_result_are_of_one_person(connection):
    """Of a child or of a resident, never of both or of none."""
    for table, values in (
        (midwife_task, {"reasons": {}, "status": "waiting", "sent_at": NOW}),
        (examination, {"words": "", "findings": {}, "recorded_by": 1, "recorded_at": NOW}),
    ):
        with pytest.raises(sa.exc.IntegrityError), connection.begin_nested():
            connection.execute(table.insert().values(on=TODAY, **values))
