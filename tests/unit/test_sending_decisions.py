"""Whether a message may go out now, and how fast."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dialog.messages import ChannelName
from scheduler.decisions import QuietHours, is_window_open
from scheduler.rates import RATES, Pace
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
    pace = Pace(rate=RATES[ChannelName.WHATSAPP])
    for _ in range(3):
        assert not pace.wait_for("a", NOON)
        pace.note("a", NOON)
    assert pace.wait_for("a", NOON) == timedelta(seconds=6)
    assert not pace.wait_for("a", NOON + timedelta(seconds=6))
    assert not pace.wait_for("b", NOON)


def test_silence_is_never_shortened():
    """A second, shorter pause does not lift the first."""
    pace = Pace(rate=RATES[ChannelName.TELEGRAM])
    pace.be_silent(30, NOON)
    pace.be_silent(1, NOON)
    assert pace.is_silent(NOON + timedelta(seconds=29))
    assert not pace.is_silent(NOON + timedelta(seconds=30))


def test_too_many_at_once_halves_and_recovers():
    """After 20429 fewer requests run at a time, then slowly more."""
    pace = Pace(rate=RATES[ChannelName.WHATSAPP])
    pace.slow_down()
    pace.slow_down()
    pace.recover()
    assert pace.most_in_flight == 9
