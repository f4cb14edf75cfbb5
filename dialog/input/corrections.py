"""A correction in one line: 'ani 8,2', 'tinggi ani 71', 'budi salah anak, harusnya dimas'."""

import re
from dataclasses import dataclass
from functools import cache

from dialog.input.line import Line, Measure, read_line
from dialog.input.word_lists import word_lists

_FROM_TO = re.compile(
    r"([0-9]+(?:[.,][0-9]+)?)(?:\s*(?:kg|cm))?\s*(?:jadi|menjadi|ke|->|=>|→)\s*"
    r"([0-9]+(?:[.,][0-9]+)?)",
    re.IGNORECASE,
)
"""'8,2 jadi 8,4': the first figure was wrong."""


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What is wrong and what it should be, as typed; empty where nothing was written."""

    person: str = ""
    to_person: str = ""
    """The child it should have been."""
    weight: str = ""
    length: str = ""
    figure: str = ""
    """A single figure without a label: a weight or a length, whichever is nearer."""
    vitamin_a: bool | None = None
    reason: str = ""
    """'salah tulis' and the like."""


def read_correction(text: str) -> Correction:
    """Part a correction; figures said to have been wrong are left out."""
    before, after = _parted(_FROM_TO.sub(r"\2 bukan \1", " ".join(text.split())))
    first, second = read_line(before), read_line(after) if after else None
    told = second if second is not None and second.measures else first
    weight, length, figure = _figures(told)
    return Correction(
        person=_person(first),
        to_person="" if told is second else _person(second),
        weight=weight,
        length=length,
        figure=figure,
        vitamin_a=first.vitamin_a if first is not None else None,
        reason=_reason(text),
    )


def _parted(text: str) -> tuple[str, str]:
    match = _instead().search(text)
    return (text[: match.start()], text[match.end() :]) if match is not None else (text, "")


@cache
def _instead() -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in word_lists()["line"]["instead"])
    return re.compile(rf"\b(?:{listed})(?:nya)?\b", re.IGNORECASE)


def _reason(text: str) -> str:
    """Find words for a slip, as the lists hold them."""
    slips = [word for word in word_lists()["line"]["former"] if word.startswith("salah")]
    return next((slip for slip in slips if slip in text.lower()), "")


def _person(line: Line | None) -> str:
    """Put together again what named a child."""
    if line is None or line.person is None:
        return (line.code if line is not None else None) or ""
    person = line.person
    parts = (
        person.name,
        f"ibu {person.mother}" if person.mother else None,
        f"rt {person.rt}" if person.rt else None,
    )
    return " ".join(part for part in parts if part)


def _figures(line: Line | None) -> tuple[str, str, str]:
    """Give the weight, the length, and a single figure that does not say what it is."""
    measures = line.measures if line is not None else ()
    weight = _labelled(measures, ("bb",))
    length = _labelled(measures, ("pb", "tb"))
    bare = [measure.amount for measure in measures if measure.label is None]
    if len(bare) == 1 and not weight and not length:
        return "", "", bare[0]
    if bare and not weight:
        weight = bare.pop(0)
    if bare and not length:
        length = bare.pop(0)
    return weight, length, ""


def _labelled(measures: tuple[Measure, ...], labels: tuple[str, ...]) -> str:
    return next((measure.amount for measure in measures if measure.label in labels), "")
