"""Which card a mother belongs to on a day, and what a card asks of her after a birth."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.people import Sex
from domain.screening import FindingCode, LifeStage, Observed, Resident, Urgency, screen
from domain.screening.mothers import capsules_missing, risks, visit_due
from domain.screening.school import may_be_talked_with, takes_iron

BIRTH = date(2026, 2, 8)
MOTHER = Resident(
    id=1,
    posyandu_id=1,
    name="Komang Ratna",
    registered_as=LifeStage.POSTPARTUM,
    sex=Sex.FEMALE,
    born_on=date(1999, 3, 1),
    last_period_on=date(2025, 5, 5),
    gave_birth_on=BIRTH,
)


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        (date(2026, 1, 13), LifeStage.PREGNANT),
        (BIRTH - timedelta(days=1), LifeStage.PREGNANT),
        (BIRTH, LifeStage.POSTPARTUM),
        (BIRTH + timedelta(days=42), LifeStage.POSTPARTUM),
        (BIRTH + timedelta(days=43), LifeStage.BREASTFEEDING),
        (date(2028, 2, 7), LifeStage.BREASTFEEDING),
        (date(2028, 2, 8), LifeStage.ADULT),
    ],
)
def test_a_mothers_card_follows_the_days_around_a_birth(on, stage):
    """Nifas is 42 days; months before the birth keep counting as pregnant in their recaps."""
    assert MOTHER.stage(on) is stage


def test_a_mother_who_lost_her_baby_is_never_called_breastfeeding():
    """After 42 days she is an adult again."""
    bereaved = replace(MOTHER, lost_baby=True)
    assert bereaved.stage(BIRTH + timedelta(days=42)) is LifeStage.POSTPARTUM
    assert bereaved.stage(BIRTH + timedelta(days=43)) is LifeStage.ADULT


def test_weeks_are_told_of_a_pregnancy_that_lasts_alone():
    """Up to the day before the birth."""
    assert MOTHER.weeks(BIRTH - timedelta(days=1)) == 39
    assert MOTHER.weeks(BIRTH) is None


def test_without_the_day_of_birth_the_card_is_that_of_registering():
    """Nobody guesses."""
    assert replace(MOTHER, gave_birth_on=None).stage(BIRTH) is LifeStage.POSTPARTUM
    registered_after = replace(MOTHER, last_period_on=None)
    assert registered_after.stage(BIRTH - timedelta(days=9)) is LifeStage.POSTPARTUM


def test_without_a_birth_date_an_old_birth_makes_an_adult():
    """The age is unknown, the two years of breastfeeding are over."""
    unknown = replace(MOTHER, born_on=None)
    assert unknown.stage(date(2028, 2, 8)) is LifeStage.ADULT


@pytest.mark.parametrize(
    ("days", "visit"),
    [(0, 1), (2, 1), (3, 2), (7, 2), (8, 3), (28, 3), (29, 4), (42, 4), (43, None)],
)
def test_the_visit_of_these_days_is_reminded_of(days, visit):
    """Kunjungan nifas KF 1-4: 6-48 jam, hari 3-7, 8-28, 29-42."""
    assert visit_due(MOTHER, Observed(), BIRTH + timedelta(days=days)) == visit


def test_a_visit_that_was_told_of_is_not_reminded_of():
    """The card has it already."""
    seen = Observed(postpartum_visits=(1, 2))
    assert visit_due(MOTHER, seen, BIRTH + timedelta(days=5)) is None
    assert visit_due(MOTHER, seen, BIRTH + timedelta(days=9)) == 3


@pytest.mark.parametrize(("taken", "missing"), [(None, 0), (0, 2), (1, 1), (2, 0), (3, 0)])
def test_two_capsules_of_vitamin_a_belong_to_the_weeks_after_a_birth(taken, missing):
    """Dua kapsul merah, selang minimal 24 jam, sampai hari ke-42."""
    observed = Observed(vitamin_a_capsules=taken)
    assert capsules_missing(MOTHER, observed, BIRTH + timedelta(days=3)) == missing
    assert capsules_missing(MOTHER, observed, BIRTH + timedelta(days=43)) == 0


@pytest.mark.parametrize(
    ("observed", "code"),
    [
        (Observed(iron_taken=False), FindingCode.IRON_NOT_TAKEN),
        (Observed(kek_food_given=True, kek_food_eaten=False), FindingCode.FOOD_NOT_EATEN),
        (Observed(mother_class=False), FindingCode.CLASS_MISSED),
    ],
)
def test_what_a_pregnant_woman_leaves_out_is_talked_about_and_not_sent_on(observed, code):
    """Kartu ibu hamil: tidak tiap hari, tidak ikut kelas: edukasi."""
    pregnant = replace(MOTHER, registered_as=LifeStage.PREGNANT, gave_birth_on=None)
    found = screen(pregnant, observed, date(2026, 1, 13)).findings
    assert [(each.code, each.urgency) for each in found] == [(code, Urgency.NONE)]
    assert screen(MOTHER, observed, BIRTH).findings == ()


def test_food_that_was_not_given_cannot_be_left():
    """Nobody is told to eat what she has not got."""
    pregnant = replace(MOTHER, registered_as=LifeStage.PREGNANT, gave_birth_on=None)
    observed = Observed(kek_food_given=False, kek_food_eaten=False, mother_class=True)
    assert screen(pregnant, observed, date(2026, 1, 13)).findings == ()


@pytest.mark.parametrize(
    ("born", "height_mm", "found"),
    [
        (date(2006, 1, 13), None, ()),
        (date(2006, 1, 14), None, ("young",)),
        (date(1990, 1, 14), None, ()),
        (date(1990, 1, 13), None, ("old",)),
        (date(1999, 3, 1), 1450, ()),
        (date(1999, 3, 1), 1449, ("short",)),
        (None, None, ()),
    ],
)
def test_risks_of_a_pregnancy_are_named_to_the_midwife(born, height_mm, found):
    """4T: umur < 20 atau > 35 tahun; tinggi < 145 cm."""
    pregnant = replace(MOTHER, registered_as=LifeStage.PREGNANT, gave_birth_on=None, born_on=born)
    assert risks(pregnant, Observed(height_mm=height_mm), date(2026, 1, 13)) == found


def test_risks_are_those_of_a_pregnancy():
    """After it nothing of the kind is told."""
    assert risks(MOTHER, Observed(height_mm=1400), BIRTH) == ()


@pytest.mark.parametrize(("years", "may"), [(9, False), (10, True), (18, True), (19, False)])
def test_heeadsss_is_for_ten_to_eighteen_years(years, may):
    """Kartu usia sekolah dan remaja."""
    pupil = replace(MOTHER, registered_as=LifeStage.TEEN, born_on=date(2026 - years, 1, 1))
    assert may_be_talked_with(pupil, date(2026, 2, 10)) is may


@pytest.mark.parametrize(
    ("years", "sex", "takes"),
    [
        (11, Sex.FEMALE, False),
        (12, Sex.FEMALE, True),
        (18, Sex.FEMALE, True),
        (19, Sex.FEMALE, False),
        (15, Sex.MALE, False),
    ],
)
def test_weekly_tablets_are_for_girls_of_twelve_to_eighteen(years, sex, takes):
    """TTD mingguan remaja putri 12-18 tahun."""
    pupil = replace(MOTHER, registered_as=LifeStage.TEEN, sex=sex, born_on=date(2026 - years, 1, 1))
    assert takes_iron(pupil, date(2026, 2, 10)) is takes
