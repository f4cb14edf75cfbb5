"""Bringing a database to the tables of this version; docs/how-to/change-a-table.md says how."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.engine import Database

MIGRATIONS = Path(__file__).with_name("migrations")
ONE_AT_A_TIME = 5_210_319
"""The key of PostgreSQL's advisory lock: several replicas may start at once."""


def upgrade(database: Database) -> None:
    """Apply every step that is still missing, all in one transaction."""
    with _exclusive(database) as connection:
        command.upgrade(configuration(connection), "head")


def current(database: Database) -> str | None:
    """Name the last step that was applied; None for an empty database."""
    with database.reader.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """Name the last step this version brings."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def is_current(database: Database) -> bool:
    """Say whether the database has the tables of this version."""
    return current(database) == newest()


def configuration(connection: sa.Connection) -> Config:
    """Tell Alembic where the steps are and which connection to use."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def _exclusive(database: Database) -> Iterator[sa.Connection]:
    if not database.is_sqlite:
        with database.writer.begin() as connection:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
            yield connection
        return
    with database.writer.connect() as connection:
        # A table is changed by copying and dropping it, which must not touch the rows that link
        # to it. The pragma only works outside a transaction, so the driver runs it.
        driver = connection.connection.cursor()
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise RuntimeError("a migration left rows that link to nothing")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
