"""`sapa bench`: measures how fast messages come in and go out, from a checkout of the project."""

import runpy
import sys
from pathlib import Path

from rich.console import Console

TESTS = Path(__file__).parents[2] / "tests"


def run() -> int:
    """Run the measurements; give the exit code."""
    if not (TESTS / "bench" / "__main__.py").is_file():
        Console(stderr=True).print("The measurements are only in a checkout of the project.")
        return 1
    sys.path[:0] = [str(TESTS), str(TESTS / "acceptance"), str(TESTS.parent)]
    runpy.run_module("bench", run_name="__main__")
    return 0
