"""Two phones that save at the same moment: one waits for the other, and then looks again.

SQLite lets one writer in at a time, so only PostgreSQL needs to be asked.
"""

import sqlalchemy as sa

from domain.people import DayStatus
from storage.remembering import ask_afresh
from storage.tables.people import child
from storage.tables.village import posyandu_day


def wait_for_day(connection: sa.Connection, day_id: int) -> bool:
    """Let nobody else save on a day until this is done; tell whether it is open still."""
    if not _has_other_writers(connection):
        return True
    query = sa.select(posyandu_day.c.status).where(posyandu_day.c.id == day_id)
    status = connection.execute(query.with_for_update(key_share=True)).scalar()
    ask_afresh(connection)
    return status == DayStatus.OPEN


def wait_for_child(connection: sa.Connection, child_id: int) -> None:
    """Let nobody else save for a child outside of a posyandu day until this is done."""
    if not _has_other_writers(connection):
        return
    query = sa.select(child.c.id).where(child.c.id == child_id)
    connection.execute(query.with_for_update(key_share=True))
    ask_afresh(connection)


def _has_other_writers(connection: sa.Connection) -> bool:
    return connection.dialect.name != "sqlite"
