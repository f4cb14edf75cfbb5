"""What is due, what is not yet, and what no longer fits."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from immunization_builder import assess_child, day, doses

from domain.immunization import Area, Dose, History, Result, assess, current_schedule
from domain.people import Sex


def plan(code, born, today, *given_doses, **area):
    """Forecast one code."""
    return assess_child(born, today, *given_doses, **area).forecast[code]


def test_an_age_is_never_chained_from_a_shorter_month():
    """Born on 30 January: recommended on 28 February, overdue from 30 March and not before."""
    assert plan("BCG", "2026-01-30", "2026-02-28").recommended == day("2026-02-28")
    assert plan("BCG", "2026-01-30", "2026-03-29").status == "due"
    assert plan("BCG", "2026-01-30", "2026-03-30").overdue_since == day("2026-03-30")


def test_a_first_birthday_may_fall_on_28_february():
    """Born on 29 February, BCG is possible through 27 February."""
    assert plan("BCG", "2024-02-29", "2025-02-27").status == "overdue"
    assert plan("BCG", "2024-02-29", "2025-02-28").status == "aged_out"


@pytest.mark.parametrize(
    ("today", "status"),
    [
        ("2026-03-01", "due"),
        ("2026-03-02", "due"),
        ("2026-03-03", "overdue"),
        ("2026-03-08", "overdue"),
        ("2026-03-09", "aged_out"),
    ],
)
def test_hb0_is_overdue_from_day_two_and_lost_after_day_seven(today, status):
    """The birth dose belongs to the first 24 hours."""
    assert plan("HB0", "2026-03-01", today).status == status


def test_a_dose_whose_interval_ends_late_is_overdue_at_once():
    """It is never merely due after the age has passed."""
    late = plan("OPV2", "2025-08-10", "2026-03-08", *doses("OPV 2026-02-08"))

    assert (late.status, late.overdue_since) == ("overdue", day("2026-03-08"))


def test_later_doses_are_planned_from_the_recommended_day():
    """OPV 1 may be given in week one, but is planned at one month."""
    assert plan("OPV2", "2026-03-10", "2026-03-10").recommended == day("2026-05-10")


def test_a_booster_that_no_longer_fits_is_lost_long_before_its_last_day():
    """DPT 3 at four years leaves no room for twelve months."""
    child = assess_child(
        "2022-01-10", "2026-02-10", *doses("DPT 2022-03-10, DPT 2022-04-10, DPT 2026-01-20")
    )

    assert child.forecast["DPT4"].status == "aged_out"
    assert child.forecast["DPT4"].last_day == day("2027-01-09")


def test_a_dose_after_a_lost_one_is_lost():
    """Without RV 1 there is no RV 2, though its own age has not passed."""
    child = assess_child("2026-01-10", "2026-06-10")

    assert [child.forecast[f"RV{n}"].status for n in (1, 2, 3)] == ["aged_out"] * 3


def test_two_rotarix_leave_no_third():
    """A series that ended is not waited for, also when it could no longer be given."""
    given_doses = doses("RV 2026-03-10, RV 2026-04-10", product="rotarix")

    assert plan("RV3", "2026-01-10", "2026-04-20", *given_doses).status == "not_needed"
    assert plan("RV3", "2026-01-10", "2026-12-20", *given_doses).status == "not_needed"


def test_pcv2_can_go_from_possible_to_not_yet_on_the_first_birthday():
    """28 days are enough on the last day of month 11, from then on 56 are wanted."""
    first = doses("PCV 2026-05-12")
    before = plan("PCV2", "2025-06-10", "2026-06-09", *first)
    after = plan("PCV2", "2025-06-10", "2026-06-10", *first)

    assert (before.status, before.overdue_since) == ("overdue", day("2026-06-09"))
    assert (after.status, after.earliest) == ("not_yet", day("2026-07-07"))


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        ("2026-06-09", ["overdue", "not_yet", "not_yet"]),
        ("2026-06-10", ["overdue", "not_yet", "not_needed"]),
        ("2027-06-10", ["overdue", "not_needed", "not_needed"]),
        ("2030-06-10", ["aged_out"] * 3),
    ],
)
def test_pcv_wants_fewer_doses_the_later_it_starts(today, wanted):
    """Three, two or one, and none from the fifth birthday."""
    child = assess_child("2025-06-10", today)

    assert [child.forecast[f"PCV{n}"].status for n in (1, 2, 3)] == wanted


def test_pcv_after_sixty_months_keeps_what_was_not_needed():
    """A first dose at 13 months never wanted a third."""
    child = assess_child("2020-01-10", "2025-02-10", *doses("PCV 2021-02-10"))

    assert child.forecast["PCV2"].status == "aged_out"
    assert child.forecast["PCV3"].status == "not_needed"


def test_a_refused_pcv_is_repeated_after_56_days_from_the_first_birthday():
    """After the first birthday the wider interval holds for the repetition too."""
    refused = doses("PCV 2025-12-10, PCV 2026-01-10")
    second = plan("PCV2", "2025-01-10", "2026-02-01", *refused)

    assert (second.earliest, second.because) == (day("2026-03-07"), "refused_dose")


def test_je_waits_for_an_mr_only_while_the_wait_lasts():
    """On 10 March it waits until the 29th; in April the past is not rewritten."""
    history = ("2025-04-10", "2026-03-10", *doses("MR 2026-03-01"))
    waiting = plan("JE", *history, je_endemic=True)
    over = plan("JE", "2025-04-10", "2026-04-05", *history[2:], je_endemic=True)

    assert (waiting.status, waiting.earliest) == ("not_yet", day("2026-03-29"))
    assert waiting.because == "live_vaccine"
    assert (over.status, over.earliest) == ("overdue", day("2026-02-10"))


def test_an_mr_due_today_pushes_a_je_that_would_follow_too_soon():
    """JE possible in two weeks waits until 28 days after today."""
    child = assess_child("2025-04-24", "2026-02-10", je_endemic=True)

    assert child.forecast["MR1"].status == "due"
    assert child.forecast["JE"].earliest == day("2026-03-10")


def test_an_overdue_je_pushes_an_mr_booster_that_would_follow_too_soon():
    """The booster possible in two weeks waits until 28 days after today."""
    child = assess_child("2024-08-24", "2026-02-10", *doses("MR 2025-06-01"), je_endemic=True)

    assert child.forecast["JE"].status == "overdue"
    assert child.forecast["MR2"].earliest == day("2026-03-10")


def test_mr_and_je_that_are_possible_today_go_together():
    """Two injections on one day mean one trip."""
    child = assess_child("2025-04-10", "2026-03-10", je_endemic=True)

    assert {"MR1", "JE"} <= set(child.can_give_today)


def test_je_outside_its_areas_is_not_applicable():
    """Also when a JE was refused; one that counts is done."""
    refused = plan("JE", "2025-04-10", "2026-03-10", *doses("JE 2025-10-10"))
    counted = plan("JE", "2025-04-10", "2026-03-10", *doses("JE 2026-02-10"))

    assert refused.status == "not_applicable"
    assert counted.status == "done"


@pytest.mark.parametrize(("antigen", "code"), [("MR", "MR1"), ("OPV", "OPV1")])
def test_a_routine_dose_waits_28_days_for_a_campaign(antigen, code):
    """The campaign dose does not count, but holds the next routine one back."""
    campaign = doses(f"{antigen} 2026-03-01", source="campaign")
    waiting = plan(code, "2025-04-10", "2026-03-10", *campaign)

    assert (waiting.status, waiting.earliest) == ("not_yet", day("2026-03-29"))


def test_a_campaign_of_another_antigen_moves_nothing():
    """A DPT in a diphtheria outbreak leaves the routine dose where it was."""
    campaign = doses("DPT 2026-03-01", source="campaign")

    assert plan("DPT1", "2025-04-10", "2026-03-10", *campaign).status == "overdue"


def test_an_opv_after_a_campaign_says_why_it_waits():
    """The reason is there to be spoken."""
    campaign = doses("OPV 2026-03-01", source="campaign")

    assert plan("OPV1", "2025-04-10", "2026-03-10", *campaign).because == "campaign"


INFANT_DPT = "DPT 2025-06-13, DPT 2025-07-13, DPT 2025-08-13"


def ipv_statuses(*given_doses, hexa_region=False, today="2026-02-01"):
    """Forecast both IPV of a child born on 10 April 2025."""
    child = assess_child("2025-04-10", today, *given_doses, hexa_region=hexa_region)
    return [child.forecast["IPV1"].status, child.forecast["IPV2"].status]


def test_two_heksavalen_replace_both_ipv():
    """Given, or still expected where the district uses it."""
    given_doses = doses("DPT 2025-06-13, DPT 2025-07-13", product="heksavalen")

    assert ipv_statuses(*given_doses) == ["not_needed", "not_needed"]
    assert ipv_statuses(hexa_region=True) == ["not_needed", "not_needed"]


def test_one_heksavalen_leaves_one_ipv_four_months_later():
    """It stands for the first, and the second waits for nine months of age too."""
    one = (
        *doses("DPT 2025-06-13, DPT 2025-07-13"),
        *doses("DPT 2025-12-01", product="heksavalen"),
    )
    child = assess_child("2025-04-10", "2026-02-01", *one)

    assert child.forecast["IPV1"].status == "not_needed"
    assert child.forecast["IPV2"].earliest == day("2026-04-01")


def test_a_planned_heksavalen_leaves_one_ipv_after_it():
    """With two pentavalen given, the third dose today is the heksavalen."""
    given_doses = doses("DPT 2025-06-13, DPT 2025-07-13")
    child = assess_child("2025-04-10", "2026-02-01", *given_doses, hexa_region=True)

    assert child.forecast["IPV2"].earliest == day("2026-06-01")


def test_a_refused_ipv_holds_back_the_one_after_heksavalen():
    """28 days pass after the refused injection as well."""
    given_doses = (
        *doses("DPT 2025-06-13", product="heksavalen"),
        *doses("DPT 2025-07-13, DPT 2025-08-13"),
        *doses("IPV 2025-07-16"),
    )

    assert ipv_statuses(*given_doses) == ["not_needed", "due"]


def test_one_separate_ipv_and_one_heksavalen_are_enough():
    """IPV 1 is done and the other came with the combined injection."""
    given_doses = (
        *doses("DPT 2025-06-13", product="heksavalen"),
        *doses("DPT 2025-07-13, DPT 2025-08-13, IPV 2025-08-13"),
    )

    assert ipv_statuses(*given_doses) == ["done", "not_needed"]


def test_the_flag_of_the_district_alone_decides_nothing():
    """Three pentavalen and no IPV: both are wanted, also where heksavalen is in use."""
    assert ipv_statuses(*doses(INFANT_DPT), hexa_region=True) == ["overdue", "not_yet"]


def test_the_next_day_assumes_that_today_is_used():
    """The smallest recommended day among those not yet possible, with all its doses."""
    child = assess_child("2026-03-10", "2026-03-10")

    assert child.can_give_today == ("HB0", "BCG", "OPV1")
    assert child.next_date == day("2026-05-10")
    assert child.next_doses == ("OPV2", "DPT1", "PCV1", "RV1")


def test_a_day_before_the_birth_is_refused():
    """There is nothing to say yet."""
    with pytest.raises(ValueError, match="before the birth"):
        assess_child("2026-03-10", "2026-03-09")


ROUTINE = ("HB0", "BCG", "OPV", "DPT", "PCV", "RV", "IPV", "MR", "MMR", "JE", "VARISELA")


@st.composite
def histories(draw):
    """Draw a child under six with any records, and a day to assess on."""
    born = day("2020-01-01") + timedelta(days=draw(st.integers(0, 1500)))
    records = st.builds(
        Dose,
        antigen=st.sampled_from(ROUTINE),
        on=st.integers(-5, 2200).map(lambda days: born + timedelta(days=days)),
        product=st.sampled_from([None, "heksavalen", "rotarix"]),
        source=st.sampled_from([None, None, None, "campaign"]),
    )
    given_doses = tuple(draw(st.lists(records, max_size=12)))
    today = born + timedelta(days=draw(st.integers(0, 2200)))
    area = Area(je_endemic=draw(st.booleans()), hexa_region=draw(st.booleans()))
    return History(born=born, sex=Sex.MALE, doses=given_doses), area, today


@settings(max_examples=150, deadline=None)
@given(histories())
def test_what_may_be_given_today_counts_when_it_is_given(drawn):
    """No child is sent for a dose that would then be refused."""
    history, area, today = drawn
    now = assess(history, area, today)
    given_today = tuple(
        Dose(antigen=current_schedule().slot(code).antigen, on=today) for code in now.can_give_today
    )
    already = {judged.dose.antigen for judged in now.given if judged.dose.on == today}
    fresh = [dose for dose in given_today if dose.antigen not in already]

    after = assess(
        History(born=history.born, sex=history.sex, doses=(*history.doses, *fresh)), area, today
    )

    judged_today = [judged for judged in after.given if judged.dose in fresh]
    assert [judged.result for judged in judged_today] == [Result.VALID] * len(fresh)


@settings(max_examples=100, deadline=None)
@given(histories())
def test_every_record_is_kept_and_no_slot_is_filled_twice(drawn):
    """Nothing typed is lost, and each code counts once."""
    assessment = assess(*drawn)
    codes = [judged.counts_as for judged in assessment.given if judged.counts_as]

    assert sorted(judged.dose.on for judged in assessment.given) == sorted(
        dose.on for dose in drawn[0].doses
    )
    assert len(codes) == len(set(codes))


@settings(max_examples=100, deadline=None)
@given(histories())
def test_an_open_dose_fits_before_its_last_day(drawn):
    """Nobody is promised a dose for a day on which it is no longer given."""
    for forecast in assess(*drawn).forecast.values():
        if forecast.is_open and forecast.last_day is not None:
            assert forecast.earliest <= forecast.recommended
            assert forecast.earliest <= forecast.last_day
