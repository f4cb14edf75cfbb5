"""Every child's next reminder computed anew: each night, and after a change of the schedule.

It goes in batches, each its own transaction, and goes on where it stopped.
"""

from datetime import datetime

import structlog

from domain.immunization import current_schedule
from scheduler.metrics import MENDED
from storage import due, due_runs
from storage.engine import Connection

log = structlog.get_logger()

BATCH = 20
"""Few at a time: on SQLite every message waits while it goes on."""


def begin(connection: Connection, now: datetime) -> None:
    """Begin a run over every child, unless one is still going on."""
    run = due_runs.latest(connection)
    if run is None or run.is_over:
        due_runs.begin(connection, current_schedule().ruleset, now)


def go_on(connection: Connection, now: datetime) -> None:
    """Do the next batch of a run; a new schedule begins one from the first child."""
    run = due_runs.latest(connection)
    ruleset = current_schedule().ruleset
    if run is None or run.ruleset != ruleset:
        run = due_runs.begin(connection, ruleset, now)
    if run.is_over:
        return
    children = due_runs.children_after(connection, run.last_child, BATCH)
    mended = due.recompute(connection, children, now)
    if mended:
        MENDED.inc(mended)
    done = due_runs.advance(connection, run, children, mended, now)
    if done.is_over:
        log.info("reminders.reconciled", seen=done.seen, mended=done.mended)


def is_going_on(connection: Connection) -> bool:
    """Tell whether a run has batches left."""
    run = due_runs.latest(connection)
    return run is not None and not run.is_over
