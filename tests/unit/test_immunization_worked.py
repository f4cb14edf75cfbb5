"""Worked children of our own, and the quick rules beside a second, plain reading of the text."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from immunization_builder import assess_child, day
from immunization_second_reading import Reading

from domain.calendar import add_months
from domain.immunization import Area, Dose, History, Status, assess, current_schedule
from domain.immunization.cases import answer_child
from domain.people import Sex

FILE = Path(__file__).parent / "data" / "immunization-worked.toml"
LATE = "valid_after_max_age"
CHILDREN = tomllib.loads(FILE.read_text(encoding="utf-8"))["child"]


def dose(written):
    """Read "DPT 2025-03-10 heksavalen"."""
    antigen, on, *more = written.split()
    source = "campaign" if "campaign" in more else None
    product = next((word for word in more if word != "campaign"), None)
    return Dose(antigen=antigen, on=day(on), product=product, source=source)


@pytest.mark.parametrize("child", CHILDREN, ids=lambda child: child["title"])
def test_worked_child_is_answered_as_the_paragraph_says(child):
    """Each record and each forecast that the case names."""
    assessment = assess_child(
        child["born"].isoformat(),
        child["on"].isoformat(),
        *map(dose, child["doses"]),
        school_grade=child.get("school_grade"),
        je_endemic=child.get("je_endemic", False),
    )
    results = [
        f"{LATE} {one.counts_as}" if one.result == LATE else one.counts_as or one.result.value
        for one in assessment.given
    ]

    assert results == child["results"]
    for code, (status, *earliest) in child.get("forecast", {}).items():
        plan = assessment.forecast[code]
        assert (code, plan.status, plan.earliest) == (code, status, *(earliest or [None]))


ANTIGENS = (
    *("HB0", "BCG", "OPV", "OPV", "DPT", "DPT", "PCV", "PCV", "RV", "IPV", "MR", "MMR", "JE"),
    *("VARISELA", "YF", "BIAS_MR", "HPV", "UNKNOWN"),
)
EDGES = (0, 7, 8, 28, 41, 42, 60, 90, 98, 120, 151, 211, 274, 300, 364, 365, 366, 540, 730, 1825)
GAPS = (0, 1, 14, 27, 28, 29, 55, 56, 57, 184, 365)
BIRTHS = st.one_of(
    st.dates(day("2019-01-01"), day("2025-12-31")),
    st.sampled_from([day("2020-02-29"), day("2024-02-29"), day("2023-01-31"), day("2023-08-31")]),
)


@st.composite
def cases(draw):
    """Draw a case full of edges: ages at the floors and limits, gaps at the intervals."""
    born = draw(BIRTHS)
    today = born + timedelta(days=draw(st.one_of(st.integers(0, 800), st.integers(0, 2200))))
    antigens = draw(st.lists(st.sampled_from(ANTIGENS), min_size=1, max_size=4))
    days = [born]
    written = []
    for _ in range(draw(st.integers(0, 12))):
        edge = born + timedelta(days=draw(st.sampled_from(EDGES)) + draw(st.integers(-1, 1)))
        near = draw(st.sampled_from(days)) + timedelta(days=draw(st.sampled_from(GAPS)))
        on = draw(st.sampled_from([edge, near]))
        days.append(on)
        written.append(
            {
                "antigen": draw(st.sampled_from(antigens)),
                "date": on.isoformat(),
                "product": draw(st.sampled_from([None, "heksavalen", "rotarix"])),
                "source": draw(st.sampled_from([None, None, None, "campaign"])),
            }
        )
    return {
        "dob": born.isoformat(),
        "assessment_date": today.isoformat(),
        "sex": "P",
        "je_endemic": draw(st.booleans()),
        "hexa_region": draw(st.booleans()),
        "doses": written,
    }


@settings(max_examples=300, deadline=None)
@given(cases())
def test_a_second_reading_of_the_text_gives_the_same_answers(case):
    """Two programs written apart agree on every record and every forecast."""
    answer = answer_child(case)
    second = Reading(
        day(case["dob"]),
        day(case["assessment_date"]),
        case["doses"],
        je=case["je_endemic"],
        hexa=case["hexa_region"],
    )
    given_ = [(row["antigen"], row["date"], row["result"], row["code"]) for row in second.rows]
    told = {
        code: tuple(value if value is None else str(value) for value in plan)
        for code, plan in second.forecast().items()
    }

    assert [tuple(row.values()) for row in answer["given"]] == given_
    assert {
        code: (
            plan["status"],
            plan["date"] or plan["earliest"],
            plan["recommended"],
            plan["overdue_since"],
            plan["last_date"],
        )
        for code, plan in answer["forecast"].items()
    } == told


@settings(max_examples=100, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_in_which_doses_were_told_does_not_matter(case, chance):
    """One record a day and antigen, told in any order, gives the same answer."""
    single = {(one["antigen"], one["date"]): one for one in case["doses"]}
    kept = [one for one in single.values() if one["antigen"] != "MMR"]
    shuffled = list(kept)
    chance.shuffle(shuffled)
    straight, mixed = (
        answer_child({**case, "doses": kept}),
        answer_child({**case, "doses": shuffled}),
    )

    assert straight["forecast"] == mixed["forecast"]


@settings(max_examples=150, deadline=None)
@given(cases())
def test_giving_all_that_is_due_never_makes_another_dose_later(case):
    """A mother who brings her child today is never worse off for it."""
    born, today = day(case["dob"]), day(case["assessment_date"])
    area = Area(je_endemic=case["je_endemic"], hexa_region=case["hexa_region"])
    before = tuple(
        Dose(
            antigen=one["antigen"],
            on=day(one["date"]),
            product=one["product"],
            source=one["source"],
        )
        for one in case["doses"]
    )
    history = History(born=born, sex=Sex.FEMALE, doses=before)
    now = assess(history, area, today)
    slots = [current_schedule().slot(code) for code in now.can_give_today]
    is_hexa = area.hexa_region
    more = tuple(
        Dose(
            antigen=slot.antigen,
            on=today,
            product="heksavalen" if is_hexa and slot.code in {"DPT1", "DPT2", "DPT3"} else None,
        )
        for slot in slots
    )
    after = assess(History(born=born, sex=Sex.FEMALE, doses=(*before, *more)), area, today)

    for code, plan in now.forecast.items():
        later = after.forecast[code]
        # After one heksavalen the second IPV is offered; once given it counts as the first.
        assert code not in now.can_give_today or later.status in {Status.DONE, Status.NOT_NEEDED}
        if plan.is_open and later.is_open:
            assert later.recommended <= plan.recommended


@settings(max_examples=150, deadline=None)
@given(cases())
def test_a_dose_is_due_only_within_its_window(case):
    """Never before the earliest day, never after the last."""
    for plan in answer_child(case)["forecast"].values():
        if plan["status"] in {"due", "overdue"}:
            assert plan["earliest"] <= case["assessment_date"] <= (plan["last_date"] or "9999")


@settings(max_examples=60, deadline=None)
@given(BIRTHS)
def test_a_child_vaccinated_on_schedule_is_complete_at_9_and_18_months(born):
    """IDL with the MR at nine months, IBL with the boosters at eighteen; also at month ends."""
    doses = tuple(
        Dose(antigen=slot.antigen, on=max(slot.recommended.after(born), born))
        for slot in current_schedule().slots
        if slot.antigen != "JE"
    )
    # Month ends may lie closer than 28 days: 31 January, 28 February; no such dose is offered.
    history = History(born=born, sex=Sex.FEMALE, doses=_offered(doses, born))
    at_9 = assess(history, Area(), _last(history, born, 9))
    at_18 = assess(history, Area(), _last(history, born, 18))

    assert at_9.completeness.idl
    assert at_9.completeness.idl_new_antigens
    assert at_18.completeness.ibl


def _offered(doses, born):
    """Give each dose on the first day from its own on which the programme offers it."""
    kept: list[Dose] = []
    for slot, planned in zip(
        (one for one in current_schedule().slots if one.antigen != "JE"), doses, strict=True
    ):
        history = History(born=born, sex=Sex.FEMALE, doses=tuple(kept))
        plan = assess(history, Area(), planned.on).forecast[slot.code]
        kept.append(Dose(antigen=planned.antigen, on=max(planned.on, plan.earliest)))
    return tuple(kept)


def _last(history, born, months):
    """Give the day of the visit at so many months, a few days later after short months."""
    until = add_months(born, months) + timedelta(days=5)
    return max(one.on for one in history.doses if one.on <= until)
