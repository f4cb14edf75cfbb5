"""How fast messages leave: one rate for all processes, one pace for a person, shared halts."""

import asyncio
from bisect import bisect_left
from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from provider_world import (
    MOTHER,
    NOON,
    MovedClock,
    add_address,
    letter,
    providers,
    queue,
    settle_person,
    settle_village,
    states,
)

from bot.templates import Templates
from bot.worlds.wire import PaperChannel
from dialog.channel import NotSentError, UncertainError
from dialog.messages import ChannelName
from scheduler.rates import AHEAD, RATES
from scheduler.taking import AT_ONCE, Policy, take
from storage import pacing, turns
from storage.tables.talk import outbox

WHATSAPP, TELEGRAM = ChannelName.WHATSAPP, ChannelName.TELEGRAM
SECOND = timedelta(seconds=1)
POLICY = Policy(
    owner="test", default_zone=ZoneInfo("Asia/Jakarta"), templates=Templates(), batch=20
)


def number_of(person):
    """Give a person's WhatsApp number."""
    return f"+62812{person:07}"


def settled(database, people):
    """Let so many people live in the village, each of whom has just written."""
    with database.writer.begin() as connection:
        settle_village(connection)
        for person in range(2, people + 1):
            settle_person(connection, person, number_of(person), last_inbound_at=NOON)


def to(person, kind="broadcast", key="", channel=WHATSAPP):
    """Write to one of them."""
    address = MOTHER if person == 1 else number_of(person)
    return letter(
        f"{kind}:{person}{key}", kind=kind, person_id=person, address=address, channel=channel
    )


def taken(database, now, *, ahead=AT_ONCE, channel=WHATSAPP):
    """Take as one process does; give what it sends, each at its moment."""
    with database.writer.begin() as connection:
        turns.take_turns(connection)
        found = take(connection, PaperChannel(channel), POLICY, now=now, ahead=ahead)
    return [(now + each.after, each.message.key) for each in found]


def end_all(database):
    """Let the provider have answered every request."""
    with database.writer.begin() as connection:
        connection.execute(
            sa.update(outbox).where(outbox.c.state == "sending").values(state="sent")
        )


def test_no_second_sees_more_than_the_rate_whoever_sends(database):
    """Three processes share one line of moments, an interval apart."""
    settled(database, 150)
    queue(database, *(to(person) for person in range(1, 151)))
    now, moments = NOON, []
    while len(moments) < 150:
        for _process in range(3):
            moments += [at for at, _ in taken(database, now, ahead=AHEAD)]
            end_all(database)
        now += AHEAD / 2
    rate = RATES[WHATSAPP]
    assert all(late - early >= rate.interval for early, late in pairwise(moments))
    most = max(bisect_left(moments, at + SECOND) - number for number, at in enumerate(moments))
    assert most <= rate.per_second + 1
    took = (moments[-1] - moments[0]).total_seconds()
    assert 149 / took >= 0.98 * rate.per_second


def test_answer_goes_before_reminder_before_announcement(database):
    """What a person waits for gets the next moment, and the last fifth is kept for it."""
    settled(database, 60)
    queue(database, *(to(person) for person in range(1, 31)))
    first = taken(database, NOON, ahead=AHEAD)
    assert len(first) == 12  # four fifths of what 60 a second gives in 250 ms
    queue(database, to(40, "reminder"), to(41, "reply"))
    answer, *others = taken(database, NOON, ahead=AHEAD)
    assert answer[1] == "reply:41"
    assert answer[0] == NOON + 12 * RATES[WHATSAPP].interval
    assert others == []
    end_all(database)
    assert taken(database, NOON + AHEAD, ahead=AHEAD)[0][1] == "reminder:40"


def test_person_gets_three_at_once_then_one_in_six_seconds_from_all_processes(database):
    """The pace of an address is in the database, not in one process."""
    settled(database, 1)
    queue(database, *(to(1, "reply", f":{number}") for number in range(5)))
    now, times = NOON, []
    while len(times) < 5:
        if taken(database, now):
            times.append((now - NOON).total_seconds())
            end_all(database)
        now += timedelta(milliseconds=500)
    assert times == [0, 0.5, 1, 6, 12]


def test_no_more_than_thirty_two_requests_run_at_a_time_and_a_fifth_is_for_answers(database):
    """Twilio answers 20429 above what it allows at once, whoever asks."""
    settled(database, 100)
    queue(database, *(to(person) for person in range(1, 61)))
    queue(database, *(to(person, "reply") for person in range(61, 101)))
    began = [key for number in range(12) for _, key in taken(database, NOON + number * SECOND)]
    assert len(began) == 32
    assert all(key.startswith("reply") for key in began)
    end_all(database)
    with database.writer.begin() as connection:
        connection.execute(sa.update(outbox).where(outbox.c.kind == "reply").values(state="sent"))
    later = NOON + timedelta(minutes=1)
    began = [key for number in range(12) for _, key in taken(database, later + number * SECOND)]
    assert len(began) == 26


def test_request_that_is_not_heard_of_frees_its_place_when_its_lease_ends(database):
    """A process that was killed does not keep the others from sending for long."""
    settled(database, 40)
    queue(database, *(to(person, "reply") for person in range(1, 41)))
    for number in range(3):
        taken(database, NOON + number * SECOND)
    assert states(database).count("sending") == 32
    assert taken(database, NOON + 19 * SECOND) == []
    assert taken(database, NOON + 23 * SECOND)


@pytest.mark.parametrize("channel", [WHATSAPP, TELEGRAM])
def test_halt_of_one_process_halts_all(database, channel):
    """After 429 nobody sends until the provider takes messages again, and never sooner."""
    settled(database, 2)
    with database.writer.begin() as connection:
        add_address(connection, 2, TELEGRAM, number_of(2))
        pacing.be_silent(connection, channel, NOON + 30 * SECOND)
        pacing.be_silent(connection, channel, NOON + 2 * SECOND)
    queue(database, to(2, "reply", channel=channel))
    assert taken(database, NOON + 29 * SECOND, channel=channel) == []
    assert taken(database, NOON + 30 * SECOND, channel=channel)


def test_twilio_brought_down_by_one_process_is_asked_less_by_all(database):
    """After 20429 half as many requests run at a time, then one more each second."""
    settled(database, 60)
    queue(database, *(to(person, "reply") for person in range(1, 61)))
    with database.writer.begin() as connection:
        pacing.slow_down(connection, WHATSAPP, 32, NOON)
        pacing.slow_down(connection, WHATSAPP, 32, NOON)
    began = [each for _ in range(3) for each in taken(database, NOON)]
    assert len(began) == 8


def test_announcements_go_on_when_twilio_was_brought_down_far(database):
    """What is left free for answers is a fifth of what the provider takes now, not of the usual."""
    settled(database, 10)
    queue(database, *(to(person) for person in range(1, 11)))
    with database.writer.begin() as connection:
        for _ in range(5):
            pacing.slow_down(connection, WHATSAPP, 32, NOON)
    assert len(taken(database, NOON)) == 1


def test_after_the_cap_only_answers_go(database):
    """63018 holds back what we begin, for every process, and no answer."""
    settled(database, 4)
    with database.writer.begin() as connection:
        pacing.answer_only(connection, WHATSAPP, NOON + timedelta(hours=3))
    queue(database, to(2), to(3, "reminder"), to(4, "reply"))
    assert [key for _, key in taken(database, NOON)] == ["reply:4"]
    end_all(database)
    later = taken(database, NOON + timedelta(hours=3))
    assert [key for _, key in later] == ["reminder:3", "broadcast:2"]


class Failing:
    """A channel that fails in one way."""

    def __init__(self, channel, error):
        self._channel, self._error = channel, error

    def __getattr__(self, name):
        """Be like the channel in everything else."""
        return getattr(self._channel, name)

    async def send(self, _outgoing):
        """Fail."""
        raise self._error


@pytest.mark.parametrize(
    ("error", "silent_for", "most"),
    [
        (NotSentError("63017", retry_after=5, too_many=False), 5, 32),
        (NotSentError("20429", retry_after=2, too_many=True), 2, 16),
        (NotSentError("no_connection"), None, 32),
        (UncertainError("500"), None, 32),
    ],
)
def test_only_what_the_provider_asks_for_is_told_to_the_others(
    database, tmp_path, error, silent_for, most
):
    """A process without a network keeps silent alone; the others go on."""
    settled(database, 1)
    queue(database, to(1, "reply"))

    async def play():
        async with providers(tmp_path, contents=False, clock=MovedClock()) as world:
            failing = Failing(world.whatsapp, error)
            await world.sender(database, channels={WHATSAPP: failing}).send_due()

    asyncio.run(play())
    with database.reader.begin() as connection:
        pace = pacing.pace_of(connection, WHATSAPP)
        assert pacing.in_flight(connection, WHATSAPP, NOON) == 0
    until = None if silent_for is None else NOON + silent_for * SECOND
    assert pace.silent_until == until
    assert pace.most_in_flight(32, NOON) == most
