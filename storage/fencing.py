"""Who may still say what became of a message: only the process whose taking was the last one.

Each taking raises the number `fence` of the row. A process that was paused and wakes up finds
another number there, and what it knows about its own try changes nothing. The row stays locked
until the transaction ends, so that nobody takes it between the look and the mark.
"""

import sqlalchemy as sa

from storage.outbox import SENDING, Queued, queued_from_row
from storage.tables.talk import outbox


def held_by(connection: sa.Connection, message: Queued) -> Queued | None:
    """Lock a message and give it as it is now; None when it was taken over since."""
    return _locked(connection, outbox.c.id == message.id, outbox.c.fence == message.fence)


def still_sending(connection: sa.Connection, message: Queued) -> Queued | None:
    """Lock a message whose end is still unknown; None when it is known or was taken over."""
    return _locked(
        connection,
        outbox.c.id == message.id,
        outbox.c.fence == message.fence,
        outbox.c.state == SENDING,
    )


def locked(connection: sa.Connection, message_id: int) -> Queued | None:
    """Lock a message, whoever took it, and give it as it is now."""
    return _locked(connection, outbox.c.id == message_id)


def _locked(connection: sa.Connection, *wanted: sa.ColumnElement[bool]) -> Queued | None:
    row = connection.execute(sa.select(outbox).where(*wanted).with_for_update()).mappings().first()
    return queued_from_row(row) if row else None
