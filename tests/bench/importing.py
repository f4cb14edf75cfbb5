"""How long 50,000 rows take to be taken over, and how much memory: children, then weighings."""

import csv
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import sqlalchemy as sa
from bench.databases import Source
from bench.figures import Figure, at_most

CHILDREN = 50_000
WEIGHED = 12_500
WEIGHINGS_EACH = 4
POSYANDU = 250
GOAL_S, GOAL_MB = 60, 300
BIRTHDAYS = 293
"""Days of birth; a prime, so that hardly two children of a posyandu share one."""
BEGIN = date(2025, 1, 6)
SYLLABLES = ("ra", "ni", "du", "ka", "lo", "mi", "se", "ta", "wu", "pa", "ga", "hi", "jo", "be")

RUN = """
import resource, sys
from bot.commands import import_
from bot.settings import Settings
settings = Settings(_env_file=None, database_url=sys.argv[1])
request = import_.Request(words=(sys.argv[2], sys.argv[3]), applies=True)
code = import_.run(settings, request)
print("PEAK", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
sys.exit(code)
"""


def measure(sources: dict[str, Source], folder: Path) -> list[Figure]:
    """Take both sheets over on each kind of database."""
    children, weighings = folder / "anak.csv", folder / "timbang.csv"
    _write_children(children)
    _write_weighings(weighings)
    figures = []
    for name, source in sources.items():
        url = source.fresh()
        _found(url)
        for kind, path in (("children", children), ("weighings", weighings)):
            took, peak = _run(url, kind, path)
            figures.append(at_most(f"{CHILDREN:,} {kind}, {name}", took, "s", GOAL_S))
            figures.append(at_most(f"  memory at most, {name}", peak, "MB", GOAL_MB))
    return figures


def _run(url: str, kind: str, path: Path) -> tuple[float, int]:
    began = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", RUN, url, kind, str(path)],
        check=False,
        capture_output=True,
        text=True,
    )
    took = perf_counter() - began
    if done.returncode:
        raise RuntimeError(done.stdout[-2_000:] + done.stderr[-2_000:])
    return took, int(done.stderr.rsplit("PEAK", 1)[1])


def _found(url: str) -> None:
    """Put one village with many posyandu in."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO puskesmas (name, duty_phone) VALUES ('P', '0812')"))
        connection.execute(
            sa.text(
                "INSERT INTO village (puskesmas_id, name, district, time_zone) "
                "VALUES (1, 'Wanasari', 'Muara', 'Asia/Jakarta')"
            )
        )
        connection.execute(
            sa.text(
                "INSERT INTO posyandu (village_id, name, place, day_rule, opens_at, closes_at) "
                "VALUES (1, :name, 'Balai', 'Selasa kedua', '08:00:00.000000', '11:00:00.000000')"
            ),
            [{"name": f"Melati {number}"} for number in range(1, POSYANDU + 1)],
        )
    engine.dispose()


def _name(number: int) -> str:
    """Make a name of two words that hardly anybody else has."""
    words = []
    for start in (number * 7919, number * 104_729 + 13):
        parts = [SYLLABLES[start // 14**place % 14] for place in range(4)]
        words.append("".join(parts).capitalize())
    return " ".join(words)


def _child(number: int) -> list[str]:
    born = BEGIN + timedelta(days=number % BIRTHDAYS)
    return [
        _name(number),
        f"{born:%d-%m-%Y}",
        "LP"[number % 2],
        _name(number + CHILDREN),
        f"{number % 9 + 1:02}",
        f"Melati {number % POSYANDU + 1}",
    ]


def _write_children(path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Nama Anak", "Tgl Lahir", "JK", "Nama Ortu", "RT", "Posyandu"])
        writer.writerows(_child(number) for number in range(CHILDREN))


def _write_weighings(path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(
            ["Nama Anak", "Tgl Lahir", "JK", "Nama Ortu", "RT", "Posyandu", "Tgl Ukur", "BB", "TB"]
        )
        for number in range(WEIGHED):
            born = BEGIN + timedelta(days=number % BIRTHDAYS)
            for month in range(WEIGHINGS_EACH):
                on = born + timedelta(days=31 + 30 * month)
                figures = (f"{4.2 + 0.7 * month:.1f}", f"{54.2 + 3 * month:.1f}")
                row = [
                    *_child(number),
                    f"{on:%d-%m-%Y}",
                    *(each.replace(".", ",") for each in figures),
                ]
                writer.writerow(row)
