"""What the rules say of one weighing, and how it is kept beside the raw figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from domain.growth import Growth, Position, assess
from domain.growth.slip_rules import slip_rules
from domain.kms import (
    USUAL_LINES,
    AlarmLines,
    Code,
    GrowthCode,
    PastWeighing,
    Run,
    growth_code,
    is_above_orange_line,
    is_below_red_line,
    run_without_rise,
)
from domain.kms.minimum_gain import minimum_gains
from domain.people import Child, Village, Weighing

NO_RUN = Run(count=0, has_empty_month=False)
TWICE = 2
INDICES = (
    "weight_for_age",
    "length_for_age",
    "weight_for_length",
    "bmi_for_age",
    "head_for_age",
    "arm_for_age",
)


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """One weighing by the rules of its own day."""

    growth: Growth
    code: GrowthCode | None
    """None when the weight was not taken."""
    run: Run
    """The T in a row up to this weighing."""
    lines: AlarmLines
    versions: dict[str, str]
    """Which rules spoke, by kind."""

    @property
    def did_not_rise(self) -> bool:
        """True for T."""
        return self.code is not None and self.code.code is Code.DID_NOT_RISE

    @property
    def is_2t(self) -> bool:
        """True from the second T in a row; 3T is a 2T that goes on."""
        return self.run.count >= TWICE

    @property
    def is_below_red_line(self) -> bool:
        """BGM."""
        found = self.growth.weight_for_age
        return found is not None and is_below_red_line(found.z, self.lines)

    @property
    def is_above_orange_line(self) -> bool:
        """AGO."""
        found = self.growth.weight_for_age
        return found is not None and is_above_orange_line(found.z, self.lines)


def lines_of(village: Village) -> AlarmLines:
    """Give the red and the orange line as the Puskesmas of a village draws them."""
    return AlarmLines(red_sd=village.red_line_sd, orange_sd=village.orange_line_sd)


def judge(
    child: Child, weighing: Weighing, past: Iterable[Weighing], lines: AlarmLines = USUAL_LINES
) -> Judgement:
    """Judge a weighing beside those of the days before it."""
    before = tuple(_past(w) for w in past if w.weight_g is not None and w.on < weighing.on)
    code = _code(child, weighing, before)
    fell = code is not None and code.code is Code.DID_NOT_RISE
    return Judgement(
        growth=assess(
            sex=child.sex,
            born=child.born_on,
            on=weighing.on,
            weight_g=weighing.weight_g,
            length_mm=weighing.length_mm,
            position=_stated_position(weighing),
            oedema=weighing.oedema,
            head_mm=weighing.head_mm,
            arm_mm=weighing.arm_mm,
        ),
        code=code,
        run=run_without_rise(
            sex=child.sex, born=child.born_on, weighings=(*before, _past(weighing))
        )
        if fell
        else NO_RUN,
        lines=lines,
        versions={
            "minimum_gain": minimum_gains(weighing.on).version,
            "slips": slip_rules(weighing.on).version,
        },
    )


def _stated_position(weighing: Weighing) -> Position | None:
    """Give the position that was said; one that is only usual at that age was not."""
    if weighing.position is None or weighing.position_assumed:
        return None
    return Position(weighing.position)


def _code(child: Child, weighing: Weighing, before: tuple[PastWeighing, ...]) -> GrowthCode | None:
    if weighing.weight_g is None:
        return None
    return growth_code(
        sex=child.sex,
        born=child.born_on,
        on=weighing.on,
        weight_g=weighing.weight_g,
        past=before,
    )


def _past(weighing: Weighing) -> PastWeighing:
    return PastWeighing(
        on=weighing.on,
        weight_g=weighing.weight_g or 0,
        at_posyandu_day=weighing.at_posyandu_day,
        source=weighing.source,
    )


def as_kept(judged: Judgement) -> dict[str, Any]:
    """Write a judgement as JSON, each computed value beside the rules that gave it."""
    growth, code = judged.growth, judged.code
    found = {name: index for name in INDICES if (index := getattr(growth, name)) is not None}
    return {
        "age_days": growth.age_days,
        "age_months": growth.age_months,
        "position": growth.position.value,
        "position_assumed": growth.is_position_assumed,
        "position_implausible": growth.is_position_implausible,
        "length_used_cm": growth.length_used_cm,
        "bmi": growth.bmi,
        "z": {name: index.z for name, index in found.items()},
        "raw_z": {name: index.raw for name, index in found.items()},
        "flags": [name for name, index in found.items() if index.is_implausible],
        "categories": {
            name: index.category.value for name, index in found.items() if index.category
        },
        "ribbon": growth.ribbon.value if growth.ribbon else None,
        "is_severe": growth.is_severe,
        "code": code.code.value if code else None,
        "gain_g": code.gain_g if code else None,
        "minimum_g": code.minimum_g if code else None,
        "shortfall": code.shortfall.value if code and code.shortfall else None,
        "compared_with": code.compared_with.on.isoformat() if code and code.compared_with else None,
        "did_not_rise_in_a_row": judged.run.count,
        "has_empty_month": judged.run.has_empty_month,
        "below_red_line": judged.is_below_red_line,
        "above_orange_line": judged.is_above_orange_line,
        "lines": {"red_sd": judged.lines.red_sd, "orange_sd": judged.lines.orange_sd},
        "rules": {"categories": growth.rule_version, **judged.versions},
    }
