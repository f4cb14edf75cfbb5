"""Every threshold of the screening tables from both sides, with the source it is taken from."""

from datetime import date

import pytest

from domain.people import Sex
from domain.screening import FindingCode, LifeStage, Observed, Resident, Urgency, screen

ON = date(2026, 2, 10)


def somebody(years: int, sex: Sex = Sex.FEMALE, stage: LifeStage = LifeStage.ADULT) -> Resident:
    """Make somebody of an age."""
    return Resident(
        id=1,
        posyandu_id=1,
        name="Sri Rahayu",
        registered_as=stage,
        sex=sex,
        born_on=date(ON.year - years, 1, 1),
        last_period_on=date(2025, 8, 26) if stage is LifeStage.PREGNANT else None,
        gave_birth_on=date(2026, 2, 1) if stage is LifeStage.POSTPARTUM else None,
    )


def pregnant(years: int = 27) -> Resident:
    """Make a pregnant woman."""
    return somebody(years, stage=LifeStage.PREGNANT)


def urgency(resident: Resident, code: FindingCode, **observed: object) -> Urgency | None:
    """Give how soon somebody has to look because of a finding; None when it was not found."""
    found = screen(resident, Observed(**observed), ON).findings
    return next((each.urgency for each in found if each.code is code), None)


WOMAN, MAN, OLD = somebody(40), somebody(40, Sex.MALE), somebody(70)
MOTHER, AFTER_BIRTH = pregnant(), somebody(27, stage=LifeStage.POSTPARTUM)
F = FindingCode


@pytest.mark.parametrize(
    ("reading", "code", "expected"),
    [
        ((139, 89), F.PRESSURE_HIGH, None),
        ((140, 80), F.PRESSURE_HIGH, Urgency.EXAMINE),
        ((120, 90), F.PRESSURE_HIGH, Urgency.EXAMINE),
        ((179, 109), F.PRESSURE_VERY_HIGH, None),
        ((180, 80), F.PRESSURE_VERY_HIGH, Urgency.TODAY),
        ((150, 110), F.PRESSURE_VERY_HIGH, Urgency.TODAY),
        ((90, 60), F.PRESSURE_LOW, None),
        ((89, 60), F.PRESSURE_LOW, Urgency.NONE),
        ((100, 59), F.PRESSURE_LOW, Urgency.NONE),
    ],
)
def test_pressure_of_adults_is_judged_as_on_their_card(reading, code, expected):
    """Kartu dewasa dan lansia: tinggi >= 140/90, rendah < 90/60, hari itu juga >= 180/110."""
    assert urgency(WOMAN, code, pressures=(reading,)) == expected


@pytest.mark.parametrize("resident", [MOTHER, AFTER_BIRTH])
@pytest.mark.parametrize(
    ("reading", "code", "expected"),
    [
        ((139, 89), F.PRESSURE_HIGH, None),
        ((140, 89), F.PRESSURE_HIGH, Urgency.EXAMINE),
        ((139, 90), F.PRESSURE_HIGH, Urgency.EXAMINE),
        ((159, 109), F.PRESSURE_VERY_HIGH, None),
        ((160, 100), F.PRESSURE_VERY_HIGH, Urgency.NOW),
        ((150, 110), F.PRESSURE_VERY_HIGH, Urgency.NOW),
    ],
)
def test_pressure_is_more_dangerous_around_a_birth(resident, reading, code, expected):
    """Kartu ibu hamil: >= 140/90 merah, >= 160/110 hari itu juga."""
    assert urgency(resident, code, pressures=(reading,)) == expected


@pytest.mark.parametrize(
    ("years", "expected"), [(14, None), (15, Urgency.EXAMINE), (18, Urgency.EXAMINE)]
)
def test_pressure_counts_from_fifteen_years(years, expected):
    """Kartu usia sekolah dan remaja: tekanan darah mulai 15 tahun."""
    assert urgency(somebody(years), F.PRESSURE_HIGH, pressures=((150, 80),)) == expected


@pytest.mark.parametrize(
    ("glucose", "code", "expected"),
    [
        (69, F.GLUCOSE_LOW, Urgency.EXAMINE),
        (70, F.GLUCOSE_LOW, None),
        (199, F.GLUCOSE_HIGH, None),
        (200, F.GLUCOSE_HIGH, Urgency.EXAMINE),
        (150, F.GLUCOSE_WATCH, None),
    ],
)
def test_sugar_is_judged_as_on_the_card_of_adults(glucose, code, expected):
    """Kartu dewasa dan lansia: GDS < 70 rendah, >= 200 tinggi; waspada tidak disebut."""
    assert urgency(WOMAN, code, glucose=glucose) == expected


@pytest.mark.parametrize(
    ("weight_g", "code"),
    [
        (43350, F.BMI_VERY_THIN),  # 16.9
        (43520, F.BMI_THIN),  # 17.0
        (47100, F.BMI_THIN),  # 18.4
        (47360, None),  # 18.5
        (64000, None),  # 25.0
        (64260, F.BMI_FAT),  # 25.1
        (69120, F.BMI_FAT),  # 27.0
        (69380, F.BMI_OBESE),  # 27.1
    ],
)
def test_imt_of_adults_follows_the_ministrys_table(weight_g, code):
    """Tabel IMT Kemenkes: < 17,0; 17,0-18,4; 18,5-25,0; 25,1-27,0; > 27,0."""
    found = screen(WOMAN, Observed(weight_g=weight_g, height_mm=1600), ON)
    assert [each.code for each in found.findings] == ([code] if code else [])
    assert found.is_bmi_normal is (code is None)


@pytest.mark.parametrize(
    ("resident", "waist_mm", "expected"),
    [
        (WOMAN, 800, None),
        (WOMAN, 801, Urgency.NONE),
        (MAN, 900, None),
        (MAN, 901, Urgency.NONE),
        (somebody(14), 950, None),
        (somebody(15), 801, Urgency.NONE),
    ],
)
def test_waist_is_wide_above_the_limits_of_the_card(resident, waist_mm, expected):
    """Kartu dewasa dan lansia: L > 90, P > 80 cm; remaja mulai 15 tahun."""
    assert urgency(resident, F.WAIST_WIDE, waist_mm=waist_mm) == expected


@pytest.mark.parametrize(
    ("resident", "arm_mm", "expected"),
    [
        (MOTHER, 234, Urgency.EXAMINE),
        (MOTHER, 235, None),
        (AFTER_BIRTH, 234, Urgency.EXAMINE),
        (somebody(49), 234, Urgency.EXAMINE),
        (somebody(50), 234, None),
        (MAN, 234, None),
    ],
)
def test_arm_below_23_5_is_red_for_women_of_childbearing_age(resident, arm_mm, expected):
    """Kartu ibu hamil dan WUS: LiLA < 23,5 cm merah."""
    assert urgency(resident, F.ARM_LOW, arm_mm=arm_mm) == expected


@pytest.mark.parametrize(
    ("resident", "hb_tenths", "expected"),
    [
        (somebody(15), 119, Urgency.EXAMINE),
        (somebody(15), 120, None),
        (somebody(11), 114, Urgency.EXAMINE),
        (somebody(11), 115, None),
        (somebody(9), 100, None),
        (MOTHER, 109, Urgency.EXAMINE),
        (MOTHER, 110, None),
        (somebody(15, Sex.MALE), 100, None),
    ],
)
def test_hb_is_low_below_the_limit_of_age_and_pregnancy(resident, hb_tenths, expected):
    """Hb: remaja putri < 12,0; 10-11 tahun < 11,5; ibu hamil < 11,0."""
    assert urgency(resident, F.HB_LOW, hb_tenths=hb_tenths) == expected


@pytest.mark.parametrize(
    ("weight_g", "code"),
    [(30000, F.BMI_VERY_THIN), (45000, None), (58000, F.BMI_FAT), (70000, F.BMI_OBESE)],
)
def test_pupils_are_judged_by_imt_for_age(weight_g, code):
    """Permenkes 2/2020, IMT/U 5-18 tahun."""
    girl = Resident(
        id=1, posyandu_id=1, name="Ayu", registered_as=LifeStage.TEEN, sex=Sex.FEMALE,
        born_on=date(2010, 12, 1),
    )  # fmt: skip
    found = screen(girl, Observed(weight_g=weight_g, height_mm=1550), ON).findings
    assert [each.code for each in found] == ([code] if code else [])


@pytest.mark.parametrize(("cholesterol", "expected"), [(239, None), (240, Urgency.EXAMINE)])
def test_cholesterol_is_high_from_240(cholesterol, expected):
    """Kolesterol total: >= 240 tinggi."""
    assert urgency(WOMAN, F.CHOLESTEROL_HIGH, cholesterol=cholesterol) == expected


@pytest.mark.parametrize(("tenths", "expected"), [(380, None), (381, Urgency.NOW)])
def test_a_fever_after_a_birth_is_a_danger_sign(tenths, expected):
    """Buku KIA 2024: demam > 38 C pada ibu nifas."""
    assert urgency(AFTER_BIRTH, F.FEVER, temperature_tenths=tenths) == expected


def test_the_higher_of_two_readings_counts():
    """A calm second reading does not clear the first: the midwife looks (setting, U)."""
    assert urgency(OLD, F.PRESSURE_HIGH, pressures=((165, 100), (128, 80))) is Urgency.EXAMINE


@pytest.mark.parametrize(("years", "is_known"), [(18, True), (19, False)])
def test_a_teenagers_pregnancy_is_told_to_the_midwife_alone(years, is_known):
    """What a teenager goes through is nobody else's to know (ux 12)."""
    found = screen(pregnant(years), Observed(weight_g=50000), ON)
    assert found.is_private is is_known
    assert found.urgency is Urgency.NONE


@pytest.mark.parametrize(("side", "expected"), [("ok", None), ("right", Urgency.EXAMINE)])
def test_an_eye_or_ear_that_fails_is_looked_at(side, expected):
    """Hitung jari, tes bisik: gangguan dirujuk."""
    assert urgency(OLD, F.EYES, eyes=side) == expected
    assert urgency(OLD, F.EARS, ears=side) == expected
