"""Who gave a vaccine, and where, as a cadre writes it."""

import pytest

from dialog.input.vaccination import day_named, read_vaccine_report


@pytest.mark.parametrize(
    ("typed", "vaccinator", "place"),
    [
        ("citra dpt3 bidan ratih batch x9", "bidan ratih", ""),
        ("citra dpt3 oleh bidan ratih", "bidan ratih", ""),
        ("citra dpt3 di bidan ratih", "", "bidan ratih"),
        ("citra dpt3 di rumah bidan ratih", "", "rumah bidan ratih"),
        ("kata bidan ratih citra dpt3", "", ""),
        ("bidan bilang citra dpt3", "", ""),
    ],
)
def test_title_and_one_name_are_who_gave_it(typed, vaccinator, place):
    """A midwife named without 'oleh' gave it, unless the words tell a place."""
    report = read_vaccine_report(typed)
    assert (report.vaccinator, report.place) == (vaccinator, place)


@pytest.mark.parametrize(
    ("typed", "day"), [("kemarin", "kemarin"), ("dimas", ""), ("harusnya tgl 5", "5")]
)
def test_day_stands_alone_in_a_correction(typed, day):
    """A day is found without a vaccine beside it."""
    assert day_named(typed).removeprefix("tgl ") == day
