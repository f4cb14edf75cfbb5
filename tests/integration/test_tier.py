"""WhatsApp's daily tier: a large announcement goes on for days and never above it.

As usual 300 people at 20 a day; `pytest tests/integration/test_tier.py --full-size` writes to
30,000 people at 2,000 a day.
"""

from bisect import bisect_left
from datetime import timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from bench.many_readers import NINE, announce, plan, settle

from bot.templates import Templates
from bot.worlds.wire import PaperChannel
from dialog.messages import ChannelName
from domain.broadcasts import BroadcastStatus
from scheduler.taking import Policy, take
from scheduler.tier import Tier
from storage import broadcasts, outbox, turns
from storage.tables.talk import outbox as letters

ZONE = ZoneInfo("Asia/Jakarta")
DAY = timedelta(hours=24)
SECOND = timedelta(seconds=1)
STEP = timedelta(minutes=5)
QUEUED = letters.c.state == "queued"


@pytest.fixture
def size(request):
    """Tell how many people there are, and how many may be written to in a day."""
    return (30_000, 2_000) if request.config.getoption("--full-size") else (300, 20)


class Days:
    """A sender's decisions while the clock runs, without anything on the wire."""

    def __init__(self, database, tier, replicas=2):
        self.database = database
        self.now = NINE
        self.sent = []
        self.policy = Policy(
            owner="test", default_zone=ZONE, templates=Templates(), tier=tier, batch=500
        )
        self.tiers = [Tier(tier) for _ in range(replicas)]
        """Each process remembers for itself what was left of the tier."""

    def pass_until(self, end=None):
        """Send what may be sent until a moment, or until nothing is left."""
        while end is None or self.now < end:
            if self._take():
                self.now += SECOND
                continue
            due_at = self._next_due()
            if due_at is None:
                return
            self.now = max(due_at, self.now + SECOND)

    def _take(self):
        taken = [dispatch for tier in self.tiers for dispatch in self._take_once(tier)]
        self.sent += [(self.now, each.message.address) for each in taken]
        return taken

    def _take_once(self, tier):
        channel = PaperChannel(ChannelName.WHATSAPP)
        with self.database.writer.begin() as connection:
            turns.take_turns(connection)
            taken = take(connection, channel, self.policy, now=self.now, tier=tier)
            connection.execute(
                sa.update(letters).where(letters.c.state == "sending").values(state="delivered")
            )
        return taken

    def _next_due(self):
        """Give the next moment at which something may be due, in steps while it is due now."""
        query = sa.select(sa.func.min(letters.c.not_before, type_=letters.c.not_before.type))
        with self.database.reader.begin() as connection:
            due_at = connection.execute(query.where(QUEUED)).scalar()
        return due_at if due_at is None or due_at > self.now else self.now + STEP


def most_in_a_day(sent):
    """Give the largest number of people written to within any 24 hours."""
    times = [at for at, _ in sent]
    return max(bisect_left(times, at + DAY) - number for number, at in enumerate(times))


@pytest.fixture
def days(database, size):
    """Announce something to more people than a day's tier allows."""
    people, tier = size
    with database.writer.begin() as connection:
        village = settle(connection, people)
        announce(connection, village)
    plan(database)
    return Days(database, tier)


def test_announcement_over_the_tier_ends_on_the_fifteenth_day(days, size):
    """It fills the tier of each day, never goes above it, wakes nobody and reaches each once."""
    people, tier = size
    days.pass_until()
    assert len({address for _, address in days.sent}) == len(days.sent) == people
    assert most_in_a_day(days.sent) == tier
    assert (days.now.astimezone(ZONE).date() - NINE.astimezone(ZONE).date()).days == 14
    assert all(6 <= at.astimezone(ZONE).hour < 20 for at, _ in days.sent)


def test_cancelling_on_the_third_day_stops_at_once(days, size):
    """Not one letter leaves after it, and it does not keep conversations waiting."""
    people, tier = size
    days.pass_until(NINE + 2 * DAY + timedelta(hours=1))
    assert len(days.sent) == 3 * tier
    begun = perf_counter()
    with days.database.writer.begin() as connection:
        broadcasts.change(connection, 1, status=BroadcastStatus.CANCELLED)
        outbox.cancel_letters(connection, 1)
    assert perf_counter() - begun < 1
    days.pass_until()
    assert len(days.sent) == 3 * tier
    with days.database.reader.begin() as connection:
        found = connection.execute(
            sa.select(sa.func.count()).where(letters.c.error == "cancelled")
        ).scalar_one()
    assert found == people - 3 * tier


def test_a_letter_put_back_after_cancelling_is_not_sent(days):
    """What was under way when it was cancelled, and was not begun, goes no more."""
    days.pass_until(NINE + SECOND)
    with days.database.writer.begin() as connection:
        broadcasts.change(connection, 1, status=BroadcastStatus.CANCELLED)
        outbox.cancel_letters(connection, 1)
        outbox.requeue(connection, 1, days.now)
    before = len(days.sent)
    days.pass_until()
    assert len(days.sent) == before
    with days.database.reader.begin() as connection:
        query = sa.select(letters.c.state, letters.c.error).where(letters.c.id == 1)
        assert tuple(connection.execute(query).one()) == ("failed", "cancelled")


def test_an_announcement_at_night_waits_for_the_morning_as_a_whole(days, size):
    """Its letters are put aside together, and go on at six."""
    days.now = NINE + timedelta(hours=11, minutes=30)
    _, tier = size
    days.pass_until(NINE + timedelta(hours=21, minutes=30))
    assert len(days.sent) == tier
    assert min(at for at, _ in days.sent).astimezone(ZONE).hour == 6
