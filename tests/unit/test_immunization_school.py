"""School doses by class and month, and a woman's T status."""

import pytest
from immunization_builder import assess_child, day, doses

from domain.immunization import tetanus_status
from domain.people import Sex

BORN = "2018-05-10"


def test_without_a_class_there_are_no_school_codes():
    """With one, always all five."""
    assert "BIAS_MR" not in assess_child(BORN, "2026-08-01").forecast
    assert list(assess_child(BORN, "2026-08-01", school_grade=1).forecast)[-5:] == [
        "BIAS_MR",
        "BIAS_DT",
        "BIAS_TD2",
        "HPV",
        "BIAS_TD5",
    ]


@pytest.mark.parametrize(
    ("today", "status"),
    [
        ("2026-07-31", "not_yet"),
        ("2026-08-01", "due"),
        ("2026-08-31", "due"),
        ("2026-09-01", "overdue"),
    ],
)
def test_a_school_dose_is_due_for_its_month(today, status):
    """From the first of the next month it is overdue, without end."""
    assert assess_child(BORN, today, school_grade=1).forecast["BIAS_MR"].status == status


def test_the_school_year_begins_in_july():
    """30 June still belongs to the year before."""
    june = assess_child(BORN, "2026-06-30", school_grade=1).forecast["BIAS_MR"]
    july = assess_child(BORN, "2026-07-01", school_grade=1).forecast["BIAS_MR"]

    assert june.earliest == day("2025-08-01")
    assert july.earliest == day("2026-08-01")


def test_a_visit_may_lie_years_back_or_ahead():
    """Class 3 in October 2026 missed DT in 2024 and meets Td in 2028."""
    forecast = assess_child(BORN, "2026-10-10", school_grade=3).forecast

    assert forecast["BIAS_DT"].overdue_since == day("2024-12-01")
    assert forecast["BIAS_TD5"].earliest == day("2028-11-01")
    assert forecast["BIAS_DT"].last_day is None


def test_hpv_is_for_girls():
    """A boy with a record has it done all the same."""
    boy = assess_child(BORN, "2026-10-10", school_grade=5, sex=Sex.MALE)
    given = assess_child(BORN, "2026-10-10", *doses("HPV 2026-08-10"), school_grade=5, sex=Sex.MALE)

    assert boy.forecast["HPV"].status == "not_applicable"
    assert given.forecast["HPV"].given_on == day("2026-08-10")


TODAY = day("2026-02-10")


def status_of(*on, today=TODAY):
    """Find the T status after doses on some days."""
    return tetanus_status([day(text) for text in on], today=today)


def test_an_ignored_dose_does_not_block_the_next():
    """T1, then 27 days, then 28 days after T1: the third is T2."""
    status = status_of("2026-01-01", "2026-01-28", "2026-01-29")

    assert (status.status, status.ignored) == (2, (day("2026-01-28"),))


def test_a_date_twice_or_in_the_future_is_ignored():
    """Neither can be a dose of its own."""
    status = status_of("2026-01-01", "2026-01-01", "2026-03-01")

    assert status.status == 1
    assert status.ignored == (day("2026-01-01"), day("2026-03-01"))


def test_a_future_date_alone_leaves_t0():
    """The first dose may be given today."""
    status = status_of("2026-03-01")

    assert (status.status, status.next_earliest, status.is_due) == (0, TODAY, True)


def test_nothing_is_wanted_after_t5():
    """A sixth dose is ignored."""
    status = status_of(
        "2018-01-10", "2018-02-14", "2018-09-01", "2019-09-10", "2020-09-15", "2022-01-01"
    )

    assert (status.status, status.next_earliest, status.is_due) == (5, None, False)
    assert status.ignored == (day("2022-01-01"),)


def test_protection_ends_on_the_day_itself():
    """Three years after T2 a woman is no longer protected."""
    first_two = ("2023-01-01", "2023-02-10")

    assert status_of(*first_two, today=day("2026-02-09")).is_protected
    assert not status_of(*first_two).is_protected
