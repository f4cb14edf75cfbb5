"""Rules are dated: a weighing is judged by those of its own day."""

import copy
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from domain.dated_rules import editions, in_force
from domain.growth import categories
from domain.growth.categories import WeightForAge
from domain.kms import minimum_gain
from domain.people import Sex

LATER = date(2027, 1, 1)
EVE = LATER - timedelta(days=1)


@dataclass(frozen=True)
class Edition:
    """Rules that only say from which day on they hold."""

    version: str
    effective_from: date


@pytest.fixture
def second_edition(monkeypatch):
    """Lay an edition of 2027 beside the one in force: other cut-offs, another minimum."""
    old_categories = editions("domain.growth", "categories")[0]
    new_categories = copy.deepcopy(old_categories)
    new_categories |= {"version": "later", "effective_from": LATER}
    new_categories["weight_for_age"]["categories"][1]["below"] = -1.5
    old_gains = editions("domain.kms", "minimum_gain")[0]
    new_gains = copy.deepcopy(old_gains)
    new_gains |= {"version": "kia-2027", "effective_from": LATER}
    new_gains["rows"][-1] |= {"male_g": 250, "female_g": 250}
    found = tuple(categories.read_rules([new_categories, old_categories]))
    gains = tuple(minimum_gain.read_gains([new_gains, old_gains]))
    monkeypatch.setattr(categories, "_editions", lambda: found)
    monkeypatch.setattr(minimum_gain, "_editions", lambda: gains)
    categories.rules.cache_clear()
    minimum_gain.minimum_gains.cache_clear()
    yield
    categories.rules.cache_clear()
    minimum_gain.minimum_gains.cache_clear()


@pytest.mark.usefixtures("second_edition")
def test_categories_are_those_of_the_day():
    """The same z-score has two names, before and from the new edition on."""
    assert categories.category_of(WeightForAge, -1.8, EVE) is WeightForAge.NORMAL
    assert categories.category_of(WeightForAge, -1.8, LATER) is WeightForAge.UNDERWEIGHT
    assert categories.rules(EVE).version == "permenkes-2-2020"
    assert categories.rules(LATER).version == "later"


@pytest.mark.usefixtures("second_edition")
def test_minimum_gain_is_that_of_the_day():
    """A weighing of 2026 entered in 2027 keeps the minimum of 2026."""
    assert minimum_gain.minimum_gain_g(Sex.MALE, 20, EVE) == 200
    assert minimum_gain.minimum_gain_g(Sex.MALE, 20, LATER) == 250


def test_day_before_all_editions_is_judged_by_the_first():
    """A weighing of 2019 copied from a book is judged all the same."""
    assert categories.rules(date(2019, 5, 1)).version == "permenkes-2-2020"


def test_edition_of_a_later_day_is_not_in_force_yet():
    """What was laid down for next year judges nobody today, in whatever order it is read."""
    now = Edition("now", date(2020, 1, 2))
    later = Edition("later", LATER)
    for found in ([now, later], [later, now]):
        assert in_force(found, EVE) is now
        assert in_force(found, LATER) is later


def test_every_rule_file_says_its_source_and_its_first_day():
    """A rule without either is never read."""
    for package, name in (
        ("domain.growth", "categories"),
        ("domain.growth", "slips"),
        ("domain.kms", "minimum_gain"),
    ):
        for content in editions(package, name):
            assert content["version"]
            assert content["source"]
            assert isinstance(content["effective_from"], date)
