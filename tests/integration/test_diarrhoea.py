"""Cases of diarrhoea: kept once, asked about the next morning, and told when they are many."""

from datetime import timedelta

import pytest
import small_village as small
import sqlalchemy as sa

from domain.commands_of_diarrhoea import RecordDiarrhoea, TellDiarrhoea, WithdrawDiarrhoea
from domain.diarrhoea import State
from domain.errors import Refused
from domain.register import Unknown
from scheduler import diarrhoea as mornings
from scheduler import ticks
from storage import diarrhoea
from storage.tables.people import child

DAY = timedelta(days=1)


@pytest.fixture
def connection(database):
    """Open a writing transaction."""
    with database.writer.begin() as opened:
        yield opened


@pytest.fixture
def village(connection):
    """Set a small village up with three mothers, a child each."""
    found = small.found(connection)
    for name in ("Rosina", "Sara", "Tabita"):
        small.add_mother(connection, found, name)
    return found


def children_of(connection):
    """Give the numbers of the children."""
    return list(connection.execute(sa.select(child.c.id).order_by(child.c.id)).scalars())


def report(connection, village, number, now=small.NOW, **told):
    """Let the cadre report a child."""
    small.do(connection, village, village.cadre, RecordDiarrhoea(child=number, **told), now=now)
    return diarrhoea.open_of(connection, number)


def live(connection, start, *, days):
    """Let the clock run through days, asking at every moment something may be due."""
    for moment in ticks.moments(connection, start, start + timedelta(days=days)):
        mornings.plan(connection, moment)


def keys(connection, prefix):
    """List the messages whose meaning begins so."""
    return [row["key"] for row in small.letters(connection, prefix)]


def test_the_cadre_is_asked_once_in_the_morning_about_all_of_hers(connection, village):
    """However often it is planned, and however many children she reported."""
    for number in children_of(connection):
        report(connection, village, number)
    live(connection, small.NOW, days=2)
    live(connection, small.NOW, days=2)
    assert len(keys(connection, "diarrhoea_follow_up:")) == 2  # the two mornings


def test_a_child_that_is_better_is_asked_about_no_more(connection, village):
    """The case is closed by what the cadre tells."""
    case = report(connection, village, children_of(connection)[0])
    told = TellDiarrhoea(case=case.id, state=State.BETTER)
    small.do(connection, village, village.cadre, told, now=small.NOW + DAY)
    live(connection, small.NOW + DAY, days=3)
    assert keys(connection, "diarrhoea_follow_up:") == []


def test_a_second_report_of_a_child_is_no_second_case(connection, village):
    """It is kept with the one that is followed up."""
    number = children_of(connection)[0]
    first = report(connection, village, number)
    assert report(connection, village, number, now=small.NOW + DAY).id == first.id


def test_a_danger_sign_raises_the_alarm_and_the_case_is_kept(connection, village):
    """The midwife hears at once; the case is counted all the same."""
    number = children_of(connection)[0]
    command = RecordDiarrhoea(child=number, signs="ada darah")
    outcome = small.do(connection, village, village.cadre, command)
    assert diarrhoea.open_of(connection, number).state is State.DANGER
    assert [notice.flow for notice in outcome.notices] == ["midwife_alerted"]


def test_many_cases_reach_the_midwife_once_a_week(connection, village):
    """The third child tells; what comes later in the week has the same meaning."""
    told = [
        [
            notice.key
            for notice in small.do(
                connection, village, village.cadre, RecordDiarrhoea(child=number), now=small.NOW
            ).notices
        ]
        for number in children_of(connection)
    ]
    assert [len(keys) for keys in told] == [0, 0, 1]
    case = diarrhoea.open_of(connection, children_of(connection)[2])
    small.do(connection, village, village.cadre, WithdrawDiarrhoea(case=case.id))
    again = small.do(connection, village, village.cadre, RecordDiarrhoea(child=case.child_id))
    assert [notice.key for notice in again.notices] == told[2]


def test_a_mistaken_report_counts_no_more(connection, village):
    """It stands no longer, and no morning asks about it."""
    case = report(connection, village, children_of(connection)[0])
    small.do(connection, village, village.cadre, WithdrawDiarrhoea(case=case.id))
    live(connection, small.NOW, days=2)
    assert keys(connection, "diarrhoea_follow_up:") == []
    with pytest.raises(Unknown):
        diarrhoea.one(connection, case.id)


def test_only_a_cadre_of_the_posyandu_may_report(connection, village):
    """An officer learns nothing and nothing is kept."""
    number = children_of(connection)[0]
    with pytest.raises(Refused):
        small.do(connection, village, village.officer, RecordDiarrhoea(child=number))
    assert diarrhoea.open_of(connection, number) is None
