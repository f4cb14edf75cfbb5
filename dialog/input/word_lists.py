"""The word lists of all languages, read from files and laid over each other."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Table = Mapping[str, Any]


@cache
def word_lists() -> Table:
    """Read every file of locales/words; lists of the same name are joined."""
    folder = files("locales") / "words"
    merged: dict[str, Any] = {}
    # Indonesian comes first: its intents decide the order of all.
    for file in sorted(folder.iterdir(), key=lambda file: (file.name != "id.toml", file.name)):
        if file.name.endswith(".toml"):
            merged = laid_over(merged, tomllib.loads(file.read_text(encoding="utf-8")))
    return merged


def laid_over(below: Table, above: Table) -> dict[str, Any]:
    """Join two tables: lists grow, tables are joined in turn, other values are replaced."""
    joined = dict(below)
    for name, value in above.items():
        known = joined.get(name)
        if isinstance(known, list) and isinstance(value, list):
            joined[name] = known + value
        elif isinstance(known, dict) and isinstance(value, dict):
            joined[name] = laid_over(known, value)
        else:
            joined[name] = value
    return joined
