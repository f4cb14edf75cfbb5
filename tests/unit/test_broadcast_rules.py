"""Who has to agree with an announcement, its limits, its code and its hours."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from dialog.input.concerns import concerns_of
from domain import quiet_hours
from domain.audience import Audience, Group
from domain.broadcasts import Concern, Reason, code_for, reasons_to_ask, who_must_agree
from domain.people import Person, Role, RoleKind

VILLAGE = Audience(groups=(Group.EVERYBODY,))
PARENTS = Audience(groups=(Group.UNDER_FIVES,))
WIT = ZoneInfo("Asia/Jayapura")


def somebody(*kinds):
    """Make a person with duties."""
    return Person(
        id=1,
        name="Yohana",
        title="Ibu",
        call_name="Yohana",
        roles=tuple(Role(kind=kind, village_id=1) for kind in kinds),
    )


def reasons(audience=PARENTS, concerns=(), this_week=0, writer=RoleKind.VILLAGE_OFFICER):
    """Ask why somebody must agree."""
    return reasons_to_ask(audience, concerns, this_week=this_week, writer=somebody(writer))


@pytest.mark.parametrize(
    ("words", "concerns"),
    [
        ("Rabu jam 7 pagi ada fogging. Tutup makanan, bawa anak keluar rumah 1 jam.", set()),
        ("Besok posyandu, bawa Buku KIA dan kain gendongan", set()),
        ("Besok minum obat cacing di balai", {Concern.HEALTH}),
        ("Vaksinnya sudah datang", {Concern.HEALTH}),
        ("Waspada DBD, kuras bak mandi", {Concern.HEALTH}),
        ("Coblos nomor 3 ya", {Concern.NOT_OURS}),
        ("Dijual beras, harga pas", {Concern.NOT_OURS}),
        ("Iuran kebersihan ditransfer ke rekening ini", {Concern.NOT_OURS}),
        ("Jangan ikut imunisasi, itu haram", {Concern.HEALTH, Concern.NOT_OURS}),
    ],
)
def test_texts_show_what_they_are_about(words, concerns):
    """Medicine, vaccines and illness are health; campaigns, money and quarrels are not ours."""
    assert concerns_of(words) == concerns


def test_a_plain_announcement_needs_nobody():
    """An officer may tell parents when the day is."""
    assert reasons() == ()


def test_the_whole_village_needs_a_second_person():
    """Nobody writes to everybody alone, not even the coordinator."""
    assert reasons(VILLAGE) == (Reason.WHOLE_VILLAGE,)
    coordinator = somebody(RoleKind.COORDINATOR)
    found = reasons(VILLAGE, writer=RoleKind.COORDINATOR)
    assert who_must_agree(found, coordinator) == (RoleKind.VILLAGE_OFFICER,)


def test_a_hamlet_is_not_the_whole_village():
    """Everybody of one hamlet needs no second person."""
    assert reasons(Audience(groups=(Group.EVERYBODY,), hamlet="Krajan")) == ()


def test_the_third_in_a_week_needs_the_coordinator():
    """Two a week for each audience; more wear people out."""
    assert reasons(this_week=1) == ()
    assert reasons(this_week=2) == (Reason.THIRD_THIS_WEEK,)
    assert reasons(this_week=2, writer=RoleKind.COORDINATOR) == ()


def test_health_needs_the_midwife_and_she_alone_needs_nobody():
    """What is said of illness and medicine is looked at by her."""
    officer = somebody(RoleKind.VILLAGE_OFFICER)
    found = reasons(VILLAGE, {Concern.HEALTH})
    assert who_must_agree(found, officer) == (RoleKind.COORDINATOR, RoleKind.MIDWIFE)
    assert reasons(concerns={Concern.HEALTH}, writer=RoleKind.MIDWIFE) == ()


def test_codes_tell_the_day_and_count_from_the_second_on():
    """S-0217, then S-0217-2."""
    day = date(2027, 2, 17)
    assert code_for(day, []) == "S-0217"
    assert code_for(day, ["S-0217"]) == "S-0217-2"
    assert code_for(day, ["S-0217", "S-0217-2", "S-0217-3"]) == "S-0217-4"


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ((2026, 3, 2, 19, 59), (2026, 3, 2, 19, 59)),
        ((2026, 3, 2, 20, 0), (2026, 3, 3, 6, 0)),
        ((2026, 3, 2, 23, 30), (2026, 3, 3, 6, 0)),
        ((2026, 3, 3, 2, 0), (2026, 3, 3, 6, 0)),
        ((2026, 3, 3, 6, 0), (2026, 3, 3, 6, 0)),
    ],
)
def test_nobody_is_written_to_between_eight_and_six(now, first):
    """The first moment after quiet hours is six in the morning."""
    at = datetime(*now, tzinfo=WIT)
    assert quiet_hours.earliest(at) == datetime(*first, tzinfo=WIT)
