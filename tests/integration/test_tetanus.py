"""Td of women: kept as facts, taken back, and the business of few."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.worlds import sample
from domain.commands_of_tetanus import ChangeTetanus, RecordTetanus, RemoveTetanus, UndoTetanus
from domain.errors import Refused
from domain.people import RoleKind
from handlers.commands import carry_out
from handlers.work import Work
from storage.register import StoredRegister
from storage.tables.screening import resident_dose

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
    """Work as the holder of a duty, now or later."""

    def work(kind, *, posyandu=None, later=0):
        now = NOW + timedelta(days=later)
        holder = StoredRegister(connection, 1, 1, now).holders(kind, posyandu_id=posyandu)[0]
        return Work(
            connection=connection,
            register=StoredRegister(connection, holder.id, 1, now),
            now=now,
            channel="whatsapp",
            inbox_id=None,
            draw_code=lambda: "123456",
        )

    return work


@pytest.fixture
def kadek(connection):
    """Give the number of a pregnant woman."""
    register = StoredRegister(connection, 1, 1, NOW)
    residents = register.residents_of_posyandu(MELATI_1)
    return next(each.id for each in residents if each.name.startswith("Kadek"))


def days(work, woman):
    """List the days that stand."""
    return [record.on for record in work.register.tetanus_records(woman)]


def test_a_day_is_kept_once(as_, kadek):
    """The same day a second time is refused; the earlier ones are those of a book."""
    cadre = as_(RoleKind.CADRE, posyandu=MELATI_1)
    command = RecordTetanus(resident=kadek, on=(TODAY,), earlier=(date(2026, 1, 10),))

    carry_out(cadre, command)

    kept = cadre.register.tetanus_records(kadek)
    assert [(record.on, record.told_by) for record in kept] == [
        (date(2026, 1, 10), "kia_book"),
        (TODAY, "cadre"),
    ]
    with pytest.raises(Refused):
        carry_out(cadre, command)


def test_nothing_is_deleted(as_, connection, kadek):
    """A change, a removal and their undoing leave every row."""
    cadre = as_(RoleKind.CADRE, posyandu=MELATI_1)
    carry_out(cadre, RecordTetanus(resident=kadek, on=(TODAY,)))
    first = cadre.register.tetanus_records(kadek)[0].id

    carry_out(cadre, ChangeTetanus(dose=first, on=date(2026, 2, 9)))
    second = cadre.register.tetanus_records(kadek)[0].id
    carry_out(cadre, RemoveTetanus(dose=second))
    assert days(cadre, kadek) == []
    carry_out(cadre, UndoTetanus(audit=cadre.register.last_screening_change().id))
    assert days(cadre, kadek) == [date(2026, 2, 9)]
    carry_out(cadre, UndoTetanus(audit=cadre.register.last_screening_change().id))

    assert days(cadre, kadek) == [TODAY]
    count = sa.select(sa.func.count()).select_from(resident_dose)
    assert connection.execute(count).scalar_one() == 2


def test_an_old_record_is_the_midwifes_to_change(as_, kadek):
    """A cadre changes what was recorded today."""
    carry_out(as_(RoleKind.CADRE, posyandu=MELATI_1), RecordTetanus(resident=kadek, on=(TODAY,)))
    cadre = as_(RoleKind.CADRE, posyandu=MELATI_1, later=3)
    dose = cadre.register.tetanus_records(kadek)[0].id

    with pytest.raises(Refused):
        carry_out(cadre, RemoveTetanus(dose=dose))
    carry_out(as_(RoleKind.MIDWIFE, later=3), RemoveTetanus(dose=dose))

    assert days(cadre, kadek) == []


def test_only_her_cadres_and_the_midwife_record(as_, kadek):
    """A cadre of another posyandu and an officer are refused."""
    others = [
        as_(RoleKind.CADRE, posyandu=posyandu.id)
        for posyandu in as_(RoleKind.MIDWIFE).register.all_posyandu()
        if posyandu.id != MELATI_1
        and as_(RoleKind.MIDWIFE).register.holders(RoleKind.CADRE, posyandu_id=posyandu.id)
    ]
    for work in (*others, as_(RoleKind.VILLAGE_OFFICER)):
        with pytest.raises(Refused):
            carry_out(work, RecordTetanus(resident=kadek, on=(TODAY,)))

    carry_out(as_(RoleKind.MIDWIFE), RecordTetanus(resident=kadek, on=(TODAY,)))


def test_a_coming_day_is_refused(as_, kadek):
    """Nothing is given tomorrow."""
    with pytest.raises(Refused):
        carry_out(
            as_(RoleKind.MIDWIFE), RecordTetanus(resident=kadek, on=(TODAY + timedelta(days=1),))
        )
