"""How doses are spoken, and how people type them."""

import pytest

from domain.immunization import current_schedule, dose_name, due_names, read_doses


@pytest.mark.parametrize(
    ("codes", "spoken"),
    [
        (["OPV4", "DPT3", "RV3", "IPV1"], "DPT-HB-Hib 3, OPV 4, RV 3, IPV 1"),
        (["IPV2", "MR1"], "Campak-Rubela (MR) 1 dan IPV 2"),
        (["BCG", "OPV1"], "BCG dan OPV 1"),
        (["DPT4", "MR2"], "DPT-HB-Hib lanjutan dan MR lanjutan"),
        (["PCV3"], "PCV 3"),
        (["HB0", "BCG", "OPV1"], "HB-0, BCG, OPV 1"),
        ([], ""),
    ],
)
def test_a_kader_hears_short_names_in_spoken_order(codes, spoken):
    """Two are joined with "dan", three or more with commas."""
    assert due_names(codes, for_family=False) == spoken


@pytest.mark.parametrize(
    ("codes", "spoken"),
    [
        (["IPV2", "MR1"], "Campak-Rubela (MR) 1 dan Polio suntik (IPV) 2"),
        (["DPT4", "MR2"], "DPT-HB-Hib lanjutan dan Campak-Rubela (MR) lanjutan"),
        (["OPV4", "RV3"], "Polio tetes (OPV) 4 dan Rotavirus (RV) 3"),
    ],
)
def test_a_family_hears_what_each_is_for(codes, spoken):
    """The letters of the KIA book stay beside the words."""
    assert due_names(codes, for_family=True) == spoken


def test_one_tetanus_dose_is_named_at_a_time():
    """Missed visits are not injections for one day, and from class 2 it is Td."""
    assert due_names(["BIAS_DT"], for_family=False) == "DT kelas 1"
    assert due_names(["BIAS_DT"], for_family=False, school_grade=2) == "Td"
    assert due_names(["BIAS_DT", "BIAS_TD2", "HPV"], for_family=False) == "HPV dan Td"


def read(text):
    """Read doses as pairs of antigen and number."""
    return [(dose.antigen, dose.number) for dose in read_doses(text).doses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dpt3 opv4 rv3 ipv1", [("DPT", 3), ("OPV", 4), ("RV", 3), ("IPV", 1)]),
        ("dpt3 opv4", [("DPT", 3), ("OPV", 4)]),
        ("DPT-HB-Hib 2, PCV2", [("DPT", 2), ("PCV", 2)]),
        ("penta 1 + polio tetes 2", [("DPT", 1), ("OPV", 2)]),
        ("polio suntik", [("IPV", None)]),
        ("campak", [("MR", None)]),
        ("campak rubella 1 dan ipv ke-2", [("MR", 1), ("IPV", 2)]),
        ("mmr", [("MMR", None)]),
        ("hb0, bcg", [("HB0", None), ("BCG", None)]),
        ("hb nol", [("HB0", None)]),
        ("dpt III", [("DPT", 3)]),
        ("mr lanjutan", [("MR", 2)]),
        ("booster dpt", [("DPT", 4)]),
        ("dpt 4 lanjutan", [("DPT", 4)]),
        ("pcv lanjutan", [("PCV", 3)]),
        ("pcv13", [("PCV", None)]),
        ("radang otak", [("JE", None)]),
        ("opv lanjutan", [("OPV", None)]),
        ("", []),
    ],
)
def test_doses_are_read_as_people_type_them(text, expected):
    """Many names, with or without spaces, signs and numbers."""
    assert read(text) == expected


def test_products_are_kept():
    """A heksavalen is a DPT that holds IPV."""
    heksa, rota = read_doses("6in1 dan rotarix 2").doses

    assert (heksa.antigen, heksa.product) == ("DPT", "heksavalen")
    assert (rota.antigen, rota.product, rota.number) == ("RV", "rotarix", 2)


def test_polio_alone_is_ambiguous():
    """The person is asked: tetes or suntik."""
    (dose,) = read_doses("polio 2").doses

    assert dose.is_ambiguous
    assert (dose.choices, dose.number) == (("OPV", "IPV"), 2)


def test_a_booster_alone_is_ambiguous():
    """It may be DPT-HB-Hib, MR or both."""
    (dose,) = read_doses("booster").doses

    assert dose.is_ambiguous
    assert (dose.choices, dose.is_booster) == (("DPT", "MR"), True)


def test_a_polio_booster_is_still_ambiguous():
    """No number can be given to it."""
    (dose,) = read_doses("polio lanjutan").doses

    assert (dose.choices, dose.number) == (("OPV", "IPV"), None)


def test_words_that_mean_nothing_here_are_given_back():
    """The caller decides about them; a number out of range is one of them."""
    found = read_doses("citra imunisasi dpt 15 kemarin")

    assert [dose.antigen for dose in found.doses] == ["DPT"]
    assert found.unread == ("citra", "15", "kemarin")


@pytest.mark.parametrize("slot", current_schedule().slots, ids=lambda slot: slot.code)
def test_every_name_we_speak_can_be_typed_back(slot):
    """A kader who copies our words is understood."""
    for for_family in (False, True):
        (dose,) = read_doses(dose_name(slot.code, for_family=for_family)).doses
        series = current_schedule().series(slot.antigen)

        assert dose.antigen == slot.antigen
        assert dose.number in {None, series.index(slot) + 1}
