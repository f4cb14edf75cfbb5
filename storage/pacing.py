"""What the processes that send know together of a provider's pace; nothing of it is in memory.

Read and kept in the transaction that takes messages, which only one process is in at a time.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dialog.messages import ChannelName
from storage.tables.pace import channel_pace
from storage.tables.talk import outbox

_NEW = {
    name: insert(channel_pace).on_conflict_do_nothing(index_elements=["channel"])
    for name, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_OF_CHANNEL = sa.select(channel_pace).where(channel_pace.c.channel == sa.bindparam("channel"))
_IN_FLIGHT = (
    sa.select(sa.func.count())
    .select_from(outbox)
    .where(
        # Written out: a database chooses an index of some rows only when it sees the value.
        outbox.c.state == sa.literal_column("'sending'"),
        outbox.c.channel == sa.bindparam("channel"),
        outbox.c.lease_until > sa.bindparam("now", type_=outbox.c.lease_until.type),
    )
)
_OWED = (
    sa.select(outbox.c.address, sa.func.max(outbox.c.owed_until, type_=outbox.c.owed_until.type))
    .where(
        outbox.c.channel == sa.bindparam("channel"),
        outbox.c.address.in_(sa.bindparam("addresses", expanding=True)),
        outbox.c.owed_until > sa.bindparam("now", type_=outbox.c.owed_until.type),
    )
    .group_by(outbox.c.address)
)


@dataclass(frozen=True, kw_only=True)
class ChannelPace:
    """The state of one provider's limits."""

    next_at: datetime | None = None
    """Before it no further message begins."""
    silent_until: datetime | None = None
    """The provider asked for silence (429)."""
    answers_only_until: datetime | None = None
    """The provider takes only answers (63018): what we begin waits."""
    slowed_to: int | None = None
    """To how many requests at a time the provider brought us down (20429)."""
    slowed_at: datetime | None = None

    def is_silent(self, now: datetime) -> bool:
        """Tell whether nothing may be sent."""
        return self.silent_until is not None and now < self.silent_until

    def takes_only_answers(self, now: datetime) -> bool:
        """Tell whether only what people wait for may be sent."""
        return self.answers_only_until is not None and now < self.answers_only_until

    def most_in_flight(self, usual: int, now: datetime) -> int:
        """Tell how many requests may run at a time: one more each second after a slowing down."""
        if self.slowed_to is None or self.slowed_at is None:
            return usual
        return min(usual, self.slowed_to + max(0, int((now - self.slowed_at).total_seconds())))


def pace_of(connection: sa.Connection, channel: ChannelName) -> ChannelPace:
    """Read the state of a provider's limits."""
    row = connection.execute(_OF_CHANNEL, {"channel": str(channel)}).mappings().first()
    if row is None:
        return ChannelPace()
    return ChannelPace(**{name: row[name] for name in ChannelPace.__dataclass_fields__})


def keep_tier(connection: sa.Connection, channel: ChannelName, most: int) -> None:
    """Keep how many people may be written to first in 24 hours, for those who ask beforehand."""
    change(connection, channel, tier=most)


def keep_next(connection: sa.Connection, channel: ChannelName, next_at: datetime) -> None:
    """Keep when the next message may begin."""
    change(connection, channel, next_at=next_at)


def be_silent(connection: sa.Connection, channel: ChannelName, until: datetime) -> None:
    """Let no process send anything for a while; never shortens a silence."""
    change(connection, channel, silent_until=_later(channel_pace.c.silent_until, until))


def answer_only(connection: sa.Connection, channel: ChannelName, until: datetime) -> None:
    """Let no process begin anything for a while; answers go on."""
    later = _later(channel_pace.c.answers_only_until, until)
    change(connection, channel, answers_only_until=later)


def slow_down(connection: sa.Connection, channel: ChannelName, usual: int, now: datetime) -> None:
    """Halve the number of requests at a time, after Twilio's 20429."""
    most = pace_of(connection, channel).most_in_flight(usual, now)
    change(connection, channel, slowed_to=max(1, most // 2), slowed_at=now)


def in_flight(connection: sa.Connection, channel: ChannelName, now: datetime) -> int:
    """Count the messages that any process has taken and not heard of yet."""
    return connection.execute(_IN_FLIGHT, {"channel": str(channel), "now": now}).scalar_one()


def owed(
    connection: sa.Connection, channel: ChannelName, addresses: Collection[str], now: datetime
) -> dict[str, datetime]:
    """Give until when each address has used up what it may get."""
    values = {"channel": str(channel), "addresses": list(addresses), "now": now}
    return {row[0]: row[1] for row in connection.execute(_OWED, values)}


def _later(column: sa.Column[datetime], moment: datetime) -> sa.ColumnElement[Any]:
    given = sa.literal(moment, type_=column.type)
    return sa.case((column > given, column), else_=given)


def change(connection: sa.Connection, channel: ChannelName, **values: object) -> None:
    """Change the row of a channel, and make it first when there is none."""
    update = sa.update(channel_pace).where(channel_pace.c.channel == str(channel)).values(**values)
    if connection.execute(update).rowcount == 0:
        connection.execute(_NEW[connection.dialect.name], {"channel": str(channel)})
        connection.execute(update)
