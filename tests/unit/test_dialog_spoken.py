"""Numbers, dates and ages as the service says them."""

from datetime import date, time

import pytest

from dialog import spoken
from dialog.texts import lines, speaking, text


@pytest.mark.parametrize(
    ("grams", "said"), [(8200, "8,2"), (15000, "15"), (8250, "8,25"), (50, "0,05"), (-700, "-0,7")]
)
def test_weights_have_a_decimal_comma_and_no_empty_decimals(grams, said):
    """A trailing ,0 is dropped."""
    assert spoken.kg(grams) == said


@pytest.mark.parametrize(("millimetres", "said"), [(705, "70,5"), (910, "91")])
def test_lengths_are_said_in_centimetres(millimetres, said):
    """One decimal at most."""
    assert spoken.cm(millimetres) == said


def test_days_are_said_with_weekday_and_year():
    """Selasa 10 Februari 2026."""
    day = date(2026, 2, 10)
    assert spoken.full_date(day) == "Selasa 10 Februari 2026"
    assert spoken.day_month_year(day) == "10 Februari 2026"


def test_times_have_a_dot():
    """Jam 08.00."""
    assert spoken.clock(time(8)) == "08.00"


@pytest.mark.parametrize(
    ("months", "said"),
    [(9, "9 bulan"), (23, "23 bulan"), (24, "2 tahun"), (31, "2 tahun 7 bulan")],
)
def test_ages_are_months_until_two_years(months, said):
    """From 24 months in years and months."""
    assert spoken.age(months) == said


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (3, "Selamat malam"),
        (4, "Selamat pagi"),
        (10, "Selamat pagi"),
        (11, "Selamat siang"),
        (15, "Selamat sore"),
        (18, "Selamat malam"),
    ],
)
def test_the_greeting_fits_the_hour(hour, said):
    """Pagi from 4, siang from 11, sore from 15, malam from 18."""
    assert spoken.greeting(hour) == said


def test_shares_are_whole_percents_halves_up():
    """5 of 8 is 63 %."""
    assert spoken.percent(5, 8) == "63%"
    assert spoken.percent(1, 2) == "50%"


def test_names_are_joined_as_one_says_them():
    """'A', 'A dan B', 'A, B dan C'."""
    assert spoken.joined([]) == ""
    assert spoken.joined(["Ani"]) == "Ani"
    assert spoken.joined(["Ani", "Budi", "Citra"]) == "Ani, Budi dan Citra"


def test_codes_are_said_in_two_groups():
    """Six digits are easier in threes."""
    assert spoken.code("418263") == "418 263"


def test_names_get_capitals():
    """People type in small letters."""
    assert spoken.capitalised("laras ayu puspita") == "Laras Ayu Puspita"


def test_a_sentence_without_places_may_hold_braces_of_a_name():
    """Only named places are filled."""
    assert text("Halo, {name}.", name="{x}") == "Halo, {x}."


def test_an_unknown_language_falls_back_to_indonesian():
    """A catalogue that is not there says the sentence itself."""
    with speaking("xx"):
        assert text("Batal") == "Batal"


def test_empty_sentences_leave_no_line():
    """Nothing to say is no line."""
    assert lines("a", "", None, "b") == "a\nb"
