"""Opening a database: one writer thread on SQLite, a pool of threads on PostgreSQL.

Why synchronous, and why SQLite's own defaults lose updates: docs/adr/0004-synchronous-core.md.
"""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext

from storage.remembering import count_writes, forget_answers

Connection = sa.Connection
DatabaseError = sa.exc.SQLAlchemyError
Unavailable = sa.exc.OperationalError
"""The database cannot be reached or is too busy: nobody's fault, worth trying again."""

P = ParamSpec("P")
R = TypeVar("R")

POSTGRESQL_THREADS = 8
SQLITE_READERS = 4
BUSY_MILLISECONDS = 15_000
LINE_CHECKS = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""A replica that is cut off learns it within half a minute, not when the system gives up."""
STOOD_STILL = "25P03"
"""PostgreSQL's code for a transaction it ended because nothing was asked in it for too long."""
PAUSED_MILLISECONDS = 30_000
"""How long a process that stands still may keep others waiting for what it has locked."""


class Database:
    """A database and the threads that may use it.

    `write` runs a function in one transaction on a writer thread and returns a future of its
    result; `read` does the same for functions that change nothing.
    """

    def __init__(self, url: str) -> None:
        self.url = sa.make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.writer = _sqlite_engine(self.url, begin="BEGIN IMMEDIATE", size=1)
            self.reader = _sqlite_engine(self.url, begin="BEGIN", size=SQLITE_READERS)
            writers, readers = 1, SQLITE_READERS
        else:
            self.writer = self.reader = sa.create_engine(
                self.url,
                pool_size=POSTGRESQL_THREADS,
                max_overflow=2,
                pool_pre_ping=True,
                hide_parameters=True,
                connect_args=LINE_CHECKS,
            )
            _end_what_stands_still(self.writer)
            writers = readers = POSTGRESQL_THREADS
        # On PostgreSQL one statement needs no transaction around it: one round trip, not three.
        self.single = (
            self.writer
            if self.is_sqlite
            else self.writer.execution_options(isolation_level="AUTOCOMMIT")
        )
        count_writes(self.writer)
        self._writers = ThreadPoolExecutor(writers, thread_name_prefix="db-write")
        self._readers = (
            ThreadPoolExecutor(readers, thread_name_prefix="db-read")
            if self.is_sqlite
            else self._writers
        )

    def write(self, function: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> Future[R]:
        """Run a function of the project's own on a writer thread."""
        return self._writers.submit(function, *arguments, **named)

    def read(self, function: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> Future[R]:
        """Run a function that only reads on a reader thread."""
        return self._readers.submit(function, *arguments, **named)

    def close(self) -> None:
        """Wait for what is running, then let every connection go."""
        self._writers.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self.writer.dispose()
        self.reader.dispose()


@contextmanager
def undone_on_error(connection: sa.Connection) -> Iterator[None]:
    """Take back what was written inside, and only that, when an error leaves it.

    Written out: a savepoint of SQLAlchemy's own is compiled anew each time, in every message.
    """
    connection.exec_driver_sql("SAVEPOINT inner_work")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT inner_work")
        forget_answers(connection)
        raise
    connection.exec_driver_sql("RELEASE SAVEPOINT inner_work")


def _end_what_stands_still(engine: sa.Engine) -> None:
    """Let PostgreSQL end a transaction whose process was stopped in the middle of it."""

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET idle_in_transaction_session_timeout = {PAUSED_MILLISECONDS}")
        cursor.close()
        connection.commit()

    @event.listens_for(engine, "handle_error")
    def _name(context: ExceptionContext) -> None:
        ended = context.original_exception
        if getattr(ended, "sqlstate", "") == STOOD_STILL:
            raise Unavailable(context.statement, None, ended, hide_parameters=True) from ended


def _sqlite_engine(url: sa.URL, *, begin: str, size: int) -> sa.Engine:
    in_memory = url.database in (None, "", ":memory:")
    if in_memory:
        raise ValueError("SQLite needs a file: writers and readers have connections of their own")
    engine = sa.create_engine(
        url,
        pool_size=size,
        max_overflow=0,
        hide_parameters=True,  # they are personal data, and errors are logged
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            f"busy_timeout={BUSY_MILLISECONDS}",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
