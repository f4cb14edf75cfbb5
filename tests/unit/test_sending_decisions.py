"""Whether a message may go out now, and how fast."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from dialog.messages import ChannelName
from scheduler.decisions import QuietHours, is_window_open
from scheduler.rates import RATES, Moments, owed_after, wait_for
from storage.pacing import ChannelPace
from storage.recipients import Recipient

NOON = datetime(2026, 2, 10, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "utc", "ends"),
    [
        ("Asia/Jakarta", "2026-02-10 12:59", None),
        ("Asia/Jakarta", "2026-02-10 13:00", "2026-02-10 23:00"),
        ("Asia/Jakarta", "2026-02-10 22:59", "2026-02-10 23:00"),
        ("Asia/Jakarta", "2026-02-10 23:00", None),
        ("Asia/Jayapura", "2026-02-10 11:00", "2026-02-10 21:00"),
        ("Asia/Makassar", "2026-02-10 11:59", None),
    ],
)
def test_quiet_is_from_20_to_6_where_the_person_lives(zone, utc, ends):
    """Nobody is woken, in none of Indonesia's three zones."""
    now = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    wanted = datetime.fromisoformat(ends).replace(tzinfo=UTC) if ends else None
    assert QuietHours().ends_at(now, ZoneInfo(zone)) == wanted


@pytest.mark.parametrize(
    ("ago", "is_open"),
    [
        (None, False),
        (timedelta(hours=1), True),
        (timedelta(hours=23, minutes=57), True),
        (timedelta(hours=23, minutes=59), False),
        (timedelta(hours=25), False),
    ],
)
def test_window_is_a_day_less_a_margin(ago, is_open):
    """A text sent in the last minutes could arrive too late."""
    person = Recipient(
        person_id=1,
        time_zone=None,
        has_opted_out=False,
        has_consented=True,
        has_refused=False,
        is_reachable=True,
        last_inbound_at=NOON - ago if ago else None,
        other=None,
    )
    assert is_window_open(person, NOON) is is_open


def test_one_person_gets_three_at_once_then_one_in_six_seconds():
    """WhatsApp allows a person one message in six seconds, on average."""
    rate, owed = RATES[ChannelName.WHATSAPP], None
    for _ in range(3):
        assert not wait_for(rate, owed, NOON)
        owed = owed_after(rate, owed, NOON)
    assert wait_for(rate, owed, NOON) == timedelta(seconds=6)
    assert not wait_for(rate, owed, NOON + timedelta(seconds=6))


def test_every_message_has_a_moment_of_its_own():
    """Moments follow each other evenly, however many processes gave some away before."""
    rate = RATES[ChannelName.TELEGRAM]
    before = Moments(rate, None, now=NOON, ahead=timedelta(seconds=1))
    first = [before.take() for _ in range(3)]
    after = Moments(rate, before.next_at, now=NOON, ahead=timedelta(seconds=1))
    moments = [*first, *(after.take() for _ in range(3))]
    assert {late - early for early, late in pairwise(moments)} == {timedelta(seconds=1 / 24)}


def test_idle_time_is_not_saved_up():
    """After a pause the next moments are one interval apart, and not all at once."""
    rate = RATES[ChannelName.TELEGRAM]
    later = NOON + timedelta(minutes=5)
    moments = Moments(rate, NOON, now=later, ahead=timedelta(seconds=1))
    assert moments.take() == later
    assert moments.take() == later + rate.interval


def test_last_fifth_of_the_moments_is_for_answers():
    """What we begin leaves room for what people wait for."""
    rate = RATES[ChannelName.TELEGRAM]
    moments = Moments(rate, None, now=NOON, ahead=timedelta(seconds=1))
    while moments.are_left(for_answer=False):
        moments.take()
    left = 0
    while moments.are_left(for_answer=True):
        moments.take()
        left += 1
    assert left == rate.per_second // 5


def test_too_many_at_once_halves_and_recovers():
    """After 20429 fewer requests run at a time, then one more each second."""
    pace = ChannelPace(slowed_to=8, slowed_at=NOON)
    assert pace.most_in_flight(32, NOON) == 8
    assert pace.most_in_flight(32, NOON + timedelta(seconds=3)) == 11
    assert pace.most_in_flight(32, NOON + timedelta(minutes=1)) == 32
