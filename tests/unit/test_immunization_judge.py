"""Which of the doses given count."""

import pytest
from immunization_builder import assess_child, day, doses, results

from domain.immunization import Dose, Result

BORN = "2025-01-10"
LATER = "2027-06-01"


def judged(*given, born=BORN, today=LATER):
    """Judge doses and name what became of them."""
    return results(assess_child(born, today, *given))


def test_numbers_follow_from_the_order_of_dates():
    """The order in which records were typed does not matter."""
    assert judged(*doses("DPT 2025-04-10, DPT 2025-03-10, DPT 2025-05-10")) == [
        "DPT1",
        "DPT2",
        "DPT3",
    ]


@pytest.mark.parametrize("on", ["2025-01-09", "2027-06-02"])
def test_a_date_before_birth_or_in_the_future_is_invalid(on):
    """Such a record is kept but ignored everywhere."""
    assessment = assess_child(BORN, LATER, Dose(antigen="DPT", on=day(on)))

    assert results(assessment) == ["invalid_date"]
    assert assessment.completeness.zero_dose == "yes"


def test_birthday_and_day_of_assessment_are_valid_dates():
    """The first and the last possible day belong to the record."""
    assert judged(*doses("BCG 2025-01-10, OPV 2025-01-10"), today="2025-01-10") == ["BCG", "OPV1"]


def test_two_products_on_one_day_are_one_dose():
    """A pentavalen and a heksavalen on one day cannot both have been given."""
    given = (
        Dose(antigen="DPT", on=day("2025-03-10"), product="pentavalen"),
        Dose(antigen="DPT", on=day("2025-03-10"), product="heksavalen"),
    )

    assert judged(*given) == ["DPT1", "duplicate"]


def test_an_mmr_is_judged_as_an_mr():
    """It takes the MR position, and the same day twice is a duplicate."""
    assert judged(*doses("MMR 2025-10-10, MR 2025-10-10, MMR 2026-07-10")) == [
        "MR1",
        "duplicate",
        "MR2",
    ]


def test_routine_and_campaign_on_one_day_are_two_records():
    """A child may get campaign drops and a routine dose on the same day."""
    given = (*doses("OPV 2025-03-10"), *doses("OPV 2025-03-10", source="campaign"))

    assert judged(*given) == ["OPV1", "campaign"]


def test_any_other_source_is_routine():
    """Told by the mother or seen in the book: it is the same dose."""
    given = (*doses("OPV 2025-03-10"), *doses("OPV 2025-03-10", source="buku_kia"))

    assert judged(*given) == ["OPV1", "duplicate"]


def test_a_campaign_je_is_an_ordinary_je():
    """The schedule has only one JE."""
    assert judged(*doses("JE 2025-11-10", source="campaign")) == ["JE"]


def test_a_school_dose_counts_once_whatever_the_age():
    """A second record of the same visit is not counted."""
    given = doses("BIAS_DT 2025-11-10, BIAS_DT 2026-11-10")

    assert judged(*given) == ["BIAS_DT", "not_counted"]


def test_a_school_dose_of_a_campaign_leaves_its_visit_open():
    """A mass MR at school is not the class 1 MR."""
    assert judged(*doses("BIAS_MR 2025-11-10", source="campaign")) == ["campaign"]


@pytest.mark.parametrize(("on", "result"), [("2025-01-17", "HB0"), ("2025-01-18", "not_counted")])
def test_hb0_counts_through_day_seven(on, result):
    """On day 8 it is no birth dose any more."""
    assert judged(*doses(f"HB0 {on}")) == [result]


def test_a_dose_past_the_end_of_its_series_is_not_counted():
    """A fifth OPV and a second BCG fill nothing."""
    given = doses("BCG 2025-02-10, BCG 2025-04-10")

    assert judged(*given) == ["BCG", "not_counted"]


def test_an_antigen_outside_the_programme_is_not_counted():
    """It is a fact worth keeping, and may block a live vaccine."""
    assert judged(*doses("INFLUENZA 2025-08-10")) == ["not_counted"]


@pytest.mark.parametrize(
    ("antigen", "too_young", "old_enough"),
    [
        ("DPT", "2025-02-20", "2025-02-21"),
        ("PCV", "2025-02-20", "2025-02-21"),
        ("RV", "2025-02-20", "2025-02-21"),
        ("IPV", "2025-04-17", "2025-04-18"),
        ("MR", "2025-10-09", "2025-10-10"),
        ("JE", "2025-10-09", "2025-10-10"),
    ],
)
def test_a_dose_counts_from_its_youngest_age(antigen, too_young, old_enough):
    """Six weeks for most, 98 days for IPV, nine months for MR and JE."""
    assert judged(*doses(f"{antigen} {too_young}")) == ["too_young"]
    assert judged(*doses(f"{antigen} {old_enough}"))[0].startswith(antigen)


def test_a_refused_dose_says_from_when_it_would_have_counted():
    """The midwife sees the first day that would have been right."""
    refused = assess_child(BORN, LATER, *doses("DPT 2025-02-20")).given[0]

    assert refused.counts_from == day("2025-02-21")
    assert refused.too_close_to is None


@pytest.mark.parametrize(
    ("second", "result"), [("2025-04-06", "interval_too_short"), ("2025-04-07", "DPT2")]
)
def test_doses_stand_28_days_apart(second, result):
    """27 days are too few, 28 are enough."""
    assert judged(*doses(f"DPT 2025-03-10, DPT {second}")) == ["DPT1", result]


def test_a_dose_too_soon_after_a_refused_one_is_refused():
    """The wait runs from the refused dose, and the dose it followed is named."""
    assessment = assess_child(BORN, LATER, *doses("DPT 2025-02-20, DPT 2025-03-19"))

    assert results(assessment) == ["too_young", "interval_too_short"]
    assert assessment.given[1].too_close_to == assessment.given[0].dose
    assert assessment.given[1].counts_from == day("2025-03-20")


def test_a_refused_dose_before_the_last_counted_one_blocks_no_more():
    """Once a dose counts, only what came after it matters."""
    given = doses("DPT 2025-02-20, DPT 2025-03-20, DPT 2025-04-17")

    assert judged(*given) == ["too_young", "DPT1", "DPT2"]


def test_pcv_stands_56_days_apart_from_the_first_birthday():
    """The interval is that of the age at the later dose."""
    assert judged(*doses("PCV 2025-12-10, PCV 2026-01-09")) == ["PCV1", "PCV2"]
    assert judged(*doses("PCV 2025-12-10, PCV 2026-01-10")) == ["PCV1", "interval_too_short"]
    assert judged(*doses("PCV 2025-12-10, PCV 2026-02-04")) == ["PCV1", "PCV2"]


def test_pcv_series_ends_early_for_a_late_start():
    """Two doses from 12 months, one from 24."""
    assert judged(*doses("PCV 2026-02-10, PCV 2026-05-10, PCV 2026-09-10"))[2] == "not_counted"
    assert judged(*doses("PCV 2027-01-10, PCV 2027-05-10")) == ["PCV1", "not_counted"]


def test_any_pcv_from_24_months_is_the_last():
    """Also for a child with an infant dose."""
    given = doses("PCV 2025-03-10, PCV 2027-01-10, PCV 2027-05-10")

    assert judged(*given) == ["PCV1", "PCV2", "not_counted"]


def test_two_rotarix_end_the_series():
    """One of them and another product still want a third."""
    two = doses("RV 2025-03-10, RV 2025-04-10", product="rotarix")
    mixed = (*doses("RV 2025-03-10", product="rotarix"), *doses("RV 2025-04-10"))

    assert judged(*two, *doses("RV 2025-05-10")) == ["RV1", "RV2", "not_counted"]
    assert judged(*mixed, *doses("RV 2025-05-10")) == ["RV1", "RV2", "RV3"]


def test_a_booster_counts_six_months_after_the_third_dose():
    """A private history under IDAI is not told to repeat."""
    infant = doses("DPT 2025-03-10, DPT 2025-04-10, DPT 2025-08-31")

    assert judged(*infant, *doses("DPT 2026-02-27"))[3] == "interval_too_short"
    assert judged(*infant, *doses("DPT 2026-02-28"))[3] == "DPT4"


@pytest.mark.parametrize(
    ("on", "result"),
    [
        ("2025-11-10", "JE"),
        ("2025-11-11", "live_interval_too_short"),
        ("2025-12-07", "live_interval_too_short"),
        ("2025-12-08", "JE"),
    ],
)
def test_injected_live_vaccines_stand_28_days_apart(on, result):
    """The same day is fine; only the later of the two is refused."""
    assert judged(*doses(f"MR 2025-11-10, JE {on}")) == ["MR1", result]


@pytest.mark.parametrize("other", ["VARISELA", "YF", "MMR", "BIAS_MR"])
def test_a_vaccine_outside_the_programme_blocks_too(other):
    """What counts for the schedule is not what matters for the interval."""
    assert judged(*doses(f"{other} 2025-11-10, JE 2025-11-20"))[1] == "live_interval_too_short"


def test_a_refused_live_vaccine_still_blocks():
    """It was injected all the same."""
    given = doses("MR 2025-10-01, JE 2025-10-20")

    assert judged(*given) == ["too_young", "live_interval_too_short"]


def test_a_campaign_mr_blocks_a_routine_one():
    """MR is refused within 28 days, routine OPV after campaign drops is not."""
    campaign = doses("MR 2025-11-01, OPV 2025-11-01", source="campaign")

    assert judged(*campaign, *doses("MR 2025-11-20, OPV 2025-11-20")) == [
        "campaign",
        "campaign",
        "live_interval_too_short",
        "OPV1",
    ]


def test_a_late_dose_counts_and_is_flagged():
    """BCG after the first birthday is never repeated."""
    assessment = assess_child(BORN, LATER, *doses("BCG 2026-01-10"))

    assert assessment.given[0].result is Result.VALID_AFTER_MAX_AGE
    assert assessment.forecast["BCG"].status == "done"


def test_a_series_is_never_begun_again():
    """Two years between two doses change nothing."""
    assert judged(*doses("OPV 2025-02-10, OPV 2027-05-10")) == ["OPV1", "OPV2"]
