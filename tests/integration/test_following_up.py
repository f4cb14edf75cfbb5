"""Controls, homes to try again and referrals not seen: told at their hour, and once."""

from datetime import UTC, date, datetime, timedelta

import pytest
import small_village as small
import sqlalchemy as sa

from domain.care import Met
from domain.commands_of_care import AcceptReferral, LeaveVisitToMidwife, RecordVisit
from domain.commands_of_midwives import RecordExamination
from domain.errors import Refused
from domain.visiting import Why, to_visit
from scheduler import following_up, ticks
from storage import care, children
from storage.register import StoredRegister
from storage.tables.people import child

CONTROL = date(2026, 3, 5)


@pytest.fixture
def connection(database):
    """Open a writing transaction."""
    with database.writer.begin() as opened:
        yield opened


@pytest.fixture
def village(connection):
    """Set a small village up with one mother who agreed."""
    found = small.found(connection)
    small.add_mother(connection, found, "Rosina")
    return found


def only_child(connection):
    """Give the number of the one child."""
    return connection.execute(sa.select(child.c.id)).scalar_one()


def examine(connection, village, control_on=CONTROL, now=small.NOW):
    """Let the midwife arrange a control."""
    small.do(
        connection,
        village,
        village.midwife,
        RecordExamination(
            child=only_child(connection), words="kontrol", findings={}, control_on=control_on
        ),
        now=now,
    )


def live(connection, start, *, days):
    """Let the clock run through days, ticking at every moment something is due."""
    for moment in ticks.moments(connection, start, start + timedelta(days=days)):
        following_up.plan(connection, moment)


def keys(connection, prefix):
    """List the messages whose meaning begins so."""
    return [row["key"] for row in small.letters(connection, prefix)]


def test_family_hears_the_day_before_and_workers_on_the_day(connection, village):
    """Each gets one message, however often it is planned."""
    examine(connection, village)
    live(connection, small.NOW, days=5)
    live(connection, small.NOW, days=5)
    family = small.letters(connection, "reminder:control:")
    assert [row["not_before"].astimezone(UTC) for row in family] == [
        datetime(2026, 3, 4, 7, 0, tzinfo=UTC)
    ]
    assert len(keys(connection, "control_today:")) == 1
    assert len(keys(connection, "controls_of_the_day:")) == 1


def test_control_is_over_when_the_child_was_seen(connection, village):
    """A later result settles it."""
    examine(connection, village)
    examine(connection, village, control_on=None)
    live(connection, small.NOW, days=5)
    assert keys(connection, "reminder:control:") == []
    assert keys(connection, "controls_of_the_day:") == []


def test_family_that_said_no_hears_nothing(connection, village):
    """Without consent only the workers are told."""
    small.add_mother(connection, village, "Sara", agrees=False)
    sara = connection.execute(sa.select(sa.func.max(child.c.id))).scalar_one()
    small.do(
        connection,
        village,
        village.midwife,
        RecordExamination(child=sara, words="", findings={}, control_on=CONTROL),
    )
    live(connection, small.NOW, days=5)
    assert keys(connection, "reminder:control:") == []
    assert len(keys(connection, "control_today:")) == 1


def refer(connection, village, *, severe):
    """Keep that the child was sent to the midwife."""
    return children.add_midwife_task(
        connection,
        child_id=only_child(connection),
        on=small.NOW.date(),
        reasons={"severe": severe},
        status="waiting",
        sent_by=village.cadre,
        sent_at=small.NOW,
    )


@pytest.mark.parametrize(
    ("severe", "quiet_days", "told_on"),
    [(True, 1, date(2026, 3, 4)), (False, 9, date(2026, 3, 12))],
)
def test_overdue_referral_is_told_in_working_days(connection, village, severe, quiet_days, told_on):
    """A same-day one after one working day, another after seven; weekends do not count."""
    refer(connection, village, severe=severe)
    live(connection, small.NOW, days=quiet_days)
    assert keys(connection, "referrals_overdue:") == []
    live(connection, small.NOW, days=quiet_days + 10)
    assert keys(connection, "referrals_overdue:") == [
        f"referrals_overdue:{village.coordinator}:{told_on.isoformat()}:0"
    ]


def test_referral_that_was_seen_is_not_overdue(connection, village):
    """The midwife's result closes it."""
    refer(connection, village, severe=True)
    examine(connection, village, control_on=None)
    live(connection, small.NOW, days=10)
    assert keys(connection, "referrals_overdue:") == []


def test_accepting_tells_the_cadre_once(connection, village):
    """A second tap changes nothing."""
    number = refer(connection, village, severe=False)
    first = small.do(connection, village, village.midwife, AcceptReferral(referral=number))
    second = small.do(connection, village, village.midwife, AcceptReferral(referral=number))
    assert [notice.person_id for notice in first.notices] == [village.cadre]
    assert second.notices == ()
    assert care.referral(connection, number).is_accepted


def test_cadre_accepts_no_referral(connection, village):
    """It is the midwife's to say."""
    number = refer(connection, village, severe=False)
    with pytest.raises(Refused):
        small.do(connection, village, village.cadre, AcceptReferral(referral=number))


def test_cadre_is_reminded_of_a_home_to_try_again(connection, village):
    """On the morning of the day, once, unless somebody was met since."""
    again = small.NOW.date() + timedelta(days=3)
    small.do(
        connection,
        village,
        village.cadre,
        RecordVisit(child=only_child(connection), met=Met.NOBODY, try_again_on=again),
    )
    live(connection, small.NOW, days=2)
    assert keys(connection, "visit_today:") == []
    live(connection, small.NOW, days=5)
    assert len(keys(connection, "visit_today:")) == 1


def homes(connection, village, now):
    """List the homes to be visited, with why."""
    register = StoredRegister(connection, village.cadre, village.id, now)
    found = to_visit(register, (village.anggrek,), register.now.date())
    return [(home.child.id, home.why) for home in found]


def test_child_not_seen_after_a_referral_is_visited_from_the_next_day(connection, village):
    """On the day itself the midwife may still come."""
    refer(connection, village, severe=False)
    assert homes(connection, village, small.NOW) == []
    tomorrow = small.NOW + timedelta(days=1)
    assert homes(connection, village, tomorrow) == [(only_child(connection), Why.REFERRED)]


def test_missed_control_comes_before_care(connection, village):
    """A control that went by without a result is the reason named."""
    examine(connection, village)
    assert homes(connection, village, small.NOW) == [(only_child(connection), Why.IN_CARE)]
    later = small.NOW + timedelta(days=6)
    assert homes(connection, village, later) == [(only_child(connection), Why.CONTROL_MISSED)]


def test_visited_home_leaves_the_list(connection, village):
    """Meeting the family settles the reason."""
    refer(connection, village, severe=False)
    tomorrow = small.NOW + timedelta(days=1)
    small.do(
        connection,
        village,
        village.cadre,
        RecordVisit(child=only_child(connection), met=Met.PARENT, state="well"),
        now=tomorrow,
    )
    assert homes(connection, village, tomorrow) == []


def test_home_left_to_the_midwife_leaves_the_list(connection, village):
    """A family that wants no cadre is respected."""
    refer(connection, village, severe=False)
    tomorrow = small.NOW + timedelta(days=1)
    small.do(
        connection,
        village,
        village.cadre,
        LeaveVisitToMidwife(child=only_child(connection)),
        now=tomorrow,
    )
    assert homes(connection, village, tomorrow) == []
