"""N, T, O and B follow the calendar months of the posyandu."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kms import (
    AlarmLines,
    Code,
    PastWeighing,
    Run,
    Shortfall,
    growth_code,
    is_above_orange_line,
    is_below_red_line,
    minimum_gain_g,
    run_without_rise,
)
from domain.kms.minimum_gain import minimum_gains
from domain.people import Sex

BORN = date(2024, 7, 7)
TODAY = date(2026, 2, 10)


def weighed(on, weight_g, *, at_posyandu_day=True, source="posyandu"):
    """Make a weighing of before."""
    day = date.fromisoformat(on)
    return PastWeighing(on=day, weight_g=weight_g, at_posyandu_day=at_posyandu_day, source=source)


def coded(weight_g, *past, born=BORN, on=TODAY, sex=Sex.FEMALE):
    """Code a weighing of a girl of 19 months, unless told otherwise."""
    return growth_code(sex=sex, born=born, on=on, weight_g=weight_g, past=past)


@pytest.mark.parametrize(
    ("months", "boys", "girls"),
    [
        (0, None, None),
        (1, 800, 800),
        (2, 900, 900),
        (3, 800, 800),
        (4, 600, 600),
        (5, 500, 500),
        (6, 400, 400),
        (7, 400, 300),
        (8, 300, 300),
        (10, 300, 300),
        (11, 300, 200),
        (12, 200, 200),
        (60, 200, 200),
        (61, None, None),
    ],
)
def test_the_minimum_is_that_of_the_card(months, boys, girls):
    """Boys and girls differ at 7 and at 11 months; outside the card there is none."""
    assert minimum_gain_g(Sex.MALE, months, TODAY) == boys
    assert minimum_gain_g(Sex.FEMALE, months, TODAY) == girls


def test_the_table_names_its_source():
    """A rule can be traced."""
    assert minimum_gains(TODAY).version == "kia-2023"
    assert "Buku KIA 2023" in minimum_gains(TODAY).source


def test_exactly_the_minimum_is_n():
    """At 19 months 200 g suffice."""
    found = coded(10_500, weighed("2026-01-13", 10_300))
    assert (found.code, found.gain_g, found.minimum_g) == (Code.ROSE, 200, 200)
    assert found.shortfall is None


@pytest.mark.parametrize(
    ("weight_g", "shortfall"),
    [(10_499, Shortfall.TOO_LITTLE), (10_300, Shortfall.FLAT), (10_299, Shortfall.LOST)],
)
def test_less_than_the_minimum_is_t(weight_g, shortfall):
    """T1 rose too little, T2 stayed, T3 fell."""
    found = coded(weight_g, weighed("2026-01-13", 10_300))
    assert (found.code, found.shortfall) == (Code.DID_NOT_RISE, shortfall)
    assert found.gain_g == weight_g - 10_300


def test_a_child_never_weighed_here_is_new():
    """B, with nothing to compare."""
    found = coded(10_400)
    assert found.code is Code.NEW
    assert found.gain_g is found.minimum_g is found.compared_with is None


def test_a_child_not_weighed_last_month_is_o_whatever_the_weight():
    """The minimum is never multiplied by the months that were missed."""
    assert coded(10_400, weighed("2025-12-09", 10_200)).code is Code.ABSENT_LAST_MONTH


def test_last_month_is_the_calendar_month_not_thirty_days():
    """Two months lie between 1 January and 28 February, though only one is missing."""
    on = date(2026, 2, 28)
    assert coded(10_500, weighed("2026-01-01", 10_300), on=on).code is Code.ROSE
    assert coded(10_500, weighed("2025-12-31", 10_300), on=TODAY).code is Code.ABSENT_LAST_MONTH


def test_last_month_may_lie_in_the_old_year():
    """January follows December."""
    found = coded(10_500, weighed("2025-12-09", 10_300), on=date(2026, 1, 13))
    assert found.code is Code.ROSE


def test_of_two_weighings_in_a_month_the_posyandu_day_counts():
    """A home visit later in the month does not replace it; without one the latest counts."""
    at_home = weighed("2026-01-20", 10_450, at_posyandu_day=False)
    assert coded(10_500, at_home, weighed("2026-01-13", 10_300)).gain_g == 200
    earlier = weighed("2026-01-05", 10_200, at_posyandu_day=False)
    assert coded(10_500, at_home, earlier).gain_g == 50


def test_of_two_weighings_on_a_day_the_later_recorded_counts():
    """The tuple is in order of recording."""
    twice = weighed("2026-01-13", 10_200), weighed("2026-01-13", 10_300)
    assert coded(10_500, *twice).gain_g == 200


def test_a_weighing_of_the_same_month_is_not_before():
    """A child weighed for the first time and again in the month stays new."""
    assert coded(10_400, weighed("2026-02-03", 10_300)).code is Code.NEW


def test_last_months_weight_from_the_kia_book_can_be_compared_with():
    """A child who moved in with the book gets N or T."""
    found = coded(10_500, weighed("2026-01-13", 10_300, source="buku_kia"))
    assert found.code is Code.ROSE


def test_an_older_weight_from_the_kia_book_leaves_the_child_new_here():
    """The book is no weighing at this posyandu."""
    assert coded(10_500, weighed("2025-12-09", 10_300, source="buku_kia")).code is Code.NEW


def test_below_one_month_any_gain_is_n():
    """The card prints no minimum, so the direction of the line decides."""
    born, on = date(2026, 1, 20), date(2026, 2, 10)
    birth = weighed("2026-01-20", 3000, source="buku_kia")
    assert coded(3001, birth, born=born, on=on).code is Code.ROSE
    assert coded(3000, birth, born=born, on=on).code is Code.DID_NOT_RISE


@pytest.mark.parametrize(
    ("born", "sex", "before", "now", "code", "gain_g"),
    [
        (date(2025, 5, 4), Sex.FEMALE, 7800, 8200, Code.ROSE, 400),
        (date(2025, 10, 5), Sex.FEMALE, 5600, 6300, Code.ROSE, 700),
        (date(2025, 1, 22), Sex.MALE, 9400, 9700, Code.ROSE, 300),
        (date(2024, 3, 20), Sex.FEMALE, 8000, 8300, Code.ROSE, 300),
        (date(2024, 7, 7), Sex.FEMALE, 10_300, 10_400, Code.DID_NOT_RISE, 100),
        (date(2024, 8, 15), Sex.MALE, 7900, 7200, Code.DID_NOT_RISE, -700),
    ],
)
def test_the_children_of_the_village_have_the_told_letters(*, born, sex, before, now, code, gain_g):
    """Letter and gain are those the bot tells the cadre."""
    found = coded(now, weighed("2026-01-13", before), born=born, sex=sex)
    assert (found.code, found.gain_g) == (code, gain_g)


def run_of(*weighings):
    """Count the run of the girl of 19 months."""
    return run_without_rise(sex=Sex.FEMALE, born=BORN, weighings=weighings)


NOVEMBER = weighed("2025-11-11", 10_000)
DECEMBER = weighed("2025-12-09", 10_300)
JANUARY = weighed("2026-01-13", 10_400)
FEBRUARY = weighed("2026-02-10", 10_400)


def test_successive_weighings_without_rise_are_counted():
    """Two T in a row are 2T; the N before them ends the run."""
    assert run_of(NOVEMBER, DECEMBER, JANUARY) == Run(count=1, has_empty_month=False)
    assert run_of(NOVEMBER, DECEMBER, JANUARY, FEBRUARY) == Run(count=2, has_empty_month=False)


def test_a_newest_weighing_that_rose_has_no_run():
    """N, B and O have no run; nor has a child without weighings."""
    assert run_of(NOVEMBER, DECEMBER).count == 0
    assert run_of(NOVEMBER).count == 0
    assert run_of(NOVEMBER, JANUARY).count == 0
    assert run_of().count == 0


def test_an_empty_month_within_the_run_is_told():
    """T, a missed month, O, T counts two, but not for certain."""
    september, october = weighed("2025-09-09", 10_000), weighed("2025-10-14", 10_000)
    found = run_of(september, october, DECEMBER, weighed("2026-01-13", 10_300))
    assert found == Run(count=2, has_empty_month=True)


def test_an_empty_month_before_the_run_is_not_told():
    """O then T is one T, with nothing uncertain in between."""
    assert run_of(NOVEMBER, JANUARY, FEBRUARY) == Run(count=1, has_empty_month=False)


def test_the_lines_are_passed_not_touched():
    """-3.00 is not below red and +1.00 not above orange."""
    assert not is_below_red_line(-3.0)
    assert is_below_red_line(-3.01)
    assert not is_above_orange_line(1.0)
    assert is_above_orange_line(1.01)


def test_a_district_sets_its_own_lines():
    """Some forms count BGM from -2 SD."""
    lines = AlarmLines(red_sd=-2.0, orange_sd=2.0)
    assert is_below_red_line(-2.5, lines)
    assert not is_above_orange_line(1.5, lines)


@given(
    past=st.lists(
        st.builds(
            PastWeighing,
            on=st.dates(min_value=BORN, max_value=date(2026, 3, 31)),
            weight_g=st.integers(min_value=800, max_value=40_000),
            at_posyandu_day=st.booleans(),
            source=st.sampled_from(["posyandu", "rumah", "buku_kia"]),
        ),
        max_size=6,
        unique_by=lambda weighing: weighing.on,
    ).map(tuple),
    weight_g=st.integers(min_value=800, max_value=40_000),
)
def test_every_weighing_has_one_letter_and_only_n_and_t_a_gain(past, weight_g):
    """D = N + T + O + B holds because a letter is never missing; order of the past is no matter."""
    found = coded(weight_g, *past)
    assert (found.gain_g is not None) == (found.code in {Code.ROSE, Code.DID_NOT_RISE})
    assert (found.shortfall is not None) == (found.code is Code.DID_NOT_RISE)
    assert coded(weight_g, *reversed(past)).code is found.code
