"""The figures of a posyandu day."""

from hypothesis import given
from hypothesis import strategies as st

from domain.indicators import ChildFacts, DayFigures, figures
from domain.kms import Code

WEIGHED = [
    *[ChildFacts(has_card=True, code=Code.ROSE, has_capsule=True)] * 6,
    *[ChildFacts(has_card=True, code=Code.DID_NOT_RISE, is_referred=True)] * 2,
    ChildFacts(has_card=True, code=Code.ABSENT_LAST_MONTH),
    ChildFacts(has_card=True, code=Code.NEW),
]
ABSENT = [ChildFacts(has_card=True, code=None), ChildFacts(has_card=False, code=None)]

one_child = st.builds(
    ChildFacts,
    has_card=st.booleans(),
    code=st.none() | st.sampled_from(list(Code)),
    has_capsule=st.booleans(),
    is_referred=st.booleans(),
)


def test_every_letter_is_counted():
    """Ten of twelve weighed: six rose, two did not, one was away last month, one is new."""
    assert figures(WEIGHED + ABSENT) == DayFigures(
        everybody=12,
        with_card=11,
        rose=6,
        did_not_rise=2,
        absent_last_month=1,
        new=1,
        capsules=6,
        referred=2,
    )


def test_those_who_cannot_be_judged_are_not_in_the_denominator():
    """D' leaves out O and B."""
    counted = figures(WEIGHED + ABSENT)
    assert (counted.weighed, counted.judged) == (10, 8)


def test_a_posyandu_without_children_has_no_figures():
    """Nobody registered is nought everywhere."""
    assert figures([]).weighed == 0
    assert figures([]).everybody == 0


@given(st.lists(one_child))
def test_the_weighed_are_the_sum_of_the_letters(children):
    """D = N + T + O + B, never more than S."""
    counted = figures(children)
    assert counted.weighed == sum(child.code is not None for child in children)
    assert counted.judged <= counted.weighed <= counted.everybody
