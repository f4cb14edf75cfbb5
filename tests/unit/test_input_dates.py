"""Dates and times as people write them; today is Tuesday 10 February 2026."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog.input.dates import (
    FoundDate,
    ImpossibleDate,
    MissingDate,
    UnclearDate,
    WeekdayConflict,
    WrongSide,
    date_span,
    read_date,
)
from dialog.input.times import FoundTime, MissingTime, UnclearTime, read_moment, read_time

TODAY = date(2026, 2, 10)
PAST = {
    "12-12-2025": "2025-12-12", "12/12/25": "2025-12-12", "12 des 25": "2025-12-12",
    "12 desember 2025": "2025-12-12", "5 des 25": "2025-12-05", "5des25": "2025-12-05",
    "4/5/2025": "2025-05-04", "12122025": "2025-12-12", "120324": "2024-03-12",
    "tgl 12 maret 2024": "2024-03-12", "11 juni 2023": "2023-06-11", "7 Nopember": "2025-11-07",
    "3 Pebruari 2025": "2025-02-03", "1 agt 2023": "2023-08-01", "12.12.2025": "2025-12-12",
    "tanggal 12 bulan 3 tahun 2024": "2024-03-12", "lahir tgl 5-12-25 bu": "2025-12-05",
    "29 feb 2024": "2024-02-29", "17/8/57": "1957-08-17", "2025-12-05": "2025-12-05",
    "kemarin": "2026-02-09", "kmrn": "2026-02-09", "kemaren sore": "2026-02-09",
    "hari ini": "2026-02-10", "3 hari lalu": "2026-02-07", "tiga hari yg lalu": "2026-02-07",
    "2 minggu lalu": "2026-01-27", "seminggu lalu": "2026-02-03", "jumat lalu": "2026-02-06",
    "senin": "2026-02-09", "minggu lalu": "2026-02-03", "kemarin dulu": "2026-02-08",
    "di bidan praktek kmrn 14,3 kg tinggi 95": "2026-02-09",
}  # fmt: skip
FUTURE = {
    "besok": "2026-02-11", "bsk pagi": "2026-02-11", "lusa": "2026-02-12",
    "3 hari lagi": "2026-02-13",
    "dua minggu lagi": "2026-02-24", "senin depan": "2026-02-16", "senin": "2026-02-16",
    "jum'at": "2026-02-13", "hari minggu": "2026-02-15", "minggu depan": "2026-02-17",
    "rabu minggu depan": "2026-02-18", "19 maret": "2026-03-19", "sabtu 11 april": "2026-04-11",
    "10 februari": "2026-02-10", "9 februari": "2027-02-09", "kamis 12 maret 2026": "2026-03-12",
    "sabtu ini": "2026-02-14",
}  # fmt: skip


@pytest.mark.parametrize(("text", "day"), PAST.items())
def test_past_dates_are_read(text, day):
    """A date asked for in the past is read day first, the nearest one behind."""
    assert read_date(text, today=TODAY, prefer="past") == FoundDate(day=date.fromisoformat(day))


@pytest.mark.parametrize(("text", "day"), FUTURE.items())
def test_future_dates_are_read(text, day):
    """A date asked for in the future is the nearest one ahead."""
    assert read_date(text, today=TODAY, prefer="future") == FoundDate(day=date.fromisoformat(day))


@pytest.mark.parametrize("text", ["2 bulan", "8 bln", "umur 1 th 3 bln", "2,5 thn", "3 minggu"])
def test_age_is_no_date(text):
    """An age is told apart from nothing at all."""
    assert read_date(text, today=TODAY, prefer="past") == MissingDate(age_only=True)


@pytest.mark.parametrize("text", ["gendut", "8,2", "70", "mei", "desember 2025", "8.200", ""])
def test_other_words_are_no_date(text):
    """A weight, a month or a word is never taken for a date."""
    assert read_date(text, today=TODAY, prefer="past") == MissingDate(age_only=False)


def test_impossible_day_names_the_month():
    """The speaker can say how many days the month has."""
    assert read_date("31 april", today=TODAY, prefer="past") == ImpossibleDate(month=4, last_day=30)


def test_months_are_never_swapped():
    """The thirteenth month is impossible, not January."""
    assert read_date("12-13-2024", today=TODAY, prefer="past") == ImpossibleDate(month=None)


def test_weekday_and_date_may_disagree():
    """Both days are offered: the one of the date and the nearest of that weekday."""
    assert read_date("jumat 12 maret", today=TODAY, prefer="future") == WeekdayConflict(
        by_date=date(2026, 3, 12), by_weekday=date(2026, 3, 13)
    )


def test_birth_ahead_is_on_the_wrong_side():
    """A birth date that has not come is named as such."""
    reading = read_date("12/12/27", today=TODAY, prefer="past")
    assert reading == WrongSide(day=date(2027, 12, 12))


def test_plan_behind_is_on_the_wrong_side():
    """A plan for yesterday is named as such."""
    assert read_date("kemarin", today=TODAY, prefer="future") == WrongSide(day=date(2026, 2, 9))


@pytest.mark.parametrize(
    ("text", "days"),
    {
        "selasa": (date(2026, 2, 10), date(2026, 2, 17)),
        "kamis depan": (date(2026, 2, 12), date(2026, 2, 19)),
        "12/3 atau 13/3": (date(2026, 3, 12), date(2026, 3, 13)),
        "tgl 12": (date(2026, 2, 12),),
        "tgl 31": (date(2026, 3, 31),),
        "besok atau lusa": (date(2026, 2, 11), date(2026, 2, 12)),
    }.items(),
)
def test_unclear_dates_are_offered(text, days):
    """What may mean two days is never guessed."""
    assert read_date(text, today=TODAY, prefer="future") == UnclearDate(candidates=days)


@given(day=st.dates(min_value=date(1950, 1, 1), max_value=TODAY), mark=st.sampled_from("-/."))
def test_written_date_is_read_back(day, mark):
    """Any past date in figures is read as written."""
    text = f"{day.day}{mark}{day.month}{mark}{day.year}"
    assert read_date(text, today=TODAY, prefer="past") == FoundDate(day=day)


@given(ahead=st.integers(1, 6))
def test_weekday_is_the_next_one(ahead):
    """A bare weekday is within the coming week."""
    names = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
    day = TODAY + timedelta(days=ahead)
    assert read_date(names[day.weekday()], today=TODAY, prefer="future") == FoundDate(day=day)


@pytest.mark.parametrize(
    ("text", "at"),
    {
        "16.00": time(16), "jam 4 sore": time(16), "jam 7 pagi": time(7), "jam 8": time(8),
        "pukul 08:30 wita": time(8, 30), "jam setengah 8 pagi": time(7, 30), "12 malam": time(0),
        "jam 1 siang": time(13), "jam 10 malam": time(22), "jam 12 siang": time(12),
        "rabu 18 februari jam 7 pagi": time(7),
    }.items(),
)  # fmt: skip
def test_times_are_read(text, at):
    """A time is read by the clock or with its part of the day."""
    assert read_time(text) == FoundTime(at=at)


def test_bare_small_hour_is_unclear():
    """Four o'clock may be early morning or afternoon."""
    assert read_time("jam 4") == UnclearTime(candidates=(time(4), time(16)))


@pytest.mark.parametrize("text", ["besok", "12 maret", "12-12-2025", "jam 25", "8,2"])
def test_other_figures_are_no_time(text):
    """A date or a weight is no time of day."""
    assert read_time(text) == MissingTime()


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("besok jam 4 sore", date(2026, 2, 11), time(16)),
        ("besok 16.00", date(2026, 2, 11), time(16)),
        ("senin jam 4 sore", date(2026, 2, 16), time(16)),
        ("sabtu 11 april jam 8 di puskesmas", date(2026, 4, 11), time(8)),
    ],
)
def test_day_and_time_are_read_together(text, day, at):
    """A message may hold both."""
    moment = read_moment(text, today=TODAY)
    assert moment.day == FoundDate(day=day)
    assert moment.at == FoundTime(at=at)


def test_place_of_a_date_is_found():
    """The words of a date can be cut out of a sentence."""
    text = "ani p 4/5/2025 ibu sri"
    assert text[slice(*date_span(text))] == "4/5/2025"
    assert date_span("ani 8,2 70,5") is None
