"""Numbers as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog.input.numbers import read_count, read_length, read_number, read_weight
from dialog.input.pressure import Pressure, read_pressure
from dialog.input.spelled import spelled_number

WEIGHTS = {
    "8,2": 8200, "8.2": 8200, "8,2kg": 8200, "8,2 Kg.": 8200, "8200 gr": 8200, "8.200 gram": 8200,
    "8 kg 2 ons": 8200, "15kg 6 ons": 15600, "91 ons": 9100, "8 koma 2": 8200, "82": 82000,
    "8,25": 8250, "8.200": 8200, "8 kg setengah": 8500, "seratus setengah": 100500,
    "delapan koma dua": 8200, "tujuh kilo": 7000, "sebelas setengah kg": 11500, "8½": 8500,
    "delapan ribu dua ratus gram": 8200, "beratnya 8,2 kg bu": 8200, "9 kg lebih 3 ons": 9300,
    "5100gr": 5100, "8 kg 200 gr": 8200, "dua belas koma lima": 12500,
}  # fmt: skip
REFUSED = (
    "", "8,2,1", "8 2", "8, 2", "gendut", "8,2O", "O,8", "8.2555", "8,2 gr", "8,2 kg 2 ons",
    "8 kg 12 ons", "8 kg 2", "-8", "8 cm", "dua tiga", "koma dua", "8 kg lebih", "²",
)  # fmt: skip
LENGTHS = {
    "70.5 cm": 705, "70,5": 705, "0,785 m": 785, "785 mm": 785, "70 cm 5 mm": 705, "1 m 5 cm": 1050,
    "seratus setengah": 1005, "70 setengah": 705, "tingginya 89,3": 893, "70,55": 706,
    "satu meter": 1000,
}  # fmt: skip


@pytest.mark.parametrize(("text", "grams"), WEIGHTS.items())
def test_weights_are_read_in_grams(text, grams):
    """Every way of writing a weight gives its grams; a bare figure is kilograms."""
    assert read_weight(text).value == grams


@pytest.mark.parametrize("text", REFUSED)
def test_unclear_weights_are_refused(text):
    """What may mean two things, or no weight, gives nothing."""
    assert read_weight(text) is None


@pytest.mark.parametrize(("text", "millimetres"), LENGTHS.items())
def test_lengths_are_read_in_millimetres(text, millimetres):
    """Every way of writing a length gives its millimetres."""
    assert read_length(text).value == millimetres


@pytest.mark.parametrize("text", ["seratus setengah", "70 setengah", "delapan koma dua", "8½"])
def test_words_for_digits_are_marked(text):
    """A number in words is marked, because it has to be echoed."""
    assert read_length(text).spelled_out


@pytest.mark.parametrize("text", ["8,2", "8 koma 2", "8 kg 2 ons"])
def test_digits_are_not_marked(text):
    """A number in digits needs no echo."""
    assert not read_weight(text).spelled_out


def test_unit_is_kept_as_written():
    """Who judges the figure can see whether a unit was given."""
    assert read_weight("5100").unit is None
    assert read_weight("5100").number == 5100
    assert read_weight("5100 gr").unit == "gr"


@pytest.mark.parametrize(
    ("text", "count"),
    {"20": 20, "dua puluh": 20, "4 org": 4, "20 anak": 20, "seribu": 1000}.items(),
)
def test_counts_are_whole(text, count):
    """A count may name what is counted."""
    assert read_count(text).value == count


def test_part_of_a_person_is_no_count():
    """Two and a half is refused."""
    assert read_count("2,5") is None


def test_plain_figures_are_exact():
    """A blood value keeps its decimals."""
    assert read_number("11,2").number == Decimal("11.2")


@pytest.mark.parametrize(
    ("text", "pair"),
    {
        "150/95": (150, 95), "150 / 95": (150, 95), "td 120 80": (120, 80), "12/8": (12, 8),
        "tensinya 95/160": (95, 160),
    }.items(),
)  # fmt: skip
def test_pressure_is_two_figures(text, pair):
    """Blood pressure is given in the order written."""
    assert read_pressure(text) == Pressure(first=pair[0], second=pair[1])


@given(
    tenths=st.integers(1, 99_999),
    mark=st.sampled_from(",."),
    unit=st.sampled_from(["", "kg", " kg"]),
)
def test_written_weight_is_read_back(tenths, mark, unit):
    """Any weight to a tenth of a kilogram is read as written, with comma or dot."""
    assert read_weight(f"{tenths // 10}{mark}{tenths % 10}{unit}").value == tenths * 100


@given(kilos=st.integers(0, 999), ons=st.integers(0, 9))
def test_ons_are_hundred_grams(kilos, ons):
    """Kilograms and ons add up."""
    assert read_weight(f"{kilos} kg {ons} ons").value == kilos * 1000 + ons * 100


@given(first=st.integers(0, 999), second=st.integers(0, 999))
def test_two_bare_figures_are_never_one(first, second):
    """Two figures without units are not joined."""
    assert read_weight(f"{first} {second}") is None


@pytest.mark.parametrize(
    ("words", "number"),
    {
        "sembilan belas": 19, "dua ratus lima": 205, "tiga puluh dua": 32, "seribu dua ratus": 1200,
        "lima ribu seratus": 5100, "setengah": Decimal("0.5"), "sebelas": 11, "puluh": None,
        "seratus ratus": None, "dua ratus ribu": 200000, "satu koma": None, "ribu": None,
        "seribu puluh": None,
    }.items(),
)  # fmt: skip
def test_numbers_in_words(words, number):
    """Numbers in words are read, and words that make none are refused."""
    assert spelled_number(words.split()) == number
