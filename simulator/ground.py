"""What both providers stand on: one clock, one set of chats and files, one way out."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from simulator.chats import Channel, Chats
from simulator.checks import Specifications, Violation
from simulator.clock import Clock
from simulator.events import Events
from simulator.faults import Faults
from simulator.lanes import Lanes
from simulator.media import Files
from simulator.post import Poster


@dataclass(frozen=True, kw_only=True)
class Webhook:
    """Where a provider delivers what arrives; the secret is Telegram's."""

    url: str
    secret: str = ""


@dataclass(kw_only=True)
class Ground:
    """The state that both providers share; `public_url` is where the simulator is reached."""

    clock: Clock
    public_url: str
    chats: Chats
    files: Files
    lanes: Lanes
    poster: Poster
    events: Events
    faults: Faults
    specifications: Specifications
    violations: list[Violation] = field(default_factory=list)
    failed_webhooks: list[str] = field(default_factory=list)
    arrivals: list[tuple[Channel, float]] = field(default_factory=list)
    """The real second at which each request to send came, whatever was answered."""

    def now(self) -> datetime:
        """Return the present moment."""
        return self.clock.now()

    def note_arrival(self, channel: Channel) -> None:
        """Note that a request to send has come."""
        self.arrivals.append((channel, time.monotonic()))

    def record(self, channel: Channel, operation: str, problems: tuple[str, ...]) -> bool:
        """Collect what a request did against the specification; tell whether it did anything."""
        if problems:
            violation = Violation(
                at=self.now(), channel=channel, operation=operation, problems=problems
            )
            self.violations.append(violation)
        return bool(problems)


def lay_ground(
    clock: Clock, *, public_url: str, seed: int, specifications: Specifications
) -> Ground:
    """Build an empty ground."""
    events = Events()
    return Ground(
        clock=clock,
        public_url=public_url,
        chats=Chats(_teller(events)),
        files=Files(),
        lanes=Lanes(),
        poster=Poster(),
        events=events,
        faults=Faults(seed),
        specifications=specifications,
    )


def _teller(events: Events) -> Callable[[Channel, str], None]:
    def tell(channel: Channel, address: str) -> None:
        events.tell(f"{channel}:{address}")

    return tell
