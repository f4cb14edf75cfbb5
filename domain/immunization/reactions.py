"""What is common after which vaccine, and on which days (KIPI); the cause is never judged here."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from domain.immunization.history import Dose

_FILE = Path(__file__).with_name("reactions.toml")


@dataclass(frozen=True, kw_only=True)
class Reaction:
    """Something common after some vaccines, from one day to another after the dose."""

    key: str
    antigens: frozenset[str]
    from_day: int
    to_day: int

    def fits(self, dose: Dose, today: date) -> bool:
        """Say whether a dose was given so long ago that this may show now."""
        days = (today - dose.on).days
        return dose.antigen in self.antigens and self.from_day <= days <= self.to_day


def common_now(doses: Iterable[Dose], today: date) -> tuple[str, ...]:
    """Name what is common today after the doses a child got."""
    given = tuple(doses)
    return tuple(
        reaction.key
        for reaction in _reactions()
        if any(reaction.fits(dose, today) for dose in given)
    )


@cache
def _reactions() -> tuple[Reaction, ...]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Reaction(
            key=row["key"],
            antigens=frozenset(row["antigens"]),
            from_day=row["from_day"],
            to_day=row["to_day"],
        )
        for row in table["reaction"]
    )
