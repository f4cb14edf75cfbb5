"""Events given up after five tries: which they are, and letting them be tried again."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.inbox import ASIDE, WAITING
from storage.tables.talk import inbox

MOST_LISTED = 100


@dataclass(frozen=True, kw_only=True)
class SetAside:
    """An event nobody could handle; nothing of what was written or who wrote it."""

    id: int
    channel: str
    kind: str
    received_at: datetime
    fault: str
    """The last line of its trace."""


def events(connection: sa.Connection) -> list[SetAside]:
    """List the latest events that were set aside, newest first."""
    rows = connection.execute(
        sa.select(inbox.c.id, inbox.c.channel, inbox.c.kind, inbox.c.received_at, inbox.c.error)
        .where(inbox.c.state == sa.literal_column(f"'{ASIDE}'"))
        .order_by(inbox.c.id.desc())
        .limit(MOST_LISTED)
    )
    return [
        SetAside(
            id=row.id,
            channel=row.channel,
            kind=row.kind,
            received_at=row.received_at,
            fault=_last_line(row.error),
        )
        for row in rows
    ]


def retry(connection: sa.Connection, inbox_id: int) -> bool:
    """Let an event that was set aside wait again; returns False when it was not aside."""
    taken = connection.execute(
        sa.update(inbox)
        .where(inbox.c.id == inbox_id, inbox.c.state == ASIDE)
        .values(state=WAITING, attempts=0)
    )
    return taken.rowcount == 1


def _last_line(trace: str) -> str:
    lines = trace.strip().splitlines()
    return lines[-1].strip() if lines else ""
