"""Keeping what came in: many requests waiting at once are kept in one transaction."""

from collections.abc import Sequence
from concurrent.futures import Future
from threading import Lock

from sqlalchemy.exc import SQLAlchemyError

from storage.engine import Database
from storage.inbox import Arrival, accept

MOST_AT_ONCE = 200


class Acceptor:
    """Gathers arrivals while a commit is under way and keeps them with the next one.

    One commit costs the same for one row as for a hundred, so power-safe commits cost no speed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._waiting: list[tuple[Arrival, Future[None]]] = []
        self._is_keeping = False

    def accept(self, arrival: Arrival) -> Future[None]:
        """Keep an arrival; the future is done when it is committed."""
        kept: Future[None] = Future()
        with self._lock:
            self._waiting.append((arrival, kept))
            begins = not self._is_keeping
            self._is_keeping = True
        if begins:
            self._database.write(self._keep_waiting)
        return kept

    def _keep_waiting(self) -> None:
        """Keep one batch; what came meanwhile is the next one, after others had their turn."""
        with self._lock:
            batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
        self._keep(batch)
        with self._lock:
            self._is_keeping = bool(self._waiting)
            goes_on = self._is_keeping
        if goes_on:
            self._database.write(self._keep_waiting)

    def _keep(self, batch: Sequence[tuple[Arrival, Future[None]]]) -> None:
        try:
            with self._database.writer.begin() as connection:
                accept(connection, [arrival for arrival, _ in batch])
        except SQLAlchemyError as error:
            self._keep_one_by_one(batch, error)
        else:
            for _, kept in batch:
                kept.set_result(None)

    def _keep_one_by_one(
        self, batch: Sequence[tuple[Arrival, Future[None]]], error: SQLAlchemyError
    ) -> None:
        """Let no arrival suffer for another."""
        if len(batch) == 1:
            batch[0][1].set_exception(error)
            return
        for each in batch:
            self._keep([each])
