"""Recorded doses: who may correct and check them, what stays in the history, how lists are read."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.worlds import sample
from domain.commands import RecordDoses, Undo
from domain.commands_of_doses import ChangeDose, CheckDoses, RemoveDoses
from domain.doses import Checking, ToldBy
from domain.errors import Refused
from domain.people import RoleKind
from flows.general.vaccine_places import all_places, places
from handlers.commands import carry_out
from handlers.work import Work
from storage.register import StoredRegister

TODAY = date(2026, 2, 10)
NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
MOST_QUESTIONS = 12


@pytest.fixture
def connection(database):
    """Load the sample village into a fresh database."""
    with database.writer.begin() as opened:
        sample.load(opened, NOW)
        yield opened


@pytest.fixture
def as_(connection):
    """Work as the holder of a duty, at a moment."""

    def work(kind: RoleKind, now: datetime = NOW) -> Work:
        person = StoredRegister(connection, 1, 1, now).holders(kind)[0]
        register = StoredRegister(connection, person.id, 1, now)
        return Work(
            connection=connection,
            register=register,
            now=now,
            channel="whatsapp",
            inbox_id=None,
            draw_code=lambda: "445566",
        )

    return work


def citra(work: Work):
    """Find Citra."""
    return next(c for c in work.register.children_of_village() if c.name.startswith("Citra"))


def record(work: Work, *antigens: str, told_by: str = ToldBy.CADRE) -> list[int]:
    """Record doses of Citra today and give their numbers."""
    child = citra(work)
    command = RecordDoses(child=child.id, on=TODAY, antigens=antigens, told_by=told_by)
    outcome = carry_out(work, command)
    assert outcome.follow is not None
    return outcome.follow.subject["doses"]


def standing(work: Work) -> dict[int, str]:
    """Give the antigens of the doses of Citra that stand, by number."""
    records = work.register.dose_records(citra(work).id)
    return {one.id: one.dose.antigen for one in records}


def test_a_changed_dose_leaves_the_old_one_in_the_history(as_):
    """What was written first stands no longer and is not lost."""
    work = as_(RoleKind.CADRE)
    [old] = record(work, "OPV")
    carry_out(work, ChangeDose(dose=old, child=citra(work).id, antigen="IPV", on=TODAY))
    assert old not in standing(work)
    assert work.register.dose_record(old).dose.antigen == "OPV"
    assert "IPV" in standing(work).values()


def test_taking_a_change_back_lets_the_old_dose_stand(as_):
    """URUNGKAN undoes a correction too."""
    work = as_(RoleKind.CADRE)
    [old] = record(work, "OPV")
    carry_out(work, ChangeDose(dose=old, child=citra(work).id, antigen="IPV", on=TODAY))
    change = work.register.last_change()
    assert change is not None
    carry_out(work, Undo(audit=change.id))
    assert standing(work)[old] == "OPV"
    assert "IPV" not in standing(work).values()


def test_a_dose_of_an_earlier_day_is_changed_under_the_midwifes_eyes(as_):
    """A cadre's correction of yesterday's record waits for the midwife."""
    [old] = record(as_(RoleKind.CADRE), "OPV")
    work = as_(RoleKind.CADRE, NOW + timedelta(days=1))
    carry_out(work, ChangeDose(dose=old, child=citra(work).id, antigen="IPV", on=TODAY))
    [waiting] = work.register.doses_waiting()
    assert waiting.dose.antigen == "IPV"


def test_refusing_a_change_brings_the_former_dose_back(as_):
    """What the midwife refuses stands no longer; what it replaced does."""
    [old] = record(as_(RoleKind.CADRE), "OPV")
    later = NOW + timedelta(days=1)
    cadre = as_(RoleKind.CADRE, later)
    carry_out(cadre, ChangeDose(dose=old, child=citra(cadre).id, antigen="IPV", on=TODAY))
    midwife = as_(RoleKind.MIDWIFE, later)
    [waiting] = midwife.register.doses_waiting()
    outcome = carry_out(midwife, CheckDoses(refused=(waiting.id,)))
    assert old in standing(midwife)
    assert waiting.id not in standing(midwife)
    assert [notice.flow for notice in outcome.notices] == ["doses_refused"]


def test_an_old_dose_is_removed_by_the_midwife_alone(as_):
    """A cadre takes back what was written today, nothing older."""
    [old] = record(as_(RoleKind.CADRE), "OPV")
    later = NOW + timedelta(days=1)
    cadre, midwife = as_(RoleKind.CADRE, later), as_(RoleKind.MIDWIFE, later)
    with pytest.raises(Refused):
        carry_out(cadre, RemoveDoses(child=citra(cadre).id, doses=(old,)))
    carry_out(midwife, RemoveDoses(child=citra(midwife).id, doses=(old,)))
    assert old not in standing(midwife)


def test_what_a_family_told_counts_and_waits(as_):
    """A dose given elsewhere is a fact from the start, marked until the midwife has seen it."""
    cadre = as_(RoleKind.CADRE)
    told = record(cadre, "OPV", told_by=ToldBy.PARENT)
    assert set(told) <= set(standing(cadre))
    midwife = as_(RoleKind.MIDWIFE)
    carry_out(midwife, CheckDoses(confirmed=tuple(told)))
    assert midwife.register.doses_waiting() == ()
    assert midwife.register.dose_record(told[0]).checking is Checking.CONFIRMED


@pytest.mark.parametrize("kind", [RoleKind.VILLAGE_OFFICER, RoleKind.COORDINATOR])
def test_those_who_see_no_children_touch_no_dose(as_, kind):
    """Officers neither correct nor check what was given to a child."""
    [dose] = record(as_(RoleKind.CADRE), "OPV")
    work = as_(kind)
    child = citra(work).id
    for command in (
        ChangeDose(dose=dose, child=child, antigen="IPV", on=TODAY),
        RemoveDoses(child=child, doses=(dose,)),
        CheckDoses(refused=(dose,)),
    ):
        with pytest.raises(Refused):
            carry_out(work, command)
    assert dose in standing(work)


@contextmanager
def counted(connection):
    """Count the questions asked of the database."""
    asked = []

    def note(*arguments):
        asked.append(arguments[2])

    sa.event.listen(connection, "before_cursor_execute", note)
    yield asked
    sa.event.remove(connection, "before_cursor_execute", note)


@pytest.mark.parametrize("read", [places, all_places])
def test_a_list_asks_the_same_questions_for_any_number_of_children(as_, connection, read):
    """Children and doses are read at once, never child by child."""
    register = as_(RoleKind.MIDWIFE).register
    with counted(connection) as asked:
        found = read(register)
    assert sum(len(place.seen) for place in found) > len(asked)
    assert len(asked) <= MOST_QUESTIONS


def test_a_cadre_lists_the_own_posyandu_alone(as_):
    """A cadre sees no name of another posyandu, the midwife those of her village."""
    cadre, midwife = as_(RoleKind.CADRE).register, as_(RoleKind.MIDWIFE).register
    own = cadre.speaker.posyandu_ids(RoleKind.CADRE)
    assert {place.posyandu.id for place in places(cadre)} == set(own)
    assert len(places(midwife)) == len(midwife.all_posyandu())
