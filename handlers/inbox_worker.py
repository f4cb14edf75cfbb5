"""Takes what came in, one row and one transaction at a time."""

from collections.abc import Callable
from datetime import datetime

import structlog

from dialog.channel import DeliveryReport, Reachability
from dialog.messages import Incoming
from handlers import apology, delivery, incoming, metrics
from handlers.traces import log_defect, trace_of
from handlers.work import CodeSource
from storage import inbox
from storage.engine import Connection, Database, Unavailable, undone_on_error
from storage.inbox import Waiting

log = structlog.get_logger()


class UnreadableRowError(Exception):
    """A kept event cannot be read: it was written by another version."""


def work_once(database: Database, now: Callable[[], datetime], draw_code: CodeSource) -> bool:
    """Handle the oldest row whose turn has come; False when nothing waits.

    A crash repeats the transaction from its start. A row that fails five times is set aside with
    its trace, and the person gets one apology.
    """
    taken: Waiting | None = None
    try:
        with database.writer.begin() as connection:
            taken = inbox.take_next(connection)
            if taken is None:
                return False
            handle(connection, taken, now(), draw_code)
        _count(taken, now())
    except Unavailable:
        raise  # no message is to blame when the database does not answer
    except Exception as defect:
        if taken is None:
            raise
        _note_failure(database, taken, defect, now())
    return True


def handle(connection: Connection, taken: Waiting, now: datetime, draw_code: CodeSource) -> None:
    """Do what one event asks for."""
    event = taken.event
    if event is None:
        raise UnreadableRowError
    with structlog.contextvars.bound_contextvars(inbox=taken.id, channel=str(event.channel)):
        match event:
            case Incoming():
                incoming.handle(connection, event, inbox_id=taken.id, now=now, draw_code=draw_code)
            case DeliveryReport():
                delivery.take_report(connection, event, now)
            case Reachability():
                delivery.take_reachability(connection, event, now)
        log.info("inbox.handled", kind=type(event).__name__)


def _note_failure(database: Database, taken: Waiting, defect: Exception, now: datetime) -> None:
    trace = trace_of(defect)
    log.error("inbox.failed", inbox=taken.id, attempt=taken.attempts + 1, trace=trace)
    metrics.FAILED.inc()
    with database.writer.begin() as connection:
        if not inbox.failed(connection, taken.id, trace):
            return
        metrics.SET_ASIDE.inc()
        if isinstance(taken.event, Incoming):
            _apologise(connection, taken.event, taken.id, now)


def _apologise(connection: Connection, message: Incoming, inbox_id: int, now: datetime) -> None:
    """Apologise if that is possible: what is set aside stays aside in any case."""
    try:
        with undone_on_error(connection):
            apology.apologise(connection, message, inbox_id, now)
    except Unavailable:
        raise
    except Exception as defect:  # noqa: BLE001 (the fault may concern whoever writes)
        log_defect("inbox.no_apology", defect, inbox=inbox_id)


def _count(taken: Waiting, now: datetime) -> None:
    metrics.HANDLED.labels(type(taken.event).__name__).inc()
    if isinstance(taken.event, Incoming):
        metrics.TURN_SECONDS.observe(max(0.0, (now - taken.received_at).total_seconds()))
