"""`sapa migrate`, and opening the database of the settings."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from bot.clock import Clock, SharedClock, SystemClock
from bot.settings import Settings
from storage import migrate
from storage.database_time import database_time
from storage.engine import Database


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """Open the database for one command."""
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.close()


def clock_of(database: Database) -> Clock:
    """Give the clock that every process on this database goes by."""
    if database.is_sqlite:  # its processes are on one machine
        return SystemClock()
    return SharedClock(lambda: database_time(database))


def upgrade(settings: Settings) -> None:
    """Bring the tables up to date."""
    with opened(settings) as database:
        is_ours = migrate.upgrade(database)
    later = "Tables are those of a later version; nothing was changed."
    Console().print("Tables are up to date." if is_ours else later)
