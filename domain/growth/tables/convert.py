"""Turns a table as WHO prints it into our compact form; needed when WHO publishes new numbers.

`python -m domain.growth.tables.convert IN.csv OUT.bin`. The input has a header and the columns
sex (m, f), key (days, months or millimetres), l, m, s in this order, boys first, without gaps;
further columns are left aside.
"""

import csv
import sys
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from domain.growth.tables import L_SCALE, M_SCALE, ROW, S_SCALE


def encoded(lines: Iterable[str]) -> bytes:
    """Return the content of a `.bin` file; refuses gaps and decimals that would be lost."""
    rows = list(csv.reader(lines))[1:]
    keys = {sex: [int(row[1]) for row in rows if row[0] == sex] for sex in ("m", "f")}
    if keys["m"] != keys["f"] or keys["m"] != list(range(keys["m"][0], keys["m"][-1] + 1)):
        raise ValueError("a key is missing, doubled or out of order")
    if [row[0] for row in rows] != sorted((row[0] for row in rows), reverse=True):
        raise ValueError("boys come first, then girls")
    return b"".join(
        ROW.pack(_whole(row[2], L_SCALE), _whole(row[3], M_SCALE), _whole(row[4], S_SCALE))
        for row in rows
    )


def _whole(printed: str, scale: int) -> int:
    """Return a printed decimal times its scale, which must be a whole number."""
    scaled = Decimal(printed) * scale
    if scaled != int(scaled):
        raise ValueError(f"{printed} has more decimals than the format keeps")
    return int(scaled)


def convert(source: Path, target: Path) -> None:
    """Write the compact form of a printed table."""
    target.write_bytes(encoded(source.read_text(encoding="utf-8").splitlines()))


if __name__ == "__main__":
    convert(*map(Path, sys.argv[1:]))
