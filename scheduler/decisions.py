"""Whether a message may go out now, decided at the moment of sending."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from dialog.channel import Capabilities
from storage import outbox
from storage.outbox import Queued
from storage.recipients import Recipient

WINDOW = timedelta(hours=24)
"""For how long after a person's last message WhatsApp takes free text (63016 afterwards)."""
WINDOW_MARGIN = timedelta(minutes=2)
"""A message sent in the last minutes of the window may arrive after it."""
QUIET_KINDS = frozenset({"reminder", "broadcast", "task", "invitation"})
CONSENT_KINDS = frozenset({"reminder", "broadcast"})


@dataclass(frozen=True, kw_only=True)
class QuietHours:
    """The local hours in which nobody is woken."""

    begin: int = 20
    end: int = 6

    def ends_at(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """Give the moment at which the quiet that reigns now ends; None when it does not reign."""
        local = now.astimezone(zone)
        is_evening, is_morning = local.hour >= self.begin, local.hour < self.end
        if not (is_evening or is_morning):
            return None
        day = local.date() + timedelta(days=1 if is_evening else 0)
        return datetime.combine(day, time(self.end), tzinfo=zone)


USUAL_QUIET = QuietHours()


@dataclass(frozen=True)
class SendFree:
    """Send the bubble."""


@dataclass(frozen=True)
class SendTemplate:
    """Send the approved template."""


@dataclass(frozen=True)
class Wait:
    """Leave it queued until a moment."""

    until: datetime


@dataclass(frozen=True)
class Hold:
    """Keep it until the person writes again."""


@dataclass(frozen=True)
class Expire:
    """Its moment has passed."""


@dataclass(frozen=True)
class GoElsewhere:
    """This address can't be reached."""


@dataclass(frozen=True)
class Drop:
    """The person must not get it."""

    why: str


Decision = SendFree | SendTemplate | Wait | Hold | Expire | GoElsewhere | Drop


def decide(
    message: Queued,
    person: Recipient,
    capabilities: Capabilities,
    *,
    now: datetime,
    quiet: QuietHours,
    default_zone: ZoneInfo,
) -> Decision:
    """Decide what happens to a message whose turn has come."""
    if message.expires_at is not None and now >= message.expires_at:
        return Expire()
    if why := _forbidden(message, person):
        return Drop(why)
    if not person.is_reachable:
        return GoElsewhere()
    if message.kind in QUIET_KINDS:
        zone = ZoneInfo(person.time_zone) if person.time_zone else default_zone
        if until := quiet.ends_at(now, zone):
            return Wait(until)
    return _form(message, person, capabilities, now)


def is_window_open(person: Recipient, now: datetime) -> bool:
    """Tell whether free text still reaches a person on WhatsApp."""
    last = person.last_inbound_at
    return last is not None and now < last + WINDOW - WINDOW_MARGIN


def _forbidden(message: Queued, person: Recipient) -> str | None:
    """Name the reason why a person must not get a message; answers are always allowed."""
    if message.kind not in CONSENT_KINDS | {"invitation"}:
        return None
    if person.has_opted_out:
        return "opted_out"
    if message.kind in CONSENT_KINDS and not person.has_consented:
        return "no_consent"
    if message.kind == "invitation" and person.has_refused:
        return "refused"
    return None


def _form(
    message: Queued, person: Recipient, capabilities: Capabilities, now: datetime
) -> Decision:
    if not capabilities.has_window or is_window_open(person, now):
        return Drop("not_needed") if message.kind == outbox.KNOCK else SendFree()
    return SendTemplate() if message.template else Hold()
