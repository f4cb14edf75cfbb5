"""How fast each provider may be written to, in one place."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialog.messages import ChannelName

MOST_ADDRESSES = 10_000


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A provider's limits, kept a little below what it allows."""

    per_second: float
    per_address_seconds: float
    address_burst: int
    in_flight: int


RATES = {
    # Telegram: about 30 a second for the bot, 1 a second for a chat (core.telegram.org/bots/faq).
    ChannelName.TELEGRAM: Rate(per_second=25, per_address_seconds=1, address_burst=3, in_flight=8),
    # Twilio: 80 a second for a sender; WhatsApp: 1 in 6 seconds for a person, on average.
    ChannelName.WHATSAPP: Rate(per_second=60, per_address_seconds=6, address_burst=3, in_flight=32),
}


@dataclass
class Bucket:
    """Tokens that fill up with time, at most `most` of them."""

    per_second: float
    most: float
    tokens: float
    at: datetime

    def wait(self, now: datetime) -> timedelta:
        """Tell how long until there is a token; nothing when there is one."""
        self._fill(now)
        missing = 1 - self.tokens
        return timedelta(seconds=max(0.0, missing / self.per_second))

    def take(self, now: datetime) -> None:
        """Use one token, if need be one of the future."""
        self._fill(now)
        self.tokens -= 1

    def _fill(self, now: datetime) -> None:
        passed = max(0.0, (now - self.at).total_seconds())
        self.tokens = min(self.most, self.tokens + passed * self.per_second)
        self.at = max(now, self.at)


@dataclass
class Pace:
    """The state of one provider's limits in this process."""

    rate: Rate
    most_in_flight: int = 0
    silent_until: datetime | None = None
    _addresses: dict[str, Bucket] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.most_in_flight = self.most_in_flight or self.rate.in_flight

    def is_silent(self, now: datetime) -> bool:
        """Tell whether the provider asked for silence."""
        return self.silent_until is not None and now < self.silent_until

    def be_silent(self, seconds: float, now: datetime) -> None:
        """Send nothing for a while; never shortens a silence."""
        until = now + timedelta(seconds=seconds)
        self.silent_until = max(until, self.silent_until or until)

    def slow_down(self) -> None:
        """Halve the number of requests at a time, after Twilio's 20429."""
        self.most_in_flight = max(1, self.most_in_flight // 2)

    def recover(self) -> None:
        """Allow one request more at a time, up to the usual number."""
        self.most_in_flight = min(self.rate.in_flight, self.most_in_flight + 1)

    def wait_for(self, address: str, now: datetime) -> timedelta:
        """Tell how long an address has to be left alone."""
        bucket = self._addresses.get(address)
        return bucket.wait(now) if bucket else timedelta()

    def note(self, address: str, now: datetime) -> None:
        """Count a message to an address."""
        if len(self._addresses) > MOST_ADDRESSES:
            self._forget_idle(now)
        if address not in self._addresses:
            burst = float(self.rate.address_burst)
            self._addresses[address] = Bucket(
                per_second=1 / self.rate.per_address_seconds, most=burst, tokens=burst, at=now
            )
        self._addresses[address].take(now)

    def _forget_idle(self, now: datetime) -> None:
        full = self.rate.per_address_seconds * self.rate.address_burst
        self._addresses = {
            address: bucket
            for address, bucket in self._addresses.items()
            if (now - bucket.at).total_seconds() < full
        }
