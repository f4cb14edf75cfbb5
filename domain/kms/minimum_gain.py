"""KBM, the weight a child should gain in a month, as dated rules beside this file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from domain.people import Sex


@dataclass(frozen=True, kw_only=True)
class MinimumGains:
    """The table of the card: from which month, how many grams for a boy and for a girl."""

    version: str
    source: str
    last_month: int
    rows: tuple[tuple[int, dict[Sex, int]], ...]


@cache
def minimum_gains() -> MinimumGains:
    """Return the table in force."""
    content = tomllib.loads(files(__package__).joinpath("minimum_gain.toml").read_text("utf-8"))
    return MinimumGains(
        version=content["version"],
        source=content["source"],
        last_month=content["last_month"],
        rows=tuple(
            (row["from_month"], {Sex.MALE: row["male_g"], Sex.FEMALE: row["female_g"]})
            for row in content["rows"]
        ),
    )


def minimum_gain_g(sex: Sex, age_months: int) -> int | None:
    """Return the grams to gain by a completed month; None below one month and above sixty."""
    table = minimum_gains()
    if age_months > table.last_month:
        return None
    reached = [grams[sex] for from_month, grams in table.rows if from_month <= age_months]
    return reached[-1] if reached else None
