"""Choosing what goes out next: in one short transaction, before any request is made."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from dialog.channel import Channel, FilledTemplate, Outgoing, TemplateBook
from dialog.messages import Bubble
from handlers.card_links import address_of
from handlers.delivery import FREE, NUMBERED, TEMPLATE, go_elsewhere
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
from scheduler.rates import Pace
from storage import outbox, outgoing, recipients, turns
from storage.engine import Connection
from storage.outbox import ALERT, Queued

TIER_PERIOD = timedelta(hours=24)
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
    batch: int = 20
    """How many at most are under way when the program is killed."""
    public_url: str = ""
    """Where the pages are that messages link to."""


@dataclass(frozen=True, kw_only=True)
class Dispatch:
    """A message marked as being sent, and what goes over the wire."""

    message: Queued
    outgoing: Outgoing


@dataclass
class _Tier:
    """Whom we have written to first in the last 24 hours."""

    most: int
    addresses: set[str]

    @classmethod
    def now(cls, connection: Connection, channel: Channel, most: int, now: datetime) -> Self:
        if not (most and channel.capabilities.has_window):
            return cls(0, set())
        begun = outgoing.begun_by_us(connection, channel.name, now - TIER_PERIOD)
        return cls(most, set(begun.addresses))

    @property
    def is_used_up(self) -> bool:
        return bool(self.most) and len(self.addresses) >= self.most

    def admits(self, address: str) -> bool:
        return not self.is_used_up or address in self.addresses


@dataclass(frozen=True, kw_only=True)
class _Round:
    """One look into the outbox."""

    connection: Connection
    channel: Channel
    pace: Pace
    policy: Policy
    tier: _Tier
    now: datetime


def take(
    connection: Connection, channel: Channel, pace: Pace, policy: Policy, *, now: datetime
) -> list[Dispatch]:
    """Mark the next messages of a channel as being sent; everything else due is dealt with.

    Consent, opt-out, quiet hours, expiry and the 24-hour window are judged here, not when a
    message was queued.
    """
    if pace.is_silent(now):
        return []
    tier = _Tier.now(connection, channel, policy.tier, now)
    this = _Round(
        connection=connection, channel=channel, pace=pace, policy=policy, tier=tier, now=now
    )
    due = turns.candidates(
        connection,
        channel=channel.name,
        now=now,
        limit=_room(this),
        only_within_window_since=now - WINDOW + WINDOW_MARGIN if tier.is_used_up else None,
    )
    dispatches = [_take_one(this, message) for message in due]
    return [dispatch for dispatch in dispatches if dispatch]


def _room(this: _Round) -> int:
    """Tell how many may be sent this second, counting every process that sends."""
    since = this.now - timedelta(seconds=1)
    begun = outgoing.started_since(this.connection, this.channel.name, since)
    left = int(this.pace.rate.per_second) - begun
    return max(0, min(this.policy.batch, this.pace.most_in_flight, left))


def _take_one(this: _Round, message: Queued) -> Dispatch | None:
    """Mark one message as being sent, or put it where it belongs."""
    pause = this.pace.wait_for(message.address, this.now)
    if pause:
        outbox.postpone(this.connection, message.id, this.now + pause)
        return None
    match _decision(this, message):
        case SendFree():
            worded = fulfil(this.connection, message, this.now)
            return _begin(this, worded) if worded else None
        case SendTemplate():
            return _begin_template(this, message)
        case Wait(until):
            outbox.postpone(this.connection, message.id, until)
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
    person = recipients.recipient(
        this.connection, message.person_id, message.channel, message.address
    )
    return decide(
        message,
        person,
        this.channel.capabilities,
        now=this.now,
        quiet=this.policy.quiet,
        default_zone=this.policy.default_zone,
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
    this.tier.addresses.add(message.address)
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
    outbox.start(
        this.connection,
        message.id,
        rendered=this.channel.wording(sending),
        form=form,
        now=this.now,
        owner=this.policy.owner,
    )
    this.pace.note(message.address, this.now)
    begun = replace(message, form=form, attempts=message.attempts + 1, started_at=this.now)
    return Dispatch(message=begun, outgoing=sending)


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
