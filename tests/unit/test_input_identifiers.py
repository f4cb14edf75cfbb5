"""Phone numbers, NIK and codes found in what people write."""

import pytest

from dialog.input.codes import read_broadcast_code, read_code
from dialog.input.nik import FoundNik, WrongLength, read_nik
from dialog.input.phones import (
    FoundPhone,
    MissingPhone,
    NotMobile,
    SeveralPhones,
    ShortPhone,
    read_phone,
    spoken,
)


@pytest.mark.parametrize(
    "text",
    [
        "081200000041",
        "0812-0000-0041",
        "0812 0000 0041",
        "+62812 0000 0041",
        "62 812 0000 0041",
        "0062 812 0000 0041",
        "81200000041",
        "whatsapp:+6281200000041",
        "eh salah. yg bener 0812 0000 0041 bu",
        "no saya mau ganti ke 0812.0000.0041",
        "tini melati 1 0812 0000 0041",
    ],
)
def test_mobile_number_is_found(text):
    """A mobile number is found in a sentence, however it is grouped."""
    assert read_phone(text) == FoundPhone(number="+6281200000041")


def test_letters_in_a_number_are_told():
    """O and l are read as digits, and that is said."""
    assert read_phone("O812-OOOO-OO3l") == FoundPhone(
        number="+6281200000031", letters_replaced=True
    )


def test_short_mobile_is_no_landline():
    """62812... without a plus is not taken for a number in Medan."""
    assert read_phone("62812345678") == FoundPhone(number="+62812345678")


def test_short_number_tells_its_digits():
    """The answer can say how many digits there were."""
    assert read_phone("8120000") == ShortPhone(digits=7)


def test_landline_is_refused():
    """Only a mobile phone receives messages."""
    assert read_phone("021-5550123") == NotMobile(digits=10)


def test_two_numbers_are_not_chosen_from():
    """Which of two numbers is meant has to be asked."""
    reading = read_phone("0812 0000 0041 atau 0813 0000 0041")
    assert reading == SeveralPhones(numbers=("+6281200000041", "+6281300000041"))


@pytest.mark.parametrize("text", ["tidak ada", "rt 2", "", "halo"])
def test_no_number_is_missing(text):
    """Words hold no phone number."""
    assert read_phone(text) == MissingPhone()


@pytest.mark.parametrize(
    ("number", "words"),
    {
        "+6281200000041": "0812-0000-0041",
        "+628120000004": "0812-0000-004",
        "+62812000000415": "0812-0000-00415",
        "+4915112345678": "+4915112345678",
    }.items(),
)
def test_numbers_are_said_in_groups(number, words):
    """An Indonesian number is said with its zero, in groups of four."""
    assert spoken(number) == words


@pytest.mark.parametrize(
    "text", ["5108012345678901", "5108 0123 4567 8901", "nik 5108012345678901 bu"]
)
def test_nik_has_sixteen_digits(text):
    """A NIK may be grouped and stand in a sentence."""
    assert read_nik(text) == FoundNik(nik="5108012345678901")


def test_letters_in_a_nik_are_told():
    """O is read as zero, and that is said."""
    assert read_nik("51O8012345678901") == FoundNik(nik="5108012345678901", letters_replaced=True)


def test_wrong_length_is_told():
    """The answer can say how many digits there were."""
    assert read_nik("51080123") == WrongLength(digits=8)
    assert read_nik("belum ada") is None


@pytest.mark.parametrize(
    "text", ["527 914", "527914", "kader 527914", "PINDAH 527914", "kode 527-914"]
)
def test_code_has_six_digits(text):
    """A code may be written in two groups and follow a word."""
    assert read_code(text) == "527914"


@pytest.mark.parametrize("text", ["0812 0000 0077", "12345", "1234567", "527914 dan 604118", ""])
def test_other_digits_are_no_code(text):
    """A phone number or two codes give none."""
    assert read_code(text) is None


def test_broadcast_code_is_found():
    """A broadcast code is written in one form."""
    assert read_broadcast_code("batal s-0217") == "S-0217"
    assert read_broadcast_code("BATAL S-0217-2") == "S-0217-2"
    assert read_broadcast_code("batal deh") is None


@pytest.mark.parametrize("text", ["5O7-9l4", "5 0 7 9 1 4", "kode 5o7 914", "507 - 914"])
def test_code_may_hold_letters_that_look_like_digits(text):
    """O and l among digits are read as digits, as in phone numbers."""
    assert read_code(text) == "507914"


@pytest.mark.parametrize("text", ["solooo", "loll oil", "lIlOOl"])
def test_word_of_such_letters_is_no_code(text):
    """Most signs of a code are digits."""
    assert read_code(text) is None
