"""Answers named in a question's words: 'Berapa umur ${nama}?'."""

import re
from collections.abc import Callable

_NAME = re.compile(r"\$\{\s*([A-Za-z_][\w.-]*)\s*\}")


def names_in_label(words: str) -> tuple[str, ...]:
    """Name the questions whose answers a label shows."""
    return tuple(_NAME.findall(words))


def filled(words: str, shown: Callable[[str], str]) -> str:
    """Put answers in their places; `shown` says them as people do."""
    return _NAME.sub(lambda place: shown(place[1]), words)
