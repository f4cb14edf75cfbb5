"""Figures of another child are told from this child's bad news and from slips of the hand."""

from datetime import date
from decimal import Decimal

import pytest

from domain.growth.expectation import LastValue, Subject
from domain.growth.other_child import looks_like_other
from domain.growth.slips import Report
from domain.people import Sex

TODAY, JANUARY = date(2026, 2, 10), date(2026, 1, 13)


def subject(sex, born, weight_g, length_mm):
    """Describe a child with the figures of last month."""
    return Subject(
        sex=sex,
        born=date.fromisoformat(born),
        on=TODAY,
        last_weight=LastValue(on=JANUARY, value=weight_g),
        last_length=LastValue(on=JANUARY, value=length_mm),
    )


BIG = subject(Sex.MALE, "2021-09-09", 16_000, 1036)
SMALL = subject(Sex.FEMALE, "2024-07-07", 10_300, 806)


@pytest.mark.parametrize(
    ("weight_g", "length_mm", "is_other"),
    [
        (10_400, 813, True),
        (15_000, 1040, False),  # bad news of this child
        (10_400, 1040, False),  # one figure fits this child
        (10_400, None, False),
        (160_000, 1040, False),  # a lost comma
    ],
)
def test_figures_belong_to_the_neighbour(weight_g, length_mm, is_other):
    """Only when both are far from this child's and near the neighbour's."""
    length = None if length_mm is None else Decimal(length_mm)
    report = Report(weight_g=weight_g, length_mm=length)
    assert looks_like_other(report, BIG, SMALL) is is_other
