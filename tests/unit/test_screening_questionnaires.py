"""The questionnaires of the cards: scores, bands and from where somebody is sent on."""

from datetime import date

import pytest

from domain.people import Sex
from domain.screening import FindingCode, LifeStage, Observed, Resident, Urgency, screen
from domain.screening.questionnaires import (
    Dependence,
    barthel_total,
    dependence,
    lung_score,
    of_barthel,
    of_cough_signs,
    of_lung_score,
    of_mood,
    of_skilas,
    pack_years,
)

ON = date(2026, 2, 10)
NO = (False, False, False, False)


@pytest.mark.parametrize(
    ("signs", "is_sent"),
    [
        ((), False),
        (("cough",), False),
        (("cough", "fever"), True),
        (("weight", "fever"), True),
        (("contact",), True),
    ],
)
def test_two_signs_of_tbc_or_living_with_a_patient_are_sent_on(signs, is_sent):
    """Kartu 2023: dua gejala; kontak serumah dirujuk apa pun gejalanya."""
    assert bool(of_cough_signs(signs, ON)) is is_sent


@pytest.mark.parametrize(
    ("sex", "years", "smoked", "answers", "score"),
    [
        (Sex.FEMALE, 40, 0.0, NO, 0),
        (Sex.MALE, 49, 0.0, NO, 1),
        (Sex.MALE, 50, 19.9, NO, 2),
        (Sex.MALE, 59, 20.0, NO, 3),
        (Sex.MALE, 60, 30.0, NO, 4),
        (Sex.MALE, 60, 30.1, NO, 5),
        (Sex.MALE, 60, 31.0, (True, True, True, True), 9),
        (Sex.MALE, 39, 31.0, (True, True, True, True), None),
    ],
)
def test_puma_adds_sex_age_smoke_and_signs(sex, years, smoked, answers, score):
    """Kuesioner PUMA: umur 40/50/60, 20-30 dan > 30 bungkus-tahun, satu tiap gejala."""
    assert lung_score(sex, years, smoked, answers, ON) == score


@pytest.mark.parametrize(("score", "is_sent"), [(5, False), (6, True), (None, False)])
def test_puma_sends_on_from_six(score, is_sent):
    """Formulir berbeda pada angka 6: dirujuk, sisi yang aman."""
    assert bool(of_lung_score(score, ON)) is is_sent


def test_pack_years_are_years_times_sticks_by_twenty():
    """Bungkus-tahun = tahun x batang per hari / 20."""
    assert pack_years(20, 12, ON) == 12.0


@pytest.mark.parametrize(
    ("observed", "expected"),
    [
        (Observed(srq_total=5, srq_17=False), None),
        (Observed(srq_total=6, srq_17=False), Urgency.EXAMINE),
        (Observed(srq_total=1, srq_17=True), Urgency.TODAY),
        (Observed(phq=(1, 1, 1, 1)), None),
        (Observed(phq=(2, 1, 0, 0)), Urgency.EXAMINE),
        (Observed(phq=(0, 2, 2, 0)), None),
        (Observed(phq=(2, 0, 2, 2)), Urgency.EXAMINE),
    ],
)
def test_mood_goes_to_the_midwife_alone(observed, expected):
    """SRQ-20 mulai 6, nomor 17 hari itu juga; PHQ-4 jumlah 6 atau sepasang 3."""
    found = of_mood(observed, ON)
    assert [each.urgency for each in found] == ([expected] if expected else [])
    assert all(each.code is FindingCode.PRIVATE for each in found)


@pytest.mark.parametrize(
    ("total", "band", "urgency"),
    [
        (20, Dependence.INDEPENDENT, None),
        (19, Dependence.LIGHT, Urgency.NONE),
        (12, Dependence.LIGHT, Urgency.NONE),
        (11, Dependence.MODERATE, Urgency.EXAMINE),
        (9, Dependence.MODERATE, Urgency.EXAMINE),
        (8, Dependence.SEVERE, Urgency.EXAMINE),
        (5, Dependence.SEVERE, Urgency.EXAMINE),
        (4, Dependence.TOTAL, Urgency.EXAMINE),
    ],
)
def test_aks_bands_follow_the_card(total, band, urgency):
    """AKS: 20 M, 12-19 R, 9-11 S, 5-8 B, 0-4 T; R tidak dirujuk (setelan)."""
    assert dependence(total, ON) is band
    assert [each.urgency for each in of_barthel(total, ON)] == (
        [] if urgency is None else [urgency]
    )


def test_ten_items_of_aks_are_summed():
    """Each item has its own highest score."""
    assert barthel_total((2, 2, 1, 2, 2, 3, 3, 2, 2, 1), ON) == 20


@pytest.mark.parametrize("scores", [(21,), (-1,), (2, 2), (3, 2, 1, 2, 2, 3, 3, 2, 2, 1)])
def test_scores_that_cannot_be_are_refused(scores):
    """A score beyond its highest is a slip."""
    with pytest.raises(ValueError, match="ten items"):
        barthel_total(scores, ON)


def test_one_yes_in_any_row_of_skilas_is_sent_on():
    """SKILAS: satu ya di baris mana pun."""
    assert of_skilas((), None, ON) == ()
    (found,) = of_skilas(("chair",), None, ON)
    assert (found.code, found.sign) == (FindingCode.SKILAS, "mobility")


@pytest.mark.parametrize(("arm_mm", "count"), [(209, 1), (210, 0)])
def test_a_thin_arm_counts_in_skilas(arm_mm, count):
    """SKILAS malnutrisi: LiLA < 21 cm."""
    assert len(of_skilas((), arm_mm, ON)) == count


def test_sadness_in_skilas_is_for_the_midwife_alone():
    """A row on mood is never shown to others."""
    (found,) = of_skilas(("sad",), None, ON)
    assert found.code is FindingCode.PRIVATE


@pytest.mark.parametrize(
    ("stage", "observed", "code", "expected"),
    [
        (LifeStage.PREGNANT, {"complaints": ("bleeding",)}, FindingCode.DANGER_SIGN, Urgency.NOW),
        (LifeStage.PREGNANT, {"complaints": ("dizzy",)}, FindingCode.DANGER_SIGN, None),
        (
            LifeStage.PREGNANT,
            {"complaints": ("dizzy",), "pressures": ((140, 80),)},
            FindingCode.PRESSURE_AND_SIGN,
            Urgency.NOW,
        ),
        (
            LifeStage.PREGNANT,
            {"complaints": ("dizzy",), "pressures": ((139, 89),)},
            FindingCode.PRESSURE_AND_SIGN,
            None,
        ),
        (LifeStage.PREGNANT, {"complaints": ("swelling",)}, FindingCode.DANGER_SIGN, None),
        (
            LifeStage.PREGNANT,
            {"complaints": ("swelling", "headache")},
            FindingCode.DANGER_SIGN,
            Urgency.NOW,
        ),
        (LifeStage.POSTPARTUM, {"complaints": ("swelling",)}, FindingCode.DANGER_SIGN, Urgency.NOW),
        (LifeStage.POSTPARTUM, {"complaints": ("sad",)}, FindingCode.PRIVATE, Urgency.EXAMINE),
        (LifeStage.POSTPARTUM, {"complaints": ("self_harm",)}, FindingCode.PRIVATE, Urgency.TODAY),
        (LifeStage.OLDER, {"complaints": ("slurred",)}, FindingCode.DANGER_SIGN, Urgency.NOW),
        (LifeStage.OLDER, {"complaints": ("cold_sweat",)}, FindingCode.DANGER_SIGN, None),
        (
            LifeStage.OLDER,
            {"complaints": ("cold_sweat",), "glucose": 69},
            FindingCode.DANGER_SIGN,
            Urgency.NOW,
        ),
        (
            LifeStage.OLDER,
            {"complaints": ("cold_sweat",), "glucose": 70},
            FindingCode.DANGER_SIGN,
            None,
        ),
        (LifeStage.ADULT, {"complaints": ("violence",)}, FindingCode.PRIVATE, Urgency.TODAY),
        (LifeStage.ADULT, {"complaints": ("other",)}, FindingCode.COMPLAINT, Urgency.EXAMINE),
    ],
)
def test_danger_signs_by_group(stage, observed, code, expected):
    """Buku KIA dan SeGeRa Ke RS: siapa yang dibawa sekarang juga."""
    years = 70 if stage is LifeStage.OLDER else 27
    resident = Resident(
        id=1, posyandu_id=1, name="Sri", registered_as=stage, sex=Sex.FEMALE,
        born_on=date(ON.year - years, 1, 1),
    )  # fmt: skip
    found = screen(resident, Observed(**observed), ON).findings
    assert next((each.urgency for each in found if each.code is code), None) == expected
