"""The hour at which 2,000 families are due, and looking ahead for every child anew.

The tables are filled by the database itself: a hundred thousand, then a million children, each
with a family that agreed to messages and an address.
"""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter

import sqlalchemy as sa
from bench.figures import Figure, at_least, at_most

from domain.immunization import current_schedule
from scheduler import ticks
from storage import due, due_runs
from storage.engine import Database
from storage.tables import METADATA
from storage.tables.due import child_next
from storage.tables.talk import outbox
from storage.tables.village import posyandu, puskesmas, village

NOW = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
"""Monday 16.00 in Jakarta, the day before the second Tuesday."""
FEW, MANY = 100_000, 1_000_000
DUE = 2_000
A_POSYANDU, A_VILLAGE = 50, 250
ROUNDS = 7
RECOMPUTED = 3_000
BORN = date(2025, 1, 20)


def measure(folder: Path) -> list[Figure]:
    """Measure the tick at both sizes in turn, and the rate of computing anew."""
    small, large = _open(folder, FEW), _open(folder, MANY)
    rounds = [(_tick(small), _tick(large)) for _ in range(ROUNDS)]
    few, many = (min(took) for took in zip(*rounds, strict=True))
    rate = _recompute(large)
    small.close()
    large.close()
    return [
        at_most(f"tick, {DUE:,} of {MANY:,} children due", many, "s", 0.5),
        at_most(f"as long as among {FEW:,}, times", many / few, "", 1.2),
        at_least("next reminders computed anew", rate, "children/s", 1_500),
    ]


def _open(folder: Path, children: int) -> Database:
    database = Database(f"sqlite:///{folder / f'due_{children}.db'}")
    METADATA.create_all(database.writer)
    with database.writer.begin() as connection:
        _fill(connection, children)
    return database


def _tick(database: Database) -> float:
    """Take one tick at which 2,000 are due, its commit included, then make them due again."""
    with database.writer.begin() as connection:
        begun = perf_counter()
        ticks.tick(connection, NOW)
    took = perf_counter() - begun
    with database.writer.begin() as connection:
        promised = connection.execute(sa.select(sa.func.count()).select_from(outbox)).scalar_one()
        if promised != DUE:
            raise RuntimeError(f"{promised} of {DUE} were promised")
        connection.execute(outbox.delete())
        connection.execute(
            child_next.update()
            .where(child_next.c.child_id <= DUE)
            .values(send_at_utc=NOW, after_utc=NOW - timedelta(days=1))
        )
    return took


def _recompute(database: Database) -> float:
    """Compute some children anew, as the nightly look does."""
    with database.writer.begin() as connection:
        children = due_runs.children_after(connection, DUE, RECOMPUTED)
        begun = perf_counter()
        due.recompute(connection, children, NOW)
    return RECOMPUTED / (perf_counter() - begun)


def _fill(connection: sa.Connection, children: int) -> None:
    connection.execute(puskesmas.insert().values(id=1, name="Sukamaju", duty_phone="0361-000000"))
    villages = range(1, children // A_VILLAGE + 1)
    connection.execute(
        village.insert(),
        [
            {
                "id": number,
                "puskesmas_id": 1,
                "name": f"Desa {number}",
                "district": "Sukamaju",
                "time_zone": "Asia/Jakarta",
            }
            for number in villages
        ],
    )
    connection.execute(
        posyandu.insert(),
        [
            {
                "id": number,
                "village_id": (number - 1) * A_POSYANDU // A_VILLAGE + 1,
                "name": f"Melati {number}",
                "place": "balai dusun",
                "day_rule": "Selasa kedua" if number * A_POSYANDU <= DUE else "Kamis ketiga",
                "opens_at": time(8),
                "closes_at": time(11),
            }
            for number in range(1, children // A_POSYANDU + 1)
        ],
    )
    for statement in _FILLING.split(";"):
        connection.execute(sa.text(f"{_NUMBERS} {statement}"), _values(children))
    due_runs.begin(connection, "", NOW)
    connection.execute(
        sa.text("UPDATE due_run SET ended_at = begun_at, ruleset = :ruleset"),
        {"ruleset": current_schedule().ruleset},
    )


def _values(children: int) -> dict[str, object]:
    now = NOW.replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
    later = NOW.replace(tzinfo=None, day=18).isoformat(sep=" ", timespec="microseconds")
    return {
        "children": children,
        "born": BORN.isoformat(),
        "now": now,
        "later": later,
        "due": DUE,
        "posyandu": A_POSYANDU,
        "village": A_VILLAGE,
    }


_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :children)"
_FILLING = """
INSERT INTO family (id, posyandu_id, mother_name, code, code_valid_until, created_at)
SELECT i, (i - 1) / :posyandu + 1, 'Ibu ' || i, 'c' || i, :now, :now FROM n;
INSERT INTO child (id, family_id, posyandu_id, name, sex, born_on, registered_at)
SELECT i, i, (i - 1) / :posyandu + 1, 'Anak ' || i, 'P', :born, :now FROM n;
INSERT INTO person (id, village_id, name, title, call_name, created_at)
SELECT i, (i - 1) / :village + 1, 'Ibu ' || i, 'Ibu', 'Ibu', :now FROM n;
INSERT INTO address (id, person_id, channel, address, added_at)
SELECT i, i, 'telegram', 'a' || i, :now FROM n;
INSERT INTO guardian (person_id, family_id, since) SELECT i, i, :now FROM n;
INSERT INTO consent (person_id, kind, answer, text_version, channel, given_at)
SELECT i, 'family', 1, '1', 'telegram', :now FROM n;
INSERT INTO child_next (child_id, step, dose, "on", send_at_utc, after_utc, ruleset)
SELECT i, 'day', 'MR1 IPV2', '2026-03-10', CASE WHEN i <= :due THEN :now ELSE :later END, :now, ''
FROM n
"""
