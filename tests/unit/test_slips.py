"""A slip of the pen is noticed before it is saved; bad news is believed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.growth import Position, Sex
from domain.growth.changes import Reason
from domain.growth.expectation import LastValue, Subject
from domain.growth.slip_rules import Field, slip_rules
from domain.growth.slips import Fine, Impossible, Odd, Report, Swapped, check
from domain.growth.tables import Table, lms_at
from domain.growth.zscore import value_at

TODAY = date(2026, 2, 10)
LAST_DAY = date(2026, 1, 13)


def child(sex, born, weight_g=None, length_mm=None, *, last_on=LAST_DAY, on=TODAY):
    """Make a child with what was measured last time."""
    return Subject(
        sex=Sex(sex),
        born=date.fromisoformat(born),
        on=on,
        last_weight=LastValue(on=last_on, value=weight_g) if weight_g else None,
        last_length=LastValue(on=last_on, value=length_mm) if length_mm else None,
    )


ANI = child("P", "2025-05-04", 7800, 692)
BUDI = child("L", "2023-06-11", 12_900, 904)
CITRA = child("P", "2025-10-05", 5600, 599)
DIMAS = child("L", "2024-08-15", 7900, 756)
FAJAR = child("L", "2025-12-18")
GITA = child("P", "2022-03-03", 15_200, 994, last_on=date(2025, 12, 9))
INTAN = child("P", "2024-07-07", 10_300, 806)


def report(weight_kg=None, length_cm=None, position=None):
    """Make a report from the numbers as a cadre writes them."""
    return Report(
        weight_g=None if weight_kg is None else Decimal(weight_kg) * 1000,
        length_mm=None if length_cm is None else Decimal(length_cm) * 10,
        position=position,
    )


@pytest.mark.parametrize(
    ("subject", "weight_kg", "length_cm"),
    [
        (ANI, "8.2", "70.5"),
        (BUDI, "13.2", "91"),
        (CITRA, "6.8", None),
        (CITRA, "6.3", "61.8"),
        (FAJAR, "5.1", "56.8"),
        (GITA, "15.6", "100.5"),
        (INTAN, "10.4", "81.2"),
        (INTAN, "10.3", "80.6"),
        (DIMAS, "7.9", "76"),
    ],
)
def test_a_usual_report_is_saved_without_a_question(subject, weight_kg, length_cm):
    """Growing, staying and being thin are all believed."""
    assert check(report(weight_kg, length_cm), subject) == Fine()


def test_nothing_reported_is_fine():
    """There is nothing to ask about."""
    assert check(Report(), ANI) == Fine()


@pytest.mark.parametrize(
    ("subject", "weight_kg", "proposal_g"),
    [
        (ANI, "82", 8200),  # the comma was lost
        (ANI, "825", 8250),
        (ANI, "0.82", 8200),  # the comma slipped
        (ANI, "2.8", 8200),  # digits swapped
        (FAJAR, "51", 5100),
        (FAJAR, "5100", 5100),  # grams
        (ANI, "8200", 8200),
        (BUDI, "132", 13_200),
    ],
)
def test_one_simple_slip_is_proposed_for_a_weight(subject, weight_kg, proposal_g):
    """The proposal is what the cadre meant to type."""
    found = check(report(weight_kg), subject)
    assert isinstance(found, Impossible)
    assert (found.field, found.proposal) == (Field.WEIGHT, proposal_g)
    assert found.value == Decimal(weight_kg) * 1000


@pytest.mark.parametrize(
    ("subject", "length_cm", "proposal_mm"),
    [
        (BUDI, "19", 910),
        (ANI, "705", 705),
        (ANI, "7.05", 705),
        (ANI, "0.705", 705),
        (GITA, "1.005", 1005),
        (FAJAR, "568", 568),
    ],
)
def test_one_simple_slip_is_proposed_for_a_length(subject, length_cm, proposal_mm):
    """Swapped digits, a lost or slipped comma, metres and millimetres."""
    found = check(report("8.2" if subject is ANI else None, length_cm), subject)
    assert isinstance(found, Impossible)
    assert (found.field, found.proposal) == (Field.LENGTH, proposal_mm)


def test_the_last_value_comes_with_the_question():
    """The bot can say what was measured last month."""
    found = check(report("13.2", "19"), BUDI)
    assert found == Impossible(field=Field.LENGTH, value=190, last=904, proposal=910)


@pytest.mark.parametrize(
    ("subject", "weight_kg"), [(CITRA, "1"), (ANI, "99"), (ANI, "0"), (FAJAR, "15")]
)
def test_without_a_simple_slip_nothing_is_proposed(subject, weight_kg):
    """A guess would be worse than asking again; 1 kg may be anything."""
    found = check(report(weight_kg), subject)
    assert isinstance(found, Impossible)
    assert found.proposal is None


def test_two_slips_that_both_fit_propose_nothing():
    """1.72 kg at two and a half years may be 17.2 or 7.12."""
    found = check(report("1.72"), child("L", "2023-08-10"))
    assert found == Impossible(field=Field.WEIGHT, value=1720, last=None, proposal=None)


def test_weight_and_length_in_each_others_place_are_proposed_swapped():
    """'intan 81,2 10,4' reads 10.4 kg and 81.2 cm."""
    assert check(report("81.2", "10.4"), INTAN) == Swapped(weight_g=10_400, length_mm=812)


def test_the_swap_keeps_the_second_decimal_of_a_weight():
    """A digital scale shows 10.45 kg."""
    assert check(report("81.2", "10.45"), INTAN) == Swapped(weight_g=10_450, length_mm=812)


@pytest.mark.parametrize(("weight_kg", "length_cm"), [("81.2", "20.4"), ("41.2", "10.4")])
def test_a_swap_that_does_not_fit_is_not_proposed(weight_kg, length_cm):
    """Both values must be near what is expected of the child."""
    assert isinstance(check(report(weight_kg, length_cm), INTAN), Impossible)


@pytest.mark.parametrize(
    ("subject", "given", "field", "reason"),
    [
        (INTAN, ("12.9", None), Field.WEIGHT, Reason.GAINED_TOO_MUCH),
        (INTAN, ("12.9", "81.2"), Field.WEIGHT, Reason.GAINED_TOO_MUCH),
        (DIMAS, ("7.2", "76"), Field.WEIGHT, Reason.LOST_WEIGHT),
        (CITRA, ("5.31", None), Field.WEIGHT, Reason.LOST_WEIGHT),  # more than 5 %
        (GITA, ("15.6", "97"), Field.LENGTH, Reason.SHRANK),
        (INTAN, ("10.4", "80.5"), Field.LENGTH, Reason.SHRANK),
        (INTAN, ("10.4", "85.7"), Field.LENGTH, Reason.GREW_TOO_MUCH),
        (child("P", "2026-01-20"), ("1.4", None), Field.WEIGHT, Reason.OUTSIDE_SOFT_RANGE),
        (child("P", "2026-02-05"), (None, "39"), Field.LENGTH, Reason.OUTSIDE_SOFT_RANGE),
        (child("L", "2024-02-10"), ("21.5", None), Field.WEIGHT, Reason.BEYOND_WHO_FLAG),
        (child("L", "2024-02-10"), (None, "107.5"), Field.LENGTH, Reason.BEYOND_WHO_FLAG),
    ],
)
def test_a_possible_but_odd_value_is_asked_for_again(subject, given, field, reason):
    """Each limit of the rules has its reason."""
    found = check(report(*given), subject)
    assert isinstance(found, Odd)
    assert (found.field, found.reason) == (field, reason)


def test_an_odd_value_comes_with_the_last_one():
    """The bot says both."""
    found = check(report("12.9"), INTAN)
    assert (found.value, found.last) == (12_900, 10_300)


@pytest.mark.parametrize(
    ("weight_kg", "expected"),
    [("11.8", Fine), ("11.81", Odd), ("9.8", Fine), ("9.79", Odd), ("9.78", Odd)],
)
def test_the_limits_of_a_change_are_still_fine(weight_kg, expected):
    """1.5 kg up and 0.5 kg down ask nothing; a gram more does."""
    assert isinstance(check(report(weight_kg), INTAN), expected)


def test_what_was_measured_twice_is_believed():
    """A confirmed field is not called odd again; the other one still is."""
    twice = frozenset({Field.WEIGHT})
    assert check(report("7.2", "76"), DIMAS, twice) == Fine()
    assert check(report("7.2", "75"), DIMAS, twice).field is Field.LENGTH
    assert check(report("7.2", "75"), DIMAS, frozenset(Field)) == Fine()


def test_an_impossible_value_cannot_be_confirmed():
    """It is not saved, however often it is typed."""
    assert isinstance(check(report("82"), ANI, frozenset(Field)), Impossible)


def test_a_flagged_value_can_be_confirmed():
    """WHO's flag asks once."""
    toddler = child("L", "2024-02-10")
    assert check(report("21.5"), toddler, frozenset({Field.WEIGHT})) == Fine()


@pytest.mark.parametrize(
    ("weight_kg", "length_cm", "field"), [("4.6", "72", Field.WEIGHT), ("6.0", "78", Field.LENGTH)]
)
def test_a_flagged_ratio_asks_for_the_less_usual_measurement(weight_kg, length_cm, field):
    """Weight and length may each be possible and together not be."""
    found = check(report(weight_kg, length_cm), child("P", "2025-08-10"))
    assert isinstance(found, Odd)
    assert (found.field, found.reason) == (field, Reason.BEYOND_WHO_FLAG)


def test_a_thin_child_is_never_refused():
    """Weight far below the lines is bad news; at most it is weighed twice."""
    wasted = child("L", "2024-08-15")
    assert check(report("6.5", "76"), wasted) == Fine()
    assert isinstance(check(report("4.9"), wasted), Odd)


def test_a_wrong_last_value_does_not_make_the_right_one_impossible():
    """What is plausible for the age is only asked again."""
    found = check(report("8.2"), child("P", "2025-05-04", 18_000))
    assert isinstance(found, Odd)
    assert found.reason is Reason.LOST_WEIGHT


def test_changes_are_judged_by_the_time_between():
    """Two months allow twice the gain of one."""
    long_ago = child("P", "2024-07-07", 10_300, last_on=date(2025, 12, 1))
    assert check(report("12.9"), long_ago) == Fine()


def test_from_lying_to_standing_a_child_does_not_shrink():
    """At two years 0.7 cm are lost by standing up."""
    turned_two = child("P", "2024-02-01", length_mm=860)
    assert check(report(None, "85.5"), turned_two) == Fine()
    assert check(report(None, "85.2"), turned_two).reason is Reason.SHRANK
    assert check(report(None, "85.5", Position.LYING), turned_two).reason is Reason.SHRANK


def test_the_position_of_the_last_time_counts():
    """A child measured standing last month may be longer lying."""
    standing = Subject(
        sex=Sex.FEMALE,
        born=date(2024, 7, 7),
        on=TODAY,
        last_length=LastValue(on=LAST_DAY, value=806, position=Position.STANDING),
    )
    assert check(report(None, "81.0"), standing).reason is Reason.SHRANK
    assert check(report(None, "81.3"), standing) == Fine()


def test_in_the_first_year_fast_growth_in_length_is_no_question():
    """Five centimetres in a month are only odd from twelve months."""
    assert check(report(None, "65.2"), CITRA) == Fine()


def test_from_six_years_only_the_flags_count():
    """A schoolchild may weigh more than any under-five."""
    pupil = child("L", "2015-02-10", 40_000)
    assert check(report("44", "140"), pupil) == Fine()
    assert check(report("44", "190"), pupil).reason is Reason.BEYOND_WHO_FLAG
    assert isinstance(check(report("0"), pupil), Impossible)


def test_an_age_beyond_all_tables_has_no_question():
    """Nothing is known to compare with."""
    adult = child("L", "1990-02-10", 60_000)
    assert check(report("61", "170"), adult) == Fine()


def test_a_child_of_five_is_expected_to_grow_on_from_the_younger_tables():
    """The two sets of tables meet."""
    turned_five = child("L", "2021-02-05", 18_000, 1090)
    assert check(report("183"), turned_five).proposal == 18_300


@pytest.mark.parametrize("on", [date(2025, 1, 1), date(2026, 1, 12)])
def test_a_report_before_the_last_value_or_the_birth_is_a_mistake_of_the_caller(on):
    """For an earlier day the values before that day are to be passed."""
    with pytest.raises(ValueError, match="after"):
        child("P", "2025-05-04", 7800, on=on)


def test_the_rules_name_their_source():
    """The limits are data with version and source."""
    assert slip_rules(TODAY).version
    assert slip_rules(TODAY).source
    assert slip_rules(TODAY).fields[Field.WEIGHT].possible.high == 40_000


@given(
    sex=st.sampled_from(Sex),
    day=st.integers(min_value=30, max_value=1826),
    z=st.floats(min_value=-3, max_value=3),
)
def test_the_lost_comma_of_any_usual_weight_is_proposed(sex, day, z):
    """Whatever the age, ten times a weight near the last one leads back to it."""
    usual = value_at(lms_at(Table.WEIGHT_FOR_AGE, sex, day), z)
    weight_g = round(usual, 1) * 1000
    subject = Subject(
        sex=sex,
        born=TODAY - timedelta(days=day),
        on=TODAY,
        last_weight=LastValue(on=TODAY - timedelta(days=28), value=round(weight_g)),
    )
    assert check(Report(weight_g=round(weight_g)), subject) == Fine()
    assert check(Report(weight_g=round(weight_g * 10)), subject).proposal == round(weight_g)


@given(
    weight_g=st.integers(min_value=0, max_value=10_000_000),
    length_mm=st.integers(min_value=0, max_value=100_000),
    subject=st.sampled_from([ANI, BUDI, CITRA, DIMAS, FAJAR, GITA, INTAN]),
)
def test_whatever_is_typed_there_is_an_answer_and_proposals_pass(weight_g, length_mm, subject):
    """Nothing raises, and a proposal is never itself impossible."""
    found = check(Report(weight_g=weight_g, length_mm=length_mm), subject)
    if isinstance(found, Impossible) and found.proposal is not None:
        field = "weight_g" if found.field is Field.WEIGHT else "length_mm"
        again = check(Report(**{field: found.proposal}), subject)
        assert not isinstance(again, Impossible)
