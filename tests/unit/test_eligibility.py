"""Who may come to an event, read from people's own words and held against a person."""

from datetime import date

import pytest

from dialog.input.audiences import Places, UnknownRt
from dialog.input.targets import BackToFront, read_target
from domain.audience import Hamlet
from domain.eligibility import Somebody, Target, Whom, admits
from domain.people import Sex
from domain.reach import Hiding, Outreach, altogether, hidden, tally
from domain.screening.stages import LifeStage
from flows.events.words import target_words

ON = date(2026, 4, 11)
PLACES = Places(hamlets=(Hamlet(name="Krajan", rts=("01", "02")),), posyandu={})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("anak laki 4 sampai 12 th", "anak laki-laki 4-12 tahun"),
        ("cowok umur 5 s/d 10 thn", "anak laki-laki 5-10 tahun"),
        ("warga 2-70 tahun", "warga 2-70 tahun"),
        ("bumil", "ibu hamil"),
        ("balita", "balita"),
        ("semua keluarga", "semua keluarga"),
        ("kk rt 2", "keluarga RT 02"),
        ("lansia dusun krajan", "lansia Dusun Krajan"),
        ("60+", "lansia"),
        ("anak 9-59 bulan", "anak 9-59 bulan"),
        ("perempuan 30-50 th", "warga perempuan 30-50 tahun"),
        ("warga 15 tahun ke atas", "warga 15 tahun ke atas"),
        ("anak di bawah 5 tahun", "balita"),
        ("remaja putri", "anak perempuan 10-18 tahun"),
        ("semua anak", "anak"),
        ("siapa saja", "semua warga"),
        ("rt 01", "keluarga RT 01"),
        ("umur 7 sampai 7 tahun", "anak 7 tahun"),
    ],
)
def test_a_target_is_said_as_it_was_meant(typed, said):
    """What was read is said back in full, so that a slip is seen."""
    found = read_target(typed, PLACES)
    assert isinstance(found, Target)
    assert target_words(found) == said
    assert Target.from_json(found.to_json()) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("12-5 tahun", BackToFront()),
        ("anak 5-200 tahun", BackToFront()),
        ("balita rt 09", UnknownRt(number=9)),
        ("yang mau saja", None),
    ],
)
def test_words_that_name_no_group_are_no_target(typed, found):
    """What cannot be is said to be so by the flow."""
    assert read_target(typed, PLACES) == found


@pytest.mark.parametrize(
    ("target", "somebody", "may"),
    [
        (
            Target(from_months=48, below_months=156),
            Somebody(sex=None, born_on=date(2022, 4, 11)),
            True,
        ),
        (
            Target(from_months=48, below_months=156),
            Somebody(sex=None, born_on=date(2022, 4, 12)),
            False,
        ),
        (Target(below_months=156), Somebody(sex=None, born_on=date(2013, 4, 12)), True),
        (Target(below_months=156), Somebody(sex=None, born_on=date(2013, 4, 11)), False),
        (Target(sex=Sex.MALE), Somebody(sex=Sex.FEMALE, born_on=date(2020, 1, 1)), False),
        (Target(sex=Sex.MALE), Somebody(sex=None, born_on=date(2020, 1, 1)), False),
        (Target(), Somebody(sex=None, born_on=date(2026, 5, 1)), False),
        (Target(whom=Whom.FAMILIES), Somebody(sex=None, born_on=date(2020, 1, 1)), False),
        (
            Target(whom=Whom.PREGNANT),
            Somebody(sex=Sex.FEMALE, born_on=None, stage=LifeStage.PREGNANT),
            True,
        ),
        (
            Target(from_months=24, below_months=852, without_pregnant=True),
            Somebody(sex=Sex.FEMALE, born_on=date(1998, 1, 1), stage=LifeStage.PREGNANT),
            False,
        ),
        (Target(from_months=720), Somebody(sex=None, born_on=None, stage=LifeStage.OLDER), True),
        (Target(from_months=180), Somebody(sex=None, born_on=None, stage=LifeStage.ADULT), False),
    ],
)
def test_ages_count_in_whole_months_on_the_day(target, somebody, may):
    """Twelve years last until the thirteenth birthday; who is not known to fit is not invited."""
    assert admits(target, somebody, ON) is may


def test_small_counts_and_their_rests_are_hidden():
    """0 to 4 are small, and so is what subtraction would tell."""
    guests = [
        Outreach(
            rt=f"{number % 3:02}", was_told=number < 17, came=number < 10, was_served=number < 3
        )
        for number in range(20)
    ]
    places = tally(guests)
    assert [place.rt for place in places] == ["00", "01", "02"]
    assert sum(place.unserved for place in places) == 17
    whole = hidden(altogether(places))
    assert (whole.entitled, whole.told, whole.came, whole.served) == (
        20,
        Hiding.REST,
        10,
        Hiding.SMALL,
    )
