"""Children who are not reminded of for a while: they are ill, or have moved away."""

from collections.abc import Iterable
from datetime import date, datetime

import sqlalchemy as sa

from storage import due
from storage.remembering import LEAVES_ANSWERS
from storage.tables.due import reminder_pause

_PAUSED = sa.select(reminder_pause.c.child_id).where(
    reminder_pause.c.child_id.in_(sa.bindparam("children", expanding=True)),
    sa.or_(
        reminder_pause.c.until.is_(None),
        reminder_pause.c.until > sa.bindparam("day", type_=sa.Date),
    ),
)
"""Built once: building a statement costs three times as much as running it."""


def pause(
    connection: sa.Connection,
    child_ids: Iterable[int],
    *,
    until: date | None,
    because: str,
    now: datetime,
) -> None:
    """Remind of some children no more before a day; without a day not at all."""
    ids = list(child_ids)
    connection.execute(reminder_pause.delete().where(reminder_pause.c.child_id.in_(ids)))
    connection.execute(
        reminder_pause.insert(),
        [{"child_id": each, "until": until, "because": because, "at": now} for each in ids],
    )
    due.recompute(connection, ids, now)


def resume(connection: sa.Connection, child_ids: Iterable[int], now: datetime) -> None:
    """Remind of some children again."""
    ids = list(child_ids)
    ended = connection.execute(
        reminder_pause.delete().where(reminder_pause.c.child_id.in_(ids)),
        execution_options={LEAVES_ANSWERS: True},
    )
    if ended.rowcount:
        due.recompute(connection, ids, now)


def paused(connection: sa.Connection, child_ids: Iterable[int], on: date) -> frozenset[int]:
    """Name those of some children who are not reminded of on a day."""
    found = connection.execute(_PAUSED, {"children": list(child_ids), "day": on})
    return frozenset(found.scalars())
