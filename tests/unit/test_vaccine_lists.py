"""Lists over many children: due, overdue, never begun, drop-out, vials, IDL and IBL by month."""

from datetime import date, timedelta

from domain.immunization import Area, Dose, current_schedule
from domain.immunization import lists as vaccine_lists
from domain.immunization.cohorts import IBL, IDL, Share, months, share
from domain.immunization.reactions import common_now
from domain.people import Child, Sex
from flows.general.vaccine_rates import share_words

TODAY = date(2026, 2, 10)


def child(number: int, born: date, rt: str = "01") -> Child:
    """Make a child."""
    return Child(
        id=number,
        family_id=number,
        posyandu_id=1,
        name=f"Anak {number}",
        sex=Sex.FEMALE,
        born_on=born,
        mother_name="Ibu",
        rt=rt,
    )


def on_schedule(born: date, until: date = TODAY) -> tuple[Dose, ...]:
    """Give every dose on its recommended day."""
    days = [(slot.antigen, slot.recommended.after(born)) for slot in current_schedule().slots]
    given = [Dose(antigen=antigen, on=on) for antigen, on in days if on <= until]
    return tuple(dose for dose in given if dose.antigen != "JE")


def seen(*children: Child, doses=None, on: date = TODAY, hexavalent: bool = False):
    """Assess made-up children; those without doses of their own are on schedule."""
    given = {one.id: on_schedule(one.born_on, on) for one in children} | (doses or {})
    return vaccine_lists.see(children, given, Area(hexa_region=hexavalent), on)


def test_only_those_with_something_to_give_are_due():
    """A child on schedule with nothing open is not on the list of the day."""
    complete, due = child(1, date(2022, 1, 1)), child(2, date(2025, 10, 10))
    found = vaccine_lists.due(seen(complete, due, doses={2: ()}))
    assert [one.child.id for one in found] == [2]


def test_the_longest_waiting_come_first():
    """Overdue children are listed by the day since which they wait."""
    found = vaccine_lists.overdue(
        seen(child(1, date(2025, 9, 1)), child(2, date(2025, 3, 1)), doses={1: (), 2: ()})
    )
    assert [one.child.id for one in found] == [2, 1]
    assert found[0].overdue_since < found[1].overdue_since


def test_groups_follow_the_number_of_the_rt():
    """A cadre goes from house to house: RT by RT, those without one last."""
    children = (child(1, TODAY, ""), child(2, TODAY, "03"), child(3, TODAY, "01"))
    assert [rt for rt, _group in vaccine_lists.by_rt(seen(*children))] == ["01", "03", ""]


def test_a_campaign_dose_ends_zero_dose():
    """Any real DPT-HB-Hib is enough; without one a child of a year is zero-dose."""
    first, second = child(1, date(2024, 6, 1)), child(2, date(2024, 6, 1))
    campaign = Dose(antigen="DPT", on=date(2025, 1, 1), source="campaign")
    found = vaccine_lists.never_begun(seen(first, second, doses={1: (), 2: (campaign,)}))
    assert [one.child.id for one in found] == [1]


def test_who_began_and_did_not_come_back_is_listed():
    """DPT 1 without an overdue DPT 3 is a name to look for."""
    stopped = child(1, date(2025, 6, 1))
    doses = {1: (Dose(antigen="DPT", on=date(2025, 8, 1)),)}
    found = seen(stopped, child(2, date(2025, 12, 1)), doses=doses)
    named = vaccine_lists.stopped_between(found, "DPT1", "DPT3")
    assert [one.child.id for one in named] == []
    later = vaccine_lists.stopped_between(
        seen(stopped, doses={1: (*on_schedule(date(2025, 6, 1), date(2025, 9, 15)),)}),
        "DPT1",
        "DPT3",
    )
    assert [one.child.id for one in later] == [1]


def test_vials_are_whole():
    """Six doses of a vaccine in vials of five take two."""
    children = [child(number, date(2025, 12, 1)) for number in range(1, 7)]
    found = seen(*children, doses={one.id: () for one in children})
    needed = {one.vaccine: one for one in vaccine_lists.vials_for(found, hexavalent=False)}
    assert (needed["DPT"].doses, needed["DPT"].vials) == (6, 2)


def test_women_of_the_day_bring_vials_of_td():
    """A pregnant woman whose Td is due takes a dose, and with eleven of them two vials."""
    (needed,) = vaccine_lists.vials_for((), hexavalent=False, tetanus=11)
    assert (needed.vaccine, needed.doses, needed.vials) == ("TD", 11, 2)


def test_an_area_with_heksavalen_brings_its_vials():
    """DPT 1 to 3 are given from vials of heksavalen where the area uses it."""
    found = seen(child(1, date(2025, 12, 1)), doses={1: ()}, hexavalent=True)
    names = {one.vaccine for one in vaccine_lists.vials_for(found, hexavalent=True)}
    assert "heksavalen" in names
    assert "DPT" not in names


def test_every_open_vaccine_has_a_vial():
    """No antigen of the schedule is missing from the vials, nor the Td of women."""
    antigens = {slot.antigen for slot in current_schedule().slots} | {"TD"}
    known = set(vaccine_lists.doses_per_vial())
    assert antigens | {current_schedule().hexavalent.product} == known


def test_children_not_born_on_the_day_are_left_out():
    """A list of an earlier day does not know the newborn."""
    assert seen(child(1, TODAY + timedelta(days=1))) == ()


def test_idl_is_counted_in_the_month_of_the_first_birthday():
    """A child who turns one in January counts in January, complete or not."""
    complete, late = child(1, date(2025, 1, 20)), child(2, date(2025, 2, 5))
    found = months(seen(complete, late, doses={2: ()}), IDL, TODAY)
    assert [one.share for one in found] == [
        Share(complete=1, children=1),
        Share(complete=0, children=1),
    ]
    assert found[-1].so_far == Share(complete=1, children=2)


def test_ibl_is_counted_by_the_second_birthday():
    """The boosters have to be given before the child is two."""
    toddler = seen(child(1, date(2024, 1, 20)))
    assert share(toddler, IBL, date(2026, 1, 1), TODAY) == Share(complete=1, children=1)
    assert share(toddler, IDL, date(2026, 1, 1), TODAY) == Share(complete=0, children=0)


def test_doses_given_are_counted_within_the_period():
    """Drop-out compares doses of one period, not of one group of children."""
    found = seen(child(1, date(2025, 11, 20)))
    assert vaccine_lists.given_within(found, "DPT1", date(2026, 1, 1), TODAY) == 1
    assert vaccine_lists.given_within(found, "DPT1", date(2026, 1, 21), TODAY) == 0


def test_a_share_that_gives_a_child_away_is_hidden():
    """Fewer than five on either side are not shown to those without a duty to the child."""
    hidden = "angka kecil, disamarkan"
    assert share_words(Share(complete=18, children=20), is_masked=True) == hidden
    assert share_words(Share(complete=2, children=20), is_masked=True) == hidden
    assert share_words(Share(complete=0, children=0), is_masked=True) == hidden
    assert share_words(Share(complete=12, children=20), is_masked=True) == "12 dari 20 anak (60%)"
    assert share_words(Share(complete=2, children=20)) == "2 dari 20 anak (10%)"


def test_what_is_common_depends_on_the_vaccine_and_the_day():
    """Fever after MR comes from the fifth day on, the sore of BCG after weeks."""
    mr = Dose(antigen="MR", on=date(2026, 2, 1))
    assert common_now((mr,), date(2026, 2, 2)) == ()
    assert common_now((mr,), date(2026, 2, 8)) == ("fever_of_mr",)
    assert "sore_of_bcg" in common_now((Dose(antigen="BCG", on=date(2026, 1, 1)),), TODAY)
