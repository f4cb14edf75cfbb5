"""The recap of a district: 300 posyandu, 60,000 children, one month."""

import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock

import sqlalchemy as sa
from bench.databases import Source
from bench.figures import Figure, at_most

from documents.registers.catalogue import FORMS
from handlers.exports import made
from storage import areas
from storage.engine import Database
from storage.tables import health, people, village

POSYANDU, CHILDREN = 300, 60_000
PER_VILLAGE = 5
MONTH = date(2026, 2, 1)
MOMENT = datetime(2026, 2, 10, 3, tzinfo=UTC)
GOAL_SECONDS = {"SQLite": 10.0, "PostgreSQL": 3.0}
ROWS_AT_ONCE = 10_000
CODES = "NNNTOB"
"""How the letters are spread; each seventh child stayed at home."""


def measure(sources: dict[str, Source]) -> list[Figure]:
    """Fill each kind of database, then write the recap of the whole district."""
    return [
        at_most(
            f"{name}: recap of {CHILDREN:,} children", _seconds(source), "s", GOAL_SECONDS[name]
        )
        for name, source in sources.items()
    ]


def _seconds(source: Source) -> float:
    database = Database(source.fresh())
    try:
        with database.writer.begin() as connection:
            fill(connection)
        if not database.is_sqlite:
            with database.single.connect() as connection:
                connection.execute(sa.text("ANALYZE"))
        begun = time.perf_counter()
        with database.reader.connect() as connection:
            at = areas.named(connection, district="Muara")
            made(connection, FORMS["skdn"], at, MONTH)
        return time.perf_counter() - begun
    finally:
        database.close()


def fill(connection: sa.Connection, posyandu: int = POSYANDU, children: int = CHILDREN) -> None:
    """Enter a district whose posyandu were all held on the same day."""
    connection.execute(sa.insert(village.puskesmas).values(id=1, name="Muara", duty_phone=""))
    places = range(1, posyandu + 1)
    _insert(
        connection,
        village.village,
        (
            {"id": number, "puskesmas_id": 1, "name": f"Desa {number}", "district": "Muara",
             "time_zone": "Asia/Jakarta"}
            for number in range(1, posyandu // PER_VILLAGE + 2)
        ),
    )  # fmt: skip
    _insert(
        connection,
        village.posyandu,
        (
            {"id": number, "village_id": 1 + number // PER_VILLAGE, "name": f"Melati {number}",
             "place": "balai", "day_rule": "Selasa kedua", "opens_at": clock(8),
             "closes_at": clock(11)}
            for number in places
        ),
    )  # fmt: skip
    _insert(
        connection,
        village.posyandu_day,
        (
            {"id": number, "posyandu_id": number, "planned_on": MOMENT.date(),
             "held_on": MOMENT.date(), "status": "closed"}
            for number in places
        ),
    )  # fmt: skip
    numbers = range(1, children + 1)
    _insert(connection, people.family, (_family(number, posyandu) for number in numbers))
    _insert(connection, people.child, (_child(number, posyandu) for number in numbers))
    weighed = (number for number in numbers if number % 7)
    _insert(connection, health.weighing, (_weighing(number, posyandu) for number in weighed))


def _insert(connection, table, rows) -> None:
    """Insert in portions: all at once would take the memory of a server."""
    portion = []
    for row in rows:
        portion.append(row)
        if len(portion) == ROWS_AT_ONCE:
            connection.execute(sa.insert(table), portion)
            portion = []
    if portion:
        connection.execute(sa.insert(table), portion)


def _family(number: int, posyandu: int) -> dict[str, object]:
    return {
        "id": number,
        "posyandu_id": 1 + number % posyandu,
        "mother_name": f"Rina {number}",
        "rt": "01",
        "code": f"{number:06}",
        "code_valid_until": MOMENT,
        "created_at": MOMENT,
    }


def _child(number: int, posyandu: int) -> dict[str, object]:
    return {
        "id": number,
        "family_id": number,
        "posyandu_id": 1 + number % posyandu,
        "name": f"Anak {number}",
        "sex": "LP"[number % 2],
        "born_on": MOMENT.date() - timedelta(days=30 + number % 1_780),
        "has_kia_book": number % 10 != 0,
        "registered_at": MOMENT,
    }


def _weighing(number: int, posyandu: int) -> dict[str, object]:
    z = dict.fromkeys(("weight_for_age", "length_for_age", "weight_for_length"), -0.52)
    return {
        "child_id": number,
        "day_id": 1 + number % posyandu,
        "weighed_on": MOMENT.date(),
        "weight_g": 9_100,
        "length_mm": 742,
        "position": "lying",
        "source": "posyandu",
        "rule_version": "2020.1",
        "computed": {
            "age_days": 400,
            "age_months": 13,
            "position": "lying",
            "z": z,
            "raw_z": z,
            "flags": [],
            "categories": dict.fromkeys(z, "normal"),
            "ribbon": None,
            "code": CODES[number % len(CODES)],
            "gain_g": 210,
            "did_not_rise_in_a_row": number % 3,
            "below_red_line": number % 50 == 0,
            "above_orange_line": False,
            "rules": {"categories": "2020.1", "minimum_gain": "2023.1", "slips": "2026.1"},
        },
        "recorded_at": MOMENT,
    }
