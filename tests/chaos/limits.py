"""Whether the providers' limits were kept, by the moments at which requests reached them."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic

from simulator import Message

PER_SECOND = {"telegram": 30, "whatsapp": 80}
"""What the providers take; our own rates are lower."""
PER_ADDRESS = {"telegram": 1.0, "whatsapp": 6.0}
"""One message in so many seconds to one person, on average."""
BURST = 4
"""So many at once to one person: our own three, and one whose answer was lost."""
BEAT_SECONDS = 0.02
STALL_SECONDS = 0.15


@dataclass
class Heart:
    """Beats in the simulator's own loop: while that stood still, its log tells no true moments."""

    stalls: list[tuple[float, float]] = field(default_factory=list)

    async def beat(self) -> None:
        """Note every moment the loop stood still, until cancelled."""
        last = monotonic()
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            now = monotonic()
            if now - last > STALL_SECONDS:
                self.stalls.append((last, now))
            last = now

    @property
    def seconds(self) -> float:
        """Tell how long it stood still altogether."""
        return sum(end - begin for begin, end in self.stalls)


def peak(arrivals: Iterable[tuple[str, float]], channel: str, heart: Heart) -> int:
    """Give the most requests to send, of any sliding second that held no stall."""
    moments = [at for asked, at in arrivals if asked == channel]
    most, window, stalls = 0, deque[float](), deque(heart.stalls)
    for moment in moments:
        while stalls and stalls[0][1] < moment - 1:
            stalls.popleft()
        window.append(moment)
        while window[0] <= moment - 1:
            window.popleft()
        if not stalls or stalls[0][0] > moment:
            most = max(most, len(window))
    return most


def hurried(log: Iterable[Message]) -> list[str]:
    """List the people who got more than the pace of one person allows."""
    moments: dict[tuple[str, str], list[float]] = defaultdict(list)
    for message in log:
        moments[message.channel, message.address].append(message.monotonic)
    return [
        f"{channel} {address}: {[round(at - min(when), 1) for at in sorted(when)]}"
        for (channel, address), when in moments.items()
        if _is_too_fast(sorted(when), PER_ADDRESS[channel])
    ]


def _is_too_fast(moments: Sequence[float], seconds: float) -> bool:
    tokens, last = float(BURST), moments[0]
    for moment in moments:
        tokens = min(BURST, tokens + (moment - last) / seconds) - 1
        last = moment
        if tokens < -0.1:
            return True
    return False
