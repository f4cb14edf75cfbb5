"""What a cadre may not do, and what taking something back does to the records."""

from datetime import UTC, date, datetime

import pytest

from bot.worlds import sample
from domain.changes import Saving
from domain.commands import ChangeWeighing, MoveWeighing, OpenDay, RecordWeighing, Undo
from domain.commands_family import (
    ApproveDay,
    AskForChange,
    CloseDay,
    DecideChange,
    RegisterChild,
)
from domain.errors import Refused
from domain.people import DayStatus, RoleKind, Sex
from handlers.commands import carry_out
from handlers.work import Work
from storage.register import StoredRegister

TODAY = date(2026, 2, 10)
NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
MELATI_1, MELATI_2 = 1, 2


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
        register = StoredRegister(connection, holder.id, 1, NOW)
        return Work(
            connection=connection,
            register=register,
            now=NOW,
            channel="whatsapp",
            inbox_id=None,
            draw_code=iter([f"{number:06}" for number in range(100, 200)]).__next__,
        )

    return work


def child_of(work, name):
    """Find a child of Melati 1."""
    return next(c for c in work.register.children_of_posyandu(MELATI_1) if c.name == name)


def weigh(work, name, weight_g, replaces=None):
    """Record a weight on the open day and give its number."""
    child = child_of(work, name)
    carry_out(
        work,
        RecordWeighing(
            child=child.id, on=TODAY, weight_g=weight_g, length_mm=705, replaces=replaces
        ),
    )
    return standing(work, name)[-1].id


def standing(work, name):
    """List the weighings of today that stand."""
    return [w for w in work.register.weighings(child_of(work, name).id) if w.on == TODAY]


@pytest.fixture
def cadre(as_):
    """Work as a cadre of Melati 1 whose day is open."""
    work = as_(RoleKind.CADRE)
    carry_out(work, OpenDay(posyandu=MELATI_1, on=TODAY))
    return work


def new_child(posyandu, name="Kirana Dewi"):
    """Describe a child to register."""
    return RegisterChild(
        posyandu=posyandu,
        name=name,
        sex=Sex.FEMALE,
        born_on=date(2025, 8, 15),
        mother_name="Wayan Sukerti",
        rt="02",
        agrees=True,
    )


def test_no_cadre_registers_at_another_posyandu(cadre):
    """The role is checked where the child is kept."""
    with pytest.raises(Refused):
        carry_out(cadre, new_child(MELATI_2))


def test_officer_registers_no_child(as_):
    """A village officer is no cadre."""
    with pytest.raises(Refused):
        carry_out(as_(RoleKind.VILLAGE_OFFICER), new_child(MELATI_1))


def test_child_is_not_registered_twice(cadre):
    """Two cadres who register the same child at once make one child."""
    carry_out(cadre, new_child(MELATI_1))
    with pytest.raises(Refused):
        carry_out(cadre, new_child(MELATI_1))
    names = [child.name for child in cadre.register.children_of_posyandu(MELATI_1)]
    assert names.count("Kirana Dewi") == 1


def test_number_that_was_not_agreed_to_gets_no_invitation(cadre):
    """Without a number or consent nothing is sent."""
    assert carry_out(cadre, new_child(MELATI_1)).notices == ()


def test_change_keeps_the_old_figures_in_the_history(cadre):
    """The old row is withdrawn, not overwritten."""
    old = weigh(cadre, "Ani Lestari", 8900)
    carry_out(cadre, ChangeWeighing(weighing=old, weight_g=8200, length_mm=705))
    assert [w.weight_g for w in standing(cadre, "Ani Lestari")] == [8200]
    assert cadre.register.weighing(old).weight_g == 8900


def test_undo_brings_the_old_figures_back(cadre):
    """Undoing a change lets the former row stand again."""
    old = weigh(cadre, "Ani Lestari", 8900)
    carry_out(cadre, ChangeWeighing(weighing=old, weight_g=8200, length_mm=705))
    change = cadre.register.last_change()
    assert change.saving is Saving.CHANGED
    carry_out(cadre, Undo(audit=change.id))
    assert [w.id for w in standing(cadre, "Ani Lestari")] == [old]


def test_undo_twice_takes_back_the_save_before(cadre):
    """The second undo is about the weighing itself."""
    weigh(cadre, "Ani Lestari", 8900)
    carry_out(cadre, Undo(audit=cadre.register.last_change().id))
    assert standing(cadre, "Ani Lestari") == []
    assert cadre.register.last_change() is None


def test_undo_never_takes_back_what_a_colleague_changed(cadre, as_):
    """A save that somebody changed since is refused."""
    first = weigh(cadre, "Ani Lestari", 8900)
    change = cadre.register.last_change()
    colleague = as_(RoleKind.CADRE, 1)
    carry_out(colleague, ChangeWeighing(weighing=first, weight_g=8200, length_mm=705))
    with pytest.raises(Refused):
        carry_out(cadre, Undo(audit=change.id))
    assert [w.weight_g for w in standing(cadre, "Ani Lestari")] == [8200]


def test_nobody_undoes_a_colleagues_save(cadre, as_):
    """The last save is the speaker's own."""
    weigh(cadre, "Ani Lestari", 8900)
    change = cadre.register.last_change()
    with pytest.raises(Refused):
        carry_out(as_(RoleKind.CADRE, 1), Undo(audit=change.id))


def test_weighing_moves_to_no_child_who_was_weighed(cadre):
    """Nothing is overwritten silently."""
    first = weigh(cadre, "Ani Lestari", 8900)
    weigh(cadre, "Intan Permata", 10400)
    to = child_of(cadre, "Intan Permata")
    with pytest.raises(Refused):
        carry_out(cadre, MoveWeighing(weighing=first, to_child=to.id))


def test_closed_day_is_changed_by_no_cadre(cadre):
    """After closing, figures change only through the midwife."""
    old = weigh(cadre, "Ani Lestari", 8900)
    close(cadre)
    with pytest.raises(Refused):
        carry_out(cadre, ChangeWeighing(weighing=old, weight_g=8200, length_mm=705))
    assert [w.weight_g for w in standing(cadre, "Ani Lestari")] == [8900]


def close(work):
    """Close the open day of Melati 1."""
    day = work.register.open_day(MELATI_1)
    return carry_out(work, CloseDay(day=day.id, posyandu=MELATI_1))


def test_closing_tells_the_midwife_and_the_other_cadres(cadre):
    """Nobody hears twice, and the one who closed is not told."""
    told = {notice.person_id for notice in close(cadre).notices}
    others = {c.id for c in cadre.register.holders(RoleKind.CADRE, posyandu_id=MELATI_1)}
    midwives = {m.id for m in cadre.register.holders(RoleKind.MIDWIFE)}
    assert told == (others | midwives) - {cadre.speaker.id}


def test_day_is_closed_once(cadre):
    """A second closing finds nothing open."""
    day = cadre.register.open_day(MELATI_1)
    carry_out(cadre, CloseDay(day=day.id, posyandu=MELATI_1))
    with pytest.raises(Refused):
        carry_out(cadre, CloseDay(day=day.id, posyandu=MELATI_1))


def test_cadre_approves_no_recap(cadre):
    """Approval is the midwife's."""
    day = cadre.register.open_day(MELATI_1)
    close(cadre)
    with pytest.raises(Refused):
        carry_out(cadre, ApproveDay(day=day.id, posyandu=MELATI_1))


def test_open_day_is_not_approved(cadre, as_):
    """A recap is approved only when its day is closed."""
    day = cadre.register.open_day(MELATI_1)
    with pytest.raises(Refused):
        carry_out(as_(RoleKind.MIDWIFE), ApproveDay(day=day.id, posyandu=MELATI_1))
    assert cadre.register.open_day(MELATI_1).status is DayStatus.OPEN


def test_midwifes_decision_puts_the_new_figures_in_place_once(cadre, as_):
    """The old row stays in the history; a second decision is refused."""
    old = weigh(cadre, "Ani Lestari", 8900)
    close(cadre)
    asked = carry_out(
        cadre, AskForChange(weighing=old, weight_g=8200, length_mm=705, reason="salah tulis")
    )
    request = asked.follow.subject["request"]
    midwife = as_(RoleKind.MIDWIFE)
    carry_out(midwife, DecideChange(request=request, agrees=True))
    assert [w.weight_g for w in standing(midwife, "Ani Lestari")] == [8200]
    with pytest.raises(Refused):
        carry_out(midwife, DecideChange(request=request, agrees=False))


def test_cadre_decides_no_request(cadre):
    """The one who asks is not the one who decides."""
    old = weigh(cadre, "Ani Lestari", 8900)
    close(cadre)
    asked = carry_out(
        cadre, AskForChange(weighing=old, weight_g=8200, length_mm=705, reason="salah tulis")
    )
    with pytest.raises(Refused):
        carry_out(cadre, DecideChange(request=asked.follow.subject["request"], agrees=True))
