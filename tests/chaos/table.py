"""What a run showed, as tables for people."""

from collections.abc import Iterator

from chaos.judge import KINDS
from chaos.limits import PER_SECOND
from chaos.outcome import Outcome

HEAD = "| channel | kind | expected | lost | doubled | uncertain |\n|---|---|---|---|---|---|"


def as_markdown(outcome: Outcome, database: str) -> str:
    """Write the tables, the seed first."""
    return "\n".join(_lines(outcome, database))


def _lines(outcome: Outcome, database: str) -> Iterator[str]:
    plan = outcome.plan
    replicas = "1 process" if plan.replicas == 1 else f"{plan.replicas} processes"
    total = sum(tally.expected for tally in outcome.tallies.values())
    yield (
        f"{database}, {replicas}, seed {plan.seed}: {total:,} messages, "
        f"{sum(outcome.events.values())} events in {outcome.seconds:.0f} seconds."
    )
    yield ""
    yield HEAD
    for channel in sorted(PER_SECOND, reverse=True):
        for kind in KINDS:
            if (channel, kind) not in outcome.tallies:
                continue
            tally = outcome.tallies[channel, kind]
            yield (
                f"| {channel} | {kind} | {tally.expected:,} | {len(tally.lost)} "
                f"| {len(tally.doubled)} | {tally.unsure} |"
            )
    yield ""
    yield f"Events: {_counts(outcome.events)}."
    yield f"Faults of the providers: {_counts(outcome.faults)}."
    yield f"Webhooks: {_counts(outcome.webhooks)}; lines fetched later: {outcome.fetched}."
    yield f"Telegram messages whose answer could not be known: {len(outcome.unknown)}."
    yield (
        "Most in one second: "
        + ", ".join(
            f"{channel} {most} of {PER_SECOND[channel]}" for channel, most in outcome.peaks.items()
        )
        + f" ({outcome.stalled_seconds:.1f} s not judged)."
    )
    yield ""
    if outcome.broken:
        yield "**Broken promises:**"
        yield from (f"- {each}" for each in outcome.broken)
    else:
        yield "Every promise was kept."


def _counts(counts) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items())) or "none"
