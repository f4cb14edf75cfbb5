"""The pieces of a given's prose: sentences, days, moments, doses."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.worlds import doses
from bot.worlds.given import sentences
from bot.worlds.given_time import day_in, moment_in
from bot.worlds.shape import WorldError

NOW = datetime(2026, 2, 10, 2, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Makassar")


def test_sentences_end_at_full_stops():
    """A stop after 'dr.' or inside a time ends nothing."""
    told = "Konsul dr. Putu jam 17.00. HP dipakai bersama. 2 dari 12."
    assert sentences(told) == ["Konsul dr. Putu jam 17.00", "HP dipakai bersama", "2 dari 12"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Hasil 10 Februari: Ani", date(2026, 2, 10)),
        ("lahir 3 Maret 2022", date(2022, 3, 3)),
        ("pada 9 Desember", date(2025, 12, 9)),
        ("kemarin", None),
    ],
)
def test_day_without_year_is_the_nearest_past(words, day):
    """A given tells of what was, so December said in February is last year's."""
    assert day_in(words, date(2026, 2, 10)) == day


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("lebih dari 3 hari lalu", 78),
        ("lebih dari 24 jam", 30),
        ("2 hari lalu", 48),
        ("9 Februari jam 17.00", 17),
    ],
)
def test_moment_of_the_last_message_is_read(words, hours):
    """'More than' is a few hours more; a day with an hour is exact."""
    assert moment_in(words, NOW, ZONE) == NOW - timedelta(hours=hours)


def _given(born, exception):
    found = doses.given_by(born, date(2026, 2, 10), exception, je_endemic=False)
    return [(dose.antigen, dose.on) for dose in found]


def test_complete_child_has_every_dose_on_its_day():
    """Nothing said means complete on schedule, up to the world's day."""
    assert _given(date(2026, 1, 5), "") == [
        ("HB0", date(2026, 1, 5)),
        ("BCG", date(2026, 2, 5)),
        ("OPV", date(2026, 2, 5)),
    ]


def test_not_yet_leaves_out_the_dose_and_those_after_it():
    """'belum DPT-HB-Hib 2' leaves out the third as well."""
    given = _given(date(2025, 9, 1), "belum DPT-HB-Hib 2")
    assert [antigen for antigen, _day in given].count("DPT") == 1


def test_only_names_what_there_is():
    """'baru HB-0' is one dose."""
    assert _given(date(2025, 12, 18), "baru HB-0") == [("HB0", date(2025, 12, 18))]


def test_last_doses_are_given_on_the_day_told():
    """'terakhir 13 Januari 2026' gives those doses that day and none after."""
    given = _given(date(2025, 10, 5), "terakhir 13 Januari 2026: DPT-HB-Hib 2, OPV 3")
    assert [antigen for antigen, day in given if day == date(2026, 1, 13)] == ["DPT", "OPV"]
    assert max(day for _antigen, day in given) == date(2026, 1, 13)


@pytest.mark.parametrize("sentence", ["entah", "belum DPT", "terakhir 3 Mei2 2026: BCG"])
def test_unclear_sentence_is_refused(sentence):
    """A sentence nobody can read is told, not guessed."""
    with pytest.raises(WorldError):
        _given(date(2025, 1, 1), sentence)
