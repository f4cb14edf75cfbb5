"""Faults on demand: what can go wrong between a sender and a provider, by count or by chance."""

import random
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from simulator.chats import Channel

FaultKind = Literal[
    "refuse",  # 5xx, nothing accepted
    "accept_then_error",  # accepted, and answered 5xx
    "lose_answer",  # accepted, the connection closes without an answer
    "hang",  # accepted, never answered
    "too_many",  # 429, nothing accepted
    "slow",  # accepted late and answered late
    "fail",  # WhatsApp only: accepted, and fails later with `code`
]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that goes wrong; `times` None means until it is cleared.

    `operation` "send" touches requests that send a message, "any" touches every request.
    `seconds` is the delay of a slow answer, `retry_after` what a 429 asks for.
    """

    channel: Channel
    kind: FaultKind
    times: int | None = 1
    probability: float = 1.0
    skip: int = 0
    status: int = 500
    seconds: float = 0.0
    retry_after: int = 1
    code: int = 63018
    operation: Literal["send", "any"] = "send"


class Faults:
    """The faults now set; chance comes from a seed, so that a run can be repeated."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeatable faults, not secrets
        self._set: list[_Counted] = []
        self.struck: Counter[tuple[Channel, FaultKind]] = Counter()
        """How often each kind has happened."""

    def add(self, *faults: Fault) -> None:
        """Set faults; the first that applies to a request is the one that happens."""
        self._set.extend(_Counted(fault) for fault in faults)

    def clear(self, channel: Channel | None = None) -> None:
        """Remove the faults of a channel, or all of them."""
        self._set = [c for c in self._set if channel and c.fault.channel != channel]

    @property
    def current(self) -> tuple[Fault, ...]:
        """Return the faults still set."""
        return tuple(counted.fault for counted in self._set)

    def take(self, channel: Channel, *, sends: bool) -> Fault | None:
        """Return the fault that befalls this request, if any, and count it."""
        for counted in self._set:
            fault = counted.fault
            if fault.channel != channel or (fault.operation == "send" and not sends):
                continue
            if not counted.strikes(self._random):
                continue
            if counted.is_spent:
                self._set.remove(counted)
            self.struck[channel, fault.kind] += 1
            return fault
        return None


class _Counted:
    """A fault and how often it may still happen."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self._skip = fault.skip
        self._left = fault.times

    @property
    def is_spent(self) -> bool:
        return self._left == 0

    def strikes(self, chance: random.Random) -> bool:
        if self._skip > 0:
            self._skip -= 1
            return False
        if chance.random() >= self.fault.probability:
            return False
        if self._left is not None:
            self._left -= 1
        return True
