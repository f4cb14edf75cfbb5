"""The pattern that finds the pieces of a one-line report, made from the word lists."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dialog.input import spelled
from dialog.input.calendar_words import MONTHS, NEARBY, alternatives
from dialog.input.word_lists import Table, word_lists

_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
_BIG_UNIT = r"kilogram|kilo|kgs|kg|gram|gr|g|ons|sentimeter|senti|cm|mm|meter|m|mg/dl|derajat|°\s?c"
_SMALL_UNIT = r"ons|gram|gr|g|mm|cm"
_END = r"(?![^\W\d_])"
_GLUED = r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_],))(?=[0-9]+[.,][0-9]|[0-9]{2}|[013-9])"
"""No space was typed before a figure: 'ani8,2', '8,2kg,70,5cm'."""


@dataclass(frozen=True, kw_only=True)
class LinePatterns:
    """What the reader of a line looks for."""

    piece: re.Pattern[str]
    label_first: re.Pattern[str]
    """A label, then a name, then a figure: 'lk ani 44'."""
    label_of: dict[str, str]
    """The short label for each way to write it: 'berat badan' is 'bb'."""
    skipped: frozenset[str]
    denied: frozenset[str]


@cache
def line_patterns() -> LinePatterns:
    """Make the patterns once."""
    words = word_lists()["line"]
    labels = {_joined(text): short for short, texts in words["labels"].items() for text in texts}
    return LinePatterns(
        piece=re.compile(_piece(words, labels), re.IGNORECASE),
        label_first=re.compile(
            rf"(?P<label>{_any(labels)})(?:nya|ne)?\s+(?P<name>[^0-9,;/]{{2,60}}?)\s+(?=[0-9])",
            re.IGNORECASE,
        ),
        label_of=labels,
        skipped=frozenset(words["skipped"]),
        denied=frozenset(words["denied"]),
    )


def _piece(words: Table, labels: Mapping[str, str]) -> str:
    """Write the pattern: identifiers and dates first, so that their digits measure nothing."""
    doses, denied = _any(words["doses"]), _any(words["denied"])
    nearby = alternatives(NEARBY)
    spelled_words = "|".join(sorted(spelled.WORDS, key=len, reverse=True))
    amount = (
        rf"(?:{_NUMBER}(?:\s*koma\s*[0-9]+)?|(?:{spelled_words}){_END}(?:\s+(?:{spelled_words}){_END}){{0,7}})"
        rf"(?:\s*(?:{_BIG_UNIT}){_END})?"
        rf"(?:\s*(?:lebih\s+)?[0-9]{{1,3}}\s*(?:{_SMALL_UNIT}){_END}|\s*setengah{_END})?"
    )
    tension = r"[0-9]{1,3}\s*/\s*[0-9]{1,3}|[0-9]{2,3}\s+[0-9]{2,3}"
    pressure = _any(text for text, short in labels.items() if short == "td")
    joining = rf"(?:\s*(?:{_any(words['joining'])}){_END}|\s*[:=]){{0,3}}\s*"
    pieces = {
        "nik": r"(?<![0-9])[0-9]{16}(?![0-9])",
        "phone": r"(?<!\w)(?:\+62|62|[0O])8[0-9O]{2}[0-9O\- ]{5,12}[0-9O](?!\w)",
        "day": r"(?<![0-9])[0-9]{1,2}(?P<sep>[-/.])[0-9]{1,2}(?P=sep)(?:20)?[0-9]{2}(?![0-9])",
        "code": r"(?<![0-9.,])[0-9]{3} ?[0-9]{3}(?![0-9]|[.,][0-9]|\s*(?:kg|gr|cm|mm|g)\b)",
        "numbered": rf"(?<!\w)(?:{_any(words['numbered'])})\.?\s*[0-9]{{1,3}}"
        rf"(?:\s*[/.:]\s*[0-9]{{1,3}})?(?![0-9]|[.,][0-9])",
        "named_day": rf"(?<![0-9.,])[0-9]{{1,2}}\s*(?:{alternatives(MONTHS)})(?![^\W\d_])"
        rf"(?:\s*(?:20)?[0-9]{{2}}(?![0-9]|[.,][0-9]))?",
        "nearby": rf"(?<!\w)(?:{nearby})(?!\w)",
        "counted": rf"(?<![0-9.,]){_NUMBER}\s*(?:{_any(words['counted'])}){_END}",
        "immunised": rf"(?<!\w)(?:{_any(words['immunised'])})(?!\w)",
        "weighed": rf"(?<!\w)(?:{_any(words['weighed'])})(?!\w)",
        "dose": rf"(?<!\w)(?:{doses})[\s-]?[0-4]?(?![0-9]|[.,][0-9]|\w)",
        "absent": rf"(?<!\w)(?:(?:{denied})\s+(?:bisa\s+|sempat\s+|mau\s+)?"
        rf"(?:{_any(words['attending'])})|{_any(words['absent'])})(?!\w)|(?<=\s)-\s*$",
        "vitamin_a": _note(words["vitamin_a"], denied),
        "iron_tablets": _note(words["iron_tablets"], denied),
        "oedema": _note(words["oedema"], denied),
        "lying": rf"(?<!\w)(?:{_any(words['lying'])})(?!\w)",
        "standing": rf"(?<!\w)(?:{_any(words['standing'])})(?!\w)",
        "former": rf"(?<!\w)(?:{_any(words['former'])})\s+(?:{_NUMBER})",
        "tension": rf"(?<!\w)(?:{pressure})(?:nya|ne|e)?{joining}"
        rf"(?P<pressure>{tension})(?![0-9]|[.,][0-9])",
        "measure": rf"(?<!\w)(?P<label>{_any(labels)})(?:nya|ne|e)?{joining}(?P<labelled>{amount})",
        "amount": rf"(?<![\w.,]){amount}|{_GLUED}{amount}(?![^\W\d_])",
    }
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in pieces.items())


def _note(texts: Iterable[str], denied: str) -> str:
    """A note that may be denied before or after: 'belum va', 'va belum'."""
    return rf"(?<!\w)(?:(?:{denied})\s+)?(?:{_any(texts)})(?:\s+(?:{denied}))?(?!\w)"


def _any(texts: Iterable[str]) -> str:
    longest_first = sorted(set(texts), key=lambda text: (-len(text), text))
    return "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in longest_first)


def _joined(text: str) -> str:
    return " ".join(text.split())
