"""What becomes of a message after it was accepted: its ladder of statuses, and the callbacks."""

import heapq
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from simulator.chats import Status


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How long after acceptance a phone has a message; read_after None: when it is opened."""

    sent_after: timedelta = timedelta(0)
    delivered_after: timedelta = timedelta(0)
    read_after: timedelta | None = None


@dataclass(frozen=True, kw_only=True)
class CallbackFaults:
    """What goes wrong with status callbacks; they are promised in no order and no number."""

    order: Literal["in order", "reversed", "shuffled"] = "in order"
    doubled: bool = False
    silent: bool = False


@dataclass(frozen=True, kw_only=True, order=True)
class Step:
    """One step of one message's ladder."""

    when: datetime
    number: int
    sid: str = field(compare=False)
    status: Status = field(compare=False)
    error: int | None = field(compare=False, default=None)


class Ladder:
    """Steps that wait for their time; `take` is told each step, `call_back` the steps to report."""

    def __init__(
        self,
        take: Callable[[Step], bool],
        call_back: Callable[[Step], None],
        chance: random.Random,
    ) -> None:
        self.pace = Pace()
        self.faults = CallbackFaults()
        self._take = take
        self._call_back = call_back
        self._chance = chance
        self._steps: list[Step] = []
        self._count = 0

    def climb(self, sid: str, now: datetime) -> None:
        """Plan the steps of a message that reaches its phone."""
        self._plan(sid, "sent", now + self.pace.sent_after)
        self._plan(sid, "delivered", now + self.pace.delivered_after)
        if self.pace.read_after is not None:
            self._plan(sid, "read", now + self.pace.read_after)
        self.advance(now)

    def step(self, sid: str, status: Status, now: datetime, error: int | None = None) -> None:
        """Take one step now."""
        self._plan(sid, status, now, error)
        self.advance(now)

    def advance(self, now: datetime) -> None:
        """Take every step whose time has come, and report them."""
        reports: defaultdict[str, list[Step]] = defaultdict(list)
        while self._steps and self._steps[0].when <= now:
            step = heapq.heappop(self._steps)
            if self._take(step):
                reports[step.sid].append(step)
        for steps in reports.values():
            for step in self._disturbed(steps):
                self._call_back(step)

    def _plan(self, sid: str, status: Status, when: datetime, error: int | None = None) -> None:
        self._count += 1
        step = Step(when=when, number=self._count, sid=sid, status=status, error=error)
        heapq.heappush(self._steps, step)

    def _disturbed(self, steps: list[Step]) -> list[Step]:
        if self.faults.silent:
            return []
        if self.faults.order == "reversed":
            steps.reverse()
        if self.faults.order == "shuffled":
            self._chance.shuffle(steps)
        return [step for step in steps for _ in range(1 + self.faults.doubled)]
