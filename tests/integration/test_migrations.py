"""The steps make exactly the tables that the code knows, on both databases."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from provider_world import NOON, begin, letter, queue, settle_village, states

from dialog.channel import DeliveryStatus
from storage import migrate, outbox
from storage.engine import Database, Unavailable
from storage.migrate import MIGRATIONS, current, is_current, newest, upgrade
from storage.tables import METADATA

SAFE_NAME = re.compile(r"0001_first|\d{4}_(pre|post)_[a-z0-9_]+")


@pytest.fixture
def empty(empty_database_url) -> Iterator[Database]:
    """Open a database without any table."""
    database = Database(empty_database_url)
    yield database
    database.close()


def test_the_steps_make_the_tables_of_the_code(empty):
    """After every step nothing differs from storage/tables."""
    upgrade(empty)
    with empty.reader.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_defaults_and_conditions_are_those_of_the_code(empty, database):
    """What the comparison above leaves out: defaults, and the conditions of partial indexes."""
    upgrade(empty)
    assert described(empty) == described(database)


def test_a_database_says_which_step_it_has(empty):
    """An empty database has none; after the upgrade it has the newest."""
    assert current(empty) is None
    assert not is_current(empty)
    upgrade(empty)
    assert current(empty) == newest()
    assert is_current(empty)


def test_upgrading_twice_changes_nothing(empty):
    """Every start may upgrade."""
    upgrade(empty)
    with empty.writer.begin() as connection:
        connection.execute(METADATA.tables["puskesmas"].insert().values(name="Sumber Jaya"))
    upgrade(empty)
    with empty.reader.connect() as connection:
        names = connection.execute(sa.select(METADATA.tables["puskesmas"].c.name)).scalars().all()
    assert names == ["Sumber Jaya"]


def test_links_are_checked_again_after_an_upgrade(empty):
    """An upgrade sets SQLite's foreign keys aside, and brings them back."""
    upgrade(empty)
    orphan = METADATA.tables["hamlet"].insert().values(village_id=99, name="Timur")
    with pytest.raises(sa.exc.IntegrityError), empty.writer.begin() as connection:
        connection.execute(orphan)


def test_every_step_says_whether_it_comes_before_or_after_the_new_version():
    """A step is named pre or post: the running version has to survive a pre."""
    names = [path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py")]
    assert [name for name in names if not SAFE_NAME.fullmatch(name)] == []


def described(database: Database) -> list[str]:
    """Give one line for each column and index that the database itself knows."""
    inspector = sa.inspect(database.reader)
    columns = [
        f"{table}.{column['name']} {column['type']} {column['nullable']} {column['default']}"
        for table in METADATA.tables
        for column in inspector.get_columns(table)
    ]
    indexes = [
        f"{index['name']} {index['column_names']} {index['unique']} {condition(index)}"
        for table in METADATA.tables
        for index in inspector.get_indexes(table)
    ]
    return sorted(columns + indexes)


def condition(index: dict) -> str:
    """Give the condition of a partial index, empty for a whole one."""
    options = index.get("dialect_options", {})
    return str(options.get("sqlite_where", options.get("postgresql_where", "")))


LATER_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("outbox", sa.Column("mood", sa.Text(), nullable=False, server_default=""))
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
"""


@pytest.fixture
def later_version(tmp_path, monkeypatch):
    """Let the code have one step more, as the next version does, for a while."""
    folder = tmp_path / "later"
    shutil.copytree(MIGRATIONS, folder)
    (folder / "versions" / "0002_pre_add_mood.py").write_text(LATER_STEP, "utf-8")

    @contextmanager
    def later():
        with monkeypatch.context() as patched:
            patched.setattr(migrate, "MIGRATIONS", folder)
            newest.cache_clear()
            yield
        newest.cache_clear()

    return later


def test_old_version_goes_on_after_a_pre_step_of_the_next(empty, later_version):
    """While replicas are replaced one by one, old ones handle and send on the new tables."""
    upgrade(empty)
    with later_version():
        assert not is_current(empty)
        assert upgrade(empty)
        assert is_current(empty)
    with empty.writer.begin() as connection:
        settle_village(connection)
    queue(empty, letter())
    with empty.writer.begin() as connection:
        begin(connection)
        outbox.advance(connection, 1, DeliveryStatus.SENT, NOON)
    assert states(empty) == ["sent"]


def test_old_version_starts_again_on_the_tables_of_the_next(empty, later_version):
    """A replica of the old version that restarts in between changes nothing, and serves."""
    with later_version():
        upgrade(empty)
    assert upgrade(empty) is False
    assert is_current(empty)
    assert current(empty) == "0002"


@pytest.mark.postgresql
@pytest.mark.parametrize("backend", ["postgresql"])
def test_upgrade_does_not_wait_for_a_table_in_use_for_ever(empty, later_version, monkeypatch):
    """Who waits to change a table holds up everybody behind them: better to fail and try again."""
    upgrade(empty)
    monkeypatch.setattr(migrate, "LONGEST_WAIT_MILLISECONDS", 100)
    with later_version(), empty.writer.begin() as busy:
        busy.execute(sa.text("SELECT count(*) FROM outbox"))
        with pytest.raises(Unavailable):
            upgrade(empty)
