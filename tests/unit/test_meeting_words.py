"""What leaders write at a quarterly meeting, and the quarters they mean."""

from datetime import date
from fractions import Fraction

import pytest
from sample_agenda import QUARTER, agenda

from dialog.input.action_plan import ACTION, read_plan
from documents.meeting import pages, workbook
from domain.coverage.action_items import reminder_days
from domain.coverage.gaps import is_reached
from domain.coverage.indicators import Indicator, Measure, Share, people_short
from domain.coverage.quarters import Quarter, last_ended, quarter_in, trailing
from domain.coverage.targets import targets_for
from flows.meeting.guests import guests_in

TODAY = date(2026, 4, 6)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "kehadiran turun krn hujan. solusi: jemput bola, pj bu siti, selesai 30 april",
            ("kehadiran turun", "hujan", "jemput bola", "bu siti", "30 april", ""),
        ),
        (
            "Masalah: IDL rendah\nTindakan: sweeping\nPJ: Bidan Ratih\nWaktu: 20 Mei 2026\nDana:DD",
            ("IDL rendah", "", "sweeping", "Bidan Ratih", "20 Mei 2026", "DD"),
        ),
        (
            "balita rt 5 jauh gara-gara jembatan putus, rencana pos gizi, paling lambat 15/5",
            ("balita rt 5 jauh", "jembatan putus", "pos gizi", "", "15/5", ""),
        ),
        ("3 anak bepergian saat maret", ("3 anak bepergian saat Maret", "", "", "", "", "")),
    ],
)
def test_what_is_agreed_on_is_parted_at_its_labels(words, expected):
    """Problem, cause, action, owner, day and money are found wherever they stand."""
    plan = read_plan(words)
    found = (plan.problem, plan.cause, plan.action, plan.owner, plan.due, plan.budget)
    assert found == expected


def test_a_day_at_the_end_belongs_to_no_owner():
    """'pj bu wulan, 30 april' names an owner and a day."""
    plan = read_plan("kader datang ke rumah, pj bu wulan, 30 april", begins_with=ACTION)
    assert (plan.action, plan.owner, plan.due) == ("kader datang ke rumah", "bu wulan", "30 april")


@pytest.mark.parametrize(
    ("words", "quarter"),
    [
        ("triwulan 4 2025", Quarter(year=2025, number=4)),
        ("tw 1", Quarter(year=2026, number=1)),
        ("TW III", Quarter(year=2025, number=3)),
        ("2", Quarter(year=2026, number=2)),
        ("melati 1", None),
    ],
)
def test_a_quarter_without_a_year_is_the_latest_that_has_begun(words, quarter):
    """'tw 3' in April is last year's; the figure of a posyandu's name is no quarter."""
    assert quarter_in(words, TODAY) == quarter


def test_a_meeting_looks_back_on_the_last_quarter_that_is_over():
    """On 6 April that is January to March; four quarters lead up to it."""
    assert last_ended(TODAY) == Quarter(year=2026, number=1)
    assert [quarter.key for quarter in trailing(last_ended(TODAY))] == [
        "2025-2",
        "2025-3",
        "2025-4",
        "2026-1",
    ]


@pytest.mark.parametrize(
    ("due", "days"),
    [
        (date(2026, 4, 30), (date(2026, 4, 23), date(2026, 4, 30))),
        (date(2026, 4, 10), (date(2026, 4, 10),)),
        (TODAY, ()),
    ],
)
def test_only_coming_reminders_are_promised(due, days):
    """A week before and on the day, as far as they are still to come."""
    assert reminder_days(due, TODAY) == days


def test_a_monthly_figure_is_the_mean_of_the_months_with_data():
    """A month without a posyandu day neither counts nor pulls the mean down."""
    months = (Share(part=5, whole=10), Share(part=0, whole=0), Share(part=9, whole=10))
    measure = Measure(part=14, whole=20, months=months)
    assert (measure.value, measure.reported_months) == (Fraction(7, 10), 2)
    assert people_short(measure, Fraction(80, 100)) == 1


def test_a_target_is_reached_by_the_percent_that_is_shown():
    """79.6% is shown as 80% and reaches 80%; of KEK fewer is better."""
    targets = targets_for(TODAY, {})
    assert is_reached(Measure(part=796, whole=1000), Indicator.WEIGHED, targets) is True
    assert is_reached(Measure(part=1, whole=6), Indicator.THIN_ARM, targets) is False
    assert is_reached(Measure(part=0, whole=0), Indicator.WEIGHED, targets) is None


def test_guests_are_kept_without_numbers():
    """Phones and NIK among the names are left out, doubles count once."""
    found = guests_in("camat, pak made (kaur kesra) dan PKK 0812 0000 0099, camat\n123")
    assert found == ("camat", "pak made (kaur kesra)", "PKK")


@pytest.mark.parametrize(
    "size",
    [
        {"posyandu": 1, "items": 0, "guests": 0, "villages": 1},
        {"posyandu": 8},
        {"posyandu": 60, "items": 40, "guests": 90, "villages": 30},
    ],
)
def test_the_printed_pages_are_two_however_much_there_is(size):
    """Few or many posyandu, items and guests: what does not fit is in the workbook."""
    printed = pages.written(agenda(**size))
    assert printed.count(b"/Type /Page\n") == 2
    assert printed == pages.written(agenda(**size))
    assert workbook.written(agenda(**size))[:2] == b"PK"


def test_gaps_of_few_people_come_after_those_of_many():
    """The three largest gaps are sorted by their distance from the target."""
    gaps = agenda().gaps
    assert len(gaps) == 3
    assert [gap.points for gap in gaps] == sorted((gap.points for gap in gaps), reverse=True)
    assert QUARTER.key == "2026-1"
