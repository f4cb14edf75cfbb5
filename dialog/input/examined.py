"""A line about somebody who is no under-five: figures by measure, and what the words tell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dialog.input.complaints import before_complaints, complaints_in, says
from dialog.input.line import Line, Measure
from dialog.input.senses import read_sense

MEASURES: Mapping[str, str] = {
    "bb": "weight_g",
    "tb": "height_mm",
    "pb": "height_mm",
    "lila": "arm_mm",
    "lp": "waist_mm",
    "td": "pressure",
    "gds": "glucose",
    "gdp": "fasting_glucose",
    "hb": "hb_tenths",
    "kolesterol": "cholesterol",
    "asam_urat": "uric_acid_tenths",
    "suhu": "temperature_tenths",
}
"""The measure for each label of a line."""
OF_GROWN_UPS = frozenset(("lp", "td", "gds", "gdp", "hb", "kolesterol", "asam_urat"))
"""Labels that no under-five's line has."""
_PRESSURE = re.compile(
    r"(?P<label>\b(?:td|tensi|tensinya|darah|tekanan)\s*[:=]?\s*)?(?<![0-9.,/])(?P<first>[0-9]{2,3})\s*/\s*"
    r"[0-9]{2,3}(?![0-9]|\s*/|[.,][0-9])",
    re.IGNORECASE,
)
LOWEST_PRESSURE = 60
BARE = ("weight_g", "height_mm")
SECOND = "pressure_second"


@dataclass(frozen=True, kw_only=True)
class Examined:
    """The pieces of a line, figures as typed."""

    person: str = ""
    figures: dict[str, str] = field(default_factory=dict)
    """By the name of the measure; a second blood pressure is `pressure_second`."""
    told: dict[str, Any] = field(default_factory=dict)
    """What words told: complaints, note, eyes, ears, tablets."""


def with_pressure_named(text: str) -> str:
    """Write 'wayan 160/95' as 'wayan td 160/95': no weight and length are written so."""
    return _PRESSURE.sub(_named, text)


def _named(match: re.Match[str]) -> str:
    is_pressure = int(match["first"]) >= LOWEST_PRESSURE
    return f"td {match[0]}" if is_pressure and not match["label"] else match[0]


def read_examined(line: Line) -> Examined:
    """Sort the pieces of a line."""
    person, complaint = _person(line)
    note = ", ".join(part for part in (complaint, line.words) if part)
    return Examined(person=person, figures=_figures(line.measures), told=_told(line, note))


def is_of_grown_ups(line: Line) -> bool:
    """Tell a line that can't be an under-five's by its group or its labels."""
    is_group = line.group is not None
    return is_group or any(measure.label in OF_GROWN_UPS for measure in line.measures)


def _person(line: Line) -> tuple[str, str]:
    """Give the words that name somebody, and a complaint written before the figures."""
    if line.person is None:
        return line.nik or line.code or "", ""
    herself = line.person.mother if line.person.may_be_herself else ""
    name, complaint = before_complaints(line.person.name or herself or "")
    name = _without_telling(name) if complaint else name
    parts = (name, f"rt {line.person.rt}" if line.person.rt else "")
    return " ".join(part for part in parts if part), complaint


def _without_telling(name: str) -> str:
    """Cut 'katanya sering' off a name that a complaint follows."""
    parts = name.split()
    while len(parts) > 1 and says(parts[-1], "observations", "telling"):
        parts = parts[:-1]
    return " ".join(parts)


def _figures(measures: tuple[Measure, ...]) -> dict[str, str]:
    figures: dict[str, str] = {}
    for measure in measures:
        if measure.label is None or measure.label not in MEASURES:
            continue
        name = MEASURES[measure.label]
        figures[SECOND if name == "pressure" and name in figures else name] = measure.amount
    bare = [measure.amount for measure in measures if measure.label is None]
    missing = [name for name in BARE if name not in figures]
    return {**figures, **dict(zip(missing, bare, strict=False))}


def _told(line: Line, note: str) -> dict[str, Any]:
    # The reader of lines took 'bengkak' out of the words around it.
    complaints = list(complaints_in(f"{note} bengkak" if line.oedema else note))
    told = {
        "complaints": complaints,
        "note": note if complaints else "",
        "eyes": read_sense(note, "eyes"),
        "ears": read_sense(note, "ears"),
        "iron_received": line.iron_tablets,
        "iron_taken": _taken(line, note),
        "curve_green": _curve(note),
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _taken(line: Line, note: str) -> bool | None:
    """Tell whether the tablets are taken, when that was said of them."""
    if line.iron_tablets is None or not says(note, "observations", "taken_daily"):
        return None
    return line.iron_tablets


def _curve(note: str) -> bool | None:
    if says(note, "observations", "curve_red"):
        return False
    return True if says(note, "observations", "curve_green") else None
