"""Names on buttons."""

from flows.labels import fitting


def test_short_name_stands_on_the_button():
    """A label that the button holds is kept."""
    assert fitting("Timbang Ani", "Timbang sekarang") == "Timbang Ani"


def test_long_name_is_left_out_not_cut():
    """A label that would be cut gives way to the one without a name."""
    assert fitting("Timbang Bayi Ny. Sarmini", "Timbang sekarang") == "Timbang sekarang"
