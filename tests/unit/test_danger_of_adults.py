"""Whose danger sign it is: a grown person's, a pregnant woman's or a child's."""

import pytest

from dialog.input.danger import DangerKind
from dialog.input.words import lexicon


@pytest.mark.parametrize(
    "text", ["nenek jatuh ga sadar", "saya sesak napas bu", "suami saya kejang", "mertua pingsan"]
)
def test_sign_of_a_grown_person_is_an_adults(text):
    """Somebody grown is told to go and not to stay alone; no child is carried anywhere."""
    assert lexicon().danger(text).kind is DangerKind.ADULT


@pytest.mark.parametrize(
    "text", ["anak saya kejang", "cucu nenek sesak napas", "bayi saya pingsan", "kejang bu tolong"]
)
def test_sign_beside_a_child_is_the_childs(text):
    """A child that is named wins, and in doubt it is a child."""
    assert lexicon().danger(text).kind is DangerKind.CHILD


def test_blurred_eyes_in_pregnancy_are_a_sign():
    """'Mata kabur' is told, though water from the eyes is none."""
    assert "mata kabur" in lexicon().danger("saya hamil 7 bulan mata kabur").words
    assert lexicon().danger("keluar air mata terus") is None
