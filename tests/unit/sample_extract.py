"""A made-up posyandu in February 2026, as registers are filled from it."""

from datetime import date

from domain.extracts import (
    Extract,
    ListedCapsule,
    ListedChild,
    ListedDiarrhoea,
    ListedDose,
    ListedResident,
    ListedWeighing,
    Place,
)
from domain.people import Sex
from domain.screening.card import ResidentCard

FEBRUARY = date(2026, 2, 1)
DAY = date(2026, 2, 10)
MELATI = Place(
    id=1,
    name="Melati 1",
    hamlet="Timur",
    village="Sumber Jaya",
    district="Muara",
    puskesmas="Sumber Jaya",
    held_on=(date(2026, 1, 13), DAY),
)
MAWAR = Place(
    id=2,
    name="Mawar",
    hamlet="Barat",
    village="Sumber Jaya",
    district="Muara",
    puskesmas="Sumber Jaya",
    held_on=(date(2026, 2, 11),),
)
FORMULA_NAME = '=HYPERLINK("http://x.example","Ani")'
NORMAL = {"weight_for_age": "normal", "length_for_age": "normal", "weight_for_length": "normal"}


def child(number, born_on, **values):
    """Make a child of Melati 1."""
    known = {
        "id": number,
        "posyandu_id": 1,
        "name": f"Anak {number}",
        "sex": Sex.FEMALE,
        "born_on": born_on,
        "mother_name": f"Ibu {number}",
        "rt": "01",
        "has_card": True,
    }
    return ListedChild(**{**known, **values})


def weighing(number, on=DAY, code="N", **values):
    """Make a weighing of a child; its number is the child's and the day's."""
    computed = {
        "code": code,
        "categories": dict(NORMAL),
        "z": {"weight_for_age": -0.51, "length_for_age": 0.12},
        "flags": [],
        "did_not_rise_in_a_row": 0,
        "below_red_line": False,
        "position": "lying",
        **values.pop("computed", {}),
    }
    known = {
        "id": on.month * 100 + number,
        "child_id": number,
        "on": on,
        "weight_g": 8_200,
        "length_mm": 705,
        "head_mm": None,
        "arm_mm": None,
        "position": None,
        "oedema": False,
        "computed": computed,
    }
    return ListedWeighing(**{**known, **values})


CHILDREN = (
    child(1, date(2025, 5, 4), name=FORMULA_NAME, nik="0351010203040001", phone="+628120000031"),
    child(2, date(2023, 2, 8), sex=Sex.MALE, has_card=False),
    child(3, date(2025, 12, 20), name="", mother_name="Sari"),
    child(4, date(2024, 6, 1), sex=Sex.MALE),
    child(5, date(2020, 9, 1), sex=Sex.MALE),
    child(6, date(2025, 3, 3), left_on=date(2026, 1, 20), left_because="meninggal"),
    child(7, date(2024, 1, 1), posyandu_id=2),
)
WEIGHINGS = (
    weighing(1, date(2026, 1, 13), "B", weight_g=7_900),
    weighing(1),
    weighing(2, code="T", weight_g=11_600, computed={
        "did_not_rise_in_a_row": 2,
        "below_red_line": True,
        "categories": {**NORMAL, "weight_for_age": "severely_underweight"},
    }),
    weighing(3, code="B", weight_g=4_100, length_mm=None),
    weighing(5, code="O", weight_g=17_000),
)  # fmt: skip
DOSES = (
    ListedDose(id=1, child_id=1, antigen="HB0", on=date(2025, 5, 4)),
    ListedDose(id=2, child_id=1, antigen="DPT", on=date(2025, 7, 8)),
    ListedDose(id=3, child_id=1, antigen="DPT", on=DAY, product="heksavalen", batch="B7"),
    ListedDose(id=4, child_id=1, antigen="PCV", on=DAY),
    ListedDose(id=5, child_id=2, antigen="OPV", on=DAY, is_campaign=True),
)
RESIDENTS = (
    ListedResident(
        posyandu_id=1,
        name="Dewi",
        sex="P",
        born_on=date(1998, 3, 2),
        rt="02",
        life_stage="pregnant",
        last_period_on=date(2025, 11, 1),
        card=ResidentCard(husband="Agus", pregnancies=2, first_weight_g=48_500),
        tetanus=(date(2025, 12, 10), date(2025, 12, 20), date(2026, 2, 10)),
    ),
    ListedResident(
        posyandu_id=1,
        name="Karto",
        sex="L",
        born_on=date(1950, 1, 1),
        rt="02",
        life_stage="older",
        last_period_on=None,
        card=ResidentCard(job="petani", covid_vaccinated=True),
    ),
)


def sample(**values):
    """Give the extract, changed where a test wants it otherwise."""
    known = {
        "first": date(2026, 1, 1),
        "month": FEBRUARY,
        "places": (MELATI, MAWAR),
        "children": CHILDREN,
        "weighings": WEIGHINGS,
        "doses": DOSES,
        "capsules": (ListedCapsule(child_id=1, on=DAY, colour="BIRU"),),
        "sent": frozenset({(2, DAY)}),
        "residents": RESIDENTS,
        "diarrhoea": (
            ListedDiarrhoea(child_id=1, on=DAY, has_oralit=True),
            ListedDiarrhoea(child_id=2, on=DAY, has_oralit=False),
        ),
    }
    return Extract(**{**known, **values})
