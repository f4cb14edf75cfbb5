"""Villages are compared by what is recorded, and each village's officers get its digest."""

from datetime import UTC, date, datetime, time

import pytest
from openpyxl import load_workbook
from small_village import NOW, add_person, do, found, say

from dialog.messages import FileOrder
from domain.commands_of_comparing import ShareActionItems, TellHealthBudget
from domain.coverage.action_items import ItemStatus
from domain.errors import Refused
from domain.people import DayStatus, RoleKind, Sex
from handlers.exports import file_for
from scheduler import village_digests
from storage import children, comparing, founding, meetings, people
from storage.tables.talk import outbox

FEBRUARY, DAY = date(2026, 2, 1), date(2026, 2, 10)
MORNING = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
"""09.30 in the east on the first working day of March."""
CODES = "NNNNNNNNTTTTTTBBBBBB"
"""Twenty weighed: 8 rose, 6 did not, 6 are new."""


@pytest.fixture
def village(database):
    """Set a village up in which twenty of thirty children were weighed in February."""
    with database.writer.begin() as connection:
        found_village = found(connection)
        fill(connection, found_village.anggrek, CODES, everybody=30, severe=3)
        return found_village


def fill(connection, posyandu, codes, *, everybody, severe=0, sent=0):
    """Register children, and weigh so many of them with these letters."""
    day = founding.add_day(
        connection, posyandu_id=posyandu, planned_on=DAY, held_on=DAY, status=DayStatus.CLOSED
    )
    for number in range(everybody):
        family = founding.add_family(
            connection,
            posyandu_id=posyandu,
            mother_name="Sulastri",
            code=f"{posyandu}-{number}",
            code_valid_until=NOW,
            created_at=NOW,
        )
        child = children.add(
            connection,
            family_id=family,
            posyandu_id=posyandu,
            name=f"Bagas {number}",
            sex=Sex.MALE,
            born_on=date(2023, 3, 1 + number % 28),
            registered_at=NOW,
        )
        if number < sent:
            children.add_midwife_task(
                connection, child_id=child, on=DAY, reasons={}, status="waiting", sent_at=NOW
            )
        if number < len(codes):
            children.add_weighing(
                connection,
                child_id=child,
                day_id=day,
                weighed_on=DAY,
                weight_g=12_000,
                source="chat",
                rule_version="1",
                computed={
                    "code": codes[number],
                    "did_not_rise_in_a_row": 0,
                    "below_red_line": False,
                    "categories": {
                        "weight_for_length": "severely_wasted" if number < severe else "normal"
                    },
                },
                recorded_at=NOW,
            )


def beside(connection, village, name, codes, **facts):
    """Set up a village of one posyandu in the same sub-district."""
    number = founding.add_village_beside(connection, village.id, name)
    posyandu = founding.add_posyandu(
        connection,
        village_id=number,
        hamlet_id=None,
        name=f"{name} 1",
        place="Balai",
        day_rule="Selasa kedua",
        opens_at=time(8),
        closes_at=time(11),
    )
    fill(connection, posyandu, codes, **facts)
    return number


def team(connection, village, kind=RoleKind.POKJANAL):
    """Keep somebody of the sub-district."""
    person = add_person(connection, village.id, "Hendra", title="Bapak")
    people.add_role(
        connection, person_id=person, kind=kind, village_id=village.id, since=NOW.date()
    )
    return person


def test_a_month_is_counted_by_village(database, village):
    """Every child of the village counts in S, also where no posyandu opened."""
    with database.writer.begin() as connection:
        [one] = comparing.months_of(connection, (village.id,), FEBRUARY)
    assert (one.everybody, one.weighed, one.rose, one.did_not_rise) == (30, 20, 8, 6)
    assert (one.severe, one.sent, one.posyandu, one.not_held, one.cadres) == (3, 0, 2, 1, 1)


def test_a_flagged_weighing_counts_as_no_severe_wasting(database, village):
    """What is implausible is measured again before it is counted."""
    with database.writer.begin() as connection:
        child = children.of_several(connection, (village.anggrek,))[-1]
        children.add_weighing(
            connection,
            child_id=child.id,
            weighed_on=DAY,
            weight_g=2_000,
            source="chat",
            rule_version="1",
            computed={
                "code": "B",
                "did_not_rise_in_a_row": 0,
                "categories": {"weight_for_length": "severely_wasted"},
                "flags": ["weight_for_length"],
            },
            recorded_at=NOW,
        )
        [one] = comparing.months_of(connection, (village.id,), FEBRUARY)
    assert one.severe == 3


def test_a_workbook_hides_what_the_chat_hides(database, village, tmp_path):
    """Counts below five stand as words, and no name is in the file."""
    with database.writer.begin() as connection:
        beside(connection, village, "Rawa", CODES, everybody=28, severe=6, sent=5)
        person = team(connection, village)
    made = file_for(database, person, FileOrder(form="banding", month=FEBRUARY), NOW)
    path = tmp_path / "banding.xlsx"
    path.write_bytes(made)
    cells = [cell for row in load_workbook(path).active.iter_rows(values_only=True) for cell in row]
    assert {"Rawa", "Wanasari", "kurang dari 5", "disamarkan", 71, 67, 57} <= set(cells)
    assert not any("Bagas" in str(cell) or "Sulastri" in str(cell) for cell in cells)


@pytest.mark.parametrize(
    ("kind", "has_file"),
    [
        (RoleKind.POKJANAL, True),
        (RoleKind.PUSKESMAS, True),
        (RoleKind.MIDWIFE, False),
        (RoleKind.COORDINATOR, False),
        (RoleKind.VILLAGE_OFFICER, False),
        (RoleKind.HAMLET_HEAD, False),
    ],
)
def test_only_those_above_villages_compare_them(database, village, kind, has_file):
    """Others see their own village."""
    with database.writer.begin() as connection:
        person = team(connection, village, kind)
        texts = say(connection, person, "banding desa", now=NOW)
    made = file_for(database, person, FileOrder(form="banding", month=FEBRUARY), NOW)
    assert (made is not None) is has_file
    assert ("Bandingkan apa" in texts[0]) is has_file


def test_a_running_month_is_not_compared(database, village):
    """Asked every day it would tell by subtraction who came."""
    with database.writer.begin() as connection:
        person = team(connection, village)
        texts = say(connection, person, "banding kehadiran maret 2026", now=NOW)
    order = FileOrder(form="banding", month=date(2026, 3, 1))
    assert texts[0].startswith("Maret 2026 belum selesai")
    assert file_for(database, person, order, NOW) is None


def test_no_name_is_ever_said_to_the_team(database, village):
    """Whatever the team asks, in whatever words."""
    asked = (
        "siapa anak yg tidak datang di wanasari", "nama balita gizi buruk", "banding gizi buruk",
        "siapa saja yg dirujuk", "rekap", "cakupan idl", "kenapa wanasari rendah", "tren", "rtl",
        "bagas kenapa", "banding vitamin a", "desa serupa wanasari",
    )  # fmt: skip
    with database.writer.begin() as connection:
        person = team(connection, village)
        said = " ".join(" ".join(say(connection, person, words, now=NOW)) for words in asked)
    assert "Bagas" not in said
    assert "Sulastri" not in said


def item(connection, village_id, person, action):
    """Keep something a meeting agreed on that was done."""
    number = meetings.add_item(
        connection,
        village_id=village_id,
        posyandu_id=None,
        quarter="2025-4",
        problem="D/S",
        cause="",
        action=action,
        owner_id=person,
        due_on=date(2026, 1, 20),
        budget="",
        created_by=person,
        created_at=NOW,
    )
    meetings.report(connection, number, status=ItemStatus.DONE, note="", is_hindered=False, at=NOW)


def test_what_a_better_village_did_is_told_only_if_it_shares(database, village):
    """Neither names of those it serves nor small numbers of them go along."""
    with database.writer.begin() as connection:
        rawa = beside(connection, village, "Rawa", CODES + "NNNN", everybody=30)
        for action in ("Jemput dengan mobil desa", "Kunjungi Bagas", "Datangi 3 balita"):
            item(connection, rawa, village.midwife, action)
        person = team(connection, village)
        closed = say(connection, person, "desa serupa wanasari", now=NOW)[0]
        comparing.share_items(connection, rawa, shares=True)
        shared = say(connection, person, "desa serupa wanasari", now=NOW)[0]
    assert "Rawa 80%" in closed
    assert "mobil desa" not in closed
    assert "Jemput dengan mobil desa" in shared
    assert "Bagas" not in shared
    assert "3 balita" not in shared


@pytest.fixture
def carried(database, village):
    """Give a function that carries a command out for a person."""

    def carry(person, command):
        with database.writer.begin() as connection:
            return do(connection, village, person, command)

    return carry


def test_a_budget_told_again_replaces_the_one_before(database, village, carried):
    """One number stands for a village and year."""
    carried(village.officer, TellHealthBudget(year=2026, percent=12))
    carried(village.officer, TellHealthBudget(year=2026, percent=15))
    with database.reader.connect() as connection:
        assert comparing.budgets(connection, (village.id,), 2026) == {village.id: 15}


@pytest.mark.parametrize("percent", [-1, 101])
def test_an_impossible_budget_is_refused(village, carried, percent):
    """Whatever way it came."""
    with pytest.raises(Refused):
        carried(village.officer, TellHealthBudget(year=2026, percent=percent))


def test_a_village_shares_nothing_unless_it_says_so(database, village, carried):
    """The default is no."""
    with database.reader.connect() as connection:
        assert not comparing.shares_items(connection, village.id)
    carried(village.coordinator, ShareActionItems(shares=True))
    with database.reader.connect() as connection:
        assert comparing.shares_items(connection, village.id)


def digests(connection):
    """Give the texts of the digests that were queued."""
    query = outbox.select().where(outbox.c.key.like("village_digest:%:0"))
    return [row["bubble"]["text"] for row in connection.execute(query).mappings()]


@pytest.mark.usefixtures("village")
def test_officers_get_one_digest_a_month(database):
    """However often the clock ticks."""
    with database.writer.begin() as connection:
        for _tick in range(2):
            village_digests.plan(connection, MORNING)
        [text] = digests(connection)
    assert text.startswith("Ringkasan Desa Wanasari, Februari 2026:")
    assert "1. Balita yang datang: 67%, target 80%." in text
    assert "siapa yang memastikan Posyandu Kenanga buka" in text
    assert "Bagas" not in text


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 1, 1, 0, tzinfo=UTC),
        datetime(2026, 3, 1, 23, 30, tzinfo=UTC),
        datetime(2026, 3, 2, 4, 0, tzinfo=UTC),
        datetime(2026, 3, 16, 1, 0, tzinfo=UTC),
    ],
    ids=["Sunday", "before nine", "afternoon", "middle of the month"],
)
@pytest.mark.usefixtures("village")
def test_no_digest_at_other_times(database, moment):
    """It goes out on a working morning at the beginning of the month."""
    with database.writer.begin() as connection:
        village_digests.plan(connection, moment)
        assert digests(connection) == []


@pytest.mark.usefixtures("village")
def test_a_village_without_a_posyandu_day_gets_no_digest(database):
    """There is nothing to sum up."""
    with database.writer.begin() as connection:
        village_digests.plan(connection, datetime(2026, 2, 2, 0, 30, tzinfo=UTC))
        assert digests(connection) == []
