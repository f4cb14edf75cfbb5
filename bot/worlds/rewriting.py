"""Putting what the service says now into a transcript; a person's lines are never touched."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from dialog.transcript import reading

_OURS = ("<", "!", "=")


def rewritten(text: str, got: Mapping[int, Sequence[str]]) -> str:
    """Replace the bot's lines and effects of a file by what came, by the line of each cause."""
    lines = text.splitlines()
    starts = [number for number, _block in reading.blocks(lines)]
    kept: list[str] = lines[: starts[0] - 1] if starts else lines
    for start, end in pairwise([*starts, len(lines) + 1]):
        block = lines[start - 1 : end - 1]
        if block[0].startswith(_OURS):
            kept.extend(line for line in block if not line.strip())
            continue
        words = [line for line in block if line.strip()]
        blank = block[len(words) :]
        kept.extend(words)
        kept.extend(line for message in got.get(start, ()) for line in message.splitlines())
        kept.extend(blank)
    return "\n".join(kept) + "\n"
