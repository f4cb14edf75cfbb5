"""What may be said of a case of diarrhoea, who must be seen, and what is many."""

from datetime import date, timedelta

import pytest

from dialog.input.illness import days_ill
from dialog.input.words import lexicon
from domain.diarrhoea import Case, Reason, State, is_cluster, oralit_for, reasons, rules
from flows.cadre.care.diarrhoea import names_other_sign

TODAY = date(2026, 2, 12)


@pytest.mark.parametrize(
    ("months", "amount"),
    [(0, (50, 100)), (11, (50, 100)), (12, (100, 200)), (59, (100, 200)), (60, (200, 300))],
)
def test_oralit_grows_with_age(months: int, amount: tuple[int, int]) -> None:
    """The amounts are those of LINTAS Diare, at both sides of each age."""
    found = oralit_for(months, TODAY)
    assert (found.low_ml, found.high_ml) == amount


@pytest.mark.parametrize(
    ("months", "days", "is_severe", "why"),
    [
        (6, 3, False, ()),
        (5, 1, False, (Reason.YOUNG,)),
        (6, 4, False, (Reason.LONG,)),
        (24, 1, True, (Reason.SEVERE,)),
        (5, 4, True, (Reason.SEVERE, Reason.YOUNG, Reason.LONG)),
    ],
)
def test_who_must_be_seen_today(
    months: int,
    days: int,
    is_severe: bool,  # noqa: FBT001 (a column of the table)
    why: tuple[Reason, ...],
) -> None:
    """Below six months, after the third day, and always with gizi buruk."""
    assert reasons(age_months=months, days=days, is_severe=is_severe, on=TODAY) == why


def _case(child: int, days_ago: int) -> Case:
    return Case(
        id=child,
        child_id=child,
        posyandu_id=1,
        began_on=TODAY - timedelta(days=days_ago),
        reported_on=TODAY - timedelta(days=days_ago),
        has_oralit=None,
        state=State.OPEN,
        follow_up_on=None,
        recorded_by=1,
    )


def test_a_cluster_counts_children_not_reports() -> None:
    """Three children within a week are one; the same child thrice, or an old case, is none."""
    assert is_cluster([_case(1, 6), _case(2, 3), _case(3, 0)], TODAY)
    assert not is_cluster([_case(1, 6), _case(1, 3), _case(1, 0)], TODAY)
    assert not is_cluster([_case(1, 7), _case(2, 3), _case(3, 0)], TODAY)


def test_the_day_of_an_illness_is_counted_from_one() -> None:
    """The first day is day 1, and a day before the first is none."""
    assert _case(1, 0).day(TODAY) == 1
    assert _case(1, 3).day(TODAY) == 4
    assert _case(1, 0).day(TODAY - timedelta(days=1)) == 1


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("ani mencret dari kemarin", 2),
        ("diare 4 hr", 4),
        ("udah 3 hari", 3),
        ("tiga hari", 3),
        ("sehari", 1),
        ("kemarin lusa", 3),
        ("seminggu", 7),
        ("2 minggu", 14),
        ("dari tadi pagi", 1),
        ("baru hari ini", 1),
        ("mencret", None),
        ("umur 2,5 hari", None),
    ],
)
def test_how_long_is_read_as_people_write_it(typed: str, days: int | None) -> None:
    """Days, weeks and words for them; nothing is made up when nothing is told."""
    assert days_ill(typed, lexicon().spelling) == days


@pytest.mark.parametrize(
    ("said", "is_there"),
    [
        ("ada darahnya", True),
        ("lemes bgt", True),
        ("muntah terus", True),
        ("matanya cekung", True),
        ("kejang", True),
        ("ga ada", False),
        ("ga ada, cuma mencret", False),
        ("ga muntah", False),
        ("tidak demam", False),
        ("mencret aja", False),
    ],
)
def test_a_sign_beside_the_diarrhoea_is_told_apart(
    said: str,
    is_there: bool,  # noqa: FBT001 (a column of the table)
) -> None:
    """The diarrhoea itself is no further sign, and a denied one is none."""
    assert names_other_sign(said) is is_there


def test_the_rules_name_their_source() -> None:
    """Whoever reads a limit can find where it comes from."""
    assert "LINTAS Diare" in rules(TODAY).source
