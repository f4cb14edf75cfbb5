"""The ILP recaps of mothers, pupils, adults and older people, as they come out of the records."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.worlds import sample
from dialog.turn import Go
from documents.registers.catalogue import FORMS
from domain.commands import OpenDay
from domain.commands_of_screening import RecordScreening, SendResident
from domain.indicators_of_stages import figures_of_period
from domain.people import RoleKind
from domain.screening import LifeStage
from handlers.commands import carry_out
from handlers.exports import made
from handlers.work import Work
from storage import areas
from storage.register import StoredRegister

NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
TODAY, FEBRUARY = date(2026, 2, 10), date(2026, 2, 1)
MELATI_1 = 1
OBSERVED = {
    "Kadek Suryani": {"arm_mm": 228, "pressures": [[110, 70]], "iron_received": True},
    "Fitriani": {"arm_mm": 250, "pressures": [[150, 95]], "iron_received": False},
    "Putu Ayu Lestari": {"weight_g": 45_000, "height_mm": 1_550, "hb_tenths": 112},
    "Wayan Sudarma": {"pressures": [[160, 95]], "glucose": 210, "waist_mm": 950},
}


@pytest.fixture
def village(database):
    """Let four people be examined on one day, one of them twice, and one be sent on."""
    with database.writer.begin() as connection:
        sample.load(connection, NOW)
        cadre = StoredRegister(connection, 1, 1, NOW).holders(RoleKind.CADRE)[0]
        register = StoredRegister(connection, cadre.id, 1, NOW)

        def do(command):
            work = Work(
                connection=connection,
                register=register,
                now=NOW,
                channel="whatsapp",
                inbox_id=None,
                draw_code=lambda: "123456",
            )
            return carry_out(work, command)

        do(OpenDay(posyandu=MELATI_1, on=TODAY))
        for resident in register.residents_of_posyandu(MELATI_1):
            if resident.name not in OBSERVED:
                continue
            observed = OBSERVED[resident.name]
            kept = do(RecordScreening(resident=resident.id, on=TODAY, observed=observed))
            assert isinstance(kept.follow, Go)
            if resident.name == "Wayan Sudarma":
                do(SendResident(screening=kept.follow.subject["screening"]))
        return cadre.id


def february(database, form):
    """Write a form, and give the row of February."""
    with database.reader.connect() as connection:
        (at,) = areas.named(connection, posyandu_name="Melati 1", village_name="Sumber Jaya")
        written = made(connection, FORMS[form], (at,), FEBRUARY)
    rows = list(load_workbook(BytesIO(written)).active.iter_rows(values_only=True))
    return next(row for row in rows if row[0] == "Feb")


def counted(database, village, stages):
    """Count the same stages as the recap in the chat does."""
    with database.reader.connect() as connection:
        register = StoredRegister(connection, village, 1, NOW)
        figures = figures_of_period(register, MELATI_1, TODAY, TODAY)
    return [each for each in figures if each.stage in stages]


def test_mothers_equal_the_recap(database, village):
    """Who was expected, who came, and what was found: one pressure and one arm are red."""
    row = february(database, "ilp-ibu")
    (pregnant,) = counted(database, village, [LifeStage.PREGNANT])
    assert (row[1], row[3], row[5]) == (pregnant.registered, pregnant.attended, pregnant.absent)
    assert row[9:13] == (1, 1, 1, 1)
    assert row[14] == pregnant.counts["iron_received.yes"] == 1


def test_pupils_equal_the_recap(database, village):
    """A girl with low haemoglobin."""
    row = february(database, "ilp-sekolah")
    (teens,) = counted(database, village, [LifeStage.TEEN])
    assert (row[2], row[4], row[6]) == (teens.registered, teens.attended, teens.absent)
    assert sum(row[7:12]) == teens.attended
    assert row[19:21] == (teens.counts["hb.low"], 0)


def test_grown_ups_equal_the_recap(database, village):
    """High pressure, high sugar, a wide waist, and sent to the midwife."""
    row = february(database, "ilp-dewasa")
    (older,) = counted(database, village, [LifeStage.OLDER])
    assert row[6:8] == (1, 0)
    assert row[8:11] == (0, 0, older.counts["pressure.high"])
    assert row[11:14] == (0, 0, older.counts["glucose.high"])
    assert row[37] == older.referred == 1


def test_months_to_come_stay_empty(database, village):  # noqa: ARG001 (it has to be there)
    """A nought would say that nobody came."""
    with database.reader.connect() as connection:
        (at,) = areas.named(connection, posyandu_name="Melati 1", village_name="Sumber Jaya")
        written = made(connection, FORMS["ilp-ibu"], (at,), FEBRUARY)
    rows = list(load_workbook(BytesIO(written)).active.iter_rows(values_only=True))
    march = next(row for row in rows if row[0] == "Mar")
    assert set(march[1:]) == {None}
