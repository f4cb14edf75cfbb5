"""What a run is made of, and what it showed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from chaos.judge import Tally


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a run is made of; the same seed draws the same events and the same traffic."""

    seed: int
    messages: int
    events: int
    replicas: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a run showed."""

    plan: Plan
    tallies: dict[tuple[str, str], Tally]
    events: Counter[str]
    faults: Counter[str]
    webhooks: Counter[str]
    unknown: frozenset[int]
    """The Telegram messages of which no answer could be known."""
    peaks: dict[str, int]
    seconds: float
    stalled_seconds: float
    fetched: int
    broken: list[str] = field(default_factory=list)
    """The promises that were broken, in words."""


def broken_counts(tallies: dict[tuple[str, str], Tally], unknown: frozenset[int]) -> list[str]:
    """Say where more was lost or doubled than was promised."""
    broken = []
    for (channel, kind), tally in tallies.items():
        may_double = channel == "telegram" and kind != "broadcast"
        doubled = [n for n in tally.doubled if not (may_double and n in unknown)]
        broken += told(f"{channel} {kind} lost", tally.lost)
        broken += told(f"{channel} {kind} doubled", map(str, doubled))
    return broken


def told(what: str, found: Iterable[str]) -> list[str]:
    """Say what was found, with a few examples; nothing when there is none."""
    found = list(found)
    return [f"{what}: {len(found)}, such as {found[:3]}"] if found else []
