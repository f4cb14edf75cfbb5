"""Newcomers and insurance: who may do what, what is kept, and what is never kept or sent."""

from datetime import UTC, date, datetime, timedelta

import pytest
import small_village as small
import sqlalchemy as sa

from domain.commands_of_insurance import (
    EnterProposals,
    ListInsuranceOff,
    LookUpInsurance,
    ProposePbi,
    RecordInsurance,
    TellAboutInsurance,
)
from domain.commands_of_newcomers import (
    CountNewcomers,
    KeepNewcomers,
    LeaveUnnamed,
    RecordDeparture,
    ReportNobody,
    SetNewcomerDay,
    WithdrawMove,
)
from domain.errors import Refused
from domain.newcomers import Newcomers
from domain.people import RoleKind
from domain.register import Unknown
from handlers import opening
from scheduler import newcomer_rounds, retention
from storage import insurance, newcomers, people
from storage.register import StoredRegister
from storage.tables.insurance import insurance as insurance_table
from storage.tables.insurance import pbi_proposal
from storage.tables.newcomers import move as move_table
from storage.tables.talk import audit, outbox

TOLD = Newcomers(people=4, ages=(8,), pregnant=1, lives_at="kontrakan Pak Gede").to_json()
CHECKED = date(2026, 2, 20)
ROUND_DAY = datetime(2026, 3, 24, 23, 5, tzinfo=UTC)
"""08.05 on 25 March in the east."""


@pytest.fixture
def connection(database):
    """Open a writing transaction."""
    with database.writer.begin() as opened:
        yield opened


@pytest.fixture
def village(connection):
    """Set a small village up."""
    return small.found(connection)


def rt(connection, village, number="01"):
    """Give the number of an RT."""
    every = newcomers.neighbourhoods(connection, village.id)
    return next(each.id for each in every if each.rt == number)


def hired(connection, village, name, kind):
    """Let somebody hold a duty of the village."""
    person = small.add_person(connection, village.id, name)
    people.add_role(
        connection, person_id=person, kind=kind, village_id=village.id, since=small.NOW.date()
    )
    return person


def does(connection, village, person, command):
    """Let somebody do something, and open what others are told."""
    outcome = small.do(connection, village, person, command)
    for notice in outcome.notices:
        opening.open_for(connection, notice, now=small.NOW)
    return outcome


def counted(connection, village, person=None):
    """Let newcomers be counted; give the report's number."""
    command = CountNewcomers(neighbourhood=rt(connection, village), told=TOLD)
    outcome = does(connection, village, person or village.cadre, command)
    return outcome.follow.subject["move"]


def row(connection, number):
    """Give a report as it is kept."""
    query = sa.select(move_table).where(move_table.c.id == number)
    return connection.execute(query).mappings().one()


def said_to(connection, person):
    """Join what waits to be sent to somebody."""
    query = sa.select(outbox.c.bubble).where(outbox.c.person_id == person)
    return "\n".join(bubble["text"] for bubble in connection.execute(query).scalars())


def register_of(connection, village, person):
    """Give somebody's register."""
    return StoredRegister(connection, person, village.id, small.NOW)


def record(connection, village, key="", name="Joni Iskandar", status="pbi_stopped", **more):
    """Let the officer record insurance; give the household's key."""
    command = RecordInsurance(
        insured=key,
        status=status,
        segment="pbi_jk",
        checked_on=CHECKED,
        name="" if key else name,
        **more,
    )
    return does(connection, village, village.officer, command).follow.subject["insured"]


def test_a_count_keeps_nothing_but_the_number(connection, village):
    """Before anybody agreed neither a house nor a pregnancy is in the table."""
    kept = row(connection, counted(connection, village))
    assert kept["people"] == 4
    assert kept["agrees"] is None
    assert {name: kept[name] for name in newcomers.PERSONAL if kept[name]} == {}


def test_a_refusal_tells_the_officer_a_number_and_the_midwife_who_needs_her(connection, village):
    """No name and no house reach anybody, and pregnancy never reaches the officer."""
    number = counted(connection, village)
    does(connection, village, village.cadre, LeaveUnnamed(move=number, told=TOLD, tells=True))
    assert row(connection, number)["agrees"] is False
    assert "4 orang" in said_to(connection, village.officer)
    assert "hamil" not in said_to(connection, village.officer)
    assert "bayi 8 bulan" in said_to(connection, village.midwife)
    assert "Gede" not in said_to(connection, village.midwife)
    assert "Gede" not in said_to(connection, village.officer)


def test_nobody_is_told_when_the_cadre_says_not_yet(connection, village):
    """The number alone stays."""
    number = counted(connection, village)
    does(connection, village, village.cadre, LeaveUnnamed(move=number, told=TOLD, tells=False))
    assert said_to(connection, village.officer) == ""
    assert said_to(connection, village.midwife) == ""


def test_those_who_agree_are_kept_and_their_children_told_to_the_posyandu(connection, village):
    """An officer's report goes to the cadres of the hamlet, to register the children."""
    number = counted(connection, village, village.officer)
    particulars = {"name": "Ketut Alit", "nik": "3171234567890123", "came_from": "Lombok"}
    does(
        connection,
        village,
        village.officer,
        KeepNewcomers(move=number, told=TOLD, particulars=particulars),
    )
    kept = row(connection, number)
    assert (kept["name"], kept["agrees"], kept["came_from"]) == ("Ketut Alit", True, "Lombok")
    assert "bayi 8 bulan" in said_to(connection, village.cadre)
    assert "ibu hamil" not in said_to(connection, village.cadre)
    assert "ibu hamil" in said_to(connection, village.midwife)


def test_people_who_come_back_are_found_under_their_name(connection, village):
    """A departure with a name is known when they return, letter case aside."""
    place = rt(connection, village)
    does(
        connection,
        village,
        village.cadre,
        RecordDeparture(neighbourhood=place, people=3, name="Ketut Alit", went_to="Kota"),
    )
    found = register_of(connection, village, village.officer).moves_named("ketut  ALIT")
    assert [(each.is_arrival, each.people) for each in found] == [(False, 3)]


def test_a_withdrawn_report_is_no_report_and_keeps_no_name(connection, village):
    """It counts nowhere and what was told in it is emptied."""
    number = counted(connection, village)
    small.do(
        connection,
        village,
        village.cadre,
        KeepNewcomers(move=number, told=TOLD, particulars={"name": "Ketut Alit"}),
    )
    small.do(connection, village, village.cadre, WithdrawMove(move=number))
    assert row(connection, number)["name"] == ""
    month = register_of(connection, village, village.officer).month_of_moves(date(2026, 3, 1))
    assert month.moves == ()


def test_an_rt_of_another_hamlet_is_refused(connection, village):
    """A cadre reports for the hamlet of her posyandu alone."""
    command = CountNewcomers(neighbourhood=rt(connection, village, "03"), told=TOLD)
    with pytest.raises(Refused):
        small.do(connection, village, village.cadre, command)


def test_the_head_of_an_rt_reports_for_it_alone(connection, village):
    """The head of RT 03 may not speak for RT 01, and is the one who is asked about it."""
    head = small.add_person(connection, village.id, "Karta", title="Bapak")
    found = newcomers.lead(
        connection,
        head,
        village_id=village.id,
        hamlet_name="tegal",
        rt="03",
        since=small.NOW.date(),
    )
    assert found
    own = register_of(connection, village, head).own_neighbourhoods()
    assert [each.rt for each in own] == ["03"]
    assert newcomers.heads_of(connection, rt(connection, village, "03")) == (head,)
    with pytest.raises(Refused):
        counted(connection, village, head)


def test_the_head_of_a_place_nobody_knows_is_not_made(connection, village):
    """A typing error gives no duty."""
    head = small.add_person(connection, village.id, "Karta")
    assert not newcomers.lead(
        connection, head, village_id=village.id, hamlet_name="", rt="77", since=small.NOW.date()
    )


def test_only_the_silent_are_asked_and_once(connection, village):
    """Who said 'nihil' is left alone; a second tick sends nothing more."""
    small.do(connection, village, village.officer, SetNewcomerDay(day=25))
    first, second = rt(connection, village, "01"), rt(connection, village, "02")
    newcomers.nobody_came(
        connection, first, date(2026, 3, 1), by=village.cadre, at=ROUND_DAY - timedelta(days=1)
    )
    for minutes in (0, 5):
        newcomer_rounds.plan(connection, ROUND_DAY + timedelta(minutes=minutes))
    query = sa.select(outbox.c.key).where(
        outbox.c.person_id == village.cadre, outbox.c.kind == "task"
    )
    assert len(connection.execute(query).all()) == 1
    assert "RT 02" in said_to(connection, village.cadre)
    assert "RT 01" not in said_to(connection, village.cadre)
    assert second


def test_nobody_is_asked_where_no_round_is_held(connection, village):
    """A village that set no day hears nothing."""
    newcomer_rounds.plan(connection, ROUND_DAY)
    assert said_to(connection, village.cadre) == ""


def test_the_month_before_is_summed_up_on_the_first(connection, village):
    """The officer gets it once, with those who did not report."""
    small.do(connection, village, village.officer, SetNewcomerDay(day=25))
    newcomer_rounds.plan(connection, datetime(2026, 3, 31, 23, 5, tzinfo=UTC))
    assert "Pendatang Maret" in said_to(connection, village.officer)


def test_saying_nobody_twice_is_saying_it_once(connection, village):
    """The second report changes nothing."""
    command = ReportNobody(neighbourhoods=(rt(connection, village),))
    for _time in range(2):
        small.do(connection, village, village.cadre, command)
    month = register_of(connection, village, village.officer).month_of_moves(date(2026, 3, 1))
    assert len(month.reported) == 1


def test_what_newcomers_told_is_forgotten_after_a_year(connection, village):
    """That so many came stays."""
    number = counted(connection, village)
    small.do(
        connection,
        village,
        village.cadre,
        KeepNewcomers(move=number, told=TOLD, particulars={"name": "Ketut Alit"}),
    )
    retention.plan(connection, small.NOW + timedelta(days=366))
    assert (row(connection, number)["name"], row(connection, number)["people"]) == ("", 4)


INSURANCE = [
    LookUpInsurance(insured="other:1"),
    ListInsuranceOff(),
    RecordInsurance(insured="", status="active", segment="", checked_on=CHECKED, name="Joni"),
    ProposePbi(insured=("other:1",)),
    EnterProposals(proposals=(1,)),
    TellAboutInsurance(insured="other:1"),
]
MOVES = [
    CountNewcomers(neighbourhood=1, told=TOLD),
    RecordDeparture(neighbourhood=1, people=2),
    ReportNobody(neighbourhoods=(1,)),
    SetNewcomerDay(day=25),
]


@pytest.mark.parametrize("command", INSURANCE, ids=lambda command: type(command).__name__)
@pytest.mark.parametrize(
    "kind", [RoleKind.CADRE, RoleKind.COORDINATOR, RoleKind.POKJANAL, RoleKind.HAMLET_HEAD, None]
)
def test_insurance_is_for_the_office_alone(connection, village, kind, command):
    """Cadres, coordinators, the district, heads of RT and strangers are refused."""
    person = {RoleKind.CADRE: village.cadre, RoleKind.COORDINATOR: village.coordinator}.get(kind)
    if person is None and kind is not None:
        person = hired(connection, village, "Somebody", kind)
    with pytest.raises(Refused):
        small.do(
            connection, village, person or small.add_person(connection, village.id, "Lain"), command
        )


@pytest.mark.parametrize("command", MOVES, ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("kind", [RoleKind.POKJANAL, RoleKind.PUSKESMAS, RoleKind.OPERATOR, None])
def test_moves_are_reported_by_those_who_know_the_rt(connection, village, kind, command):
    """The district, the Puskesmas, the operator and families report nobody."""
    person = (
        small.add_mother(connection, village, "Rosina")
        if kind is None
        else hired(connection, village, "Somebody", kind)
    )
    with pytest.raises(Refused):
        small.do(connection, village, person, command)


def test_a_midwife_sees_insurance_and_does_not_record_it(connection, village):
    """The office keeps it; a look is written into the audit."""
    key = record(connection, village)
    small.do(connection, village, village.midwife, LookUpInsurance(insured=key))
    seen = sa.select(audit.c.person_id).where(audit.c.action == "insurance.seen")
    assert connection.execute(seen).scalars().all() == [village.midwife]
    with pytest.raises(Refused):
        small.do(connection, village, village.midwife, ProposePbi(insured=(key,)))


def test_a_newer_check_replaces_the_older_one(connection, village):
    """One household stands once, with the latest status, whoever it is."""
    key = record(connection, village)
    key = record(connection, village, key=key, status="active")
    register = register_of(connection, village, village.officer)
    assert register.insurance_off() == ()
    assert register.insured(key).record.status == "active"
    assert [one.name for one in register.insured_of_village()] == ["Joni Iskandar"]


def test_the_decile_is_kept_from_an_officer_alone(connection, village):
    """An operator's command cannot bring one in."""
    operator = hired(connection, village, "Agus", RoleKind.OPERATOR)
    command = RecordInsurance(
        insured="", status="active", segment="", checked_on=CHECKED, decile=2, name="Joni"
    )
    small.do(connection, village, operator, command)
    assert connection.execute(sa.select(insurance_table.c.decile)).scalars().all() == [None]


def test_a_proposal_waits_once_until_it_is_entered(connection, village):
    """Proposing twice gives the operator one line; the message holds no health and no decile."""
    operator = hired(connection, village, "Agus", RoleKind.OPERATOR)
    key = record(connection, village, decile=2)
    for _time in range(2):
        does(connection, village, village.officer, ProposePbi(insured=(key,)))
    waiting = register_of(connection, village, operator).pbi_proposals()
    assert [each.name for each in waiting] == ["Joni Iskandar"]
    assert said_to(connection, operator).count("Joni Iskandar") == 1
    assert "esil" not in said_to(connection, operator)
    small.do(connection, village, operator, EnterProposals(proposals=(waiting[0].id,)))
    assert register_of(connection, village, operator).pbi_proposals() == ()


def test_a_proposal_of_another_village_is_not_touched(connection, village):
    """Numbers of proposals elsewhere do nothing here."""
    key = record(connection, village)
    does(connection, village, village.officer, ProposePbi(insured=(key,)))
    count = insurance.entered(connection, village.id + 1, (1,), by=village.officer, at=small.NOW)
    assert count == 0


def test_a_family_that_did_not_agree_gets_nothing(connection, village):
    """Only guardians who agreed and did not stop are written to, once a day."""
    agreeing = small.add_mother(connection, village, "Rosina")
    silent = small.add_mother(connection, village, "Maria", agrees=False)
    register = register_of(connection, village, village.officer)
    for name in ("Anak Rosina", "Anak Maria"):
        key = next(one.key for one in register.insured_of_village() if one.name == name)
        key = record(connection, village, key=key)
        for _time in range(2):
            does(connection, village, village.officer, TellAboutInsurance(insured=key))
    assert "Dinas Sosial" in said_to(connection, agreeing)
    assert said_to(connection, agreeing).count("Dinas Sosial") == 1
    assert said_to(connection, silent) == ""
    first = said_to(connection, agreeing).splitlines()[0]
    assert "BPJS" not in first


def test_a_stopped_family_gets_nothing(connection, village):
    """BERHENTI holds for this too."""
    mother = small.add_mother(connection, village, "Rosina")
    people.stop(connection, mother, small.NOW, None)
    register = register_of(connection, village, village.officer)
    key = register.insured_of_village()[0].key
    assert register.reachable_about(key) == ()


def test_a_household_of_nobody_is_unknown(connection, village):
    """A key that names nothing of this village is refused as unknown."""
    with pytest.raises(Unknown):
        small.do(connection, village, village.officer, LookUpInsurance(insured="resident:999"))


def test_replaced_checks_are_dropped_after_a_year(connection, village):
    """With the proposals made of them; what stands stays."""
    key = record(connection, village)
    does(connection, village, village.officer, ProposePbi(insured=(key,)))
    record(connection, village, key=key, status="active")
    retention.plan(connection, small.NOW + timedelta(days=366))
    assert connection.execute(sa.select(insurance_table.c.status)).scalars().all() == ["active"]
    assert connection.execute(sa.select(pbi_proposal.c.id)).all() == []
