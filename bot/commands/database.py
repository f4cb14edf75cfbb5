"""`sapa migrate`, and opening the database of the settings."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from bot.settings import Settings
from storage import migrate
from storage.engine import Database


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """Open the database for one command."""
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.close()


def upgrade(settings: Settings) -> None:
    """Bring the tables up to date."""
    with opened(settings) as database:
        migrate.upgrade(database)
    Console().print("Tables are up to date.")
