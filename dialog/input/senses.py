"""What was written of eyes and ears: 'mata kanan tidak bisa', 'telinga normal'."""

import re

from dialog.input.complaints import says
from dialog.input.polarity import Polarity
from dialog.input.words import lexicon

FINE, RIGHT, LEFT, BOTH = "ok", "right", "left", "both"
_CLAUSE = re.compile(r"[,;.]|\bdan\b|\bterus\b")


def read_sense(text: str, sense: str) -> str | None:
    """Give ok, right, left or both for 'eyes' or 'ears'; None when nothing clear was said."""
    for clause in _CLAUSE.split(text):
        if says(clause, "senses", sense) and (told := _told(clause)) is not None:
            return told
    return None


def _told(clause: str) -> str | None:
    words = lexicon().spelling.words(clause)
    is_denied = lexicon().choices.denials.polarity(words) is not Polarity.PLAIN
    is_bad = says(clause, "senses", "problem") or (says(clause, "senses", "fine") and is_denied)
    if not is_bad:
        return FINE if says(clause, "senses", "fine") else None
    right, left = says(clause, "senses", "right"), says(clause, "senses", "left")
    if says(clause, "senses", "both") or right == left:
        return BOTH
    return RIGHT if right else LEFT
