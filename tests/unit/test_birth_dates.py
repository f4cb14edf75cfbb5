"""A child's birth date opens a family's door: any spelling, but never without its year."""

from datetime import date

import pytest

from dialog.chat import Heard, NotUnderstood
from flows.family.answers_of_joining import birth_date

TODAY = date(2026, 2, 3)
BORN = date(2025, 8, 8)


@pytest.mark.parametrize(
    "typed",
    [
        "08-08-2025",
        "8/8/25",
        "8.8.2025",
        "08 08 25",
        "080825",
        "2025-08-08",
        "8-8-'25",
        "8 agt 2025",
        "agustus 8 2025",
        "tgl 8 bln 8 thn 2025",
        "delapan agustus dua ribu dua puluh lima",
    ],
)
def test_birth_date_is_read_in_every_spelling(typed):
    """The same day, however it is written."""
    assert birth_date().read(Heard(text=typed), TODAY) == BORN


@pytest.mark.parametrize("typed", ["8 agustus", "8/8", "kemarin"])
def test_birth_date_needs_its_year(typed):
    """A day without a year is no key: whoever guesses has few days to try."""
    with pytest.raises(NotUnderstood):
        birth_date().read(Heard(text=typed), TODAY)
