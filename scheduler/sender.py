"""The sender: takes messages out of the outbox and hands them to the providers."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from math import inf
from time import monotonic

import structlog

from dialog.channel import (
    Channel,
    NotSentError,
    Refusal,
    RefusedError,
    UncertainError,
)
from dialog.messages import ChannelName
from handlers.traces import log_defect
from scheduler import ends
from scheduler.ends import Ends
from scheduler.lines import Line, ended, woken
from scheduler.metrics import SENT
from scheduler.pictures import Pictures
from scheduler.rates import AHEAD
from scheduler.settling import settle_old
from scheduler.taking import AT_ONCE, Dispatch, Policy, take
from scheduler.tier import Tier
from storage import turns
from storage.engine import Connection, Database, Unavailable
from storage.outbox import Queued
from storage.requests import Acceptance

log = structlog.get_logger()

Sleep = Callable[[float], Awaitable[None]]
SETTLE_EVERY = timedelta(seconds=15)
CONFIGURATION_SILENCE_SECONDS = 300.0
NO_CONNECTION_SECONDS = 3.0
REQUEST_SECONDS = 30.0
"""A request that takes longer is given up, and settled; with the lease still within its grace."""
PICTURE_WAITS = timedelta(seconds=1)


class Sender:
    """Sends what is due, channel by channel, and settles what stayed open.

    `send_due` does one round and returns; `run` repeats it until `stop`. A stop waits for what is
    in flight, so that no message is left without a known end.
    """

    def __init__(
        self,
        *,
        database: Database,
        channels: Mapping[ChannelName, Channel],
        policy: Policy,
        now: Callable[[], datetime],
        pictures: Pictures,
        sleep: Sleep = asyncio.sleep,
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        self._beat = beat
        self._database = database
        self._pictures = pictures
        self._channels = channels
        self._policy = policy
        self._now = now
        self._sleep = sleep
        self._ends = Ends(database, now, sleep)
        self._lines = [
            Line(channel, policy.rates[name], Tier(policy.tier))
            for name, channel in channels.items()
        ]
        self._settled_at: datetime | None = None
        self._stopping = False

    def wake(self) -> None:
        """Look into the outbox at once: something was queued."""
        for line in self._lines:
            line.wake.set()

    async def run(self, *, every_seconds: float = 1.0) -> None:
        """Send until stopped, each channel at its own pace.

        What is unsure is settled beside it: a provider asked may answer slowly.
        """
        settling = asyncio.create_task(self._settle_now_and_then(every_seconds))
        try:
            await asyncio.gather(*(self._keep_sending(line, every_seconds) for line in self._lines))
        finally:
            settling.cancel()

    async def _keep_sending(self, line: Line, every_seconds: float) -> None:
        """Take a little and often: an answer then never waits behind what was taken before it."""
        while not self._stopping:
            self._beat()
            line.wake.clear()
            taken = await _despite_trouble(
                partial(self._begin, line, AHEAD, line.rate.latest_seconds)
            )
            if taken < self._policy.batch:
                under_way = bool(line.requests)
                await woken(line.wake, AHEAD.total_seconds() / 3 if under_way else every_seconds)
        await ended(line.requests)

    async def _settle_now_and_then(self, every_seconds: float) -> None:
        while not self._stopping:
            await _despite_trouble(self.settle)
            await asyncio.sleep(every_seconds)

    def stop(self) -> None:
        """Begin no more messages; `run` returns when those in flight have ended."""
        self._stopping = True
        self.wake()

    async def send_due(self) -> int:
        """Send what is due now on every channel; returns how many were handed over."""
        return sum(await asyncio.gather(*(self._send_round(line) for line in self._lines)))

    async def _send_round(self, line: Line) -> int:
        before = set(line.requests)
        begun = await self._begin(line, AT_ONCE, inf)
        await ended(set(line.requests) - before)
        return begun

    async def finish_in_flight(self) -> bool:
        """Wait until no message is under way; returns False when none was."""
        under_way = [request for line in self._lines for request in line.requests]
        await ended(under_way)
        return bool(under_way)

    async def settle(self) -> int:
        """Settle, now and then, what has been under way for too long."""
        now = self._now()
        if self._settled_at and now - self._settled_at < SETTLE_EVERY:
            return 0
        self._settled_at = now
        in_flight = frozenset(each for line in self._lines for each in line.requests.values())
        return await settle_old(self._database, self._channels, now, in_flight)

    async def _begin(self, line: Line, ahead: timedelta, latest_seconds: float) -> int:
        """Take messages and let each begin at its moment; returns how many."""
        if line.is_silent(self._now()):
            return 0
        taking = self._database.write(_take, self._database, line, self._policy, self._now, ahead)
        taken_at, dispatches = await asyncio.wrap_future(taking)
        for dispatch in dispatches:
            due_at = taken_at + dispatch.after.total_seconds()
            sending = self._send_at_its_moment(line, dispatch, due_at, due_at + latest_seconds)
            request = asyncio.create_task(sending)
            line.requests[request] = dispatch.message.id
            request.add_done_callback(line.forget)
        return len(dispatches)

    async def _send_at_its_moment(
        self, line: Line, dispatch: Dispatch, due_at: float, latest_at: float
    ) -> None:
        # Evenly, not in a burst: a full burst is what providers answer with 429.
        if dispatch.after:
            await self._sleep(max(0.0, due_at - monotonic()))
        try:
            await self._send(line, dispatch, latest_at)
        except Exception as defect:  # noqa: BLE001 (it concerns its own message alone)
            log_defect("sender.not_noted", defect, message=dispatch.message.id)

    async def _send(self, line: Line, dispatch: Dispatch, latest_at: float) -> None:
        message = dispatch.message
        if self._stopping or line.is_silent(self._now()):
            await self._put_back(dispatch, "not_begun", self._now())
            return
        if self._waits_for_others(message):
            await self._put_back(dispatch, "picture_waits", self._now() + PICTURE_WAITS)
            return
        outgoing = await self._pictures.illustrate(dispatch.outgoing, message.person_id)
        if late := self._is_too_late(dispatch, latest_at):
            await self._put_back(dispatch, late, self._now())
            return
        try:
            outgoing = replace(outgoing, is_still_ours=partial(self._holds, message))
            await self._request(line, replace(dispatch, outgoing=outgoing))
        except Exception as defect:  # noqa: BLE001 (it concerns its own message alone)
            log_defect("sender.failed", defect, message=message.id)
            await self._is_unsure(dispatch, "defect")

    async def _request(self, line: Line, dispatch: Dispatch) -> None:
        message, outgoing = dispatch.message, dispatch.outgoing
        try:
            async with asyncio.timeout(REQUEST_SECONDS):
                accepted = await line.channel.send(outgoing)
        except TimeoutError:
            await self._is_unsure(dispatch, "no_answer")
        except NotSentError as error:
            await self._be_careful(line, dispatch, error)
        except RefusedError as error:
            # A template that is not there yet concerns itself alone: replies go on.
            if error.refusal is Refusal.CONFIGURATION and outgoing.template is None:
                line.be_silent(CONFIGURATION_SILENCE_SECONDS, self._now())
            await self._note("refused", dispatch, ends.refused, self._now(), error)
        except UncertainError as error:
            await self._is_unsure(dispatch, str(error))
        else:
            acceptance = Acceptance(
                message=message, provider_id=accepted.provider_id, at=self._now()
            )
            _tell(message, "accepted")
            await self._ends.note(acceptance)

    def _is_too_late(self, dispatch: Dispatch, latest_at: float) -> str:
        """Say why a message may not go now: another may have taken it, or its moment passed."""
        message = dispatch.message
        if not self._holds(message):
            return "lease_lost"
        bubble = message.bubble
        takes_time = bubble.picture is not None or bubble.document is not None
        return "late" if monotonic() > latest_at and not takes_time else ""

    def _holds(self, message: Queued) -> bool:
        """Tell whether nobody else may have taken a message that this process has begun."""
        return message.lease_until is None or self._now() < message.lease_until

    async def _is_unsure(self, dispatch: Dispatch, reason: str) -> None:
        """Leave a message as it is: scheduler/settling.py finds out what became of it."""
        log.warning("sender.uncertain", message=dispatch.message.id, reason=reason)
        await self._note("uncertain", dispatch, ends.unsure, self._now())

    def _waits_for_others(self, message: Queued) -> bool:
        """Tell whether a card comes when enough are being drawn: the words beside it go on."""
        picture = message.bubble.picture
        return picture is not None and picture.card is not None and self._pictures.is_busy

    async def _be_careful(self, line: Line, dispatch: Dispatch, error: NotSentError) -> None:
        # With no connection nothing gets through from here: a short silence spares everyone.
        seconds = error.retry_after or NO_CONNECTION_SECONDS
        line.be_silent(seconds, self._now())
        if error.retry_after:
            name = line.channel.name
            usual = line.rate.in_flight if error.too_many else None
            await self._ends.note(
                partial(ends.too_fast, channel=name, now=self._now(), seconds=seconds, usual=usual)
            )
        await self._put_back(dispatch, "not_sent", self._now(), why=str(error))

    async def _put_back(
        self, dispatch: Dispatch, result: str, not_before: datetime, *, why: str = ""
    ) -> None:
        await self._note(result, dispatch, ends.not_sent, not_before, why or result)

    async def _note(
        self, result: str, dispatch: Dispatch, write: Callable[..., None], *values: object
    ) -> None:
        """Note in the database what became of a message."""
        message = dispatch.message
        _tell(message, result)

        def noted(connection: Connection) -> None:
            write(connection, message, *values)

        await self._ends.note(noted)


def _tell(message: Queued, result: str) -> None:
    """Count what became of a message, and log it."""
    SENT.labels(str(message.channel), message.kind, result).inc()
    log.info("sender.ended", message=message.id, result=result)


async def _despite_trouble(round_of_work: Callable[[], Awaitable[int]]) -> int:
    """Do one round; what goes wrong with it is logged, and the next one comes all the same."""
    try:
        return await round_of_work()
    except Unavailable:
        log.warning("sender.database_unavailable")
    except Exception as defect:  # noqa: BLE001 (one round must not end the sending for good)
        log_defect("sender.round_failed", defect)
    return 0


def _take(
    database: Database,
    line: Line,
    policy: Policy,
    now: Callable[[], datetime],
    ahead: timedelta,
) -> tuple[float, list[Dispatch]]:
    """Take messages, with the moment from which theirs are counted: when our turn had come."""
    with database.writer.begin() as connection:
        turns.take_turns(connection)
        taken_at = monotonic()
        return taken_at, take(
            connection, line.channel, policy, now=now(), ahead=ahead, tier=line.tier
        )
