"""Whatever is typed is read quickly and without an error."""

import string
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialog.input import codes, dates, line, names, nik, numbers, phones, pressure, times
from dialog.input.person_words import read_person
from dialog.input.registration import read_registration
from dialog.input.words import lexicon

TODAY = date(2026, 2, 10)


@dataclass(frozen=True)
class Option:
    """A choice as the lexicon sees it."""

    label: str
    words: tuple = ()


@dataclass(frozen=True)
class Someone:
    """A person to be looked for."""

    name: str
    mother_name: str = ""
    rt: str = ""
    nickname: str = ""


OPTIONS = (Option("Ya, 8,2 kg"), Option("Tidak jadi"), Option("Lewati dulu"))
PEOPLE = tuple(Someone(name) for name in ("Ani Lestari", "Budi Santoso", "Citra Dewi")) * 20
READERS = {
    "weight": numbers.read_weight,
    "length": numbers.read_length,
    "count": numbers.read_count,
    "number": numbers.read_number,
    "past date": lambda text: dates.read_date(text, today=TODAY, prefer="past"),
    "future date": lambda text: dates.read_date(text, today=TODAY, prefer="future"),
    "moment": lambda text: times.read_moment(text, today=TODAY),
    "phone": phones.read_phone,
    "nik": nik.read_nik,
    "code": codes.read_code,
    "broadcast": codes.read_broadcast_code,
    "pressure": pressure.read_pressure,
    "person": read_person,
    "name": lambda text: names.find(read_person(text), PEOPLE),
    "line": line.read_line,
    "report": line.looks_like_report,
    "registration": read_registration,
    "normalise": lambda text: lexicon().normalise(text),
    "intent": lambda text: lexicon().intent(text),
    "choice": lambda text: lexicon().choice(text, OPTIONS),
    "greeting": lambda text: lexicon().greeting(text),
    "thanks": lambda text: lexicon().thanks(text),
    "danger": lambda text: lexicon().danger(text),
    "opt_out": lambda text: lexicon().opt_out(text),
}
PIECES = st.sampled_from((
    "ani", "8,2", "8.2", "70,5", "kg", "cm", "ons", "setengah", "koma", "delapan", "dua", "puluh",
    "12", "maret", "31", "april", "senin", "jumat", "lalu", "12-13-2024", "0812", "+62", "O", "l",
    "rt", "3", "ibu", "rina", "anaknya", "bu", "tidak", "ya", "belum", "kejang", "biru", "darah",
    "39", "panas", "td", "120/80", "bb", "tb", "va", "dpt3", "²", "½", "٣", "³", "İ", "👍", "?",
    "-", "/", "(", ")", ":", "S-0217", "jam", "25", "16.00", "1.", "b",
))  # fmt: skip
TYPED = st.lists(PIECES, max_size=30).map(" ".join)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(st.text(max_size=300), TYPED))
def test_no_text_raises(reader, text):
    """Any Unicode text gives a value or none."""
    reader(text)


LONG = {
    "digits": "8" * 4096,
    "commas": "8," * 2048,
    "spaced digits": "8 " * 2048,
    "spaces": " " * 4095 + "x",
    "letters": "a" * 4096,
    "words": "anaknya bu " * 372,
    "names": " ".join(string.ascii_lowercase) * 80,
    "dangers": "tidak kejang dan " * 240,
    "numbers in words": "delapan koma dua " * 240,
    "brackets": "(" * 4096,
    "quotes": "a'" * 2048,
    "phones": "0812-" * 819,
    "accents": "é́" * 2048,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts_come_to_an_end(text):
    """No reader loses itself in a text of 4,096 signs: a pattern that did would never return."""
    for reader in READERS.values():
        reader(text[:4096])
