"""Conversations that nobody touched for a long time are over."""

from datetime import datetime, timedelta

from storage import conversations
from storage.engine import Connection

LAPSE_AFTER = timedelta(days=7)


def plan(connection: Connection, now: datetime) -> None:
    """Let them lapse."""
    conversations.lapse(connection, untouched_since=now - LAPSE_AFTER)
