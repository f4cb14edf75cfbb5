"""Whom and where to, in words about a move."""

import pytest

from dialog.input.moves import parted


@pytest.mark.parametrize(
    ("typed", "whom", "place"),
    [
        ("ani ke mawar", "ani", "mawar"),
        ("ani pindah ke luar desa", "ani pindah", "luar desa"),
        ("Ke Melati 2", "", "Melati 2"),
        ("ani", "ani", ""),
        ("kevin", "kevin", ""),
    ],
)
def test_place_stands_behind_its_word(typed, whom, place):
    """What follows 'ke' is the place, what stands before it the person."""
    assert parted(typed) == (whom, place)
