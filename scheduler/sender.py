"""The sender: takes messages out of the outbox and hands them to the providers."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

import structlog

from dialog.channel import (
    Channel,
    DeliveryStatus,
    NotSentError,
    Refusal,
    RefusedError,
    UncertainError,
)
from dialog.messages import ChannelName
from handlers.delivery import take_refusal
from scheduler.metrics import SENT
from scheduler.pictures import Pictures
from scheduler.rates import RATES, Pace
from scheduler.settling import settle_old
from scheduler.taking import Dispatch, Policy, take
from storage import outbox, outgoing
from storage.engine import Database
from storage.outbox import Queued

log = structlog.get_logger()

Sleep = Callable[[float], Awaitable[None]]
SETTLE_EVERY = timedelta(seconds=15)
CONFIGURATION_SILENCE_SECONDS = 300.0
NO_CONNECTION_SECONDS = 3.0
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
    ) -> None:
        self._database = database
        self._pictures = pictures
        self._channels = channels
        self._policy = policy
        self._now = now
        self._sleep = sleep
        self._paces = {name: Pace(rate=RATES[name]) for name in channels}
        self._in_flight: set[int] = set()
        self._all_ended = asyncio.Event()
        self._settled_at: datetime | None = None
        self._wake = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """Look into the outbox at once: something was queued."""
        self._wake.set()

    async def run(self, *, every_seconds: float = 1.0) -> None:
        """Send until stopped."""
        while not self._stopping:
            self._wake.clear()
            sent = await self.send_due()
            await self.settle()
            if not sent and not self._stopping:
                await self._wait(every_seconds)

    def stop(self) -> None:
        """Begin no more messages; `run` returns when those in flight have ended."""
        self._stopping = True
        self._wake.set()

    async def send_due(self) -> int:
        """Send what is due now on every channel; returns how many were handed over."""
        counts = await asyncio.gather(
            *(self._send_channel(channel) for channel in self._channels.values())
        )
        return sum(counts)

    async def finish_in_flight(self) -> bool:
        """Wait until no message is under way; returns False when none was."""
        if not self._in_flight:
            return False
        self._all_ended.clear()
        await self._all_ended.wait()
        return True

    async def settle(self) -> int:
        """Settle, now and then, what has been under way for too long."""
        now = self._now()
        if self._settled_at and now - self._settled_at < SETTLE_EVERY:
            return 0
        self._settled_at = now
        return await settle_old(self._database, self._channels, now, frozenset(self._in_flight))

    async def _send_channel(self, channel: Channel) -> int:
        pace = self._paces[channel.name]
        dispatches = await asyncio.wrap_future(
            self._database.write(_take, self._database, channel, pace, self._policy, self._now())
        )
        self._in_flight.update(each.message.id for each in dispatches)
        try:
            await self._send_all(channel, pace, dispatches)
        finally:
            self._in_flight.difference_update(each.message.id for each in dispatches)
            if not self._in_flight:
                self._all_ended.set()
        return len(dispatches)

    async def _send_all(self, channel: Channel, pace: Pace, dispatches: list[Dispatch]) -> None:
        async with asyncio.TaskGroup() as group:
            for number, dispatch in enumerate(dispatches):
                if number:
                    # Evenly, not in a burst: a full burst is what providers answer with 429.
                    await self._sleep(1 / pace.rate.per_second)
                group.create_task(self._send(channel, pace, dispatch))

    async def _send(self, channel: Channel, pace: Pace, dispatch: Dispatch) -> None:
        message = dispatch.message
        if self._stopping or pace.is_silent(self._now()):
            await self._note("not_begun", _not_sent, dispatch, self._now(), "not_begun")
            return
        if self._waits_for_others(message):
            later = self._now() + PICTURE_WAITS
            await self._note("not_begun", _not_sent, dispatch, later, "picture_waits")
            return
        outgoing = await self._pictures.illustrate(dispatch.outgoing, message.person_id)
        try:
            accepted = await channel.send(outgoing)
        except NotSentError as error:
            await self._be_careful(pace, dispatch, error)
        except RefusedError as error:
            # A template that is not there yet concerns itself alone: replies go on.
            if error.refusal is Refusal.CONFIGURATION and outgoing.template is None:
                pace.be_silent(CONFIGURATION_SILENCE_SECONDS, self._now())
            await self._note("refused", _refused, dispatch, self._now(), error)
        except UncertainError as error:
            SENT.labels(str(message.channel), message.kind, "uncertain").inc()
            log.warning("sender.uncertain", message=message.id, reason=str(error))
        else:
            pace.recover()
            await self._note("accepted", _sent, dispatch, self._now(), accepted.provider_id)

    def _waits_for_others(self, message: Queued) -> bool:
        """Tell whether a card comes when enough are being drawn: the words beside it go on."""
        picture = message.bubble.picture
        return picture is not None and picture.card is not None and self._pictures.is_busy

    async def _be_careful(self, pace: Pace, dispatch: Dispatch, error: NotSentError) -> None:
        # With no connection nothing gets through: a short silence spares everyone.
        pace.be_silent(error.retry_after or NO_CONNECTION_SECONDS, self._now())
        if error.too_many:
            pace.slow_down()
        await self._note("not_sent", _not_sent, dispatch, self._now(), str(error))

    async def _note(
        self, result: str, write: Callable[..., None], dispatch: Dispatch, *values: object
    ) -> None:
        """Note in the database what became of a message."""
        message = dispatch.message
        SENT.labels(str(message.channel), message.kind, result).inc()
        log.info("sender.ended", message=message.id, result=result)
        await asyncio.wrap_future(self._database.write(write, self._database, dispatch, *values))

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return


def _take(
    database: Database, channel: Channel, pace: Pace, policy: Policy, now: datetime
) -> list[Dispatch]:
    with database.writer.begin() as connection:
        return take(connection, channel, pace, policy, now=now)


def _sent(database: Database, dispatch: Dispatch, now: datetime, provider_id: str) -> None:
    with database.writer.begin() as connection:
        # A callback may have come before the answer, and its refusal stands.
        message = outgoing.one(connection, dispatch.message.id)
        if message is None or message.attempts != dispatch.message.attempts:
            return
        if message.state in (outbox.QUEUED, outbox.HELD):
            return
        outbox.bind(connection, message.id, provider_id)
        outbox.advance(connection, message.id, DeliveryStatus.SENT, now)


def _not_sent(database: Database, dispatch: Dispatch, now: datetime, reason: str) -> None:
    with database.writer.begin() as connection:
        outbox.put_back(connection, dispatch.message.id, now, reason)


def _refused(database: Database, dispatch: Dispatch, now: datetime, error: RefusedError) -> None:
    with database.writer.begin() as connection:
        take_refusal(connection, dispatch.message, error.refusal, error.code, now)
