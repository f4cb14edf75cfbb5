"""A change of an earlier weighing, a birth date or a sex judges the later weighings again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from bot.worlds import sample
from domain.changes import Saving
from domain.commands import (
    ChangeWeighing,
    MoveWeighing,
    OpenDay,
    RecordWeighing,
    RemoveWeighing,
    Undo,
)
from domain.commands_family import AskForChange, CloseDay, CorrectChild, DecideChange
from domain.commands_of_midwives import RecordExamination
from domain.errors import Refused
from domain.people import RoleKind, Sex
from handlers.commands import carry_out
from handlers.work import Work
from storage import children
from storage.register import StoredRegister
from storage.tables.talk import audit

JANUARY, FEBRUARY, MARCH = date(2026, 1, 13), date(2026, 2, 10), date(2026, 3, 10)
BOOK = "buku_kia"


def at(day):
    """Give nine in the morning in the east of a day."""
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


@pytest.fixture
def connection(database):
    """Load the sample village into a fresh database."""
    with database.writer.begin() as opened:
        sample.load(opened, at(FEBRUARY))
        yield opened


@pytest.fixture
def as_(connection):
    """Work as the holder of a duty on a day."""
    somebody = StoredRegister(connection, 1, 1, at(FEBRUARY))

    def work(kind, on=FEBRUARY):
        holder = somebody.holders(kind)[0]
        return Work(
            connection=connection,
            register=StoredRegister(connection, holder.id, 1, at(on)),
            now=at(on),
            channel="whatsapp",
            inbox_id=None,
            draw_code=iter(["100100"]).__next__,
        )

    return work


@pytest.fixture
def cadre(as_):
    """Work as a cadre of Melati 1 whose day is open."""
    work = as_(RoleKind.CADRE)
    carry_out(work, OpenDay(posyandu=1, on=FEBRUARY))
    return work


def child_of(work, name="Ani Lestari"):
    """Find a child of Melati 1."""
    return next(c for c in work.register.children_of_posyandu(1) if c.name == name)


def record(work, on, weight_g, length_mm=None, **said):
    """Record a weighing of Ani and give its number."""
    child = child_of(work)
    carry_out(
        work,
        RecordWeighing(child=child.id, on=on, weight_g=weight_g, length_mm=length_mm, **said),
    )
    return next(w.id for w in work.register.weighings(child.id) if w.on == on)


def kept(work, on=FEBRUARY):
    """Give what is kept as computed of Ani's weighing of a day."""
    found = next(w for w in work.register.weighings(child_of(work).id) if w.on == on)
    return children.result_of(work.connection, found.id)


def test_weighing_from_the_book_makes_the_next_one_comparable(cadre):
    """December was not weighed here: from the book it gives January its N."""
    record(cadre, FEBRUARY, 8200, 705)
    record(cadre, date(2025, 12, 9), 7500, source=BOOK)
    assert kept(cadre, JANUARY)["code"] == "N"
    assert kept(cadre, JANUARY)["gain_g"] == 300
    assert kept(cadre)["code"] == "N"


def test_earlier_weighing_from_the_book_changes_the_code_of_a_later_one(cadre):
    """Replacing the book's figure judges the month after it again; the history holds both."""
    record(cadre, FEBRUARY, 8200, 705)
    first = record(cadre, date(2025, 12, 9), 7500, source=BOOK)
    record(cadre, date(2025, 12, 9), 7700, source=BOOK, replaces=first)
    assert kept(cadre, JANUARY)["code"] == "T"
    assert kept(cadre, JANUARY)["did_not_rise_in_a_row"] == 1
    noted = cadre.connection.execute(
        sa.select(audit.c.detail).where(audit.c.action == "weighing.judged_again")
    ).scalars()
    assert any(detail["former"]["code"] == "N" for detail in noted)


def test_undoing_an_earlier_weighing_judges_the_later_ones_again(cadre):
    """Without December January is the first one again."""
    record(cadre, date(2025, 12, 9), 7500, source=BOOK)
    change = cadre.register.last_change()
    assert change.saving is Saving.WEIGHED
    carry_out(cadre, Undo(audit=change.id))
    assert kept(cadre, JANUARY)["code"] == "B"


def test_change_approved_by_the_midwife_judges_the_next_month_again(cadre, as_):
    """The request of a closed day reaches the weighing of the month after."""
    ani = child_of(cadre)
    old = record(cadre, FEBRUARY, 8900, 705)
    carry_out(cadre, CloseDay(posyandu=1, day=cadre.register.open_day(1).id, reasons=()))
    in_march = as_(RoleKind.CADRE, MARCH)
    carry_out(in_march, OpenDay(posyandu=1, on=MARCH))
    record(in_march, MARCH, 8600, 715)
    assert kept(in_march, MARCH)["code"] == "T"
    asked = carry_out(
        in_march, AskForChange(weighing=old, weight_g=8200, length_mm=705, reason="salah tulis")
    )
    request = asked.follow.subject["request"]
    carry_out(as_(RoleKind.MIDWIFE, MARCH), DecideChange(request=request, agrees=True))
    in_march = as_(RoleKind.CADRE, MARCH)
    assert kept(in_march, MARCH)["code"] == "N"
    assert kept(in_march, MARCH)["gain_g"] == 400
    assert ani.id == child_of(in_march).id


def test_changed_birth_date_and_sex_judge_everything_again(cadre):
    """Another age has another minimum and other scores."""
    record(cadre, FEBRUARY, 8200, 705)
    before = kept(cadre)
    ani = child_of(cadre)
    carry_out(cadre, CorrectChild(child=ani.id, born_on=date(2025, 6, 20), sex=Sex.MALE))
    after = kept(cadre)
    assert after["age_days"] == before["age_days"] - 47
    assert after["minimum_g"] == 400
    assert after["z"] != before["z"]


def test_child_is_not_born_after_the_first_weighing(cadre):
    """A birth date that makes a weighing impossible is refused."""
    with pytest.raises(Refused):
        carry_out(cadre, CorrectChild(child=child_of(cadre).id, born_on=date(2026, 2, 1)))


@pytest.mark.parametrize("on", [date(2026, 2, 11), date(2025, 5, 3)])
def test_day_to_come_or_before_the_birth_is_refused(cadre, on):
    """Whatever a flow offered."""
    with pytest.raises(Refused):
        record(cadre, on, 8000, source=BOOK)


def test_measures_beside_stay_with_a_changed_and_a_moved_weighing(cadre):
    """LiLA, head and oedema are columns of their own and are copied with the figures."""
    first = record(cadre, FEBRUARY, 8900, 705, arm_mm=135, head_mm=440, position_assumed=True)
    carry_out(cadre, ChangeWeighing(weighing=first, weight_g=8200, length_mm=705))
    changed = next(w for w in cadre.register.weighings(child_of(cadre).id) if w.on == FEBRUARY)
    assert (changed.arm_mm, changed.head_mm, changed.oedema) == (135, 440, False)
    joko = child_of(cadre, "Joko Susilo")
    carry_out(cadre, MoveWeighing(weighing=changed.id, to_child=joko.id))
    moved = next(w for w in cadre.register.weighings(joko.id) if w.on == FEBRUARY)
    assert (moved.arm_mm, moved.head_mm, moved.position_assumed) == (135, 440, True)


def test_removed_weighing_leaves_no_result_behind_it(cadre, as_):
    """The month after a removed weighing is compared with nothing."""
    record(cadre, FEBRUARY, 8200, 705)
    in_march = as_(RoleKind.CADRE, MARCH)
    record(in_march, MARCH, 8600, source="home_visit")
    assert kept(in_march, MARCH)["code"] == "N"
    found = next(w for w in cadre.register.weighings(child_of(cadre).id) if w.on == FEBRUARY)
    carry_out(cadre, RemoveWeighing(weighing=found.id))
    assert kept(as_(RoleKind.CADRE, MARCH), MARCH)["code"] == "O"


def test_lines_of_the_village_reach_what_is_kept(cadre, connection):
    """The Puskesmas draws the red line at -2 SD."""
    drawn = replace(cadre.village, red_line_sd=-2.0)
    assert drawn.red_line_sd == -2.0
    connection.execute(sa.text("UPDATE village SET red_line_sd = -2"))
    holder = cadre.speaker.id
    fresh = replace(cadre, register=StoredRegister(connection, holder, 1, at(FEBRUARY)))
    record(fresh, FEBRUARY, 6300, 690)
    assert kept(fresh)["below_red_line"]
    assert kept(fresh)["lines"]["red_sd"] == -2.0


def test_only_a_midwife_records_what_was_found(cadre, as_):
    """A cadre screens; what was found is the midwife's word."""
    told = RecordExamination(
        child=child_of(cadre).id, words="gizi kurang", findings={}, control_on=None
    )
    with pytest.raises(Refused):
        carry_out(cadre, told)
    follow = carry_out(as_(RoleKind.MIDWIFE), told).follow
    assert follow.flow == "examination_recorded"
