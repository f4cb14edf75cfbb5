"""School doses by class and month, and a woman's T status."""

from datetime import timedelta

import pytest
from immunization_builder import assess_child, day, doses

from domain.calendar import add_months
from domain.immunization import lifetime_days, tetanus_status
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


LADDER = ("2020-01-10", "2020-02-07", "2020-08-07", "2021-08-07", "2022-08-07")
"""The earliest day of each of the five: 28 days, 6 months, 1 year, 1 year."""


@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_each_interval_counts_from_its_day_on(number):
    """Slides of the ministry 2022: 4 weeks, 6 months, 1 year, 1 year after the counted one."""
    before, first = LADDER[: number - 1], day(LADDER[number - 1])

    on_time = status_of(*before, first.isoformat())
    too_soon = status_of(*before, (first - timedelta(days=1)).isoformat())

    assert (on_time.status, on_time.ignored) == (number, ())
    assert (too_soon.status, len(too_soon.ignored)) == (number - 1, 1)
    assert status_of(*before).next_earliest == first


@pytest.mark.parametrize(("number", "months"), [(2, 36), (3, 60), (4, 120), (5, 300)])
def test_each_step_protects_for_its_time(number, months):
    """3, 5, 10 and 25 years from that dose; T1 protects of nothing."""
    given = day(LADDER[number - 1])

    status = tetanus_status([day(text) for text in LADDER[:number]], today=TODAY)

    assert status.protected_until == add_months(given, months)


def test_infant_doses_of_her_own_record_count_together_as_two():
    """Three in the first year are T1 and T2, even when the last came half a year later."""
    born = day("1998-09-14")
    infant = [day(text) for text in ("1998-11-14", "1998-12-20", "1999-07-01")]

    days = lifetime_days(infant, born_on=born)

    assert days == (infant[0], infant[-1])
    assert lifetime_days(infant, born_on=None) == tuple(infant)


def test_two_infant_doses_alone_do_not_count():
    """The series was not finished; later ones count by themselves."""
    born, later = day("1998-09-14"), day("2010-11-02")

    found = lifetime_days([day("1998-11-14"), day("1998-12-20"), later], born_on=born)

    assert found == (later,)
