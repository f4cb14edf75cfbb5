"""What the rules say of one weighing, with everything that is kept of it."""

import json
from dataclasses import replace
from datetime import date

import pytest

from domain.growth.categories import ArmRibbon
from domain.judgement import as_kept, judge
from domain.kms import AlarmLines
from domain.people import Child, Sex, Weighing

CHILD = Child(
    id=1,
    family_id=1,
    posyandu_id=1,
    name="Laras Wening",
    sex=Sex.FEMALE,
    born_on=date(2025, 5, 4),
    mother_name="Murni",
    rt="01",
)


def weighed(on, weight_g, length_mm=None, **said):
    """Describe a weighing of the girl."""
    return Weighing(
        id=0,
        child_id=1,
        on=date.fromisoformat(on),
        weight_g=weight_g,
        length_mm=length_mm,
        position=None,
        source="posyandu",
        recorded_by=1,
        recorded_at_local=None,
        at_posyandu_day=True,
        **said,
    )


NOW = weighed("2026-02-10", 8200, 705)
JANUARY = weighed("2026-01-13", 7800)


def test_everything_computed_is_kept_with_its_rules():
    """Raw and rounded scores, categories, code, gain, minimum and all rule versions."""
    kept = as_kept(judge(CHILD, replace(NOW, head_mm=440, arm_mm=135), (JANUARY,)))
    scores = {"weight_for_age", "length_for_age", "weight_for_length", "bmi_for_age"}
    assert set(kept["z"]) == set(kept["raw_z"]) == scores | {"head_for_age", "arm_for_age"}
    assert kept["z"]["weight_for_age"] == round(kept["raw_z"]["weight_for_age"], 2)
    assert kept["categories"]["weight_for_length"] == "normal"
    assert (kept["code"], kept["gain_g"], kept["minimum_g"]) == ("N", 400, 300)
    assert kept["compared_with"] == "2026-01-13"
    assert kept["ribbon"] == "green"
    assert set(kept["rules"]) == {"categories", "minimum_gain", "slips"}
    assert json.loads(json.dumps(kept)) == kept


def test_position_that_nobody_said_is_marked():
    """It is taken by age, and kept as taken."""
    assert as_kept(judge(CHILD, NOW, ()))["position_assumed"]
    said = replace(NOW, position="standing")
    kept = as_kept(judge(CHILD, said, ()))
    assert not kept["position_assumed"]
    assert kept["length_used_cm"] == pytest.approx(71.2)
    assumed = replace(NOW, position="lying", position_assumed=True)
    assert as_kept(judge(CHILD, assumed, ()))["position_assumed"]


def test_red_ribbon_is_severe_whatever_the_weight_says():
    """LiLA below 11.5 cm meets the midwife the same day."""
    found = judge(CHILD, replace(NOW, arm_mm=114), (JANUARY,))
    assert found.growth.ribbon is ArmRibbon.RED
    assert as_kept(found)["is_severe"]


def test_oedema_blanks_the_indices_of_weight():
    """Water weighs: neither BB/U nor BB/PB nor a line of the KMS is told."""
    found = judge(CHILD, replace(NOW, oedema=True), (JANUARY,))
    assert set(as_kept(found)["z"]) == {"length_for_age"}
    assert as_kept(found)["is_severe"]
    assert not found.is_below_red_line
    assert not found.is_above_orange_line


def test_second_t_in_a_row_is_2t():
    """Two weighings that did not gain enough, one month after the other."""
    december, november = weighed("2025-12-09", 7700), weighed("2025-11-11", 7000)
    past = (november, december, weighed("2026-01-13", 7750))
    assert judge(CHILD, weighed("2026-02-10", 7800), past).is_2t
    assert not judge(CHILD, weighed("2026-02-10", 8200), past).is_2t


def test_lines_of_the_puskesmas_are_used():
    """The same weight is below a red line at -2 SD and not below one at -3 SD."""
    thin = weighed("2026-02-10", 6300)
    assert not judge(CHILD, thin, ()).is_below_red_line
    drawn = AlarmLines(red_sd=-2.0, orange_sd=1.0)
    assert judge(CHILD, thin, (), drawn).is_below_red_line
