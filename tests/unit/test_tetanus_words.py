"""A woman's tetanus vaccine read from a line, and told from a blood pressure."""

import pytest

from dialog.input.tetanus import asks_for_status, read_tetanus


@pytest.mark.parametrize(
    ("typed", "person", "number", "days", "is_sure"),
    [
        ("ibu hamil kadek td2", "kadek", 2, (), True),
        ("td kadek 10/2", "kadek", None, ("10/2",), True),
        ("kadek ayu sudah tt 1 di puskesmas tanggal 3/1", "kadek ayu", 1, ("3/1",), True),
        ("bu kadek tt ke 2 kemarin oleh bidan ratih", "kadek", 2, ("kemarin",), True),
        ("suntik tt yang kedua kadek", "kadek", 2, (), True),
        ("kadek td 1 februari", "kadek", None, ("1 februari",), True),
        ("kadek tt1 3/1 tt2 4/2", "kadek", None, ("3/1", "4/2"), True),
        ("bumil kadek rt 2 td 2, 10 feb", "kadek rt 2", 2, ("10 feb",), True),
        ("calon pengantin ayu tt", "ayu", None, (), True),
        ("kadek td", "kadek", None, (), False),
        ("kadek td 10/2", "kadek", None, ("10/2",), False),
    ],
)
def test_vaccine_is_read_with_name_number_and_day(typed, person, number, days, is_sure):
    """What may be a blood pressure as well is never sure."""
    told = read_tetanus(typed)

    assert told is not None
    found = (told.person, told.number, told.report.days, told.is_sure)
    assert found == (person, number, days, is_sure)


@pytest.mark.parametrize(
    "typed",
    [
        "kadek td 120/80",
        "td 90/60 kadek",
        "wayan td 150/90 gds 142",
        "bumil kadek bb 52 lila 22,8 td 110/70",
        "gita td kelas 2",
        "citra dpt3 opv4",
        "kadek bb 52",
    ],
)
def test_pressures_and_other_reports_are_no_vaccine(typed):
    """Figures too high for a day, other measures and a pupil's class tell them apart."""
    assert read_tetanus(typed) is None


def test_a_status_is_asked_for_by_name():
    """A title is no part of the name."""
    assert asks_for_status("status tt bu kadek?") == "kadek"
    assert asks_for_status("kadek tt2") is None
