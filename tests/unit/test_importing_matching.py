"""Whom a row of a sheet means: sure, unsure, a twin or nobody."""

from dataclasses import replace
from datetime import date

import pytest

from documents.importing.names import SPELLING
from domain.importing.choices import BadChoiceError, read_choices
from domain.importing.matching import Found, Known, KnownChildren, Verdict, judge
from domain.importing.places import NoPlaceError, Place, Places
from domain.importing.plan_children import plan_children
from domain.importing.records import ChildRow, Whose
from domain.people import Sex

HERE, THERE, FAR = 1, 2, 9
VILLAGE = frozenset((HERE, THERE))
ANI = Known(
    id=7,
    family_id=3,
    posyandu_id=HERE,
    name="Ani Lestari",
    sex=Sex.FEMALE,
    born=date(2024, 4, 5),
    mother="Rina Wati",
    rt="01",
    nik="3201014504240001",
)
SAYS = Whose(row=2, name="Ani Lestari", born=date(2024, 4, 5), sex=Sex.FEMALE, mother="Rina Wati")


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, Verdict.SURE),
        ({"name": "Any Lestary"}, Verdict.SURE),
        ({"mother": "Rina"}, Verdict.SURE),
        ({"mother": ""}, Verdict.SURE),
        ({"nik": "3201014504240001", "mother": "Sari"}, Verdict.SURE),
        ({"nik": "3201014504249999"}, Verdict.UNSURE),
        ({"nik": "3201014504240001", "name": "Citra"}, Verdict.SURE),
        ({"mother": "Sari"}, Verdict.UNSURE),
        ({"born": date(2024, 5, 4)}, Verdict.UNSURE),
        ({"born": date(2023, 4, 5)}, Verdict.UNSURE),
        ({"born": None}, Verdict.SURE),
        ({"born": None, "mother": ""}, Verdict.UNSURE),
        ({"name": "Ani"}, Verdict.UNSURE),
        ({"name": "Bayi Ny. Rina"}, Verdict.UNSURE),
        ({"name": "Citra Dewi"}, Verdict.TWIN),
        ({"name": "Citra Dewi", "born": date(2022, 1, 1)}, Verdict.OTHER),
        ({"mother": "Sari", "born": date(2024, 4, 6)}, Verdict.OTHER),
        ({"name": "Ani", "mother": "Sari"}, Verdict.OTHER),
    ],
)
def test_name_birth_mother_and_nik_tell_together(changed, verdict):
    """Each alone is not enough; what speaks against it makes it unsure."""
    expected = Verdict.UNSURE if changed.get("name") == "Citra" else verdict
    assert judge(replace(SAYS, **changed), ANI, HERE, VILLAGE, SPELLING) is expected


def test_a_child_of_another_village_is_another_child():
    """Unless the NIK is the same."""
    far = replace(ANI, posyandu_id=FAR)
    assert judge(SAYS, far, HERE, VILLAGE, SPELLING) is Verdict.OTHER
    same = replace(SAYS, nik=ANI.nik)
    assert judge(same, far, HERE, VILLAGE, SPELLING) is Verdict.SURE


def planned(*rows, known=()):
    """Plan rows of children of one posyandu."""
    place = Place(id=HERE, name="Melati 1", village_id=1, village="Wanasari")
    return plan_children(
        [ChildRow(whose=row) for row in rows],
        KnownChildren(known, SPELLING),
        (),
        Places([place], place),
        read_choices(""),
    )


def test_twins_in_one_sheet_are_two_children_of_one_family():
    """Dina and Dini differ by a letter, and both are there."""
    dina, dini = (replace(SAYS, row=row, name=name) for row, name in ((2, "Dina"), (3, "Dini")))
    plan = planned(dina, dini)
    assert [child.row.whose.name for child in plan.children] == ["Dina", "Dini"]
    assert len(plan.families) == 1
    assert [finding.weight for finding in plan.findings] == ["warning"]


def test_a_twin_of_a_child_that_the_sheet_names_too_is_new():
    """The register knows Dina; the sheet has Dina and Dini."""
    dina, dini = (replace(SAYS, row=row, name=name) for row, name in ((2, "Dina"), (3, "Dini")))
    plan = planned(dina, dini, known=[replace(ANI, name="Dina", nik="")])
    assert [child.row.whose.name for child in plan.children] == ["Dini"]
    assert planned(dini, known=[replace(ANI, name="Dina", nik="")]).children == []


def test_a_child_that_stands_in_two_rows_is_written_once():
    """Exports have a row for every month."""
    plan = planned(SAYS, replace(SAYS, row=3))
    assert len(plan.children) == 1
    assert "the same child as row 2" in plan.findings[0].sentence


def test_two_mothers_of_one_name_in_two_rt_are_two_families():
    """And two births that cannot be of one mother are too."""
    other = replace(SAYS, row=3, name="Citra", born=date(2022, 1, 1))
    assert len(planned(replace(SAYS, rt="01"), replace(other, rt="02")).families) == 2
    soon = replace(other, rt="01", born=date(2024, 8, 1))
    assert len(planned(replace(SAYS, rt="01"), soon).families) == 2


def test_a_choice_names_rows_and_whom_they_mean():
    """12, a span, a new child, or one of those listed."""
    choices = read_choices("12, 15-17,31=new,40=7")
    assert choices.is_new(31)
    assert choices.chosen(16, Found(candidates=(ANI,))) == ANI
    assert choices.chosen(40, Found(candidates=(replace(ANI, id=8), ANI))) == ANI
    with pytest.raises(BadChoiceError):
        choices.chosen(12, Found(candidates=(replace(ANI, id=8), ANI)))
    with pytest.raises(BadChoiceError):
        read_choices("12-")


def test_a_posyandu_is_known_with_and_without_what_people_put_before_it():
    """'Posyandu Melati 01' is Melati 1; a name of two villages is not guessed."""
    one = Place(id=1, name="Melati 1", village_id=1, village="Wanasari")
    two = Place(id=2, name="Melati 1", village_id=2, village="Tegal")
    assert Places([one]).of("POSYANDU MELATI 01") == one
    assert Places([one, two]).of("Melati 1", "Desa Tegal") == two
    with pytest.raises(NoPlaceError, match="several villages"):
        Places([one, two]).of("Melati 1")
