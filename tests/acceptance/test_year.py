"""Reminders over a year of three villages: told once, in time, and never against somebody's word.

As usual ten weeks around Nyepi and Lebaran; `pytest tests/acceptance/test_year.py --year` lives
through the whole year of 600 children.
"""

import shutil
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from year_of_villages import LEBARAN, NYEPI, ZONES, Year

from domain.immunization import due_names
from domain.reminders import MOST_TEXTS
from storage.engine import Database

SHORT = 25, date(2026, 1, 30), date(2026, 4, 10)
WHOLE = 200, date(2026, 1, 5), date(2026, 12, 31)
REMINDERS = "reminder:"


@pytest.fixture(scope="module")
def year(sqlite_template, tmp_path_factory, request):
    """Live through the days once; every test looks at what was sent."""
    path = tmp_path_factory.mktemp("year") / "sapa.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    children, first, last = WHOLE if request.config.getoption("--year") else SHORT
    lived = Year(database, children_each=children)
    lived.pass_days(first, last)
    yield lived
    database.close()


def reminders(year):
    """List what was begun towards families about posyandu and vaccines."""
    return [sent for sent in year.sent if sent.key.startswith(REMINDERS)]


def before(year):
    """List the reminders of the day before, by person and day."""
    found = defaultdict(list)
    for sent in year.sent:
        if sent.key.startswith("reminder:before:"):
            found[sent.person, date.fromisoformat(sent.subject["on"])].append(sent)
    return found


def had_no_room(year, person, on):
    """Tell whether somebody was reminded of something else that day, or twice that week."""
    eve = on - timedelta(days=1)
    days = [
        sent.local.date()
        for sent in reminders(year)
        if sent.person == person and not sent.key.endswith(f":{on.isoformat()}:0")
    ]
    week = [day for day in days if timedelta() <= eve - day <= timedelta(days=7)]
    return eve in days or len(week) >= 2


def test_every_due_child_was_told_once_for_each_posyandu_day(year):
    """Of the children a day expects each family heard exactly once, with all of them in it."""
    told, missing = before(year), []
    for mother, child, on, _codes in year.expected:
        messages = told[mother, on]
        assert len(messages) <= 1
        if not messages and not had_no_room(year, mother, on):
            missing.append((mother, child, on))
        if messages:
            assert child in messages[0].subject["children"]
    assert not missing
    assert len(told) > len(year.expected) / 4


def test_a_due_dose_was_named_for_each_day_until_enough_was_said(year):
    """Two posyandu days name it, and the last text is kept for when it is late."""
    named, told = Counter(), before(year)
    late = defaultdict(list)
    for sent in reminders(year):
        for child, codes in sent.subject.get("doses", {}).items():
            if sent.key.startswith("reminder:vaccine:"):
                for code in codes:
                    late[int(child), code].append(sent.at)
    for mother, child, on, codes in sorted(year.expected, key=lambda each: each[2]):
        for sent in told[mother, on]:
            said = set(sent.subject["doses"].get(str(child), ()))
            for code in codes:
                texts = [at for at in late[child, code] if at < sent.at]
                earlier = named[child, code] + len(texts)
                assert code in said or earlier >= MOST_TEXTS - 1
                assert code not in said or earlier < MOST_TEXTS
            assert said <= codes
            named.update((child, code) for code in said)


def test_no_dose_was_in_a_fourth_text(year):
    """Three texts to a family, then one task for a cadre, then silence about it."""
    to_family, to_cadre = Counter(), Counter()
    for sent in year.sent:
        counted = to_cadre if sent.kind == "task" else to_family
        for child, codes in sent.subject.get("doses", {}).items():
            counted.update((sent.person, child, code) for code in codes)
    assert max(to_family.values()) <= MOST_TEXTS
    assert max(to_cadre.values(), default=0) <= 1


def test_nothing_was_said_of_a_dose_that_was_recorded(year):
    """Even when it was recorded after its reminder was promised."""
    for sent in year.sent:
        doses = sent.subject.get("doses", {})
        if len(doses) != 1 or sent.kind != "reminder":
            continue
        for child, codes in doses.items():
            for code in sent.given[int(child)].intersection(codes):
                assert due_names((code,), for_family=True) not in sent.text


def test_nothing_was_said_in_the_quiet_hours_or_in_silence(year):
    """Six in the morning to eight in the evening, and not on Nyepi where it is kept."""
    for sent in year.sent:
        if sent.kind == "reply":
            continue
        assert 6 <= sent.local.hour < 20, sent.key
        assert str(sent.zone) != ZONES[1] or sent.local.date() != NYEPI, sent.key


def test_nothing_was_begun_after_somebody_stopped(year):
    """BERHENTI holds from that minute on."""
    assert year.stopped or len(year.kids) < 200
    for sent in reminders(year):
        stopped = year.stopped.get(sent.person)
        assert stopped is None or sent.at < stopped, sent.key


def test_one_reminder_a_day_and_two_a_week(year):
    """A family is not worn out."""
    days = defaultdict(list)
    for sent in reminders(year):
        days[sent.person].append(sent.at)
    for moments in days.values():
        for at in moments:
            same_week = [each for each in moments if timedelta() <= at - each < timedelta(days=7)]
            assert len(same_week) <= 2
        local_days = [moment.date() for moment in moments]
        assert len(local_days) == len(set(local_days))


def test_children_who_are_ill_or_gone_are_left_out(year):
    """No message names a child that rests."""
    for (_person, on), messages in before(year).items():
        for sent in messages:
            for child in sent.subject["children"]:
                rests_until = year.resting.get(child)
                was_resting = rests_until is not None and rests_until - timedelta(days=14) < on
                assert not (was_resting and on < rests_until and rests_until < date.max)


def test_the_moved_day_of_lebaran_was_spoken_of_and_the_old_one_was_not(year):
    """A reminder is bound to the day as it is really held."""
    post = min(year.posyandu)
    served = {kid.mother for kid in year.kids.values() if kid.posyandu == post}
    told = {on for person, on in before(year) if person in served}
    assert LEBARAN[1] in told
    assert LEBARAN[0] not in told
