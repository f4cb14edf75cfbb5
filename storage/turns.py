"""Whose turn it is in the outbox: by rank, and for each address one after the other."""

from datetime import datetime

import sqlalchemy as sa

from dialog.messages import ChannelName
from storage.outbox import ALERT, PRIORITIES, QUEUED, SENDING, Queued, queued_from_row
from storage.tables.people import address
from storage.tables.talk import outbox

RANKS = sorted(set(PRIORITIES.values()))
_TAKING_LOCK = 7_270_001
"""One sender at a time chooses rows: so no address ever has two under way."""
PAUSED_MILLISECONDS = 5_000
_LOCK = sa.select(
    # A sender that is stopped just here would keep all others from sending.
    sa.func.set_config(
        "idle_in_transaction_session_timeout",
        sa.bindparam("paused_milliseconds", type_=sa.Text),
        True,  # noqa: FBT003 - for this transaction alone
    ),
    sa.func.pg_advisory_xact_lock(_TAKING_LOCK),
)


def take_turns(connection: sa.Connection) -> None:
    """Wait until no other process chooses rows; it lasts as long as the transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK, {"paused_milliseconds": str(PAUSED_MILLISECONDS)})


def candidates(
    connection: sa.Connection,
    *,
    channel: ChannelName,
    now: datetime,
    limit: int,
    only_within_window_since: datetime | None = None,
    least_pressing: int | None = None,
) -> list[Queued]:
    """Lock the messages whose turn has come, at most one an address, in the order of sending.

    Args:
        connection: a writing transaction that has taken its turn.
        channel: whose messages.
        now: the present moment.
        limit: how many at most.
        only_within_window_since: leave out, alerts excepted, those who have not written since.
        least_pressing: leave out those whose rank comes after this one.
    """
    statement = _DUE if only_within_window_since is None else _DUE_AND_HEARD
    first_of_address: dict[str, Queued] = {}
    seen = 0
    # Rank by rank: the index gives each in order, however many others wait for their hour.
    for priority in RANKS:
        if seen >= limit or (least_pressing is not None and priority > least_pressing):
            break
        rows = connection.execute(
            statement,
            {
                "channel": str(channel),
                "priority": priority,
                "now": now,
                "heard_since": only_within_window_since,
                "most": limit - seen,
            },
        )
        for row in rows.mappings():
            message = queued_from_row(row)
            first_of_address.setdefault(message.address, message)
            seen += 1
    return list(first_of_address.values())


def _under_way() -> sa.ColumnElement[bool]:
    """Tell that something to the same address is under way."""
    other = outbox.alias("other")
    return sa.exists().where(
        other.c.channel == outbox.c.channel,
        other.c.address == outbox.c.address,
        other.c.state == _SENDING,
    )


def _behind_another() -> sa.ColumnElement[bool]:
    """Tell that something to the same address comes first.

    A message that waits for its own hour holds nobody up; one that is being tried again does.
    """
    other = outbox.alias("earlier")
    return sa.exists().where(
        other.c.channel == outbox.c.channel,
        other.c.address == outbox.c.address,
        other.c.state == _QUEUED,
        other.c.priority == outbox.c.priority,
        other.c.id < outbox.c.id,
        sa.or_(other.c.not_before <= _NOW, other.c.error != ""),
    )


def _may_answer_freely() -> sa.ColumnElement[bool]:
    has_written = sa.exists().where(
        address.c.channel == outbox.c.channel,
        address.c.address == outbox.c.address,
        address.c.last_inbound_at
        > sa.bindparam("heard_since", type_=address.c.last_inbound_at.type),
    )
    return sa.or_(outbox.c.kind == ALERT, has_written)


# Written out: a database chooses an index of some rows only when it sees the value.
_QUEUED: sa.ColumnClause[str] = sa.literal_column(f"'{QUEUED}'")
_SENDING: sa.ColumnClause[str] = sa.literal_column(f"'{SENDING}'")
_NOW = sa.bindparam("now", type_=outbox.c.not_before.type)
_DUE = (
    sa.select(outbox)
    .where(
        outbox.c.state == _QUEUED,
        outbox.c.channel == sa.bindparam("channel"),
        outbox.c.priority == sa.bindparam("priority"),
        outbox.c.not_before <= _NOW,
        ~_under_way(),
        ~_behind_another(),
    )
    .order_by(outbox.c.not_before, outbox.c.id)
    .limit(sa.bindparam("most"))
    .with_for_update(skip_locked=True)
)
_DUE_AND_HEARD = _DUE.where(_may_answer_freely())
