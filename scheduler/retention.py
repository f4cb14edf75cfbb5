"""What people wrote and were written is forgotten when nothing can refer to it any more."""

from datetime import datetime, timedelta

from storage import conversations, inbox, outbox
from storage.engine import Connection

KEPT = timedelta(days=30)
"""As long as the providers keep texts themselves (Twilio: 30 days). Records of children stay."""


def plan(connection: Connection, now: datetime) -> None:
    """Empty the texts that are older; the rows' keys stay, so that nothing is sent twice."""
    inbox.forget_before(connection, now - KEPT)
    outbox.forget_before(connection, now - KEPT)
    conversations.forget_before(connection, now - KEPT)
