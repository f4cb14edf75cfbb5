"""What officers write of health insurance: 'perbarui bpjs sarinem aktif pbi, dari mobile jkn'."""

import re
from dataclasses import dataclass
from functools import cache

from dialog.input.word_lists import word_lists
from dialog.input.words import lexicon

BESIDE_A_NAME = frozenset(
    (
        "dari", "dan", "yang", "di", "sudah", "masih", "status", "lewat", "karena", "bagaimana",
        "gimana", "gmn", "apa", "apakah", "ya", "ini", "itu", "warga", "namanya", "atas",
    )
)  # fmt: skip
"""Words that stand beside a name and are no part of it."""
PLAIN = ("active", "inactive")
"""Statuses that say less than any other: 'tidak aktif, menunggak' means arrears."""


@dataclass(frozen=True, kw_only=True)
class InsuranceWords:
    """The name that is left, and what was told beside it; empty where nothing was."""

    name: str
    status: str = ""
    segment: str = ""
    source: str = ""


def read_insurance(typed: str) -> InsuranceWords:
    """Read a name with a status, a payer and a source, in any order."""
    said = " ".join(lexicon().spelling.words(typed))
    status, said = _taken(said, "statuses")
    _, said = _taken(said, "statuses") if status else ("", said)
    segment, said = _taken(said, "segments")
    source, said = _taken(said, "sources")
    if status == "pbi_stopped" and not segment:
        segment = "pbi_jk"
    return InsuranceWords(name=_name(typed, said), status=status, segment=segment, source=source)


def status_in(typed: str) -> str:
    """Give the status some words name, or nothing."""
    return _taken(" ".join(lexicon().spelling.words(typed)), "statuses")[0]


def _taken(said: str, kind: str) -> tuple[str, str]:
    for phrase, meaning in _phrases(kind):
        found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", said)
        if found is not None:
            return meaning, f"{said[: found.start()]} {said[found.end() :]}"
    return "", said


@cache
def _phrases(kind: str) -> tuple[tuple[str, str], ...]:
    """List what may be written with what it means; what says more comes first, then the longer."""
    listed = (
        (" ".join(lexicon().spelling.words(phrase)), meaning)
        for meaning, phrases in word_lists()["insurance"][kind].items()
        for phrase in phrases
    )
    return tuple(sorted(listed, key=lambda each: (each[1] in PLAIN, -len(each[0]))))


def _name(typed: str, left: str) -> str:
    """Give the words of a name as typed: those that are still left."""
    kept = set(left.split()) - BESIDE_A_NAME
    words = [
        typed[token.start : token.end]
        for token in lexicon().spelling.content(lexicon().spelling.tokens(typed))
        if token.word in kept
    ]
    return " ".join(dict.fromkeys(words))
