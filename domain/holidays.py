"""Public holidays, so that a posyandu day on one can be warned about."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

_FILE = Path(__file__).with_name("holidays.toml")


@dataclass(frozen=True, kw_only=True)
class Holiday:
    """One public holiday and its name, ready to be said."""

    on: date
    name: str
    kind: Literal["national", "collective_leave", "silence"]

    @property
    def is_collective_leave(self) -> bool:
        """Say whether it is cuti bersama, on which a posyandu may still open."""
        return self.kind == "collective_leave"

    @property
    def is_day_of_silence(self) -> bool:
        """Say whether it is Nyepi, on which nothing can take place."""
        return self.kind == "silence"


def holiday(on: date) -> Holiday | None:
    """Return the holiday of a day, if the tables know one."""
    return _holidays().get(on)


@cache
def _holidays() -> Mapping[date, Holiday]:
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["holiday"]
    return {row["on"]: Holiday(**row) for row in rows}
