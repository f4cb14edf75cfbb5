"""Whether a figure can be, and which slip of the pen explains one that can't."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.screening import rules
from domain.screening.observed import Pressure
from domain.screening.stages import LifeStage

SLIPS = (1000, 100, 10)
"""A lost or a misplaced comma, or grams for kilograms."""


class Doubt(StrEnum):
    """How a figure is to be taken."""

    FINE = "fine"
    ODD = "odd"
    """Possible: asked about once, then believed."""
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What is thought of a figure, and the figure that may be meant."""

    doubt: Doubt
    meant: int | None = None


def check(name: str, value: int, stage: LifeStage, on: date) -> Checked:
    """Look at one figure of a measure, such as ('hb_tenths', 112)."""
    low, high = rules.plausible(on)["possible"][name]
    if low <= value <= high:
        usual_low, usual_high = _usual(name, stage, on)
        is_usual = usual_low <= value <= usual_high
        meant = None if is_usual else _meant(name, value, stage, on)
        return Checked(doubt=Doubt.FINE if is_usual else Doubt.ODD, meant=meant)
    return Checked(doubt=Doubt.IMPOSSIBLE, meant=_meant(name, value, stage, on))


def _usual(name: str, stage: LifeStage, on: date) -> tuple[int, int]:
    table = rules.plausible(on)
    pupils = table["usual_child"] if stage.is_at_school else {}
    low, high = pupils.get(name, table["usual"][name])
    return low, high


def _meant(name: str, value: int, stage: LifeStage, on: date) -> int | None:
    """Give the one figure that a slip of the comma explains."""
    low, high = _usual(name, stage, on)
    found = {value // slip for slip in SLIPS if value % slip == 0} | {value * s for s in SLIPS}
    fitting = [figure for figure in found if low <= figure <= high]
    return fitting[0] if len(fitting) == 1 else None


def check_pressure(reading: Pressure, on: date) -> tuple[Doubt, Pressure | None]:
    """Look at a blood pressure: figures in the wrong order and '16/9' are explained."""
    systolic, diastolic = reading
    if systolic < diastolic and _is_possible((diastolic, systolic), on):
        return Doubt.IMPOSSIBLE, (diastolic, systolic)
    tens = (systolic * 10, diastolic * 10)
    if not _is_possible(reading, on):
        return Doubt.IMPOSSIBLE, tens if _is_possible(tens, on) else None
    table = rules.plausible(on)["usual"]
    is_usual = all(
        low <= figure <= high
        for figure, (low, high) in zip(
            reading, (table["systolic"], table["diastolic"]), strict=True
        )
    )
    return (Doubt.FINE if is_usual else Doubt.ODD), None


def _is_possible(reading: Pressure, on: date) -> bool:
    table = rules.plausible(on)["possible"]
    (s_low, s_high), (d_low, d_high) = table["systolic"], table["diastolic"]
    systolic, diastolic = reading
    return s_low <= systolic <= s_high and d_low <= diastolic <= d_high and systolic > diastolic
