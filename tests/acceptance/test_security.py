"""Who may do what, checked where it is done: a wrong role changes nothing."""

import dataclasses
import shutil
from contextlib import suppress
from datetime import date, time, timedelta

import pytest
import sqlalchemy as sa
from bench.busy_village import MORNING, TODAY
from crowd import gather

from domain import commands, commands_family, commands_of_families, commands_village
from domain.audience import Audience, Group
from domain.broadcasts import BroadcastStatus, Purpose
from domain.commands_of_midwives import RecordExamination
from domain.errors import Refused
from domain.people import RoleKind, Sex
from domain.register import Unknown
from handlers.commands import carry_out
from handlers.work import Work
from storage.engine import Database
from storage.register import StoredRegister
from storage.tables import METADATA, health, people, safety, talk, village

CADRE, CADRE_ELSEWHERE, COORDINATOR, OFFICER, MIDWIFE = 2, 1, 10, 11, 12
MOTHER, OTHER_MOTHER, STRANGER = 31, 30, 90
POSYANDU, DAY, CHILD, FAMILY = 2, 2, 2_000, 2_000
"""Everything in the cases belongs to the second posyandu, its cadre, and the mother there."""
EVERYBODY = Audience(groups=(Group.EVERYBODY,)).to_json()
OUTSIDERS = (OTHER_MOTHER, STRANGER)
NOT_THE_CADRE = (CADRE_ELSEWHERE, OFFICER, MOTHER, *OUTSIDERS)
NOT_IN_OFFICE = (CADRE, MOTHER, *OUTSIDERS)
NOT_THE_FAMILY = (CADRE_ELSEWHERE, OFFICER, *OUTSIDERS)
MEMORY = frozenset(("wrong_try", "audit", "outbox", "inbox", "conversation", "talk"))
"""What may be noted of a refused attempt."""

CASES = (
    (commands.RecordWeighing(child=CHILD, on=TODAY, weight_g=9_600, length_mm=757), NOT_THE_CADRE),
    (commands.ChangeWeighing(weighing=1, weight_g=9_000, length_mm=None), NOT_THE_CADRE),
    (commands.MoveWeighing(weighing=1, to_child=CHILD + 1), NOT_THE_CADRE),
    (commands.RemoveWeighing(weighing=1), NOT_THE_CADRE),
    (commands.SendToMidwife(weighing=1), NOT_THE_CADRE),
    (commands.Undo(audit=1), (CADRE_ELSEWHERE, COORDINATOR, OFFICER, MOTHER, *OUTSIDERS)),
    (commands.RecordVitaminA(child=CHILD, on=date(2026, 2, 10)), NOT_THE_CADRE),
    (commands_family.RemoveVitaminA(child=CHILD, on=TODAY), NOT_THE_CADRE),
    (commands.RecordDoses(child=CHILD, on=TODAY, antigens=("MR",)), NOT_THE_CADRE[:2]),
    (commands.RecordDoses(child=CHILD, on=TODAY, antigens=("MR",)), OUTSIDERS),
    (commands.PutOnWaitingList(child=CHILD, on=TODAY, reason="MENOLAK"), NOT_THE_CADRE),
    (commands.OpenDay(posyandu=POSYANDU, on=TODAY), NOT_THE_CADRE),
    (commands.PostponeClosing(day=DAY, until_morning=True), NOT_THE_CADRE),
    (commands_family.CloseDay(day=DAY, posyandu=POSYANDU), NOT_THE_CADRE),
    (commands_family.RecordAbsence(child=CHILD, on=TODAY, reason="SAKIT"), NOT_THE_CADRE),
    (commands_family.AddFamilyPhone(child=CHILD, phone="+6281200009999"), NOT_THE_CADRE),
    (
        commands_family.RegisterChild(
            posyandu=POSYANDU,
            name="Budi Baru",
            sex=Sex.MALE,
            born_on=date(2025, 12, 1),
            mother_name="Sari",
            rt="01",
        ),
        NOT_THE_CADRE,
    ),
    (
        commands_family.AskForChange(weighing=1, weight_g=9_000, length_mm=None, reason="salah"),
        NOT_THE_CADRE,
    ),
    (commands_family.CorrectChild(child=CHILD, born_on=date(2025, 3, 3)), NOT_THE_CADRE),
    (
        RecordExamination(child=CHILD, words="gizi kurang", findings={}, control_on=None),
        (OFFICER, *NOT_IN_OFFICE),
    ),
    (commands_family.ApproveDay(day=DAY, posyandu=POSYANDU), (OFFICER, *NOT_IN_OFFICE)),
    (commands_family.DecideChange(request=1, agrees=True), (OFFICER, *NOT_IN_OFFICE)),
    (
        commands_village.AddDay(posyandu=POSYANDU, on=TODAY + timedelta(days=3), opens_at=time(9)),
        (CADRE_ELSEWHERE, MOTHER, *OUTSIDERS),
    ),
    (
        commands_village.MoveDay(
            posyandu=POSYANDU, planned_on=date(2026, 4, 14), to=date(2026, 4, 15), tells=True
        ),
        (CADRE_ELSEWHERE, MOTHER, *OUTSIDERS),
    ),
    (
        commands_village.InviteCadre(
            name="Tuti", title="Bu", posyandu=POSYANDU, phone="+6281200008888"
        ),
        NOT_IN_OFFICE,
    ),
    (commands_village.BecomeCadre(code="999999"), (MOTHER, *OUTSIDERS)),
    (
        commands_village.ScheduleBroadcast(
            audience=EVERYBODY, text="Halo", send_at=MORNING + timedelta(hours=1)
        ),
        (MOTHER, *OUTSIDERS),
    ),
    (commands_village.CancelBroadcast(broadcast=1), (CADRE, MOTHER, *OUTSIDERS)),
    (commands_village.JudgeBroadcast(broadcast=1, agrees=True), (CADRE, MOTHER, *OUTSIDERS)),
    (commands_village.TellInPerson(broadcast=1), (CADRE, MOTHER, *OUTSIDERS)),
    (
        commands_of_families.AnswerForwarded(forwarded=1, words="ya"),
        (CADRE_ELSEWHERE, OFFICER, MOTHER, *OUTSIDERS),
    ),
    (commands_of_families.RequestErasure(child=CHILD), NOT_THE_FAMILY),
    (
        commands_of_families.RecordElsewhere(
            child=CHILD,
            place="Puskesmas",
            posyandu=POSYANDU,
            reminded_of=None,
            on=TODAY,
            weight_g=9_600,
            length_mm=757,
        ),
        NOT_THE_FAMILY,
    ),
    (
        commands_of_families.JoinFamily(
            family=FAMILY, born_on=TODAY, text_version="1", code="999999"
        ),
        OUTSIDERS,
    ),
    (commands_of_families.FinishMove(code="999999"), (MOTHER, *OUTSIDERS)),
)


@pytest.fixture(scope="module")
def sqlite(sqlite_template, tmp_path_factory):
    """Give the village, with one weighing, one broadcast and one question open."""
    path = tmp_path_factory.mktemp("security") / "sapa.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    with database.writer.begin() as connection:
        gather(connection)
        connection.execute(
            sa.insert(people.person).values(id=STRANGER, village_id=1, created_at=MORNING)
        )
        weigh = commands.RecordWeighing(child=CHILD, on=TODAY, weight_g=9_600, length_mm=757)
        carry_out(work(connection, CADRE), weigh)
        _fill(connection)
    yield database
    database.close()


def _fill(connection):
    """Let there be what the cases name."""
    connection.execute(
        sa.insert(talk.forwarded).values(
            id=1, from_person_id=MOTHER, to_person_id=CADRE, words="boleh?", sent_at=MORNING
        )
    )
    connection.execute(
        sa.insert(village.broadcast).values(
            id=1,
            village_id=1,
            code="1003-1",
            send_on=TODAY,
            audience=EVERYBODY,
            audience_words="semua warga",
            text="Halo",
            template=Purpose.ANNOUNCEMENT,
            variables=[],
            status=BroadcastStatus.AWAITING,
            needs=[RoleKind.COORDINATOR],
            reasons=[],
            send_at=MORNING,
            created_by=OFFICER,
            created_at=MORNING,
        )
    )
    connection.execute(
        sa.insert(health.change_request).values(
            id=1,
            weighing_id=1,
            weight_g=9_000,
            reason="salah",
            status="waiting",
            asked_by=CADRE,
            asked_at=MORNING,
        )
    )
    connection.execute(
        sa.insert(safety.alarm).values(
            id=1,
            person_id=MOTHER,
            child_id=CHILD,
            kind="child",
            signs=[],
            words="kejang",
            raised_at=MORNING,
        )
    )


def work(connection, person_id) -> Work:
    """Give what a command is carried out with, for somebody."""
    return Work(
        connection=connection,
        register=StoredRegister(connection, person_id, 1, MORNING),
        now=MORNING,
        channel="whatsapp",
        inbox_id=None,
        draw_code=lambda: "123456",
    )


def contents(connection) -> dict[str, list]:
    """Give every row that holds a fact."""
    return {
        table.name: [tuple(row) for row in connection.execute(sa.select(table))]
        for table in METADATA.sorted_tables
        if table.name not in MEMORY
    }


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        pytest.param(command, person, id=f"{type(command).__name__}-{person}")
        for command, everybody in CASES
        for person in everybody
    ],
)
def test_wrong_role_changes_nothing(sqlite, command, wrong):
    """A command carried out by somebody who may not do it leaves every fact as it was."""
    with sqlite.writer.connect() as connection:
        transaction = connection.begin()
        command = _about_todays_weighing(connection, command)
        before = contents(connection)
        with suppress(Refused, Unknown):
            carry_out(work(connection, wrong), command)
        after = contents(connection)
        transaction.rollback()
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}


@pytest.mark.parametrize(
    ("command", "right"),
    [
        pytest.param(
            commands.RecordWeighing(child=CHILD + 1, on=TODAY, weight_g=9_600, length_mm=757),
            CADRE,
            id="RecordWeighing",
        ),
        pytest.param(CASES[1][0], CADRE, id="ChangeWeighing"),
        pytest.param(commands.PostponeClosing(day=DAY, until_morning=True), CADRE, id="Postpone"),
        pytest.param(
            commands_village.JudgeBroadcast(broadcast=1, agrees=True), COORDINATOR, id="Judge"
        ),
        pytest.param(
            commands_of_families.AnswerForwarded(forwarded=1, words="ya"), CADRE, id="Answer"
        ),
        pytest.param(commands_of_families.RequestErasure(child=CHILD), MOTHER, id="RequestErasure"),
    ],
)
def test_right_role_may(sqlite, command, right):
    """The same commands are carried out for those who may: the cases above are no accident."""
    with sqlite.writer.connect() as connection:
        transaction = connection.begin()
        command = _about_todays_weighing(connection, command)
        before = contents(connection)
        carry_out(work(connection, right), command)
        after = contents(connection)
        transaction.rollback()
    assert after != before


def _about_todays_weighing(connection, command):
    """Put the number of today's weighing in the place of the 1 in the cases."""
    if not hasattr(command, "weighing"):
        return command
    today = sa.select(health.weighing.c.id).where(health.weighing.c.weighed_on == TODAY)
    return dataclasses.replace(command, weighing=connection.execute(today).scalar_one())
