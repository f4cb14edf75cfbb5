"""Rules of the screening that a Puskesmas sets, and the last corners of the cards."""

from datetime import date

import pytest

from domain.people import Sex
from domain.screening import FindingCode, LifeStage, Observed, Resident, Urgency, rules, screen
from domain.screening.questionnaires import lung_from_years, phq_highest, srq_questions

ON = date(2026, 2, 10)
F = FindingCode


def somebody(years, sex=Sex.FEMALE, stage=LifeStage.ADULT, **known):
    """Make somebody of an age."""
    return Resident(
        id=1,
        posyandu_id=1,
        name="Nyoman Sari",
        registered_as=stage,
        sex=sex,
        born_on=date(ON.year - years, 1, 1),
        **known,
    )


def codes(resident, **observed):
    """Name what is found, with how soon somebody has to look."""
    return {each.code: each.urgency for each in screen(resident, Observed(**observed), ON).findings}


@pytest.fixture
def settings(monkeypatch):
    """Set a rule otherwise for one test."""

    def change(table, name, *, value):
        monkeypatch.setitem(getattr(rules, table)(ON)["settings"], name, value)

    return change


def test_a_calm_second_reading_counts_where_it_is_set_so(settings):
    """[settings] repeated_pressure: highest keeps the finding, last lets it be cleared."""
    readings = ((150, 95), (130, 80))
    assert F.PRESSURE_HIGH in codes(somebody(50), pressures=readings)
    settings("measures", "repeated_pressure", value="last")
    assert codes(somebody(50), pressures=readings) == {}


@pytest.mark.parametrize(("glucose", "is_named"), [(139, False), (140, True), (199, True)])
def test_a_watched_sugar_is_named_where_a_puskesmas_asks_for_it(settings, glucose, is_named):
    """Gula darah sewaktu 140-199 mg/dL: waspada, mati kecuali diminta."""
    assert codes(somebody(50), glucose=glucose) == {}
    settings("measures", "names_glucose_watch", value=True)
    assert (F.GLUCOSE_WATCH in codes(somebody(50), glucose=glucose)) is is_named


@pytest.mark.parametrize(("reading", "is_low"), [((90, 60), False), ((89, 60), True)])
def test_a_low_pressure_in_pregnancy_is_said_and_not_sent_on(reading, is_low):
    """Tekanan darah < 90 atau < 60 rendah."""
    mother = somebody(27, stage=LifeStage.PREGNANT, last_period_on=date(2025, 8, 26))
    found = codes(mother, pressures=(reading,))
    assert found == ({F.PRESSURE_LOW: Urgency.NONE} if is_low else {})


def test_a_breastfeeding_mothers_fever_is_no_sign_of_childbed():
    """Demam > 38 adalah tanda bahaya nifas."""
    known = {"gave_birth_on": date(2025, 12, 1)}
    mother = somebody(27, stage=LifeStage.POSTPARTUM, **known)
    assert codes(mother, temperature_tenths=385) == {}


@pytest.mark.parametrize(
    ("lung", "is_sent"), [((True, True, False, False), False), ((True,) * 3 + (False,), True)]
)
def test_puma_of_a_screening_is_scored_with_sex_age_and_smoke(lung, is_sent):
    """PUMA: laki-laki 1, 50-59 tahun 1, 20-30 bungkus-tahun 1, tiap ya 1; dirujuk mulai 6."""
    man = somebody(55, Sex.MALE)
    found = codes(man, lung=lung, smoked_years=25, sticks_per_day=16)
    assert (F.LUNG in found) is is_sent


@pytest.mark.parametrize("years", [39, None])
def test_puma_is_not_scored_without_the_age_for_it(years):
    """PUMA untuk 40 tahun ke atas."""
    one = (
        somebody(39, Sex.MALE)
        if years
        else Resident(
            id=1, posyandu_id=1, name="Ketut", registered_as=LifeStage.ADULT, sex=Sex.MALE
        )
    )
    assert screen(one, Observed(lung=(True,) * 4), ON).lung_score is None


@pytest.mark.parametrize(
    ("years", "iron_taken", "is_found"), [(15, False, True), (15, True, False), (11, False, False)]
)
def test_tablets_a_girl_leaves_out_are_talked_about(years, iron_taken, is_found):
    """TTD mingguan remaja putri 12-18 tahun."""
    found = codes(somebody(years, stage=LifeStage.TEEN), iron_taken=iron_taken)
    assert found == ({F.IRON_NOT_TAKEN: Urgency.NONE} if is_found else {})


@pytest.mark.parametrize("problem", [False, True])
def test_what_a_teenager_told_is_private(problem):
    """HEEADSSS: kader hanya menyimpan ada atau tidak, ke bidan saja."""
    seen = screen(somebody(15, stage=LifeStage.TEEN), Observed(heeadsss_problem=problem), ON)
    assert seen.is_private is problem
    assert seen.open_findings == ()
    assert not seen.needs_midwife


@pytest.mark.parametrize(("years", "glucose", "is_judged"), [(14, 250, False), (15, 250, True)])
def test_sugar_of_the_young_counts_from_fifteen_years(years, glucose, is_judged):
    """Kartu usia sekolah dan remaja: gula darah mulai 15 tahun."""
    stage = LifeStage.SCHOOL if years < 15 else LifeStage.TEEN
    assert (F.GLUCOSE_HIGH in codes(somebody(years, stage=stage), glucose=glucose)) is is_judged


def test_how_many_questions_there_are_is_told_by_the_table():
    """SRQ-20 has twenty, PHQ-4 scores up to three, PUMA begins at forty."""
    assert (srq_questions(ON), phq_highest(ON), lung_from_years(ON)) == (20, 3, 40)


@pytest.mark.parametrize(
    ("resident", "title"),
    [
        (somebody(40), "Bu"),
        (somebody(40, Sex.MALE), "Pak"),
        (somebody(18), ""),
        (somebody(18, stage=LifeStage.PREGNANT), "Bu"),
        (somebody(70, title="Mbah"), "Mbah"),
        (somebody(40, None), ""),
    ],
)
def test_people_are_called_as_they_wish_and_the_young_by_their_name(resident, title):
    """A title stands before the names of grown-ups."""
    assert resident.bu(ON) == title


@pytest.mark.parametrize(("is_green", "is_sent"), [(True, False), (False, True), (None, False)])
def test_a_weight_in_the_red_of_the_book_is_looked_at(is_green, is_sent):
    """Kartu ibu hamil: kurva Buku KIA merah dirujuk."""
    mother = somebody(27, stage=LifeStage.PREGNANT, last_period_on=date(2025, 8, 26))
    assert (F.CURVE_RED in codes(mother, curve_green=is_green)) is is_sent


def test_a_later_report_lies_over_an_earlier_one_and_forgets_nothing():
    """Figures are the later ones, complaints are all of them, pressures stand in order."""
    first = Observed(weight_g=52000, complaints=("dizzy",), note="pusing").with_reading((150, 90))
    later = Observed(weight_g=53000, complaints=("nausea",), note="mual", pressures=((130, 80),))
    both = first.joined(later)
    assert (both.weight_g, both.complaints, both.note) == (
        53000,
        ("dizzy", "nausea"),
        "pusing, mual",
    )
    assert both.pressures == ((150, 90), (130, 80))
    assert first.contradicts(later) == ("weight_g",)


def test_what_was_observed_survives_being_kept():
    """JSON and back; a name of a later version is left out."""
    observed = Observed(pressures=((120, 80),), postpartum_visits=(), mother_class=False)
    kept = observed.to_json()
    assert Observed.from_json({**kept, "of_next_year": 1}) == observed
    assert Observed().is_empty
    assert not observed.is_empty
