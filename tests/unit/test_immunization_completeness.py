"""Which sets of doses are complete."""

import pytest
from immunization_builder import assess_child, doses

BASIC = (
    "HB0 2025-01-10, BCG 2025-02-10, OPV 2025-02-10, OPV 2025-03-10, OPV 2025-04-10,"
    "OPV 2025-05-10, DPT 2025-03-10, DPT 2025-04-10, DPT 2025-05-10, IPV 2025-05-10"
)
NEW = "PCV 2025-03-10, PCV 2025-04-10, RV 2025-03-10, RV 2025-04-10, RV 2025-05-10, IPV 2025-10-10"


def flags(*given, today="2027-02-01", born="2025-01-10"):
    """Judge completeness of a child born on 10 January 2025."""
    return assess_child(born, today, *given).completeness


def test_idl_counts_before_the_first_birthday():
    """On the birthday itself it is too late for the flag, not for the child."""
    before = flags(*doses(f"{BASIC}, MR 2026-01-09"))
    on_the_day = flags(*doses(f"{BASIC}, MR 2026-01-10"))

    assert before.idl
    assert not on_the_day.idl
    assert on_the_day.missing_for_idl == ("MR1",)
    assert on_the_day.basic_complete


def test_new_antigens_ask_for_pcv_rv_and_a_second_ipv():
    """Without one of them the flag stays down."""
    with_mr = f"{BASIC}, MR 2025-10-10"

    assert flags(*doses(f"{with_mr}, {NEW}")).idl_new_antigens
    assert not flags(*doses(with_mr)).idl_new_antigens
    assert not flags(*doses(f"{with_mr}, {NEW.replace(', IPV 2025-10-10', '')}")).idl_new_antigens


def test_two_rotarix_complete_rotavirus():
    """The third dose of the programme product is not asked for."""
    others = NEW.replace("RV 2025-03-10, RV 2025-04-10, RV 2025-05-10, ", "")
    rotarix = doses("RV 2025-03-10, RV 2025-04-10", product="rotarix")

    assert flags(*doses(f"{BASIC}, MR 2025-10-10, {others}"), *rotarix).idl_new_antigens


def test_heksavalen_holds_ipv():
    """A child without a separate IPV is not missing it."""
    without = BASIC.replace(", IPV 2025-05-10", "").replace("DPT 2025-03-10, ", "")
    combined = doses("DPT 2025-03-10", product="heksavalen")

    assert flags(*doses(f"{without}, MR 2025-10-10"), *combined).idl
    assert flags(*doses(f"{without}, DPT 2025-03-10")).missing_for_idl == ("IPV1", "MR1")


def test_ibl_counts_before_the_second_birthday():
    """The boosters of DPT-HB-Hib and MR."""
    infant = f"{BASIC}, MR 2025-10-10"

    assert flags(*doses(f"{infant}, DPT 2026-07-10, MR 2026-07-10")).ibl
    assert not flags(*doses(f"{infant}, DPT 2026-07-10, MR 2027-01-10")).ibl


@pytest.mark.parametrize(
    ("today", "zero_dose"),
    [
        ("2025-04-09", "no"),
        ("2025-04-10", "risk"),
        ("2026-01-09", "risk"),
        ("2026-01-10", "yes"),
        ("2030-01-09", "yes"),
        ("2030-01-10", "na"),
    ],
)
def test_zero_dose_is_a_child_without_any_dpt(today, zero_dose):
    """At risk from three months, certain from the first birthday, not asked from the fifth."""
    assert flags(today=today).zero_dose == zero_dose


def test_any_real_dpt_ends_zero_dose():
    """One given too young or in a campaign was given all the same."""
    assert flags(*doses("DPT 2025-02-10")).zero_dose == "no"
    assert flags(*doses("DPT 2025-06-10", source="campaign")).zero_dose == "no"
