"""Sheets that others kept: taken over once, beside what is recorded, on both databases."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import sqlalchemy as sa
from openpyxl import Workbook
from small_village import found

from bot.clock import SystemClock
from bot.commands import import_
from bot.commands.import_ import BadImportError, Request
from bot.settings import Settings
from storage import children
from storage.tables.health import dose, weighing
from storage.tables.people import (
    address,
    child,
    consent,
    family,
    guardian,
    invitation,
    opt_out,
    person,
    resident,
)
from storage.tables.talk import audit

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
HEADER = ["Nama Anak", "Tgl Lahir", "JK", "NIK", "Nama Ortu", "RT", "Posyandu", "No HP"]
ANI = ["Ani Lestari", date(2025, 4, 25), "P", "", "Rina Wati", "01", "Anggrek", ""]
BUDI = ["Budi", date(2025, 5, 26), "L", "", "Sari Dewi", "02", "Kenanga", ""]
WEIGHED = ["Nama", "Tgl Lahir", "Nama Ibu", "Tgl Ukur", "BB (kg)", "TB (cm)"]


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch):
    monkeypatch.setattr(SystemClock, "now", lambda _clock: NOW)


@pytest.fixture
def village(database):
    """Set the small village up."""
    with database.writer.begin() as connection:
        return found(connection)


@pytest.fixture
def take(database_url, tmp_path, village):  # noqa: ARG001 (it must be there)
    """Write rows into a workbook and take it over; gives the exit code."""

    def run(kind, *rows, applies=True, **wishes):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        path = tmp_path / "data.xlsx"
        book.save(path)
        settings = Settings(_env_file=None, database_url=database_url)
        request = Request(words=(kind, str(path)), applies=applies, **wishes)
        return import_.run(settings, request)

    return run


def everything(database):
    """Give the whole content of the tables an import may touch."""
    tables = (child, family, weighing, dose, resident, person, address, invitation, consent)
    with database.reader.connect() as connection:
        return {
            table.name: connection.execute(sa.select(table).order_by(table.c.id)).all()
            for table in (*tables, guardian, opt_out, audit)
        }


def rows_of(database, table):
    """List the rows of a table."""
    with database.reader.connect() as connection:
        return connection.execute(sa.select(table).order_by(table.c.id)).mappings().all()


def test_a_trial_writes_nothing(database, take):
    """Without --apply the database stays as it was."""
    before = everything(database)
    assert take("children", HEADER, ANI, BUDI, applies=False) == 0
    assert everything(database) == before


def test_children_are_kept_with_their_families(database, take, village):
    """Each is at the posyandu of the row, in a family whose code opens no door yet."""
    assert take("children", HEADER, ANI, BUDI) == 0
    kept = rows_of(database, child)
    assert [(row["name"], row["posyandu_id"]) for row in kept] == [
        ("Ani Lestari", village.anggrek),
        ("Budi", village.kenanga),
    ]
    families = rows_of(database, family)
    assert [row["mother_name"] for row in families] == ["Rina Wati", "Sari Dewi"]
    assert {row["code_valid_until"] for row in families} == {NOW}


def test_the_same_file_twice_changes_nothing(database, take):
    """The second time every child is known, and not even the audit grows."""
    take("children", HEADER, ANI, BUDI)
    before = everything(database)
    assert take("children", HEADER, ANI, BUDI) == 0
    assert everything(database) == before


def test_nothing_is_written_while_a_row_has_an_error(database, take):
    """All or nothing: the good row waits for the bad one, unless the operator leaves it out."""
    bad = [*BUDI[:3], "3.27E+15", *BUDI[4:]]
    assert take("children", HEADER, ANI, bad) == 1
    assert rows_of(database, child) == []
    assert take("children", HEADER, ANI, bad, without_errors=True) == 1
    assert [row["name"] for row in rows_of(database, child)] == ["Ani Lestari"]


def test_what_was_empty_is_filled_and_what_differs_stays(database, take, capsys):
    """A NIK is added to a known child; another RT is only reported."""
    take("children", HEADER, ANI)
    again = [*ANI[:3], "3201016504250001", ANI[4], "02", *ANI[6:]]
    assert take("children", HEADER, again) == 0
    (kept,) = rows_of(database, child)
    assert kept["nik"] == "3201016504250001"
    assert rows_of(database, family)[0]["rt"] == "01"
    assert "RT 02 differs from 01" in capsys.readouterr().out


def test_an_unsure_row_is_written_only_when_it_is_accepted(database, take, capsys):
    """A birth date that differs by a slip may be the same child or another one."""
    take("children", HEADER, ANI)
    slip = [ANI[0], date(2025, 4, 26), *ANI[2:]]
    assert take("children", HEADER, slip) == 0
    assert "unsure: row 2" in capsys.readouterr().out
    assert len(rows_of(database, child)) == 1
    take("children", HEADER, slip, accept="2")
    assert len(rows_of(database, child)) == 1
    take("children", HEADER, slip, accept="2=new")
    assert len(rows_of(database, child)) == 2


def test_a_child_who_was_frozen_is_not_registered_again(database, take):
    """A family that asked for deletion is not brought back by an old sheet."""
    take("children", HEADER, ANI)
    with database.writer.begin() as connection:
        connection.execute(child.update().values(frozen_at=NOW))
    assert take("children", HEADER, ANI) == 0
    assert len(rows_of(database, child)) == 1


def test_a_family_that_somebody_answers_for_takes_no_child_by_name(database, take):
    """Another Rina Wati's child must not be shown to the mother who joined."""
    take("children", HEADER, ANI)
    with database.writer.begin() as connection:
        connection.execute(
            guardian.insert().values(
                person_id=1, family_id=rows_of(database, family)[0]["id"], since=NOW
            )
        )
    take("children", HEADER, ["Citra", date(2024, 1, 5), *ANI[2:]])
    first, second = rows_of(database, child)
    assert first["family_id"] != second["family_id"]


def test_brothers_and_sisters_of_one_rt_share_a_family(database, take):
    """The same mother in the same RT, with births that can be hers."""
    take("children", HEADER, ANI, ["Citra", date(2024, 1, 5), *ANI[2:]])
    first, second = rows_of(database, child)
    assert first["family_id"] == second["family_id"]


def test_numbers_are_kept_only_as_invitations_that_wait(database, take):
    """Without --invite no number is kept; with it nobody is joined and nothing is agreed."""
    row = [*ANI[:-1], "0812-3456-7890"]
    people = len(rows_of(database, address))
    take("children", HEADER, row)
    assert len(rows_of(database, address)) == people
    take("children", HEADER, row, invites=True)
    (waiting,) = rows_of(database, invitation)
    assert waiting["status"] == "waiting"
    assert waiting["send_at"].astimezone(Settings(_env_file=None).zone).hour == 9
    assert rows_of(database, guardian) == []
    assert rows_of(database, consent) == []
    take("children", HEADER, row, invites=True)
    assert len(rows_of(database, invitation)) == 1


def test_who_stopped_messages_is_not_invited(database, take):
    """An opt-out outlives every sheet."""
    with database.writer.begin() as connection:
        holder = connection.execute(
            person.insert().values(name="", created_at=NOW).returning(person.c.id)
        ).scalar_one()
        connection.execute(
            address.insert().values(
                person_id=holder, channel="whatsapp", address="+6281234567890", added_at=NOW
            )
        )
        connection.execute(opt_out.insert().values(person_id=holder, since=NOW))
    take("children", HEADER, [*ANI[:-1], "081234567890"], invites=True)
    assert rows_of(database, invitation) == []


def test_past_weighings_are_judged_in_their_order(database, take):
    """Rows may stand in any order; each is judged beside the one before it."""
    take("children", HEADER, ANI)
    who = [ANI[0], ANI[1], ANI[4]]
    rows = [[*who, date(2025, 8, 12), 6.4, "61,0"], [*who, date(2025, 7, 8), "5,5", 58.5]]
    assert take("weighings", WEIGHED, *rows) == 0
    kept = {row["weighed_on"]: row for row in rows_of(database, weighing)}
    assert kept[date(2025, 7, 8)]["computed"]["code"] == "B"
    assert kept[date(2025, 8, 12)]["computed"]["code"] == "N"
    assert {row["source"] for row in kept.values()} == {"import"}
    before = everything(database)
    take("weighings", WEIGHED, *rows)
    assert everything(database) == before


def test_a_later_weighing_is_judged_again(database, take):
    """What was new becomes T when the month before turns up, and the history says so."""
    take("children", HEADER, ANI)
    who = [ANI[0], ANI[1], ANI[4]]
    take("weighings", WEIGHED, [*who, date(2025, 8, 12), 5.6, 60])
    take("weighings", WEIGHED, [*who, date(2025, 7, 8), 5.5, 58.5])
    kept = {row["weighed_on"]: row["computed"]["code"] for row in rows_of(database, weighing)}
    assert kept[date(2025, 8, 12)] == "T"
    assert "weighing.judged_again" in {row["action"] for row in rows_of(database, audit)}


def test_a_weighing_that_was_taken_back_stays_away(database, take):
    """What a cadre removed does not come back with the same sheet."""
    take("children", HEADER, ANI)
    row = [ANI[0], ANI[1], ANI[4], date(2025, 8, 12), 5.6, 60]
    take("weighings", WEIGHED, row)
    with database.writer.begin() as connection:
        children.withdraw_weighing(
            connection, rows_of(database, weighing)[0]["id"], at=NOW, by=None
        )
    take("weighings", WEIGHED, row)
    assert len(rows_of(database, weighing)) == 1


def test_weighings_of_an_unknown_child_are_errors(database, take):
    """A wrong child is worse than none."""
    take("children", HEADER, ANI)
    row = ["Dodo", date(2025, 1, 1), "Maya", date(2025, 8, 12), 5.6, 60]
    assert take("weighings", WEIGHED, row) == 1
    assert rows_of(database, weighing) == []


def test_doses_are_kept_and_odd_ones_warned_of(database, take, capsys):
    """Two DPT a week apart are both facts; the second one does not count."""
    take("children", HEADER, ANI)
    head = ["Nama", "Tgl Lahir", "Nama Ibu", "BCG", "DPT-HB-Hib 1", "DPT-HB-Hib 2"]
    row = [ANI[0], ANI[1], ANI[4], "v", date(2025, 7, 1), date(2025, 7, 8)]
    assert take("doses", head, row) == 0
    kept = rows_of(database, dose)
    assert [(each["antigen"], each["told_by"]) for each in kept] == [("DPT", "import")] * 2
    said = capsys.readouterr().out
    assert "came too soon" in said
    assert "'v' says no day" in said
    before = everything(database)
    take("doses", head, row)
    assert everything(database) == before


def test_residents_are_grouped_by_age_where_nothing_is_said(database, take):
    """The group of the sheet counts, else the years."""
    head = ["Nama", "Tgl Lahir", "JK", "Kelompok", "RT", "Posyandu"]
    rows = [
        ["Mbah Karto", date(1950, 1, 1), "L", "", "01", "Anggrek"],
        ["Lina", date(1998, 1, 1), "P", "bumil", "01", "Anggrek"],
    ]
    assert take("residents", head, *rows) == 0
    assert [row["life_stage"] for row in rows_of(database, resident)] == ["older", "pregnant"]
    before = everything(database)
    take("residents", head, *rows)
    assert everything(database) == before


def test_every_record_has_a_line_in_the_audit(database, take):
    """The file and the row a record came from can be told a year later."""
    take("children", HEADER, ANI, BUDI)
    begun, *lines = rows_of(database, audit)
    assert begun["action"] == "import.applied"
    assert begun["detail"]["by"] == "local operator"
    assert [(row["action"], row["detail"]["row"]) for row in lines] == [
        ("import.child_added", 2),
        ("import.child_added", 3),
    ]


def test_a_posyandu_that_does_not_exist_is_named(take, capsys):
    """The operator sees which ones there are."""
    assert take("children", HEADER, [*ANI[:6], "Mawar", ""]) == 1
    assert "there are: Anggrek, Kenanga" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wishes", [{"maps": ("Entah=born",)}, {"dates": "ymd"}, {"accept": "x"}, {"village": "Entah"}]
)
def test_a_wish_that_cannot_be_met_is_refused(take, wishes):
    """Nothing is read as something else."""
    with pytest.raises(BadImportError):
        take("children", HEADER, ANI, **wishes)


@pytest.mark.usefixtures("village")
def test_a_template_filled_in_is_understood(database, database_url, tmp_path):
    """Every kind reads its own empty sheet's columns."""
    from openpyxl import load_workbook  # noqa: PLC0415 (only here)

    settings = Settings(_env_file=None, database_url=database_url)
    path = tmp_path / "kosong.xlsx"
    assert import_.run(settings, Request(words=("template", "children"), output=str(path))) == 0
    book = load_workbook(BytesIO(path.read_bytes()))
    book["Data"].append(["Ani", date(2025, 4, 25), "P", "", "Rina", "01", "Anggrek", "ya", ""])
    book.save(path)
    assert import_.run(settings, Request(words=(str(path),), applies=True)) == 0
    assert rows_of(database, child)[0]["has_kia_book"] is True
