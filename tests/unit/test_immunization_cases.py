"""The programme's worked cases, compared field by field."""

import json
from pathlib import Path

import pytest

from domain.immunization.cases import answer_child, answer_woman

CASES = json.loads(
    (Path(__file__).parent / "data" / "immunization-cases.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["id"])
def test_child_case_is_answered_exactly(case):
    """Every field of every worked child agrees, in the same order."""
    answer = answer_child(case["input"])

    assert answer == case["expected"]
    assert list(answer["forecast"]) == list(case["expected"]["forecast"])


@pytest.mark.parametrize("case", CASES["wus_cases"], ids=lambda case: case["id"])
def test_woman_case_is_answered_exactly(case):
    """Every field of every worked woman agrees."""
    assert answer_woman(case["input"]) == case["expected"]
