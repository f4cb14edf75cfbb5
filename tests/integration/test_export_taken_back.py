"""What was exported and imported again is the same register, on both databases."""

import shutil
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from openpyxl import Workbook
from small_village import found

from bot.clock import SystemClock
from bot.commands import export, import_
from bot.commands.import_ import Request
from bot.settings import Settings
from storage import founding
from storage.engine import Database
from storage.tables.health import weighing
from storage.tables.people import child, family
from storage.tables.village import posyandu as post

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
PLACED = child.join(family, child.c.family_id == family.c.id).join(
    post, child.c.posyandu_id == post.c.id
)
WHO = (
    child.c.name, child.c.born_on, child.c.sex, child.c.nik, child.c.has_kia_book,
    family.c.mother_name, family.c.rt, post.c.name,
)  # fmt: skip
MEASURES = (
    weighing.c.weighed_on, weighing.c.weight_g, weighing.c.length_mm, weighing.c.position,
    weighing.c.arm_mm, weighing.c.computed, weighing.c.rule_version, weighing.c.withdrawn_at,
)  # fmt: skip
MONTHS = (date(2026, 1, 1), date(2026, 2, 1))
CHILDREN = (
    ("Nama Anak", "Tgl Lahir", "JK", "NIK", "Nama Ibu", "RT", "Posyandu", "KIA"),
    ("Ani Lestari", date(2025, 4, 25), "P", "3510016504250001", "Rina Wati", "01", "Anggrek", "Ya"),
    ("Budi", date(2024, 5, 26), "L", "", "Sari Dewi", "02", "Anggrek", "Tidak"),
    ("Budi", date(2023, 7, 2), "L", "", "Lilis", "02", "Kenanga", "Ya"),
    ("Citra Dewi", date(2025, 11, 3), "P", "", "Murni", "", "Kenanga", ""),
    ("Citra Ayu", date(2025, 11, 3), "P", "", "Murni", "", "Kenanga", ""),
)
WEIGHED = (
    ("Nama", "Tgl Lahir", "Nama Ibu", "Tgl Ukur", "BB", "TB", "Cara Ukur", "LiLA"),
    ("Ani Lestari", date(2025, 4, 25), "Rina Wati", date(2026, 1, 13), 7.8, 69.2, "Terlentang", ""),
    (
        "Ani Lestari",
        date(2025, 4, 25),
        "Rina Wati",
        date(2026, 2, 10),
        8.05,
        70.5,
        "Terlentang",
        "",
    ),
    ("Budi", date(2024, 5, 26), "Sari Dewi", date(2026, 2, 10), 10.4, 82.1, "Terlentang", 14.5),
    ("Budi", date(2023, 7, 2), "Lilis", date(2026, 1, 14), 12.9, 90.3, "Berdiri", 15),
    ("Budi", date(2023, 7, 2), "Lilis", date(2026, 2, 11), 12.7, 90.9, "Berdiri", 15),
    ("Citra Dewi", date(2025, 11, 3), "Murni", date(2026, 2, 11), 5.6, 60.0, "Terlentang", ""),
    ("Citra Ayu", date(2025, 11, 3), "Murni", date(2026, 2, 11), 5.9, 60.4, "Terlentang", ""),
)


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch):
    monkeypatch.setattr(SystemClock, "now", lambda _clock: NOW)


@pytest.fixture
def two_villages(backend, request, tmp_path):
    """Give the settings of two databases that have the same places and no child."""
    if backend == "sqlite":
        urls = [f"sqlite:///{tmp_path / name}.db" for name in ("kept", "new")]
        for url in urls:
            shutil.copyfile(
                request.getfixturevalue("sqlite_template"), url.removeprefix("sqlite:///")
            )
    else:
        server = request.getfixturevalue("postgresql")
        urls = [server.create(), server.create()]
    for url in urls:
        database = Database(url)
        with database.writer.begin() as connection:
            found(connection)
        database.close()
    yield [Settings(_env_file=None, database_url=url) for url in urls]
    if backend != "sqlite":
        for url in urls:
            server.drop(url)


def take(settings, kind, path, **wishes):
    """Import a file without an error."""
    request = Request(words=(kind, str(path)), applies=True, **wishes)
    assert import_.run(settings, request) == 0


def kept(settings, tmp_path):
    """Take over the sheets that the posyandu kept on its own."""
    for kind, rows in (("children", CHILDREN), ("weighings", WEIGHED)):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        path = tmp_path / f"{kind}.xlsx"
        book.save(path)
        take(settings, kind, path)
    _let_it_be_at_posyandu_days(settings)


def _let_it_be_at_posyandu_days(settings):
    """Give every weighing its day: reports count what was weighed at a posyandu's day."""
    database = Database(settings.database_url)
    with database.writer.begin() as connection:
        weighed = connection.execute(
            sa.select(child.c.posyandu_id, weighing.c.weighed_on).join_from(weighing, child)
        )
        for posyandu, on in sorted(set(weighed.all())):
            day = founding.add_day(
                connection, posyandu_id=posyandu, planned_on=on, held_on=on, status="closed"
            )
            connection.execute(
                sa.update(weighing).where(weighing.c.weighed_on == on).values(day_id=day)
            )
    database.close()


def exported(settings, folder):
    """Write e-PPGBM month by month, and give the files."""
    files = []
    for month in MONTHS:
        path = folder / f"{month:%Y-%m}.xlsx"
        export.write(
            settings,
            form="eppgbm",
            posyandu="",
            village="Wanasari",
            district="",
            month=month,
            target=str(path),
            today=MONTHS[-1],
        )
        files.append(path)
    return files


def register(settings):
    """List every child with the family and posyandu, and every weighing with its judgement."""
    database = Database(settings.database_url)
    with database.reader.connect() as connection:
        known = connection.execute(sa.select(*WHO).select_from(PLACED).order_by(*WHO)).all()
        measured = connection.execute(
            sa.select(child.c.name, family.c.mother_name, *MEASURES)
            .select_from(PLACED.join(weighing, weighing.c.child_id == child.c.id))
            .order_by(child.c.name, family.c.mother_name, weighing.c.weighed_on)
        ).all()
    database.close()
    return known, measured


def test_export_that_is_imported_elsewhere_gives_the_same_register(two_villages, tmp_path):
    """Identities, families, places, figures and the judgement of every month come back alike."""
    before, after = two_villages
    kept(before, tmp_path)
    for path in exported(before, tmp_path):
        take(after, "children", path, sheet="Hasil")
        take(after, "weighings", path, sheet="Hasil")
    known, measured = register(after)
    assert (len(known), len(measured)) == (len(CHILDREN) - 1, len(WEIGHED) - 1)
    assert (known, measured) == register(before)


def test_export_that_is_imported_where_it_came_from_changes_nothing(two_villages, tmp_path):
    """The same children and weighings are found again, not registered beside themselves."""
    settings, _ = two_villages
    kept(settings, tmp_path)
    before = register(settings)
    for path in exported(settings, tmp_path):
        take(settings, "children", path, sheet="Hasil")
        take(settings, "weighings", path, sheet="Hasil")
    assert register(settings) == before
