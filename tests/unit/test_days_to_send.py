"""On how many days an announcement goes out where a day has a limit."""

import pytest

from domain.broadcasts import days_to_send


@pytest.mark.parametrize(
    ("people", "limit", "left", "days"),
    [
        (30_000, 0, 0, 1),
        (250, 250, 250, 1),
        (251, 250, 250, 2),
        (30_000, 2_000, 2_000, 15),
        (100, 250, 40, 2),
        (10, 250, 0, 2),
        (10, 250, -5, 2),
    ],
)
def test_the_rest_of_today_counts_first_and_then_whole_days(people, limit, left, days):
    """No limit means one day; a day used up already is still today."""
    assert days_to_send(people, limit=limit, left=left) == days
