"""The proof of delivery: python -m chaos (`make chaos`) disturbs the program and judges it."""

import argparse
import asyncio
import random
import signal
import sys
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS / "acceptance")]

from bench.databases import both  # noqa: E402 - the folder of the acceptance tests comes first
from bench.quiet import quiet_log  # noqa: E402
from chaos.outcome import Outcome, Plan  # noqa: E402
from chaos.scene import live_through  # noqa: E402
from chaos.table import as_markdown  # noqa: E402
from rich.console import Console  # noqa: E402

PAGE = TESTS.parent / "docs" / "chaos.md"
MARK = "<!-- runs -->"
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def main() -> int:
    """Run on each database that is asked for; 1 when a promise was broken."""
    quiet_log()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that no replica outlives the run
    warnings.simplefilter("ignore")
    options, console = _options(), Console(highlight=False)
    results = []
    for name in options.database:
        plan = Plan(
            seed=options.seed,
            messages=options.messages,
            events=options.events,
            replicas=1 if name == "sqlite" else options.replicas,
        )
        console.print(f"{NAMES[name]}, seed {plan.seed} ...")
        outcome = _run(name, plan)
        text = as_markdown(outcome, NAMES[name])
        console.print(text, markup=False, soft_wrap=True)
        results.append((outcome, text))
    if options.record:
        _record([text for _, text in results], options)
    return int(any(outcome.broken for outcome, _ in results))


def _run(name: str, plan: Plan) -> Outcome:
    with TemporaryDirectory() as folder, both(Path(folder)) as sources:
        url = sources[NAMES[name]].fresh()
        return asyncio.run(live_through(plan, url, Path(folder)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))  # noqa: S311
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--events", type=int, default=100)
    parser.add_argument("--replicas", type=int, default=3, help="on PostgreSQL; one on SQLite")
    parser.add_argument("--database", nargs="+", choices=list(NAMES), default=list(NAMES))
    parser.add_argument("--record", action="store_true", help="write the tables into docs/chaos.md")
    return parser.parse_args()


def _record(texts: list[str], options: argparse.Namespace) -> None:
    """Put the tables of this run in the place of the last ones."""
    head = PAGE.read_text("utf-8").partition(MARK)[0]
    command = (
        f'make chaos OPTIONS="--seed {options.seed} --messages {options.messages} '
        f'--events {options.events} --replicas {options.replicas}"'
    )
    body = "\n\n".join([f"    {command}", *texts])
    PAGE.write_text(f"{head}{MARK}\n\n{body}\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
