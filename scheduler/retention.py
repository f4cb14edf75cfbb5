"""What people wrote and were written is forgotten when nothing can refer to it any more."""

from datetime import datetime, timedelta

from storage import (
    conversations,
    forms,
    inbox,
    insurance,
    meetings,
    newcomers,
    outbox,
    pregnancies,
    resident_cards,
)
from storage.engine import Connection

KEPT = timedelta(days=30)
"""As long as the providers keep texts themselves (Twilio: 30 days). Records of children stay."""


RESIDENTS_KEPT = timedelta(days=365)
"""What newcomers told of themselves, and insurance that something newer replaced."""
CARDS_KEPT = timedelta(days=365)
"""The head of a card (husband, job, histories) and the place of a birth, of who left the lists."""
FORMS_KEPT = timedelta(days=730)
"""Answers to custom questions: a survey is compared with that of the year before."""

MEETINGS_KEPT = timedelta(days=730)
"""Guests of meetings and what was told of items: the village accounts for its money that long."""


def plan(connection: Connection, now: datetime) -> None:
    """Empty the texts that are older; the rows' keys stay, so that nothing is sent twice."""
    inbox.forget_before(connection, now - KEPT)
    outbox.forget_before(connection, now - KEPT)
    conversations.forget_before(connection, now - KEPT)
    newcomers.forget_before(connection, now - RESIDENTS_KEPT)
    insurance.forget_before(connection, now - RESIDENTS_KEPT)
    pregnancies.forget_before(connection, now - CARDS_KEPT)
    resident_cards.forget_before(connection, now - CARDS_KEPT)
    forms.forget_before(connection, now - FORMS_KEPT)
    meetings.forget_before(connection, now - MEETINGS_KEPT)
