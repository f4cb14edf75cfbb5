"""What became of a message is noted: those that end together in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import structlog

from dialog.channel import DeliveryStatus, RefusedError
from dialog.messages import ChannelName
from handlers.delivery import take_refusal
from storage import fencing, outbox, pacing, requests
from storage.engine import Connection, Database, Unavailable
from storage.outbox import Queued
from storage.requests import Acceptance

log = structlog.get_logger()

NOTING = timedelta(minutes=2)
DATABASE_SECONDS = 1.0
Write = Callable[[Connection], None]
End = Acceptance | Write
"""What is noted: most messages are accepted, and these are written with one statement."""


class Ends:
    """Notes ends in the order in which they come; while one transaction runs the next fills."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._database = database
        self._now = now
        self._sleep = sleep
        self._waiting: list[tuple[End, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def note(self, end: End) -> None:
        """Note an end, together with those that wait for the same moment."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((end, done))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_what_waits())
        await done

    async def _write_what_waits(self) -> None:
        while self._waiting:
            together, self._waiting = self._waiting, []
            await self._write_together(together)
        self._writing = None

    async def _write_together(self, together: list[tuple[End, asyncio.Future[None]]]) -> None:
        try:
            await self._write_at_last([end for end, _ in together])
        except Exception as defect:  # noqa: BLE001 (whoever waits for it is told)
            if len(together) == 1:
                together[0][1].set_exception(defect)
                return
            for each in together:  # one that cannot be written must not undo the others
                await self._write_together([each])
            return
        for _, done in together:
            done.set_result(None)

    async def _write_at_last(self, ends: Sequence[End]) -> None:
        """Write; what is known of a message is not forgotten because the database is away."""
        until = self._now() + NOTING
        while True:
            try:
                await asyncio.wrap_future(self._database.write(_write_all, self._database, ends))
            except Unavailable:
                log.warning("ends.database_unavailable", count=len(ends))
                if self._now() >= until:
                    return
                await self._sleep(DATABASE_SECONDS)
            else:
                return


def _write_all(database: Database, ends: Sequence[End]) -> None:
    accepted = [end for end in ends if isinstance(end, Acceptance)]
    with database.writer.begin() as connection:
        if accepted and not requests.accept_all(connection, accepted):
            for acceptance in accepted:
                sent(connection, acceptance)
        for end in ends:
            if not isinstance(end, Acceptance):
                end(connection)


def sent(connection: Connection, acceptance: Acceptance) -> None:
    """Note that the provider accepted a message that may have another end, or the same, by now."""
    begun = acceptance.message
    message = fencing.held_by(connection, begun)
    if message is None or _has_another_end(message, begun):
        return
    outbox.bind(connection, message.id, acceptance.provider_id)
    outbox.advance(connection, message.id, DeliveryStatus.SENT, acceptance.at)


def _has_another_end(message: Queued, begun: Queued) -> bool:
    """Tell whether a callback came before the answer: its refusal stands.

    Without a callback a message that waits again was given up as lost, and was not: the answer
    comes in time to spare the person a second one.
    """
    if message.state not in (outbox.QUEUED, outbox.HELD):
        return False
    return message.provider_id is not None or message.address != begun.address


def not_sent(connection: Connection, begun: Queued, not_before: datetime, reason: str) -> None:
    """Let a message that never left be taken again."""
    if message := fencing.still_sending(connection, begun):
        outbox.put_back(connection, message.id, not_before, reason)


def refused(connection: Connection, begun: Queued, now: datetime, error: RefusedError) -> None:
    """Do what the provider's refusal of a message asks for."""
    if message := fencing.still_sending(connection, begun):
        take_refusal(connection, message, error.refusal, error.code, now)


def unsure(connection: Connection, begun: Queued, now: datetime) -> None:
    """Tell the others that this request runs no longer; scheduler/settling.py finds its end."""
    if message := fencing.still_sending(connection, begun):
        requests.end_lease(connection, message.id, now)


def too_fast(
    connection: Connection,
    channel: ChannelName,
    now: datetime,
    *,
    seconds: float,
    usual: int | None,
) -> None:
    """Tell every process that the provider asked for silence, and for fewer requests at a time."""
    pacing.be_silent(connection, channel, now + timedelta(seconds=seconds))
    if usual is not None:
        pacing.slow_down(connection, channel, usual, now)
