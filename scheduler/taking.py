"""Choosing what goes out next: in one short transaction, before any request is made."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dialog.channel import Channel, FilledTemplate, Outgoing, TemplateBook
from dialog.messages import Bubble, ChannelName
from handlers.card_links import address_of
from handlers.delivery import FREE, NUMBERED, TEMPLATE, go_elsewhere
from handlers.traces import log_defect
from scheduler.decisions import (
    USUAL_QUIET,
    WINDOW,
    WINDOW_MARGIN,
    Decision,
    Drop,
    Expire,
    GoElsewhere,
    Hold,
    QuietHours,
    SendFree,
    SendTemplate,
    Wait,
    decide,
)
from scheduler.promised import fulfil
from scheduler.rates import OURS, RATES, Moments, Rate, owed_after, wait_for
from scheduler.tier import MOST_PARKED, Tier
from storage import broadcasts, outbox, pacing, recipients, requests, turns
from storage.engine import Connection, DatabaseError
from storage.outbox import ALERT, PRIORITIES, Queued
from storage.recipients import Recipient
from storage.requests import Beginning

LEASE = timedelta(seconds=20)
"""For how long the process that took a message may begin its request; then it is too late.

Together with the time limit of a request this is shorter than the grace of scheduler/settling.py:
whoever takes a message over finds nothing still on its way.
"""
AT_ONCE = timedelta(seconds=1)
"""How much is taken by somebody who does not come back soon for more."""
ANSWER = PRIORITIES["reply"]
TIER_PAUSE = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What the operator has set about sending."""

    owner: str
    default_zone: ZoneInfo
    templates: TemplateBook
    quiet: QuietHours = USUAL_QUIET
    tier: int = 0
    """How many people WhatsApp lets us write to first in 24 hours; 0 for no limit."""
    rates: Mapping[ChannelName, Rate] = field(default_factory=lambda: RATES)
    """How fast each provider may be written to."""
    batch: int = 20
    """How many at most are under way when the program is killed."""
    public_url: str = ""
    """Where the pages are that messages link to."""


@dataclass(frozen=True, kw_only=True)
class Dispatch:
    """A message marked as being sent, and what goes over the wire."""

    message: Queued
    outgoing: Outgoing
    after: timedelta
    """How long after the taking its request begins, not before."""


@dataclass(kw_only=True)
class _Round:
    """One look into the outbox."""

    connection: Connection
    channel: Channel
    rate: Rate
    policy: Policy
    tier: Tier
    moments: Moments
    most: int
    """How many messages may be under way at a time."""
    room: int
    """How many of these beside those that are."""
    now: datetime
    people: Mapping[int, Recipient] = field(default_factory=dict)
    owed: Mapping[str, datetime] = field(default_factory=dict)
    cancelled: Collection[int] = ()
    """The announcements that go no further."""
    begun: list[Beginning] = field(default_factory=list)

    def has_room_for(self, message: Queued) -> bool:
        """Tell whether it may begin now; the last fifth of what is at hand is for answers."""
        is_answer = message.priority <= ANSWER
        kept = 0 if is_answer else int(self.most * (1 - OURS))
        return self.room - len(self.begun) > kept and self.moments.are_left(for_answer=is_answer)


def take(
    connection: Connection,
    channel: Channel,
    policy: Policy,
    *,
    now: datetime,
    ahead: timedelta = AT_ONCE,
    tier: Tier | None = None,
) -> list[Dispatch]:
    """Mark the next messages of a channel as being sent; everything else due is dealt with.

    Consent, opt-out, quiet hours, expiry and the 24-hour window are judged here, not when a
    message was queued. Only one process is in here at a time, so what is counted holds for all.

    Args:
        connection: a writing transaction that has taken its turn (storage/turns.py).
        channel: whose messages.
        policy: what the operator has set.
        now: the present moment.
        ahead: for how long messages get their moment of sending now.
        tier: what is known of the daily tier from the last time.
    """
    pace, rate = pacing.pace_of(connection, channel.name), policy.rates[channel.name]
    most = pace.most_in_flight(rate.in_flight, now)
    this = _Round(
        connection=connection,
        channel=channel,
        rate=rate,
        policy=policy,
        tier=tier or Tier(policy.tier),
        moments=Moments(rate, pace.next_at, now=now, ahead=ahead),
        most=most,
        room=most - pacing.in_flight(connection, channel.name, now),
        now=now,
    )
    if pace.is_silent(now) or this.room <= 0 or not this.moments.are_left(for_answer=True):
        return []
    due = _due(this, only_answers=pace.takes_only_answers(now))
    if not due:
        return []
    _learn_about(this, due)
    dispatches = [_take_despite_defects(this, message) for message in due]
    if this.begun:
        requests.start(connection, this.begun)
        pacing.keep_next(connection, channel.name, this.moments.next_at)
    return [dispatch for dispatch in dispatches if dispatch]


def _due(this: _Round, *, only_answers: bool) -> list[Queued]:
    """List whose turn it is; those whom the daily tier shuts out are put aside."""
    heard_since = None
    if not only_answers:
        this.tier.look(this.connection, this.channel, this.rate, this.now)
        if this.tier.is_used_up:
            heard_since = this.now - WINDOW + WINDOW_MARGIN
            this.tier.park(this.connection, this.channel, this.now, heard_since)
    return turns.candidates(
        this.connection,
        channel=this.channel.name,
        now=this.now,
        limit=min(this.room, this.policy.batch),
        only_within_window_since=heard_since,
        least_pressing=ANSWER if only_answers else None,
    )


def _learn_about(this: _Round, due: Sequence[Queued]) -> None:
    """Ask about everybody at once: what they allow, and what they got lately."""
    addresses = [message.address for message in due]
    this.tier.learn(this.connection, this.channel, addresses, this.now)
    this.people = recipients.recipients(this.connection, due)
    announced = {message.broadcast_id for message in due if message.broadcast_id is not None}
    this.cancelled = broadcasts.cancelled_among(this.connection, announced)
    this.owed = pacing.owed(this.connection, this.channel.name, addresses, this.now)


def _take_despite_defects(this: _Round, message: Queued) -> Dispatch | None:
    """Let a message that cannot be worded fail alone: it would hold up everybody's."""
    try:
        return _take_one(this, message)
    except DatabaseError:
        raise
    except Exception as defect:  # noqa: BLE001 (whatever is wrong with this one)
        log_defect("taking.failed", defect, message=message.id)
        outbox.refuse(this.connection, message.id, "defect")
        return None


def _take_one(this: _Round, message: Queued) -> Dispatch | None:
    """Mark one message as being sent, or put it where it belongs."""
    pause = wait_for(this.rate, this.owed.get(message.address), this.now)
    if pause:
        outbox.postpone(this.connection, message.id, this.now + pause)
        return None
    decision = _decision(this, message)
    if isinstance(decision, SendFree | SendTemplate) and not this.has_room_for(message):
        return None
    match decision:
        case SendFree():
            worded = fulfil(this.connection, message, this.now)
            return _begin(this, worded) if worded else None
        case SendTemplate():
            return _begin_template(this, message)
        case Wait(until):
            _wait(this, message, until)
        case Hold():
            outbox.hold(this.connection, message.id)
        case Expire():
            outbox.expire(this.connection, message.id)
        case GoElsewhere():
            go_elsewhere(this.connection, message, "unreachable")
        case Drop(why):
            outbox.refuse(this.connection, message.id, why)
    return None


def _decision(this: _Round, message: Queued) -> Decision:
    if message.broadcast_id in this.cancelled:
        return Drop("cancelled")
    return decide(
        message,
        this.people[message.id],
        this.channel.capabilities,
        now=this.now,
        quiet=this.policy.quiet,
        default_zone=this.policy.default_zone,
    )


def _wait(this: _Round, message: Queued, until: datetime) -> None:
    """Let a message wait, and with it an announcement's other letters: they meet the same night."""
    outbox.postpone(this.connection, message.id, until)
    if message.broadcast_id is not None:
        outbox.postpone_letters(
            this.connection, message.broadcast_id, this.now, until=until, most=MOST_PARKED
        )


def _begin_template(this: _Round, message: Queued) -> Dispatch | None:
    # An alert goes out whatever the tier says: only WhatsApp itself may stop it.
    if message.kind != ALERT and not this.tier.admits(message.address):
        outbox.postpone(this.connection, message.id, this.now + TIER_PAUSE)
        return None
    worded = fulfil(this.connection, message, this.now)
    if worded is None:
        return None
    filled = this.policy.templates.fill(worded.template) if worded.template else None
    if filled is None:
        outbox.hold(this.connection, message.id, "no_template")
        return None
    this.tier.count(message.address)
    return _begin(this, worded, filled)


def _begin(this: _Round, message: Queued, template: FilledTemplate | None = None) -> Dispatch:
    as_text = message.error == NUMBERED
    form = TEMPLATE if template else NUMBERED if as_text else FREE
    sending = Outgoing(
        outbox_id=message.id,
        address=message.address,
        bubble=_with_address(this, message),
        template=template,
        attempt=message.attempts + 1,
        as_text=as_text,
        valid_seconds=_seconds_left(message, this.now),
    )
    at = this.moments.take()
    this.begun.append(
        Beginning(
            message_id=message.id,
            rendered=this.channel.wording(sending),
            form=form,
            at=at,
            owner=this.policy.owner,
            lease_until=this.now + LEASE,
            owed_until=owed_after(this.rate, this.owed.get(message.address), this.now),
        )
    )
    begun = replace(
        message,
        form=form,
        attempts=message.attempts + 1,
        started_at=at,
        fence=message.fence + 1,
        lease_until=this.now + LEASE,
    )
    return Dispatch(message=begun, outgoing=sending, after=at - this.now)


def _with_address(this: _Round, message: Queued) -> Bubble:
    """Write the address of the page under the text, which so lasts from now on."""
    bubble = message.bubble
    if bubble.page is None:
        return bubble
    address = address_of(
        this.connection, this.policy.public_url, message.person_id, bubble.page, this.now
    )
    return replace(bubble, text=f"{bubble.text}\n{address}")


def _seconds_left(message: Queued, now: datetime) -> int | None:
    if message.expires_at is None:
        return None
    return int((message.expires_at - now).total_seconds())
