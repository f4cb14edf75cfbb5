"""What an event is, when and where, and what was added, in people's own words."""

from datetime import date, time

import pytest

from dialog.input.event_words import as_sentence, as_time, read_kind, read_when_where
from domain.events import EventKind, free_seats, next_number
from flows.events.replies import asks

TODAY = date(2026, 2, 20)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("popm", EventKind.FILARIASIS),
        ("popm cacing", EventKind.DEWORMING),
        ("minum obat cacing", EventKind.DEWORMING),
        ("khitanan massal", EventKind.CIRCUMCISION),
        ("pekan mr", EventKind.IMMUNIZATION),
        ("pin polio", EventKind.IMMUNIZATION),
        ("ori difteri", EventKind.IMMUNIZATION),
        ("cek kesehatan gratis", EventKind.CHECKUP),
        ("gotong royong", EventKind.CLEANUP),
        ("fogging rt 03", EventKind.CLEANUP),
    ],
)
def test_a_kind_is_heard_in_its_own_words(typed, kind):
    """Villages call the same campaign by several names."""
    found = read_kind(typed)
    assert found is not None
    assert found.kind is kind


def test_a_contest_is_no_known_kind():
    """Anything else is named by the one who plans it."""
    assert read_kind("lomba bayi sehat") is None


@pytest.mark.parametrize(
    ("typed", "day", "at", "place"),
    [
        ("sabtu 11 april jam 8 di puskesmas", date(2026, 4, 11), time(8), "Puskesmas"),
        ("10 Oktober 2026, balai dusun", date(2026, 10, 10), None, "Balai Dusun"),
        ("di sdn 2 tgl 12/4 pukul 07.30", date(2026, 4, 12), time(7, 30), "SDN 2"),
        ("besok jam 9 pagi di rumah bu rt 06", date(2026, 2, 21), time(9), "Rumah Bu RT 06"),
        ("minggu depan di lapangan", date(2026, 2, 27), None, "Lapangan"),
        ("19 maret", date(2026, 3, 19), None, ""),
    ],
)
def test_day_hour_and_place_are_parted(typed, day, at, place):
    """Each as far as it was told."""
    told = read_when_where(typed, today=TODAY)
    assert told.day.day == day
    assert as_time(told.at) == ((at,) if at else ())
    assert told.place == place


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("anak harus sehat, sarapan dulu", "Anak harus sehat dan sarapan dulu."),
        ("bawa buku kia.", "Bawa buku kia."),
        ("puasa, tapi boleh minum", "Puasa, tapi boleh minum."),
        (" , ", ""),
    ],
)
def test_conditions_become_one_sentence(typed, said):
    """The template ends its note with a full stop."""
    assert as_sentence(typed) == said


@pytest.mark.parametrize(
    ("typed", "is_asked"),
    [
        ("sakit ga ya bu, anaknya takut", True),
        ("bayar berapa", True),
        ("boleh sarapan ga", True),
        ("yaudah ikut", False),
        ("tidak ikut bu", False),
        ("takut sih tapi mau ikut", False),
    ],
)
def test_a_worry_is_a_question_and_a_decision_is_none(typed, is_asked):
    """Who asks is answered before anything is decided for them."""
    assert asks(typed) is is_asked


def test_the_smallest_free_number_is_given():
    """A seat that was given up is taken by the next."""
    assert next_number([1, 2, 4]) == 3
    assert free_seats(None, 7) is None
    assert free_seats(5, 7) == 0
