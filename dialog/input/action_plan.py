"""What a meeting agreed on, written in one go: problem, action, who, until when, which money."""

import re
from dataclasses import dataclass
from functools import cache

from dialog.input import dates
from dialog.input.word_lists import word_lists
from dialog.spoken import MONTHS

_EDGES = " \t\n.,;:=-"
_PART_BEGINS = r"(?:^|[.,;\n(]\s*)"
PROBLEM, ACTION, OWNER, DUE, BUDGET = "masalah", "tindakan", "penanggung_jawab", "selesai", "dana"
_ORDER = (PROBLEM, ACTION, OWNER, DUE, BUDGET)


@dataclass(frozen=True, kw_only=True)
class WrittenPlan:
    """The parts that were written; empty where nothing was."""

    problem: str = ""
    cause: str = ""
    action: str = ""
    owner: str = ""
    """As it was written: 'bu siti'."""
    due: str = ""
    """The words of the day."""
    budget: str = ""


def read_plan(text: str, *, begins_with: str = PROBLEM) -> WrittenPlan:
    """Part what was written at its labels; words before the first label are `begins_with`."""
    parts = {begins_with: ""}
    marks = _marks(text)
    edges = [start for start, _end, _part in marks] + [len(text)]
    parts[begins_with] = text[: edges[0]].strip(_EDGES)
    for (_start, end, part), until in zip(marks, edges[1:], strict=True):
        said = text[end:until].strip(_EDGES)
        parts[part] = f"{parts[part]}, {said}" if parts.get(part) else said
    problem, cause = _parted_at_cause(parts.get(PROBLEM, ""))
    last = max((mark[2] for mark in marks), key=list(parts).index, default=begins_with)
    if not parts.get(DUE) and last != PROBLEM:
        parts[last], parts[DUE] = _day_at_end(parts[last])
    return WrittenPlan(
        problem=_tidy(problem),
        cause=_tidy(cause),
        action=_tidy(parts.get(ACTION, "")),
        owner=parts.get(OWNER, ""),
        due=parts.get(DUE, ""),
        budget=_tidy(parts.get(BUDGET, "")),
    )


def _marks(text: str) -> list[tuple[int, int, str]]:
    """Find the labels, each part's first one only, in order of writing."""
    found: dict[str, tuple[int, int]] = {}
    for part in _ORDER:
        if (match := _label(part).search(text)) is not None:
            found[part] = match.start("label"), match.end()
    marks = sorted((start, end, part) for part, (start, end) in found.items())
    return [
        mark
        for number, mark in enumerate(marks)
        if not any(mark[0] < earlier[1] for earlier in marks[:number])
    ]


@cache
def _label(part: str) -> re.Pattern[str]:
    """Take sure labels anywhere; words of every day only where a clause begins or before ':'."""
    lists = word_lists()["rtl"]
    sure, begins = _alternatives(lists[part]["sure"]), _alternatives(lists[part]["begins"])
    return re.compile(
        rf"(?P<label>\b(?:{sure})\b|{_PART_BEGINS}(?:{begins})\b|\b(?:{begins})\s*:)"
        r"\s*:?\s*",
        re.IGNORECASE,
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _parted_at_cause(problem: str) -> tuple[str, str]:
    because = _alternatives(word_lists()["rtl"]["sebab"])
    parts = re.split(
        rf"\s*,?\s*\b(?:{because})\b\s*:?\s*", problem, maxsplit=1, flags=re.IGNORECASE
    )
    return parts[0].strip(_EDGES), parts[1].strip(_EDGES) if len(parts) > 1 else ""


def _day_at_end(words: str) -> tuple[str, str]:
    """Part a day that stands in a clause of its own: 'kunjungi 3 rumah, 30 april'."""
    clauses = words.rsplit(",", maxsplit=1)
    if len(clauses) > 1 and dates.date_span(clauses[1]) is not None:
        return clauses[0].strip(_EDGES), clauses[1].strip(_EDGES)
    return words, ""


def _tidy(words: str) -> str:
    """Bring what was written on one line, with the names of months in capitals."""
    months = {month.lower(): month for month in MONTHS}
    return " ".join(months.get(word, word) for word in words.split())
