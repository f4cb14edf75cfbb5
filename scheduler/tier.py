"""WhatsApp's daily tier: how many people we may write to first in any 24 hours."""

from datetime import datetime, timedelta

from dialog.channel import Channel
from scheduler.rates import Rate
from storage import tier
from storage.engine import Connection

PERIOD = timedelta(hours=24, minutes=1)
"""A message arrives a little after it was begun, and WhatsApp counts from there."""
MOST_PARKED = 3_000
"""Moved at once, in about 50 ms: answers go on in between."""
MARGIN_SECONDS = 2
A_PART = 4
"""Those who wait are looked at again when a quarter of the tier is free."""


class Tier:
    """What is left of a channel's tier; asks the database only when it may be nearly used up.

    Between two counts all processes together begin no more than the rate allows.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._left = most
        self._counted_at: datetime | None = None
        self._known: set[str] = set()

    @property
    def is_used_up(self) -> bool:
        """Tell whether nobody new may be written to first."""
        return bool(self._most) and self._left <= 0

    def look(self, connection: Connection, channel: Channel, rate: Rate, now: datetime) -> None:
        """Learn how much is left."""
        if not channel.capabilities.has_window:
            self._most = 0
        if not self._most or self._is_plenty(rate, now):
            return
        self._left = self._most - tier.begun(connection, channel.name, now - PERIOD)
        self._counted_at = now

    def learn(
        self, connection: Connection, channel: Channel, addresses: list[str], now: datetime
    ) -> None:
        """Learn which of some people count already."""
        if self._most:
            self._known = tier.begun_among(connection, channel.name, addresses, now - PERIOD)

    def admits(self, address: str) -> bool:
        """Tell whether somebody may be written to first."""
        return not self.is_used_up or address in self._known

    def count(self, address: str) -> None:
        """Count somebody who is written to first."""
        if address not in self._known:
            self._left -= 1
            self._known.add(address)

    def park(
        self, connection: Connection, channel: Channel, now: datetime, heard_since: datetime
    ) -> None:
        """Let those wait who cannot be written to before some of the tier is free again."""
        until = tier.begun_at(connection, channel.name, now - PERIOD, max(1, self._most // A_PART))
        if until is None:
            return
        tier.park(
            connection,
            channel.name,
            now,
            until=until + PERIOD,
            unless_heard_since=heard_since,
            most=MOST_PARKED,
        )

    def _is_plenty(self, rate: Rate, now: datetime) -> bool:
        if self._counted_at is None or now < self._counted_at:
            return False
        seconds = (now - self._counted_at).total_seconds() + MARGIN_SECONDS
        return self._left > rate.per_second * seconds
