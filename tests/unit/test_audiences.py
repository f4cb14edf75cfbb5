"""Whom an announcement is for, read from people's own words."""

import pytest

from dialog.input.audiences import Places, UnknownGroup, UnknownRt, read_audience
from domain.audience import Audience, Group, Hamlet

PLACES = Places(
    hamlets=(
        Hamlet(name="Krajan", rts=("01", "02", "03")),
        Hamlet(name="Tegal Rejo", rts=("04", "05")),
    ),
    posyandu={"Anggrek": 1, "Kenanga 1": 2, "Kenanga 2": 3},
)


def audience(*groups, **place):
    """Name an audience."""
    return Audience(groups=groups, **place)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("semua", audience(Group.EVERYBODY)),
        ("ke seluruh warga", audience(Group.EVERYBODY)),
        ("ortu balita", audience(Group.UNDER_FIVES)),
        ("semua ortu balita dsn krajan", audience(Group.UNDER_FIVES, hamlet="Krajan")),
        ("yg punya bayi di tegal rejo", audience(Group.UNDER_FIVES, hamlet="Tegal Rejo")),
        ("bumil rt 2", audience(Group.PREGNANT, rts=("02",))),
        ("ibu hamil RT 02 dan RT 5", audience(Group.PREGNANT, rts=("02", "05"))),
        ("lansia kenanga2", audience(Group.OLDER, posyandu_id=3)),
        ("kader saja", audience(Group.CADRES)),
        ("dusun krajan", audience(Group.EVERYBODY, hamlet="Krajan")),
        ("posyandu anggrek", audience(Group.EVERYBODY, posyandu_id=1)),
        (
            "bumil sama orang tua balita rt 4",
            audience(Group.PREGNANT, Group.UNDER_FIVES, rts=("04",)),
        ),
    ],
)
def test_groups_and_places_are_understood(typed, meant):
    """Groups come from the word lists, places from the village."""
    read = read_audience(typed, PLACES)
    assert isinstance(read, Audience)
    assert read.to_json() == meant.to_json()


def test_an_rt_the_village_lacks_is_named():
    """A number no RT has is told, not dropped."""
    assert read_audience("bumil rt 77", PLACES) == UnknownRt(number=77)


def test_unknown_people_never_become_everybody():
    """'Pemuda dusun krajan' is not the whole hamlet."""
    assert read_audience("pemuda dusun krajan", PLACES) == UnknownGroup()


@pytest.mark.parametrize("typed", ["2", "halo", "satu dusun atau RT", ""])
def test_words_without_groups_or_places_are_no_audience(typed):
    """A row's number or label is left to the list."""
    assert read_audience(typed, PLACES) is None


def test_the_same_audience_is_kept_alike():
    """Groups and RT in another order make no other audience: the weekly limit counts them."""
    one = audience(Group.PREGNANT, Group.OLDER, rts=("02", "01"))
    other = audience(Group.OLDER, Group.PREGNANT, rts=("01", "02"))
    assert one.to_json() == other.to_json()
    assert Audience.from_json(one.to_json()).to_json() == one.to_json()
