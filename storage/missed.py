"""Up to when the list of a provider that sends nothing twice was fetched, for all processes."""

from datetime import datetime

import sqlalchemy as sa

from dialog.messages import ChannelName
from storage import inbox
from storage.pacing import change
from storage.tables.pace import channel_pace

_FETCHED = sa.select(channel_pace.c.fetched_until).where(
    channel_pace.c.channel == sa.bindparam("channel")
)


def fetched_until(connection: sa.Connection, channel: ChannelName, now: datetime) -> datetime:
    """Tell up to when nothing was missed; kept from the first time that somebody asks.

    Messages that come by themselves do not move it: they do not make up for those before them.
    """
    kept = connection.execute(_FETCHED, {"channel": str(channel)}).scalar()
    if kept is None:
        kept = inbox.last_received_at(connection, str(channel)) or now
        keep_fetched(connection, channel, kept)
    return kept


def keep_fetched(connection: sa.Connection, channel: ChannelName, until: datetime) -> None:
    """Keep that everything up to a moment was fetched; a later one stands."""
    column = channel_pace.c.fetched_until
    given = sa.literal(until, type_=column.type)
    change(connection, channel, fetched_until=sa.case((column > given, column), else_=given))
