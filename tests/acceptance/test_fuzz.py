"""Thousands of made-up messages of everybody at once: always an answer, never another's secret."""

import shutil
import sqlite3
from datetime import timedelta

import pytest
import sqlalchemy as sa
from bench.busy_village import MORNING
from crowd import Somebody, gather
from noise import Noise

from dialog.wire import bubble_from_json
from handlers import inbox_worker
from scheduler import ticks
from storage import inbox
from storage.engine import Database
from storage.tables.talk import conversation, outbox

SEED = 2026
PAUSES = (
    *(timedelta(seconds=seconds) for seconds in (1, 1, 5, 20, 60)),
    timedelta(minutes=40),
    timedelta(hours=13),
)
SLOW_STEPS = 0.005
"""How often a long pause comes, and with it what the service says first."""
DUPLICATES = 0.05
CADRES_EAGERNESS = 5
"""A cadre writes so many times more often than others."""


class Run:
    """One run: the people, the clock, and what everybody was told."""

    def __init__(self, database: Database, seed: int) -> None:
        self._database = database
        self._noise = Noise(seed)
        self._now = MORNING
        self._seen = 0
        self._code = 100_000
        with database.writer.begin() as connection:
            self._crowd = gather(connection)
        cadres = [somebody for somebody in self._crowd if somebody.label == "kader"]
        self._speakers = self._crowd + CADRES_EAGERNESS * cadres
        self._secrets = {secret for somebody in self._crowd for secret in somebody.secrets}
        self._typed_by_staff: list[str] = []

    def step(self) -> None:
        """Let somebody write, and look at what everybody was told."""
        self._let_time_pass()
        somebody = self._noise.one_of(self._speakers)
        message = self._noise.message(somebody, self._now)
        if somebody.is_staff and message.text.strip():
            self._typed_by_staff.append(message.text)
        copies = 2 if self._noise.chance(DUPLICATES) else 1
        with self._database.writer.begin() as connection:
            arrivals = [inbox.arrival(message, self._now)] * copies
            assert sum(inbox.accept(connection, [arrival]) for arrival in arrivals) == 1
            taken = inbox.take_next(connection)
            inbox_worker.handle(connection, taken, self._now, self._draw_code)
            told = self._told(connection)
            is_silence_meant = self._is_silence_meant(connection)
        answers = [bubble for who, bubble in told if who == (message.channel, message.address)]
        assert answers or is_silence_meant, f"no answer to {somebody.label}: {message!r}"
        for who, bubble in told:
            self._check(who, bubble.text)

    def _is_silence_meant(self, connection: sa.Connection) -> bool:
        """Tell whether the last thing was thanks for a thing said, which needs no answer."""
        query = sa.select(conversation.c.flow).order_by(conversation.c.id.desc()).limit(1)
        return connection.execute(query).scalar() == "silent"

    def _let_time_pass(self) -> None:
        if not self._noise.chance(SLOW_STEPS):
            self._now += self._noise.one_of(PAUSES[:-2])
            return
        self._now += self._noise.one_of(PAUSES)
        with self._database.writer.begin() as connection:
            ticks.tick(connection, self._now)
            for who, bubble in self._told(connection):
                self._check(who, bubble.text)

    def _draw_code(self) -> str:
        self._code += 1
        return str(self._code)

    def _told(self, connection: sa.Connection):
        query = sa.select(outbox).where(outbox.c.id > self._seen).order_by(outbox.c.id)
        told = []
        for row in connection.execute(query).mappings():
            self._seen = row["id"]
            bubble = bubble_from_json(row["bubble"])
            who = (row["channel"], row["address"])
            told.append((who, bubble))
            for somebody in self._crowd:
                if who == (somebody.channel, somebody.address):
                    somebody.shown.append(bubble)
        return told

    def _check(self, who: tuple[str, str], text: str) -> None:
        """Hold that a family, or a stranger, reads nothing of another family."""
        somebody = next((one for one in self._crowd if who == (one.channel, one.address)), None)
        if somebody is None or somebody.is_staff:
            return
        for secret in self._secrets.difference(somebody.secrets):
            if secret in text:
                assert secret not in self._without_quotes(text), f"{somebody.label} reads {text!r}"

    def _without_quotes(self, text: str) -> str:
        """Leave out what a person of the staff wrote to a family in their own words."""
        for typed in self._typed_by_staff:
            text = text.replace(" ".join(typed.split()), "").replace(typed.strip(), "")
        return text

    @property
    def crowd(self) -> list[Somebody]:
        """Give everybody."""
        return self._crowd


@pytest.fixture
def sqlite(sqlite_template, tmp_path):
    """Open a fresh SQLite database."""
    path = tmp_path / "sapa.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


def test_every_message_is_answered_and_no_family_reads_of_another(sqlite, request):
    """Whatever is written, by whom and in which order: an answer, no error, no leak, no lock.

    1,500 messages as usual; `pytest tests/acceptance/test_fuzz.py --fuzz=20000` tries more.
    """
    run = Run(sqlite, SEED)
    for _ in range(request.config.getoption("--fuzz")):
        run.step()
    _hold_that_nothing_is_locked(sqlite)


def _hold_that_nothing_is_locked(database: Database) -> None:
    other = sqlite3.connect(database.url.database, timeout=0, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("ROLLBACK")
    other.close()
