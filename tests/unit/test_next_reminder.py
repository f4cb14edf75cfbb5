"""When a family is spoken to next about a child."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.immunization import Area, Dose, History
from domain.people import Sex
from domain.reminders import Outlook, Step, Told, next_reminder

ZONE = ZoneInfo("Asia/Makassar")
BORN = date(2025, 5, 4)
DAYS = (date(2026, 1, 13), date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 14))
NYEPI = date(2026, 3, 19)
COMPLETE = (
    ("HB0", 0), ("BCG", 30), ("OPV", 30), ("DPT", 61), ("OPV", 61), ("PCV", 61), ("RV", 61),
    ("DPT", 92), ("OPV", 92), ("PCV", 92), ("RV", 92), ("DPT", 123), ("OPV", 123), ("RV", 123),
    ("IPV", 123),
)  # fmt: skip


def given(born=BORN, upto=400, without=()):
    """List the doses of a child who got everything in time."""
    return tuple(
        Dose(antigen=antigen, on=born + timedelta(days=days))
        for antigen, days in COMPLETE
        if days <= upto and antigen not in without
    )


def outlook(*, born=BORN, doses=None, days=DAYS, told=(), **others):
    """Describe a child; Ani, nine months old, waits for MR 1 and IPV 2."""
    return Outlook(
        history=History(born=born, sex=Sex.FEMALE, doses=given(born) if doses is None else doses),
        area=Area(),
        zone=ZONE,
        keeps_silent_days=others.pop("keeps_silent_days", False),
        days=days,
        told=tuple(told),
        **others,
    )


def at(day, hour=12):
    """Give a local moment."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def told(step, *days, dose="MR1"):
    """List when a dose was spoken of."""
    return [Told(dose=dose, step=step, on=day) for day in days]


def test_the_next_posyandu_day_is_spoken_of_at_four_the_day_before():
    """With the doses that can be given on that day, bound to the day as it is really held."""
    found = next_reminder(outlook(), at(date(2026, 2, 5)))
    assert (found.step, found.at, found.on) == (Step.DAY, at(date(2026, 2, 9), 16), DAYS[1])
    assert set(found.doses) == {"MR1", "IPV2"}


def test_a_moved_day_moves_its_reminder():
    """The village moved the day of Lebaran by a week."""
    found = next_reminder(outlook(days=(date(2026, 3, 27),)), at(date(2026, 3, 20)))
    assert found.at == at(date(2026, 3, 26), 16)


def test_a_reminder_of_the_day_after_silence_goes_out_a_day_earlier():
    """Nothing is sent on Nyepi itself."""
    days = (NYEPI + timedelta(days=1),)
    found = next_reminder(outlook(days=days, keeps_silent_days=True), at(date(2026, 3, 16)))
    assert found.at == at(date(2026, 3, 18), 16)
    other = next_reminder(outlook(days=days), at(date(2026, 3, 16)))
    assert other.at == at(NYEPI, 16)


def test_a_day_of_silence_is_no_posyandu_day():
    """A rule that falls on it is passed over."""
    days = (NYEPI, date(2026, 4, 16))
    found = next_reminder(outlook(days=days, keeps_silent_days=True), at(date(2026, 3, 10)))
    assert found.on == date(2026, 4, 16)


def test_what_has_passed_is_not_planned_again():
    """After the hour of a day the next day is looked at."""
    found = next_reminder(outlook(), at(date(2026, 2, 9), 16))
    assert found.on == DAYS[2]


def test_a_child_with_everything_given_is_only_reminded_of_the_weighing():
    """No dose is named, and the posyandu still expects the child."""
    doses = (*given(), Dose(antigen="MR", on=date(2026, 2, 4)), Dose(antigen="IPV", on=DAYS[1]))
    found = next_reminder(outlook(doses=doses), at(date(2026, 2, 11)))
    assert (found.step, found.doses, found.on) == (Step.DAY, (), DAYS[2])


def test_a_child_of_five_years_is_not_reminded_of():
    """Posyandu weighs children under five."""
    assert next_reminder(outlook(born=date(2021, 2, 1)), at(date(2026, 2, 5))) is None
    last = next_reminder(outlook(born=date(2021, 2, 20)), at(date(2026, 2, 11)))
    assert last.step is Step.DEADLINE


def test_a_dose_that_cannot_wait_for_the_next_day_is_spoken_of_sooner():
    """Rotavirus 1 ends at five months, and the next posyandu day comes after that."""
    born = date(2025, 10, 1)
    waiting = outlook(born=born, doses=given(born, without=("RV",)), days=DAYS[2:])
    found = next_reminder(waiting, at(date(2026, 2, 14)))
    assert (found.step, found.at) == (Step.DEADLINE, at(date(2026, 2, 14), 16))
    assert "RV1" in found.doses


def test_a_newborn_without_hepatitis_b_is_spoken_of_the_same_day():
    """HB 0 ends on the seventh day."""
    born = date(2026, 2, 12)
    found = next_reminder(outlook(born=born, doses=(), days=DAYS[1:]), at(date(2026, 2, 13)))
    assert (found.step, found.at) == (Step.DEADLINE, at(date(2026, 2, 13), 16))
    assert found.doses == ("HB0",)


def test_a_first_year_that_ends_before_the_next_day_is_a_deadline():
    """Measles before the first birthday makes the basic series complete."""
    days = (date(2026, 4, 14), date(2026, 5, 12))
    spoken = told(Step.DAY, date(2026, 4, 14))
    found = next_reminder(outlook(days=days, told=spoken), at(date(2026, 4, 15)))
    assert (found.step, found.doses) == (Step.DEADLINE, ("MR1",))
    assert found.at == at(date(2026, 4, 17), 16)


def test_a_posyandu_day_in_time_needs_no_deadline():
    """The reminder of that day says it."""
    born = date(2025, 10, 1)
    waiting = outlook(born=born, doses=given(born, without=("RV",)), days=(date(2026, 2, 24),))
    found = next_reminder(waiting, at(date(2026, 2, 14)))
    assert (found.step, found.on) == (Step.DAY, date(2026, 2, 24))


def test_an_overdue_dose_is_spoken_of_once_more_a_month_later():
    """After two posyandu days, and not within three days of one."""
    spoken = told(Step.DAY, DAYS[1], DAYS[2]) + told(Step.DAY, DAYS[1], DAYS[2], dose="IPV2")
    doses = (*given(), Dose(antigen="IPV", on=date(2026, 3, 11)))
    days = (*DAYS, date(2026, 5, 12), date(2026, 6, 9))
    child = outlook(doses=doses, days=days, told=spoken)
    found = next_reminder(child, at(date(2026, 3, 11)))
    # Born 4 May: recommended 4 February, overdue 4 March, a month overdue 4 April.
    assert (found.step, found.doses) == (Step.OVERDUE, ("MR1",))
    assert found.at == at(date(2026, 4, 4), 16)
    sooner = outlook(doses=doses, days=(date(2026, 4, 9), *days[3:]), told=spoken)
    assert next_reminder(sooner, at(date(2026, 4, 8), 16)).at == at(date(2026, 4, 12), 16)


def test_after_the_last_text_the_cadre_is_told_once():
    """A week later, in the morning; then nobody is told of that dose any more."""
    late = date(2026, 4, 17)
    spoken = told(Step.DAY, DAYS[1], DAYS[2]) + told(Step.OVERDUE, late)
    doses = (*given(), Dose(antigen="IPV", on=date(2026, 3, 11)))
    days = (date(2026, 5, 12), date(2026, 6, 9))
    found = next_reminder(outlook(doses=doses, days=days, told=spoken), at(late, 17))
    assert (found.step, found.at) == (Step.CADRE, at(date(2026, 4, 24), 8))
    spoken += told(Step.CADRE, date(2026, 4, 24))
    after = next_reminder(outlook(doses=doses, days=days, told=spoken), found.at)
    assert after.step is Step.DAY
    assert "MR1" not in after.doses


@pytest.mark.parametrize("texts", [1, 2, 3])
def test_a_dose_is_never_in_a_fourth_text(texts):
    """Whatever was said before, a dose is named three times to a family at most."""
    days = tuple(date(2026, 2, 10) + timedelta(days=28 * n) for n in range(16))
    spoken = told(Step.DAY, *(days[0] - timedelta(days=28 * n) for n in range(1, texts + 1)))
    doses = (*given(), Dose(antigen="IPV", on=date(2026, 2, 5)))
    moment = at(date(2026, 2, 6))
    for _ in range(40):
        around = tuple(day for day in days if day > moment.date() - timedelta(days=7))
        found = next_reminder(outlook(doses=doses, days=around, told=spoken), moment)
        if found is None:
            break
        spoken += [Told(dose=dose, step=found.step, on=found.on) for dose in found.doses]
        moment = found.at
    named = [each for each in spoken if each.dose == "MR1" and each.step is not Step.CADRE]
    assert len(named) == 3
    assert sum(each.dose == "MR1" and each.step is Step.CADRE for each in spoken) == 1


def test_a_child_that_is_ill_is_left_in_peace():
    """No posyandu day is spoken of before the illness is over."""
    child = outlook(days=DAYS[1:], silent_until=date(2026, 2, 20))
    assert next_reminder(child, at(date(2026, 2, 6))).on == DAYS[2]


def test_two_vaccines_of_one_step_come_together():
    """A family reads one message, not one for each dose."""
    spoken = [
        each for dose in ("MR1", "IPV2") for each in told(Step.DAY, DAYS[1], DAYS[2], dose=dose)
    ]
    moment, found = at(date(2026, 3, 11)), None
    while found is None or found.step is not Step.OVERDUE:
        found = next_reminder(outlook(days=(*DAYS, date(2026, 5, 12)), told=spoken), moment)
        moment = found.at
    assert set(found.doses) == {"MR1", "IPV2"}
