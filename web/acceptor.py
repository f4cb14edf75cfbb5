"""Keeping what came in: many requests waiting at once are kept in one transaction."""

import asyncio

from storage.engine import Database
from storage.inbox import Arrival, keep_all

MOST_AT_ONCE = 200


class Acceptor:
    """Gathers arrivals while a commit is under way and keeps them with the next one.

    One commit costs the same for one row as for a hundred, so power-safe commits cost no speed;
    and one answer from the database's thread wakes all who wait for it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[Arrival, asyncio.Future[None]]] = []
        self._keeping: asyncio.Task[None] | None = None

    async def accept(self, arrival: Arrival) -> None:
        """Keep an arrival; returns when it is committed, or raises why it was not."""
        kept = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival, kept))
        if self._keeping is None:
            self._keeping = asyncio.create_task(self._keep_waiting())
        await kept

    async def _keep_waiting(self) -> None:
        """Keep batch after batch, each with what came while the one before was kept."""
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
                arrivals = [arrival for arrival, _ in batch]
                keeping = self._database.write(keep_all, self._database, arrivals)
                _tell(batch, await asyncio.wrap_future(keeping))
        finally:
            self._keeping = None


def _tell(
    batch: list[tuple[Arrival, asyncio.Future[None]]], outcomes: list[Exception | None]
) -> None:
    """Let everybody who still waits know."""
    for (_, kept), error in zip(batch, outcomes, strict=True):
        if kept.cancelled():
            continue
        if error is None:
            kept.set_result(None)
        else:
            kept.set_exception(error)
