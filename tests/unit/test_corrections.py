"""Corrections as people write them, and which figure a bare number is."""

from datetime import date

import pytest

from dialog.input.corrections import read_correction
from domain.nik import contradicts
from domain.people import Sex, Weighing
from flows.cadre.growth.corrected_figures import nearer_field

SAVED = Weighing(
    id=1,
    child_id=1,
    on=date(2026, 2, 10),
    weight_g=8200,
    length_mm=705,
    position=None,
    source="posyandu",
    recorded_by=None,
    recorded_at_local=None,
    at_posyandu_day=True,
)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("ani 8,2", {"person": "ani", "figure": "8,2"}),
        ("tinggi dewi 91", {"person": "dewi", "length": "91", "figure": ""}),
        ("ani bb 8,2 pb 70,5", {"person": "ani", "weight": "8,2", "length": "70,5"}),
        ("ani 8,2 70,5", {"person": "ani", "weight": "8,2", "length": "70,5"}),
        (
            "citra bb jadi 6,3 kemarin salah tulis 6,8",
            {"person": "citra", "weight": "6,3", "reason": "salah tulis"},
        ),
        ("yg budi harusnya budi setiawan", {"person": "budi", "to_person": "budi setiawan"}),
        ("rina vit a tidak", {"person": "rina", "vitamin_a": False}),
        ("", {}),
    ],
)
def test_correction_is_parted(typed, told):
    """Person, figures, the right child, the capsule and the reason are told apart."""
    read = read_correction(typed)
    assert {name: getattr(read, name) for name in told} == told


@pytest.mark.parametrize(
    ("figure", "field"),
    [("8,4", "weight"), ("71", "length"), ("84", "weight"), ("8 kg 4 ons", "weight")],
)
def test_bare_figure_is_what_it_is_nearest_to(figure, field):
    """A weight that lost its comma is a weight, not a length."""
    assert nearer_field(figure, SAVED) == field


@pytest.mark.parametrize(
    ("nik", "odd"),
    [("5108015508250001", False), ("5108011508250001", True), ("5108015408250001", True)],
)
def test_nik_is_compared_with_birth_and_sex(nik, odd):
    """A woman's day of birth is written 40 higher."""
    assert contradicts(nik, born=date(2025, 8, 15), sex=Sex.FEMALE) is odd
