"""How fast each provider may be written to, in one place; the state is in the database.

No bucket is ever full: each message gets a moment of its own, one interval after the one before,
whichever process sends it. So no second, wherever it begins, sees more than the rate.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dialog.messages import ChannelName

AHEAD = timedelta(milliseconds=250)
"""How far moments are given away beforehand: an answer waits no longer for what we begin."""
OURS = 0.8
"""What we begin uses so much of what is at hand; a fifth is left for answers to the last."""


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A provider's limits, kept a little below what it allows."""

    per_second: float
    per_address_seconds: float
    address_burst: int
    in_flight: int
    """Messages of all processes that are taken and not yet answered for."""
    latest_seconds: float = 0.15
    """A message later than this gives its moment back, so that delays never add up to a burst."""

    @property
    def interval(self) -> timedelta:
        """Give the time from one message to the next."""
        return timedelta(seconds=1 / self.per_second)


RATES = {
    # Telegram: about 30 a second for the bot, 1 a second for a chat (core.telegram.org/bots/faq).
    # At 25 a disturbed run of 20,000 saw 31 arrive in one second: delays on the way add up.
    ChannelName.TELEGRAM: Rate(per_second=24, per_address_seconds=1, address_burst=3, in_flight=16),
    # Twilio: 80 a second for a sender; WhatsApp: 1 in 6 seconds for a person, on average.
    ChannelName.WHATSAPP: Rate(per_second=60, per_address_seconds=6, address_burst=3, in_flight=32),
}


class Moments:
    """The moments that one taking may give away, from the one that comes next."""

    def __init__(
        self, rate: Rate, next_at: datetime | None, *, now: datetime, ahead: timedelta
    ) -> None:
        self._interval = rate.interval
        self._end_of_ours, self._end = now + ahead * OURS, now + ahead
        self.next_at = max(now, next_at or now)

    def are_left(self, *, for_answer: bool) -> bool:
        """Tell whether there is one more, before the last fifth or for an answer."""
        return self.next_at < (self._end if for_answer else self._end_of_ours)

    def take(self) -> datetime:
        """Give the next moment away."""
        taken, self.next_at = self.next_at, self.next_at + self._interval
        return taken


def wait_for(rate: Rate, owed_until: datetime | None, now: datetime) -> timedelta:
    """Tell how long an address has to be left alone; nothing when it may be written to."""
    if owed_until is None:
        return timedelta()
    burst = timedelta(seconds=rate.per_address_seconds * (rate.address_burst - 1))
    return max(timedelta(), owed_until - burst - now)


def owed_after(rate: Rate, owed_until: datetime | None, now: datetime) -> datetime:
    """Tell until when an address has used up what it may get, after one message more."""
    return max(now, owed_until or now) + timedelta(seconds=rate.per_address_seconds)
