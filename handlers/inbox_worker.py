"""Takes what came in, one row and one transaction at a time."""

from collections.abc import Callable
from datetime import datetime
from traceback import extract_tb

import structlog

from dialog.channel import DeliveryReport, Reachability
from dialog.messages import Incoming
from handlers import apology, delivery, incoming
from handlers.work import CodeSource
from storage import inbox
from storage.engine import Connection, Database, Unavailable
from storage.inbox import Waiting

log = structlog.get_logger()


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
    with structlog.contextvars.bound_contextvars(inbox=taken.id, channel=str(event.channel)):
        match event:
            case Incoming():
                incoming.handle(connection, event, inbox_id=taken.id, now=now, draw_code=draw_code)
            case DeliveryReport():
                delivery.take_report(connection, event, now)
            case Reachability():
                delivery.take_reachability(connection, event)
        log.info("inbox.handled", kind=type(event).__name__)


def _note_failure(database: Database, taken: Waiting, defect: Exception, now: datetime) -> None:
    where = [
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}"
        for frame in extract_tb(defect.__traceback__)
    ]
    trace = f"{type(defect).__name__} at {' > '.join(where[-6:])}"
    log.error("inbox.failed", inbox=taken.id, attempt=taken.attempts + 1, trace=trace)
    with database.writer.begin() as connection:
        is_aside = inbox.failed(connection, taken.id, trace)
        if is_aside and isinstance(taken.event, Incoming):
            apology.apologise(connection, taken.event, taken.id, now)
