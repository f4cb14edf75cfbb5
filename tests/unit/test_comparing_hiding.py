"""No sequence of questions to a comparison gives a count below five away."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.comparing.facts import VillageMonth
from domain.comparing.hiding import (
    Counted,
    Display,
    Shown,
    shown_count,
    shown_share,
    total_count,
    total_share,
)
from domain.comparing.indicators import Compared
from domain.comparing.table import by_cadres, by_month

MONTH = date(2026, 2, 1)
LETTERS = ("absent", "rose", "did_not_rise", "not_judged")
SHARES = (Compared.WEIGHED, Compared.ROSE)
BY_MONTH = (Compared.WEIGHED, Compared.ROSE, Compared.SENT, Compared.SEVERE, Compared.VITAMIN_A)


def village(number, absent, rose, fell, others, *, severe=0, sent=0, infants=6, capsules=6):
    """Make the facts of one village; all but the absent were weighed."""
    everybody = absent + rose + fell + others
    return VillageMonth(
        village_id=number,
        name=f"Desa {number}",
        posyandu=2,
        not_held=0,
        everybody=everybody,
        rose=rose,
        did_not_rise=fell,
        not_judged=others,
        severe=min(severe, rose + fell + others),
        sent=min(sent, everybody),
        capsules=min(capsules, max(0, everybody - infants)),
        of_capsule_age=max(0, everybody - infants),
        cadres=5,
    )


def everything_said(villages):
    """Give all that can be asked for of a month, at once."""
    tables = [by_month(villages, by, MONTH) for by in BY_MONTH]
    return (*tables, by_cadres(villages, MONTH))


def letters_of(one):
    """Give the four counts into which a village's children fall."""
    absent = one.everybody - one.weighed
    return absent, one.rose, one.did_not_rise, one.not_judged


@pytest.mark.parametrize("everybody", [10, 16, 24, 29, 44])
def test_in_one_village_no_small_letter_can_be_told(everybody):
    """Whoever knows S and both shares still can't tell a count below five from another."""
    possible = defaultdict(lambda: [set() for _letter in LETTERS])
    worlds = []
    for absent in range(everybody + 1):
        for rose in range(everybody - absent + 1):
            for fell in range(everybody - absent - rose + 1):
                letters = (absent, rose, fell, everybody - absent - rose - fell)
                one = village(1, *letters)
                said = tuple(shown_share(one.counted(by)) for by in SHARES)
                worlds.append((said, letters))
                for values, value in zip(possible[said], letters, strict=True):
                    values.add(value)
    told = [
        (said, letters)
        for said, letters in worlds
        if any(
            value < 5 and len(values) == 1
            for values, value in zip(possible[said], letters, strict=True)
        )
    ]
    assert told == []


@pytest.mark.parametrize("count", [2, 3, 4])
def test_hidden_counts_could_each_be_anything_below_five(count):
    """Not even with the total can one say more of a hidden count than that it is small."""
    possible = defaultdict(set)
    for counts in product(range(9), repeat=count):
        parts = [Counted(part=each, whole=40) for each in counts]
        said = (*(shown_count(one) for one in parts), total_count(parts))
        possible[said].add(counts)
    for said, worlds in possible.items():
        for place in range(count):
            if said[place].display is Display.FEW:
                assert {world[place] for world in worlds} == set(range(5)), said


def moved(letters):
    """List the letters that a village of as many children could have as well, near its own."""
    for source, target in permutations(range(len(letters)), 2):
        for many in range(1, min(letters[source], 4) + 1):
            other = list(letters)
            other[source] -= many
            other[target] += many
            yield tuple(other)


def with_letters(one, letters):
    """Give a village other letters."""
    return replace(one, rose=letters[1], did_not_rise=letters[2], not_judged=letters[3])


def like(villages, place, letter):
    """Find a world in which all that is said is the same and one small letter is another."""
    said = everything_said(villages)
    own = letters_of(villages[place])
    first = {
        letters: with_letters(villages[place], letters)
        for near in {own, *moved(own)}
        for letters in {near, *moved(near)}
        if letters[letter] != own[letter]
    }
    same = [one for one in first.values() if alone(one) == alone(villages[place])]
    for one in same:
        world = [*villages[:place], one, *villages[place + 1 :]]
        if everything_said(world) == said:
            return True
        for beside, other in enumerate(world):
            if beside == place:
                continue
            for letters in moved(letters_of(other)):
                changed = with_letters(other, letters)
                if alone(changed) == alone(other) and (
                    everything_said([*world[:beside], changed, *world[beside + 1 :]]) == said
                ):
                    return True
    return False


def alone(one):
    """Give what is said of one village's letters."""
    return tuple(
        shown_share(one.counted(by)) for by in (Compared.WEIGHED, Compared.ROSE)
    ), shown_count(one.counted(Compared.SEVERE))


letters = st.tuples(
    st.integers(0, 12), st.integers(0, 30), st.integers(0, 12), st.integers(0, 9)
).filter(lambda found: sum(found) >= 10)


@settings(max_examples=40, deadline=None)
@given(st.lists(letters, min_size=2, max_size=4))
def test_no_small_letter_follows_from_all_tables_together(found):
    """For every count below five there is another world that answers every question alike."""
    villages = [village(number, *each) for number, each in enumerate(found)]
    for place, one in enumerate(villages):
        for letter, value in enumerate(letters_of(one)):
            if value < 5:
                assert like(villages, place, letter), (LETTERS[letter], letters_of(one))


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 8)),
        min_size=1,
        max_size=6,
    )
)
def test_an_exact_share_has_five_on_every_side(found):
    """Those in it, those not in it, and those it does not speak of are five or more each."""
    for part, rest, others in found:
        counted = Counted(part=part, whole=part + rest, others=others)
        if shown_share(counted).is_exact:
            assert min(part, rest, others) >= 5


def test_a_total_that_gives_one_hidden_count_away_is_hidden():
    """17 minus 9 and 6 would be the hidden 2."""
    parts = [Counted(part=part, whole=50) for part in (9, 6, 2)]
    assert total_count(parts).display is Display.HIDDEN


def test_seven_children_of_four_villages_are_told_together():
    """Each village could have none or four of them."""
    parts = [Counted(part=part, whole=100) for part in (2, 2, 2, 1)]
    assert total_count(parts) == Shown(display=Display.EXACT, value=7)


def test_villages_that_must_all_have_four_are_not_added_up():
    """Twelve of three villages below five would be four each."""
    parts = [Counted(part=4, whole=100)] * 3
    assert total_count(parts).display is Display.HIDDEN


def test_one_village_whose_share_is_hidden_hides_the_total():
    """The others' shares and the total would give it."""
    parts = [Counted(part=70, whole=100), Counted(part=97, whole=100)]
    assert shown_share(parts[1]) == Shown(display=Display.ALMOST_ALL, value=90)
    assert total_share(parts).display is Display.HIDDEN


def test_rows_of_the_same_percents_stand_by_name():
    """Their order would tell which of them has more children."""
    villages = [village(2, 20, 40, 30, 10), village(1, 20, 41, 29, 10)]
    table = by_month(villages, Compared.WEIGHED, MONTH)
    assert [row.name for row in table.rows] == ["Desa 1", "Desa 2"]
    assert {row.shown.value for row in table.rows} == {80}


def test_hidden_rows_do_not_stand_where_their_figure_would():
    """All villages of few children stand together, by name."""
    villages = [village(3, 0, 4, 0, 3), village(1, 6, 1, 0, 0), village(2, 20, 40, 30, 10)]
    table = by_month(villages, Compared.WEIGHED, MONTH)
    assert [row.name for row in table.rows] == ["Desa 2", "Desa 1", "Desa 3"]
