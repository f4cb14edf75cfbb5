"""The steps make exactly the tables that the code knows, on both databases."""

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from storage.engine import Database
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
