"""Why a message went, did not go, or waits: the sender's own reasons, told to the operator.

Nothing is decided here a second time: a message that waits is put before the same `decide` that
the sender asks when its turn comes (scheduler/decisions.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dialog.channel import Capabilities
from dialog.messages import ChannelName
from scheduler.decisions import (
    USUAL_QUIET,
    Drop,
    Expire,
    GoElsewhere,
    Hold,
    QuietHours,
    SendTemplate,
    Wait,
    decide,
)
from scheduler.ends_explained import ENDS, HELD_FOR, of_error
from scheduler.settling import GRACE
from scheduler.tier import PERIOD
from storage import outbox, pacing, recipients, standing, tier
from storage.engine import Connection
from storage.outbox import Queued
from storage.recipients import Recipient

STILL = timedelta(minutes=2)
"""A message that is due this long, with nothing before it, means that nobody sends."""


@dataclass(frozen=True, kw_only=True)
class Service:
    """What an explanation has to know of this installation."""

    channels: Mapping[ChannelName, Capabilities]
    """Those that are switched on."""
    default_zone: ZoneInfo
    quiet: QuietHours = USUAL_QUIET
    tier: int = 0


def explain(connection: Connection, message: Queued, service: Service, now: datetime) -> str:
    """Say in plain sentences what became of a message, and what happens to it next."""
    person = recipients.recipient(connection, message.person_id, message.channel, message.address)
    zone = ZoneInfo(person.time_zone) if person.time_zone else service.default_zone
    if message.state == outbox.QUEUED:
        return _Waiting(connection, message, service, now, person, zone).reason()
    if message.state == outbox.SENDING:
        return _under_way(message, zone)
    if message.state == outbox.HELD:
        return HELD_FOR.get(message.error, of_error(message.error))
    sent = f"Sent {at(message.started_at, zone)}. " if message.started_at else ""
    end = ENDS.get((message.state, str(message.channel))) or ENDS.get((message.state, ""), "")
    return f"{sent}{end}{of_error(message.error)}".strip()


def at(moment: datetime | None, zone: ZoneInfo) -> str:
    """Write a moment as the people there read it."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z") if moment else "never"


def _under_way(message: Queued, zone: ZoneInfo) -> str:
    begun = f"Being sent since {at(message.started_at, zone)}"
    if message.provider_id:
        return f"{begun}; the provider has it."
    settled = message.started_at + GRACE if message.started_at else None
    return (
        f"{begun}; no answer is known yet. From {at(settled, zone)} on it is found out whether it "
        "arrived, before it is sent again."
    )


@dataclass(frozen=True)
class _Waiting:
    """A message whose turn has not come, or has come and passed it by."""

    connection: Connection
    message: Queued
    service: Service
    now: datetime
    person: Recipient
    zone: ZoneInfo

    def reason(self) -> str:
        """Name what stands in its way first, then what will come of it."""
        capabilities = self.service.channels.get(self.message.channel)
        if capabilities is None:
            return f"Waits: {self.message.channel} is not switched on here."
        return self._waits(capabilities) or self._fate(capabilities) or self._is_due(capabilities)

    def _waits(self, capabilities: Capabilities) -> str:
        """Say until when it waits, and why; nothing when its moment has come."""
        until = self.message.not_before
        if until <= self.now:
            return ""
        when = at(until, self.zone)
        if self.message.error:
            return f"Waits until {when}. {of_error(self.message.error)}".strip()
        quiet = self.service.quiet.ends_at(self.now, self.zone)
        if quiet == until:
            return f"Waits until {when}: nobody is written to at night unless they wait for it."
        if self._tier_is_used_up(capabilities):
            return f"Waits until {when}: {self._tier()}"
        if self._is_owed():
            return f"Waits until {when}: this person just got others, and too many are refused."
        return f"Planned for {when}. {self._fate(capabilities)}".strip()

    def _fate(self, capabilities: Capabilities) -> str:
        """Say what the sender will decide at its turn; nothing when it will send it as it is."""
        turn = max(self.now, self.message.not_before)
        decision = decide(
            self.message,
            self.person,
            capabilities,
            now=turn,
            quiet=self.service.quiet,
            default_zone=self.service.default_zone,
        )
        said = ""
        match decision:
            case Expire():
                said = f"Will not be sent: its moment passed {self._at(self.message.expires_at)}."
            case Drop(why):
                said = f"Will not be sent. {of_error(why)}"
            case GoElsewhere() if self.person.other is None:
                said = f"Will not be sent. {of_error('unreachable')}"
            case GoElsewhere():
                said = f"This address fails: goes to the person's other one, on {self._other()}."
            case Wait(until):
                said = f"Goes {self._at(until)}, when the night's quiet ends."
            case Hold():
                said = HELD_FOR["window_closed"]
            case SendTemplate() if turn == self.now and self._tier_is_used_up(capabilities):
                said = f"Waits: {self._tier()}"
        return said

    def _other(self) -> str:
        return str(self.person.other.channel) if self.person.other else ""

    def _is_due(self, capabilities: Capabilities) -> str:
        """Say what is done before it; it may go at any moment."""
        pace = pacing.pace_of(self.connection, self.message.channel)
        if pace.is_silent(self.now):
            silent = self._at(pace.silent_until)
            return f"Waits: {self.message.channel} asked for silence until {silent}."
        if pace.takes_only_answers(self.now) and self.message.kind not in ("reply", outbox.ALERT):
            answers = self._at(pace.answers_only_until)
            return f"Waits: {self.message.channel} takes only answers until {answers} (63018)."
        if ahead := standing.ahead_of(self.connection, self.message, self.now):
            state = "being sent" if ahead.state == outbox.SENDING else "waiting"
            return f"Waits for {ahead.key}, {state} to the same address: one at a time, in order."
        return self._comes_soon(capabilities)

    def _comes_soon(self, capabilities: Capabilities) -> str:
        before = standing.due_before(self.connection, self.message, self.now)
        begun = standing.last_begun(self.connection, self.message.channel)
        is_still = begun is None or self.now - begun > STILL
        if is_still and self.now - self.message.not_before > STILL:
            return (
                f"Due since {self._at(self.message.not_before)}, but nobody sends on "
                f"{self.message.channel}: the last began {self._at(begun)}. Does sapa serve run?"
            )
        form = decide(
            self.message,
            self.person,
            capabilities,
            now=self.now,
            quiet=self.service.quiet,
            default_zone=self.service.default_zone,
        )
        kind = ", as a template" if isinstance(form, SendTemplate) else ""
        return f"Goes next{kind}; {before} come before it." if before else f"Goes now{kind}."

    def _is_owed(self) -> bool:
        address = self.message.address
        return bool(pacing.owed(self.connection, self.message.channel, [address], self.now))

    def _tier_is_used_up(self, capabilities: Capabilities) -> bool:
        if not (self.service.tier and capabilities.has_window and self.message.template):
            return False
        if self.message.kind == outbox.ALERT:
            return False
        begun = tier.begun(self.connection, self.message.channel, self.now - PERIOD)
        return begun >= self.service.tier

    def _tier(self) -> str:
        return (
            f"WhatsApp lets us write first to {self.service.tier} people in 24 hours, and they "
            "are used up; others go first as soon as there is room."
        )

    def _at(self, moment: datetime | None) -> str:
        return at(moment, self.zone)
