"""A request for each message: its beginning, committed before it is made, and its good end.

Both are written for many messages with one statement: each statement waits for its turn among the
threads of a busy process, and that waiting is longer than the writing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from dialog.channel import DeliveryStatus
from dialog.wire import clean
from storage.outbox import SENDING, Queued
from storage.tables.talk import outbox

_ACCEPT = sa.update(outbox).where(
    outbox.c.id == sa.bindparam("message"),
    outbox.c.fence == sa.bindparam("taken"),
    outbox.c.state == sa.literal_column(f"'{SENDING}'"),
)
_START = (
    sa.update(outbox)
    .where(outbox.c.id == sa.bindparam("message"))
    .values(attempts=outbox.c.attempts + 1, fence=outbox.c.fence + 1)
)
_END_LEASE = sa.update(outbox).where(outbox.c.id == sa.bindparam("message"))


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """A message that is taken to be sent."""

    message_id: int
    rendered: str
    form: str
    at: datetime
    """When its request begins, not before."""
    owner: str
    lease_until: datetime
    owed_until: datetime
    """Until when its address has then used up what it may get."""


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """A message that the provider took, as it was when its request began."""

    message: Queued
    provider_id: str
    at: datetime


def start(connection: sa.Connection, begun: Sequence[Beginning]) -> None:
    """Mark messages as being sent; committed before their requests are made."""
    connection.execute(_START, [_started(each) for each in begun])


def accept_all(connection: sa.Connection, accepted: Sequence[Acceptance]) -> bool:
    """Note that messages still being sent were accepted; False when one has another end."""
    values = [
        {
            "message": each.message.id,
            "taken": each.message.fence,
            "state": str(DeliveryStatus.SENT),
            "provider_id": each.provider_id,
            "sent_at": each.at,
        }
        for each in accepted
    ]
    return connection.execute(_ACCEPT, values).rowcount == len(values)


def end_lease(connection: sa.Connection, message_id: int, now: datetime) -> None:
    """Note that the request of a message runs no longer, whatever became of it."""
    connection.execute(_END_LEASE, {"message": message_id, "lease_until": now})


def _started(each: Beginning) -> dict[str, Any]:
    return {
        "message": each.message_id,
        "state": SENDING,
        "rendered": clean(each.rendered),
        "form": each.form,
        "started_at": each.at,
        "lease_until": each.lease_until,
        "owed_until": each.owed_until,
        "owner": each.owner,
        "provider_id": None,
        "error": "",
    }
