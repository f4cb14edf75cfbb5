"""Vitamin A in February and August."""

from datetime import date

import pytest

from domain.vitamin_a import Capsule, campaign, capsule, capsule_for_age

FEBRUARY = date(2026, 2, 10)


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2025, 8, 11), None),
        (date(2025, 8, 10), Capsule.BLUE),
        (date(2025, 2, 11), Capsule.BLUE),
        (date(2025, 2, 10), Capsule.RED),
        (date(2021, 2, 11), Capsule.RED),
        (date(2021, 2, 10), None),
    ],
)
def test_the_capsule_follows_the_completed_months(born, expected):
    """Blue from 6, red from 12, none from 60."""
    assert capsule(born, FEBRUARY) == expected


def test_there_is_no_capsule_outside_the_campaign():
    """March has none; the age alone still tells the colour."""
    assert capsule(date(2025, 2, 10), date(2026, 3, 10)) is None
    assert capsule_for_age(13) is Capsule.RED


def test_a_campaign_is_named_by_its_month():
    """One capsule for each child in each."""
    assert campaign(FEBRUARY) == "2026-02"
    assert campaign(date(2026, 8, 31)) == "2026-08"
    assert campaign(date(2026, 3, 1)) is None
