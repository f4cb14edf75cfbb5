"""How lines about those who are no under-fives are read, and which figures cannot be."""

from datetime import date

import pytest

from dialog.input.complaints import before_complaints, complaints_in
from dialog.input.examined import read_examined, with_pressure_named
from dialog.input.line import read_line
from dialog.input.senses import read_sense
from domain.screening import LifeStage, Observed
from domain.screening.plausible import Doubt, check, check_pressure

ON = date(2026, 2, 10)


@pytest.mark.parametrize(
    ("typed", "person", "figures", "complaints"),
    [
        (
            "bumil kadek bb 52 lila 22,8 td 110/70",
            "kadek",
            {"weight_g": "52", "arm_mm": "22,8", "pressure": "110/70"},
            None,
        ),
        ("sarinem 50 150", "sarinem", {"weight_g": "50", "height_mm": "150"}, None),
        ("wayan 160/95", "wayan", {"pressure": "160/95"}, None),
        (
            "wayan td 160/95 td 150/90",
            "wayan",
            {"pressure": "160/95", "pressure_second": "150/90"},
            None,
        ),
        ("fitriani pusing td 150/95", "fitriani", {"pressure": "150/95"}, ("dizzy",)),
        ("kadek td 120/80 tidak pusing", "kadek", {"pressure": "120/80"}, None),
        ("kadek td 120/80 bengkak kaki", "kadek", {"pressure": "120/80"}, ("swelling",)),
        ("sri td 120/80 payudara bengkak", "sri", {"pressure": "120/80"}, ("sore_breast",)),
        ("ayu katanya sering dipukul bb 45", "ayu", {"weight_g": "45"}, ("violence",)),
    ],
)
def test_a_line_is_parted_into_person_figures_and_complaints(typed, person, figures, complaints):
    """Figures stay as typed, by the measure they belong to."""
    line = read_line(with_pressure_named(typed))
    assert line is not None
    examined = read_examined(line)
    assert (examined.person, examined.figures) == (person, figures)
    assert examined.told.get("complaints") == (list(complaints) if complaints else None)


@pytest.mark.parametrize("typed", ["ani 8,2/70,5", "dimas 12/85", "lahir 10/02/2026"])
def test_weights_lengths_and_dates_with_a_stroke_are_no_pressure(typed):
    """Nobody's systolic pressure is 12."""
    assert with_pressure_named(typed) == typed


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("pusing sekali, pandangannya kabur", ("strong_headache", "blurred_sight")),
        ("tidak ada perdarahan", ()),
        ("gak sesak tapi nyeri dada", ("chest_pain",)),
        ("badannya sehat", ()),
    ],
)
def test_denied_complaints_are_none(typed, codes):
    """A longer phrase holds the shorter one within it."""
    assert complaints_in(typed) == codes


def test_a_complaint_behind_a_name_is_cut_off():
    """The name is looked up without it."""
    assert before_complaints("fitriani pusing") == ("fitriani", "pusing")


@pytest.mark.parametrize(
    ("typed", "sense", "told"),
    [
        ("mata kanan tidak jelas", "eyes", "right"),
        ("mata normal, telinga kiri kurang dengar", "ears", "left"),
        ("mata normal, telinga kiri kurang dengar", "eyes", "ok"),
        ("penglihatan terganggu", "eyes", "both"),
        ("sehat", "eyes", None),
    ],
)
def test_eyes_and_ears_are_read_by_side(typed, sense, told):
    """Without a side both are meant."""
    assert read_sense(typed, sense) == told


@pytest.mark.parametrize(
    ("name", "value", "doubt", "meant"),
    [
        ("arm_mm", 228, Doubt.FINE, None),
        ("arm_mm", 2280, Doubt.IMPOSSIBLE, 228),
        ("hb_tenths", 1120, Doubt.IMPOSSIBLE, 112),
        ("weight_g", 140000, Doubt.ODD, None),
        ("weight_g", 6500, Doubt.IMPOSSIBLE, 65000),
        ("glucose", 19, Doubt.IMPOSSIBLE, 190),
        ("glucose", 45, Doubt.ODD, 450),
    ],
)
def test_a_slip_of_the_comma_is_proposed_never_taken(name, value, doubt, meant):
    """What nobody alive has is not kept."""
    checked = check(name, value, LifeStage.ADULT, ON)
    assert (checked.doubt, checked.meant) == (doubt, meant)


@pytest.mark.parametrize(
    ("reading", "doubt", "meant"),
    [
        ((120, 80), Doubt.FINE, None),
        ((80, 120), Doubt.IMPOSSIBLE, (120, 80)),
        ((16, 9), Doubt.IMPOSSIBLE, (160, 90)),
        ((230, 120), Doubt.ODD, None),
        ((400, 20), Doubt.IMPOSSIBLE, None),
    ],
)
def test_a_pressure_in_the_wrong_order_is_proposed_in_the_right_one(reading, doubt, meant):
    """'95/160' and '16/9' are explained, '400/20' is not."""
    assert check_pressure(reading, ON) == (doubt, meant)


def test_what_is_kept_is_read_back_the_same():
    """JSON holds only what was observed."""
    seen = Observed(weight_g=52000, pressures=((110, 70),), tuberculosis=(), lung=(True,) * 4)
    stored = seen.to_json()
    assert Observed.from_json({**stored, "of_a_later_version": 1}) == seen
    assert set(stored) == {"weight_g", "pressures", "tuberculosis", "lung"}
