"""Bringing a database to the tables of this version; docs/how-to/change-a-table.md says how."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
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
LONGEST_WAIT_MILLISECONDS = 10_000
"""How long an upgrade waits for a table that is in use; then it ends, and may be tried again."""


def upgrade(database: Database) -> bool:
    """Apply every step that is still missing, all in one transaction.

    Returns False, and leaves the database alone, when a later version has been here: this one may
    go on beside it until it is replaced (docs/how-to/change-a-table.md).
    """
    with _exclusive(database) as connection:
        if _is_later(_current(connection)):
            return False
        command.upgrade(configuration(connection), "head")
        return True


def current(database: Database) -> str | None:
    """Name the last step that was applied; None for an empty database."""
    with database.reader.connect() as connection:
        return _current(connection)


@cache
def newest() -> str | None:
    """Name the last step this version brings."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def is_current(database: Database) -> bool:
    """Say whether the database has the tables of this version, or of a later one."""
    step = current(database)
    return step == newest() or _is_later(step)


def configuration(connection: sa.Connection) -> Config:
    """Tell Alembic where the steps are and which connection to use."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _current(connection: sa.Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _is_later(step: str | None) -> bool:
    """Say whether a step is beyond the last one of this version; steps are numbered."""
    return step is not None and step > (newest() or "")


@contextmanager
def _exclusive(database: Database) -> Iterator[sa.Connection]:
    if not database.is_sqlite:
        with database.writer.begin() as connection:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
            # Who waits to change a table keeps everybody behind them from using it.
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {LONGEST_WAIT_MILLISECONDS}")
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
