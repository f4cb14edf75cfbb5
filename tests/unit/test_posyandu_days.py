"""The day of the month on which a posyandu opens."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.posyandu_days import LAST, DayRule, next_day


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Selasa kedua", "Selasa kedua"),
        ("kamis  KETIGA", "Kamis ketiga"),
        ("Rabu keempat", "Rabu keempat"),
        ("Senin terakhir", "Senin terakhir"),
        ("hari Jum'at pertama", "Jumat pertama"),
        ("setiap Jum’at kesatu", "Jumat pertama"),
        ("selasa ke-2", "Selasa kedua"),
        ("selasa minggu ke 2 setiap bulan", "Selasa kedua"),
        ("Minggu kedua", "Minggu kedua"),
        ("Ahad 3", "Minggu ketiga"),
        ("tanggal 15", "tanggal 15"),
        ("setiap tanggal 5", "tanggal 5"),
        ("tgl 7 tiap bulan", "tanggal 7"),
    ],
)
def test_a_rule_is_read_as_people_write_it(written, said):
    """And said back in one way, which reads as the same rule."""
    rule = DayRule.parse(written)

    assert str(rule) == said
    assert DayRule.parse(said) == rule


@pytest.mark.parametrize(
    "written", ["", "kedua", "Selasa", "Selasa keenam", "Selasa-Rabu", "tanggal", "awal bulan"]
)
def test_other_words_are_refused_with_an_example(written):
    """Whoever typed it sees what would be right."""
    with pytest.raises(ValueError, match="Selasa kedua"):
        DayRule.parse(written)


@pytest.mark.parametrize(
    ("written", "complaint"),
    [("tanggal 0", "1-31"), ("tanggal 32", "1-31"), ("Selasa ke-5", "not every month")],
)
def test_a_day_that_not_every_month_has_is_refused(written, complaint):
    """There is no fifth Tuesday in most months."""
    with pytest.raises(ValueError, match=complaint):
        DayRule.parse(written)


def test_a_weekday_beyond_the_week_is_refused():
    """A programming slip is found at once."""
    with pytest.raises(ValueError, match="weekday"):
        DayRule(weekday=7, number=1)


@pytest.mark.parametrize(
    ("rule", "month", "expected"),
    [
        ("Selasa kedua", 1, "2026-01-13"),
        ("Selasa kedua", 2, "2026-02-10"),
        ("Selasa kedua", 3, "2026-03-10"),
        ("Kamis ketiga", 3, "2026-03-19"),
        ("Rabu ketiga", 3, "2026-03-18"),
        ("Senin terakhir", 3, "2026-03-30"),
        ("Sabtu terakhir", 2, "2026-02-28"),
        ("tanggal 31", 2, "2026-02-28"),
        ("tanggal 15", 2, "2026-02-15"),
    ],
)
def test_a_rule_names_one_day_of_a_month(rule, month, expected):
    """A date past the end of a short month means its last day."""
    assert DayRule.parse(rule).on(2026, month) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2026-02-10", "2026-02-10"),
        ("2026-02-11", "2026-03-10"),
        ("2026-12-31", "2027-01-12"),
        ("2026-01-31", "2026-02-10"),
    ],
)
def test_the_next_day_is_on_or_after(after, expected):
    """On the day itself it is that day."""
    rule = DayRule.parse("Selasa kedua")

    assert next_day(rule, date.fromisoformat(after)) == date.fromisoformat(expected)


RULES = st.one_of(
    st.builds(DayRule, number=st.integers(1, 31)),
    st.builds(DayRule, number=st.sampled_from([1, 2, 3, 4, LAST]), weekday=st.integers(0, 6)),
)


@given(RULES, st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_next_day_is_never_more_than_six_weeks_away(rule, after):
    """And it obeys the rule in its own month."""
    found = next_day(rule, after)

    assert timedelta(0) <= found - after < timedelta(weeks=6)
    assert found == rule.on(found.year, found.month)
