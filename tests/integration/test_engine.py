"""No update is lost and no half of a transaction stays, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from storage.engine import Database
from storage.tables.village import hamlet, puskesmas

THREADS = 4


def add_counter(database: Database) -> None:
    """Insert one row whose phone number is used as a counter."""
    with database.writer.begin() as connection:
        connection.execute(puskesmas.insert().values(name="Sumber Jaya", duty_phone="0"))


def read_counter(database: Database) -> int:
    """Read the counter through the reader."""
    with database.reader.connect() as connection:
        return int(connection.execute(sa.select(puskesmas.c.duty_phone)).scalar_one())


def add_one(database: Database) -> None:
    """Read the counter and write it back one higher, in one transaction."""
    with database.writer.begin() as connection:
        reading = sa.select(puskesmas.c.duty_phone).with_for_update()
        value = int(connection.execute(reading).scalar_one())
        connection.execute(puskesmas.update().values(duty_phone=str(value + 1)))


def at_once(databases: list[Database], updates: int) -> None:
    """Let one thread for each entry add one that many times."""

    def ask(database: Database) -> None:
        for _ in range(updates):
            database.write(add_one, database).result()

    with ThreadPoolExecutor(len(databases)) as threads:
        for done in [threads.submit(ask, database) for database in databases]:
            done.result()


def test_four_threads_lose_no_update(database):
    """400 times read, add one and write give 400, whoever asks at the same time."""
    add_counter(database)
    at_once([database] * THREADS, updates=100)
    assert read_counter(database) == THREADS * 100


def test_two_programs_on_one_database_lose_no_update(database, database_url):
    """The lock is the database's own: a second program waits its turn as a thread does."""
    other = Database(database_url)
    add_counter(database)
    at_once([database, other, database, other], updates=25)
    other.close()
    assert read_counter(database) == THREADS * 25


def test_a_savepoint_rolled_back_leaves_nothing(database):
    """What a savepoint held is gone, and what was written around it stays."""
    with database.writer.begin() as connection:
        connection.execute(puskesmas.insert().values(name="before"))
        savepoint = connection.begin_nested()
        connection.execute(puskesmas.insert().values(name="inside"))
        savepoint.rollback()
        connection.execute(puskesmas.insert().values(name="after"))

    with database.reader.connect() as connection:
        names = connection.execute(sa.select(puskesmas.c.name).order_by("id")).scalars().all()
    assert names == ["before", "after"]


def test_a_released_savepoint_goes_with_the_outer_rollback(database):
    """A savepoint that was kept does not survive when the whole transaction is undone."""
    with database.writer.connect() as connection:
        with connection.begin_nested():
            connection.execute(puskesmas.insert().values(name="inside"))
        connection.rollback()

    with database.reader.connect() as connection:
        assert connection.execute(sa.select(puskesmas.c.name)).scalars().all() == []


def test_a_link_to_a_row_that_is_not_there_is_refused(database):
    """Foreign keys hold on SQLite too, whose default is to ignore them."""
    orphan = hamlet.insert().values(village_id=99, name="Timur")
    with pytest.raises(sa.exc.IntegrityError), database.writer.begin() as connection:
        connection.execute(orphan)
