"""Counts from which a child could be guessed are not shown above the village."""

from domain.small_counts import shown, total_shown


def test_nought_to_four_are_hidden():
    """Nought tells as much as one."""
    assert [shown(count) for count in (0, 1, 4, 5, 12)] == [None, None, None, 5, 12]


def test_a_total_that_gives_one_hidden_count_away_is_hidden_too():
    """20 minus 8 minus 9 would be the hidden 3."""
    assert total_shown((8, 9, 3)) is None


def test_a_total_over_two_hidden_counts_is_shown():
    """Nobody can tell 2 and 3 apart from 1 and 4."""
    assert total_shown((8, 2, 3)) == 13
    assert total_shown((8, 9, 7)) == 24


def test_a_small_total_is_hidden():
    """The sum itself may be one of few."""
    assert total_shown((1, 2)) is None
